"""The server's end of the socket to one reader: one question at a time, and its reply."""

from __future__ import annotations

import asyncio
import socket
from typing import Final

from graph.engine.wire import HEAD, Head

_CHUNK: Final = 1 << 16


class Line:
    """Watched by the loop from the first to the last, which costs less than to begin to watch each time.

    Args:
        end: the socket, not blocking; closed by `close`, which is not to be called while a reply is awaited.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, end: socket.socket) -> None:
        self._loop = loop
        self._socket = end
        self._reply: asyncio.Future[tuple[Head, bytes]] | None = None
        self._begun = b""
        self._head: Head | None = None
        self._body = bytearray()
        self._have = 0
        self._watched = True
        loop.add_reader(end, self._readable)

    async def exchange(self, message: bytes, timeout: float) -> tuple[Head, bytes]:
        """Send a message and wait for the whole reply; `timeout` is for a message that is long to send.

        Raises:
            TimeoutError: by `fail`, or because the message could not be sent in time.
            EOFError: the other side has gone, having read the message.
            OSError: it has gone before that.
        """
        if not self._watched:
            raise ConnectionResetError
        reply = self.expect()
        try:
            sent = self._socket.send(message)
        except BlockingIOError:
            sent = 0
        if sent < len(message):
            await self._send(message[sent:], timeout)
        return await reply

    async def _send(self, rest: bytes, timeout: float) -> None:
        done = False
        try:
            async with asyncio.timeout(timeout):
                await self._loop.sock_sendall(self._socket, rest)
            done = True
        finally:
            if not done:  # nobody will await the reply, whatever becomes of it
                self._reply = None

    def expect(self) -> asyncio.Future[tuple[Head, bytes]]:
        """The next reply, to be awaited."""
        reply: asyncio.Future[tuple[Head, bytes]] = self._loop.create_future()
        self._reply = reply
        self._begun, self._head = b"", None
        if not self._watched:
            self.fail(EOFError())
        return reply

    def fail(self, error: Exception) -> None:
        """Have whoever waits for a reply get an error instead."""
        reply, self._reply = self._reply, None
        if reply is not None and not reply.done():
            reply.set_exception(error)

    def close(self) -> None:
        """Let go of the socket."""
        self._unwatch()
        self._socket.close()

    def _unwatch(self) -> None:
        if self._watched:
            self._watched = False
            self._loop.remove_reader(self._socket)

    def _readable(self) -> None:
        try:
            if self._head is None:
                self._take(self._socket.recv(_CHUNK))
            else:
                self._take_more(self._head)
        except BlockingIOError:
            return
        except (EOFError, OSError) as error:
            self._unwatch()
            self.fail(error)

    def _take(self, part: bytes) -> None:
        """The head of a reply, and mostly all of it."""
        if not part:
            raise EOFError
        data = self._begun + part if self._begun else part
        if len(data) < HEAD.size:
            self._begun = data
            return
        head = Head.unpacked(data)
        if len(data) == HEAD.size + head.length:
            self._done(head, data[HEAD.size :])
            return
        self._head = head
        self._body = bytearray(head.length)
        self._have = len(data) - HEAD.size
        self._body[: self._have] = data[HEAD.size :]

    def _take_more(self, head: Head) -> None:
        """The rest of a long reply, read to where it is to be."""
        got = self._socket.recv_into(memoryview(self._body)[self._have :])
        if not got:
            raise EOFError
        self._have += got
        if self._have == head.length:
            body, self._body = bytes(self._body), bytearray()
            self._done(head, body)

    def _done(self, head: Head, body: bytes) -> None:
        reply, self._reply = self._reply, None
        if reply is not None and not reply.done():
            reply.set_result((head, body))

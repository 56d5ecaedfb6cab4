"""The server's end of the fork server, and who starts readers where there is none."""

from __future__ import annotations

import asyncio
import logging
import os
import select
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from graph.engine.spawn import Ends, Limits, Spawned, from_scratch, python
from graph.engine.wire import INSIDE, WORD, Word

# Elsewhere a process cannot be named for ever, and a fork is not always sound.
AVAILABLE: Final = sys.platform == "linux"

_LOG: Final = logging.getLogger(__name__)
_PAUSE: Final = 0.001
# Seconds that the fork server may take for a birth, its own start included, and to tell of a death.
_BIRTH: Final = 5.0
_DEATH: Final = 2.0
# One that ended before it bore a reader is not tried again for so many seconds.
_BARREN: Final = 60.0
# The status of a process that nobody told of.
_UNTOLD: Final = -signal.SIGKILL


class NoBirth(Exception):
    """The fork server bore no reader."""


class Forked:
    """A child of the fork server."""

    def __init__(self, pid: int, descriptor: int, server: ForkServer) -> None:
        self.pid = pid
        self._descriptor = descriptor
        self._server = server
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLIN)
        self._told: int | None = None
        self._patience: float | None = None

    def ended(self) -> bool:
        """See `Child.ended`."""
        return self._told is not None or bool(self._poll.poll(0))

    def kill(self) -> None:
        """See `Child.kill`."""
        if self._told is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)

    def told(self, status: int) -> None:
        """The fork server has buried it."""
        self._told = status
        self._poll.unregister(self._descriptor)
        os.close(self._descriptor)

    def status(self) -> int | None:
        """See `Child.status`; a fork server that does not tell is ended, and then nobody will."""
        if self._told is None:
            now = asyncio.get_running_loop().time()
            self._patience = self._patience or now + _DEATH
            if self._server.lost and (status := self._adopted()) is not None:
                self.told(status)
            elif now > self._patience:
                self._server.kill()
        return self._told

    def _adopted(self) -> int | None:
        """Its status without the fork server: as the first process of a container the server inherits it."""
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
        except ChildProcessError:
            return _UNTOLD
        return os.waitstatus_to_exitcode(status) if pid else None


class ForkServer:
    """One fork server, from its start to its end.

    Args:
        gone: called when it can be asked no more, whyever.
    """

    def __init__(self, limits: Limits, gone: Callable[[ForkServer], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._gone = gone
        self._awaited: deque[asyncio.Future[Forked]] = deque()
        self._children: dict[int, Forked] = {}
        self.lost = self.fruitful = False
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process: subprocess.Popen[bytes] = python(
                "graph.engine.forkserver", (theirs.fileno(),), limits.arguments()
            )
        self._socket.setblocking(False)
        self._loop.add_reader(self._socket.fileno(), self._hear)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    async def fork(self, place: str) -> Spawned:
        """A new reader.

        Raises:
            NoBirth: there is none.
        """
        with Ends() as ends:
            child = await self._birth(place, ends)
        return Spawned(child, ends.socket, ends.life)

    async def _birth(self, place: str, ends: Ends) -> Forked:
        try:
            given = [ends.theirs.fileno(), ends.held]
            socket.send_fds(self._socket, [place.encode()], given)
        except OSError:
            raise NoBirth from None
        born: asyncio.Future[Forked] = self._loop.create_future()
        self._awaited.append(born)
        try:
            async with asyncio.timeout(_BIRTH):
                return await born
        except TimeoutError:
            self.kill()
            raise NoBirth from None

    def kill(self) -> None:
        """Stop the process; its readers live on."""
        if self._process.poll() is None:
            self._process.kill()

    async def close(self) -> None:
        """Let it end; returns when it has, with every reader that was left."""
        if not self.lost:
            self._lose()
        while self._process.poll() is None:
            await asyncio.sleep(_PAUSE)

    def _hear(self) -> None:
        while not self.lost:
            try:
                data, given, _, _ = socket.recv_fds(self._socket, WORD.size, 1)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                self._lose()
                return
            word, pid, status = WORD.unpack(data)
            if word == Word.DEATH:
                child = self._children.pop(pid, None)
                if child is not None:
                    child.told(status)
            else:
                self._deliver(pid, given)

    def _deliver(self, pid: int, given: list[int]) -> None:
        born = self._awaited.popleft()
        if given and not born.done():
            os.set_inheritable(given[0], False)
            self.fruitful = True
            self._children[pid] = Forked(pid, given[0], self)
            born.set_result(self._children[pid])
            return
        # Nobody waits for it any more: it ends by itself when its socket has no other end.
        for descriptor in given:
            os.close(descriptor)
        if not born.done():
            born.set_exception(NoBirth())

    def _lose(self) -> None:
        self.lost = True
        self._loop.remove_reader(self._socket.fileno())
        self._socket.close()
        for born in self._awaited:
            if not born.done():
                born.set_exception(NoBirth())
        self._bury()
        self._gone(self)

    def _bury(self) -> None:
        if self._process.poll() is None:
            self._loop.call_later(_PAUSE, self._bury)


class Births:
    """Starts readers: from the fork server, else from scratch."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._server: ForkServer | None = None
        self._not_before = 0.0
        self._closed = False

    @property
    def server(self) -> int | None:
        """Process number of the fork server, where there is one."""
        return self._server.pid if self._server is not None and not self._server.lost else None

    async def spawn(self, place: str = INSIDE) -> Spawned:
        """A new reader in a place (of `wire`).

        Raises:
            OSError: the system has no room for another process.
        """
        for _ in range(2):  # where one was lost meanwhile, there is another
            server = self._standing()
            if server is not None:
                with suppress(NoBirth):
                    return await server.fork(place)
        return from_scratch(self._limits, place)

    async def close(self) -> None:
        """End the fork server."""
        self._closed = True
        if self._server is not None:
            await self._server.close()

    def _standing(self) -> ForkServer | None:
        """The fork server, started if need be; None where it cannot be had."""
        late = asyncio.get_running_loop().time() >= self._not_before
        if self._server is None and late and not self._closed and AVAILABLE:
            self._server = ForkServer(self._limits, self._ended)
        return self._server

    def _ended(self, server: ForkServer) -> None:
        self._server = None
        if self._closed:
            return
        if server.fruitful:
            _LOG.warning("The process that readers are forked from was ended; another one takes its place.")
            self._standing()
        else:
            _LOG.info("Readers are started from scratch: there is no process to fork them from.")
            self._not_before = asyncio.get_running_loop().time() + _BARREN

"""One answer on a connection of httptools: head and body leave together, fields are checked all at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

# What no name and no value of a field may hold: they would end it, and begin another.
_NOT_IN_NAMES: Final = bytes(range(0x21)) + b'\x7f()<>@,;:\\[]={}"'
_NOT_IN_VALUES: Final = bytes(set(range(0x20)) - {0x09}) + b"\x7f"
_START: Final = "http.response.start"
_BODY: Final = "http.response.body"
# To copy more than this costs more than to hand it over on its own.
_LONG: Final = 1 << 16
_BODILESS: Final = (204, 304)


class Cycle(RequestResponseCycle):
    """What uvicorn does, in fewer steps: its own looks at each field twice and writes twice.

    The head waits for the first bytes of the body, as ASGI has it.
    """

    _head = b""

    async def send(self, message: Mapping[str, Any]) -> None:
        """Take a message of the application.

        Raises:
            RuntimeError: it is not the one that is due, or its fields or its length are wrong.
        """
        if self.flow.write_paused and not self.disconnected:
            await self.flow.drain()
        if self.disconnected:
            return
        if self.response_complete:
            raise RuntimeError(f"{message['type']!r} after the end of the answer.")
        if not self.response_started:
            _expect(message, _START)
            self.response_started = True
            self.waiting_for_100_continue = False
            self._head = self._begin(message["status"], [*self.default_headers, *message.get("headers", ())])
            return
        _expect(message, _BODY)
        more = message.get("more_body", False)
        self._write(message.get("body", b""), more)
        if not more:
            self._end()

    def _begin(self, status: int, headers: list[tuple[bytes, bytes]]) -> bytes:
        """The head, as it is sent."""
        if _holds(b"".join([name for name, _ in headers]), _NOT_IN_NAMES):
            raise RuntimeError("Invalid HTTP header name.")
        if _holds(b"".join([value for _, value in headers]), _NOT_IN_VALUES):
            raise RuntimeError("Invalid HTTP header value.")
        content = [STATUS_LINE[status]]
        closes = False
        for name, value in headers:
            name = name.lower()
            if name == b"content-length" and self.chunked_encoding is None:
                self.expected_content_length, self.chunked_encoding = int(value), False
            elif name == b"transfer-encoding" and value.lower() == b"chunked":
                self.expected_content_length, self.chunked_encoding = 0, True
            elif name == b"connection" and b"close" in [part.strip() for part in value.lower().split(b",")]:
                closes, self.keep_alive = True, False
            content.append(b"%b: %b\r\n" % (name, value))
        if not self.keep_alive and not closes:
            content.append(b"connection: close\r\n")
        if self.chunked_encoding is None and self.scope["method"] != "HEAD" and status not in _BODILESS:
            self.chunked_encoding = True
            content.append(b"transfer-encoding: chunked\r\n")
        content.append(b"\r\n")
        return b"".join(content)

    def _write(self, body: bytes, more: bool) -> None:
        if self.scope["method"] == "HEAD":
            self.expected_content_length = 0
            body = b""
        elif self.chunked_encoding:
            chunk = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
            body = chunk if more else chunk + b"0\r\n\r\n"
        else:
            self.expected_content_length -= len(body)
            if self.expected_content_length < 0:
                raise RuntimeError("Response content longer than Content-Length")
        head, self._head = self._head, b""
        if head and len(body) < _LONG:
            self.transport.write(head + body)
            return
        if head:
            self.transport.write(head)
        if body:
            self.transport.write(body)

    def _end(self) -> None:
        if self.expected_content_length != 0:
            raise RuntimeError("Response content shorter than Content-Length")
        self.response_complete = True
        self.message_event.set()
        if not self.keep_alive:
            self.transport.close()
        self.on_response()


def _expect(message: Mapping[str, Any], kind: str) -> None:
    if message["type"] != kind:
        raise RuntimeError(f"Expected {kind!r}, but got {message['type']!r}.")


def _holds(data: bytes, signs: bytes) -> bool:
    """Whether one of the signs is in the data."""
    return len(data.translate(None, signs)) != len(data)

"""Answers are compressed where the client takes it, as a plain ASGI layer: whoever makes them need not know.

Only whole answers of some size whose type gains by it; what is streamed or packed already passes as it is.
The entity tag of a packed answer is that of the plain one with the name of the coding, so that each stays
strong (RFC 9110, section 8.8.3.3), and what a client sends back is stripped of it again.
"""

from __future__ import annotations

import asyncio
import re
from functools import lru_cache
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.codings import CODINGS, IDENTITY, choose_coding
from graph.bounded import Bounded

# Less than a packet or two gains nothing.
_LEAST: Final = 1024
# More than this is packed beside the loop: a megabyte takes some ten milliseconds.
_LONG: Final = 1 << 17
_TYPES: Final = re.compile(
    rb"(?:text/|image/svg\+xml|application/(?:[^;]*\+)?(?:json|xml|javascript|n-|trig|sparql))"
)
_SUFFIX: Final = re.compile(rb'-(%s)"' % b"|".join(name.encode() for name in CODINGS))
_CONDITIONS: Final = (b"if-none-match", b"if-match")
_OVERHEAD: Final = 256


class Compression:
    """Packs each answer once a coding as long as there is room to keep it.

    Args:
        room: bytes that packed answers may take together; those without an entity tag are not kept.
    """

    def __init__(self, app: ASGIApp, room: int) -> None:
        self._app = app
        self._packed: Bounded[tuple[str, str], bytes] = Bounded(room)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = _wanted(scope)
        told = _plain(scope)
        await self._app(told, receive, _Sender(self, send, coding, told is not scope).send)

    async def pack(self, body: bytes, coding: str, tag: str | None) -> bytes:
        """The body in a coding; kept under its tag."""
        key = (tag or "", coding)
        if tag and (kept := self._packed.get(key)) is not None:
            return kept
        work = CODINGS[coding]
        packed = await asyncio.to_thread(work, body) if len(body) > _LONG else work(body)
        if tag:
            self._packed.put(key, packed, len(packed) + _OVERHEAD)
        return packed


class _Sender:
    """Holds the head of one answer back until it is known whether the body is whole."""

    def __init__(self, layer: Compression, send: Send, coding: str, had_packed: bool) -> None:
        self._layer = layer
        self._send = send
        self._coding = coding
        self._had_packed = had_packed
        self._head: Message | None = None

    async def send(self, message: Message) -> None:
        """Pass a message on, packed if it may be."""
        if message["type"] == "http.response.start":
            if message["status"] == 304 and self._had_packed and self._coding != IDENTITY:
                _mark(MutableHeaders(scope=message), self._coding)
            if _gains(message):
                _vary(message)
                self._head = message
                return
        elif self._head is not None:
            message = await self._packed(self._head, message)
            head, self._head = self._head, None
            await self._send(head)
        await self._send(message)

    async def _packed(self, head: Message, message: Message) -> Message:
        body = message.get("body", b"")
        if message.get("more_body") or len(body) < _LEAST or self._coding == IDENTITY:
            return message
        headers = MutableHeaders(scope=head)
        body = await self._layer.pack(body, self._coding, headers.get("etag"))
        headers["Content-Encoding"] = self._coding
        headers["Content-Length"] = str(len(body))
        _mark(headers, self._coding)
        return {**message, "body": body}


def _wanted(scope: Scope) -> str:
    """The coding; a part of an answer is asked for in the bytes of the plain one."""
    fields = dict(scope["headers"])
    accept = fields.get(b"accept-encoding")
    if not accept or b"range" in fields:
        return IDENTITY
    return _remembered(accept) if len(accept) < _LONGEST else _chosen(accept)


def _chosen(accept: bytes) -> str:
    return choose_coding(accept.decode("latin-1"))


# Few are sent, again and again; long ones are not worth their memory.
_LONGEST: Final = 128
_remembered = lru_cache(256)(_chosen)


def _plain(scope: Scope) -> Scope:
    """The request with tags as they are without codings; the same scope where nothing is to be changed."""
    if not any(name in _CONDITIONS for name, _ in scope["headers"]):
        return scope
    headers = [
        (name, _SUFFIX.sub(b'"', value) if name in _CONDITIONS else value) for name, value in scope["headers"]
    ]
    return scope if headers == scope["headers"] else {**scope, "headers": headers}


def _gains(message: Message) -> bool:
    if not 200 <= message["status"] < 600 or message["status"] in (204, 206, 304):
        return False
    kind = b""
    for name, value in message["headers"]:
        if name == b"content-encoding":
            return False
        if name == b"content-type":
            kind = value
    return _TYPES.match(kind) is not None


def _vary(message: Message) -> None:
    """Say that the answer depends on what codings are accepted."""
    headers = message["headers"]
    for place, (name, value) in enumerate(headers):
        if name == b"vary":
            if b"accept-encoding" not in value.lower():
                headers = [*headers]
                headers[place] = name, value + b", Accept-Encoding"
                message["headers"] = headers
            return
    message["headers"] = [*headers, (b"vary", b"Accept-Encoding")]


def _mark(headers: MutableHeaders, coding: str) -> None:
    tag = headers.get("etag")
    if tag and tag.endswith('"'):
        headers["ETag"] = f'{tag[:-1]}-{coding}"'

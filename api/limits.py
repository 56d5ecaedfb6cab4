"""What a request must be before anything reads it, as a plain ASGI layer: honest framing, a body in time.

The parsers of HTTP let different things through; what is refused here does not depend on which one is used.
"""

from __future__ import annotations

import asyncio
import re
from typing import Final
from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.drafts_gate import most_body
from api.headers import Headers
from api.problems import INVALID, KINDS, MEDIA, SLOW, TOO_LARGE, TOO_LONG, Problem, document
from graph.errors import Busy
from graph.settings import Settings

# Bytes of path and query; httptools can read a few more, and proxies mostly fewer.
LONGEST_ADDRESS: Final = 64_000
_CLOSE: Final = {"Connection": "close"}
# A name, an IPv4 address or an IPv6 one in brackets, and perhaps a port (RFC 3986, section 3.2.2).
_HOST: Final = re.compile(rb"(?:[A-Za-z0-9._~%!$&'()*+,;=-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?")
# Paths in which nothing can be wrong.
_PLAIN: Final = re.compile(rb"[A-Za-z0-9/._~-]*")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]")
_VERSIONS: Final = ("1.0", "1.1")
# Only their bodies are read; what others bring along is thrown away unread.
_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH"})

_READ: Final = (b"host", b"content-length", b"transfer-encoding", b"content-encoding")

Fields = dict[bytes, list[bytes]]


class Limits:
    """Refuses what is malformed, what is encoded and what is too large; gives up on bodies that do not come.

    Args:
        settings: `body` and `body_timeout` are used, and what `api.drafts_gate` asks.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._patience = settings.body_timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            _check_address(scope)
            fields = _fields(scope)
            _check_framing(scope, fields)
            _check_path(scope)
            most = most_body(scope, self._settings)
            _check_body(fields, most)
        except Problem as problem:
            answer = document(Request(scope), problem.kind, problem.detail, problem.headers)
            await answer(scope, receive, send)
            return
        if scope["method"] in _WITH_BODY:
            receive = self._in_time(receive, most)
        await self._app(scope, receive, send)

    def _in_time(self, receive: Receive, most: int) -> Receive:
        """Receive a body that is counted and has a deadline as a whole: a byte a second is too slow too."""
        until = asyncio.get_running_loop().time() + self._patience
        size = 0
        more = True

        async def received() -> Message:
            nonlocal size, more
            if not more:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise Problem(
                    SLOW,
                    f"The body did not come within {self._patience:g} seconds (UCLG_BODY_TIMEOUT).",
                    _CLOSE,
                ) from None
            more = bool(message.get("more_body", False))
            size += len(message.get("body", b""))
            if size > most:
                raise _too_large(most)
            return message

        return received


class Crowd:
    """Sends whoever comes when the house is full away with a word, whatever they ask.

    Args:
        settings: `connections` is used.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._most = settings.connections
        self._refuse = Headers(self._full)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        full = scope["type"] == "http" and scope["app"].state.connections() > self._most
        await (self._refuse if full else self._app)(scope, receive, send)

    async def _full(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"More than {self._most} connections are open here (UCLG_CONNECTIONS). Try again."
        answer = document(Request(scope), KINDS[Busy], detail, {"Retry-After": "1"} | _CLOSE)
        await answer(scope, receive, send)


def _check_address(scope: Scope) -> None:
    """However an address is read, one that is too long is told the other way to ask.

    Raises:
        Problem: 414.
    """
    path, query = scope.get("raw_path") or scope["path"], scope["query_string"]
    if len(path) + bool(query) + len(query) > LONGEST_ADDRESS:
        raise Problem(
            TOO_LONG,
            f"An address may have {LONGEST_ADDRESS} bytes. Send a long query by POST: as the body, of type "
            "application/sparql-query, or in a form.",
        )


def _check_body(fields: Fields, most: int) -> None:
    """A body is not compressed, and says itself that it is not too large.

    Raises:
        Problem: 413 or 415.
    """
    codings = fields[b"content-encoding"]
    if codings and b",".join(codings).strip().lower() not in (b"", b"identity"):
        raise Problem(
            MEDIA,
            "The body of a request is read as it is, not compressed.",
            {"Accept-Encoding": "identity"},
        )
    length = fields[b"content-length"]
    if length and int(length[0]) > most:
        raise _too_large(most)


def _too_large(most: int) -> Problem:
    return Problem(TOO_LARGE, f"The body of a request may have {most} bytes here (UCLG_BODY).")


def _fields(scope: Scope) -> Fields:
    """The fields that matter here."""
    found: Fields = {name: [] for name in _READ}
    for name, value in scope["headers"]:
        if name in found:
            found[name].append(value)
    return found


def _check_framing(scope: Scope, fields: Fields) -> None:
    """Whatever two servers in a row could read in two ways (RFC 9112, sections 3.2 and 6.3).

    Raises:
        Problem: 400; the connection is closed, since nobody knows where the next request begins.
    """
    if scope["http_version"] not in _VERSIONS:
        raise Problem(INVALID, "Only HTTP/1.0 and HTTP/1.1 are spoken here.", _CLOSE)
    hosts = fields[b"host"]
    if len(hosts) > 1 or (not hosts and scope["http_version"] == "1.1"):
        raise Problem(INVALID, f"A request has one field Host; this one has {len(hosts)}.", _CLOSE)
    if hosts and not _HOST.fullmatch(hosts[0]):
        raise Problem(INVALID, "The field Host is not the name of a host.", _CLOSE)
    lengths, codings = fields[b"content-length"], fields[b"transfer-encoding"]
    if codings and (lengths or scope["http_version"] == "1.0"):
        raise Problem(INVALID, "Transfer-Encoding goes with no Content-Length, nor with HTTP/1.0.", _CLOSE)
    if codings and [coding.strip().lower() for coding in codings] != [b"chunked"]:
        raise Problem(INVALID, "The only Transfer-Encoding here is chunked.", _CLOSE)
    if len(lengths) > 1 or (lengths and not (lengths[0].isdigit() and len(lengths[0]) < 20)):
        raise Problem(INVALID, "A request has one Content-Length, a number.", _CLOSE)


def _check_path(scope: Scope) -> None:
    """Paths are UTF-8 without control characters; `%00` ends no file name here.

    Raises:
        Problem: 400.
    """
    raw = scope.get("raw_path") or scope["path"].encode()
    if _PLAIN.fullmatch(raw):
        return
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        raise Problem(INVALID, "The path is not percent-encoded UTF-8.") from None
    if _CONTROL.search(path):
        raise Problem(INVALID, "The path has a control character.")

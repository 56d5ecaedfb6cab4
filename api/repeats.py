"""What was asked before, in the same words and of the same version, is given again before anything is parsed.

A plain ASGI layer over all others that make an answer: it keeps what passed through it, head and body, under
everything that the answer may depend on. Only lasting answers are kept: those whose entity tag names them for
ever and whose version is the one in force, so that a new version is seen by the next request.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.address import PREFIX
from api.conditional import LASTING, is_known
from graph.bounded import Bounded
from graph.errors import VersionError

Headers = list[tuple[bytes, bytes]]

# Fields that an answer may depend on; the rest of a request's makes no difference to a lasting one.
_KEYS: Final = (b"host", b"accept", b"accept-encoding", b"accept-language", b"cookie")
# With one of these a request is not simply one for a whole answer.
_OTHERS: Final = frozenset(
    (
        b"content-length",
        b"transfer-encoding",
        b"content-encoding",
        b"range",
        b"if-match",
        b"if-modified-since",
        b"if-unmodified-since",
        b"authorization",
    )
)
# A 304 says what caches need to know, and nothing of the body that it does not have.
_OF_BODY: Final = frozenset((b"content-length", b"content-type", b"content-encoding"))
_LASTING: Final = LASTING.encode()
_OVERHEAD: Final = 2048
_Key = tuple[bytes | str | None, ...]


class _Kept(NamedTuple):
    """An answer as it was sent."""

    version: int
    tag: str
    headers: Headers
    body: bytes
    endpoint: object

    def unchanged(self) -> Headers:
        """The head of an answer that says that this one holds."""
        return [pair for pair in self.headers if pair[0] not in _OF_BODY]


class Memory:
    """The answers that are kept.

    Args:
        current: number of the version in force, at the price of a look; VersionError where there is none.
        room: bytes that the answers may take together; 0 keeps none.
    """

    def __init__(self, current: Callable[[], int], room: int) -> None:
        self._current = current
        self._kept: Bounded[_Key, _Kept] = Bounded(room)
        self.hits = 0

    @property
    def room(self) -> int:
        """Bytes that the answers may take."""
        return self._kept.room

    @property
    def used(self) -> int:
        """Bytes that the answers take."""
        return self._kept.used

    def find(self, key: _Key) -> _Kept | None:
        """The answer, if it is of the version in force."""
        kept = self._kept.get(key)
        if kept is None or kept.version != self._number():
            return None
        self.hits += 1
        return kept

    def _number(self) -> int | None:
        try:
            return self._current()
        except VersionError:
            return None

    def keep(self, key: _Key, scope: Scope, headers: Headers, body: bytes) -> None:
        """Keep an answer if it lasts, and is of the version in force."""
        if not self.room:
            return
        fields = dict(headers)
        tag, version = fields.get(b"etag"), fields.get(b"graph-version")
        if not tag or not version or fields.get(b"cache-control") != _LASTING:
            return
        number = int(version)
        if number == self._number():
            kept = _Kept(number, tag.decode("latin-1"), headers, body, scope.get("endpoint"))
            size = len(body) + sum(map(len, filter(None, key))) + _OVERHEAD
            self._kept.put(key, kept, size)


class Repeats:
    """Gives the same answer again."""

    def __init__(self, app: ASGIApp, memory: Memory) -> None:
        self._app = app
        self._memory = memory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        key, known = _asked(scope) if scope["type"] == "http" and scope["method"] == "GET" else (None, None)
        if key is None or not self._memory.room:
            await self._app(scope, receive, send)
        elif kept := self._memory.find(key):
            scope["endpoint"] = kept.endpoint
            await _give(kept, known, send)
        else:
            await self._app(scope, receive, send if known else _Keeping(self._memory, key, scope, send).send)


class _Keeping:
    """Sends one answer on, and keeps it when it was whole."""

    def __init__(self, memory: Memory, key: _Key, scope: Scope, send: Send) -> None:
        self._memory = memory
        self._key = key
        self._scope = scope
        self._send = send
        self._head: Message | None = None

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            self._head = message if message["status"] == 200 else None
        elif self._head is not None:
            head, self._head = self._head, None
            if not message.get("more_body"):
                headers = list(head["headers"])
                self._memory.keep(self._key, self._scope, headers, message.get("body", b""))
        await self._send(message)


def _asked(scope: Scope) -> tuple[_Key | None, bytes | None]:
    """What the answer depends on, and If-None-Match; no key for a request that is not a simple one.

    Each field at most once: what two of them mean is for others to say.
    """
    found: dict[bytes, bytes] = {}
    known = None
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            if known is not None:
                return None, None
            known = value
        elif name in _KEYS:
            if name in found:
                return None, None
            found[name] = value
        elif name in _OTHERS:
            return None, None
    own = map(found.get, _KEYS)
    place = (scope["path"], scope.get("raw_path"), scope["query_string"])
    return (*place, scope["scheme"], scope["http_version"], scope.get(PREFIX), *own), known


async def _give(kept: _Kept, known: bytes | None, send: Send) -> None:
    unchanged = known is not None and is_known(known.decode("latin-1"), kept.tag)
    await send(
        {
            "type": "http.response.start",
            "status": 304 if unchanged else 200,
            "headers": kept.unchanged() if unchanged else kept.headers,
        }
    )
    await send({"type": "http.response.body", "body": b"" if unchanged else kept.body})

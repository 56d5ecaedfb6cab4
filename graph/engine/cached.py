"""An engine that remembers: a version never changes, so its answers are right for ever."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from graph.bounded import Bounded
from graph.engine.formats import Format
from graph.engine.interface import Answer, Engine, QueryRequest

# What gives another answer each time it is asked. Found in comments and strings too: better once too often.
_VOLATILE: Final = re.compile(r"(?:rand|now|uuid|bnode)(?:\s|#[^\r\n]*)*\(", re.IGNORECASE)
_SERVICE: Final = re.compile("service", re.IGNORECASE)
# No call of a service fits in: before the next `>` it has a brace, or the `<` of its address.
_IRI: Final = re.compile(r"""<[^\x00-\x20<>"{}|^`\\]*>""")
_OVERHEAD: Final = 512  # bytes that an entry takes beside its body and its text


class _Key(NamedTuple):
    version: int
    text: str
    format: Format | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


class CachedEngine:
    """Keeps whole answers, the least recently used ones go first; problems are never kept.

    Args:
        engine: who answers what is not kept.
        current: number of the version in force, at the price of a look; VersionError where there is none.
        room: bytes that the answers may take together; 0 keeps none.
    """

    def __init__(self, engine: Engine, current: Callable[[], int], room: int) -> None:
        self.current = current
        self._engine = engine
        self._answers: Bounded[_Key, Answer] = Bounded(room)
        self.hits = 0
        self.misses = 0

    @property
    def used(self) -> int:
        """Bytes that the answers take."""
        return self._answers.used

    async def start(self) -> None:
        """See `Engine.start`."""
        await self._engine.start()

    async def query(self, request: QueryRequest) -> Answer:
        """See `Engine.query`; what is kept costs no reader and no place in the queue."""
        if not self._answers.room or is_volatile(request.text):
            return await self._engine.query(request)
        number = self.current() if request.version is None else request.version
        if (kept := self._answers.get(_key(number, request))) is not None:
            self.hits += 1
            return kept
        self.misses += 1
        answer = await self._engine.query(request)
        if answer.version is not None:
            key = _key(answer.version, request)
            self._answers.put(key, answer, _size(key, answer))
        return answer

    async def ready(self) -> int | None:
        """See `Engine.ready`; asked of the engine itself, since the point is whether it answers."""
        return await self._engine.ready()

    async def close(self) -> None:
        """See `Engine.close`."""
        self._answers.clear()
        await self._engine.close()


@lru_cache(4)  # asked twice of each query
def is_volatile(text: str) -> bool:
    """Whether the same query may be answered otherwise on the same version."""
    if _VOLATILE.search(text):
        return True
    return _SERVICE.search(text) is not None and _SERVICE.search(_IRI.sub("<>", text)) is not None


def _key(version: int, request: QueryRequest) -> _Key:
    return _Key(version, request.text, request.format, request.default_graphs, request.named_graphs)


def _size(key: _Key, answer: Answer) -> int:
    return len(answer.body) + 4 * len(key.text) + _OVERHEAD

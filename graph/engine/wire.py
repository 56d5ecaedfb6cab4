"""What the server and a reader say to each other, over a socket that only the two of them hold.

A message to the reader is its length, that of the JSON about the version, this, and JSON about the query; the
version is mostly the same again, and is written and read once. A reply is a head of fixed size and bytes: the
body of an answer, or JSON about a problem.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

import graph.errors
from graph.engine.formats import FORMATS
from graph.engine.interface import QueryRequest
from graph.errors import QuerySyntaxError, ReaderDied, UclgError

# Where a reader works: behind the wall, or where it may ask other endpoints.
INSIDE: Final = "inside"
OUTSIDE: Final = "outside"
LENGTH: Final = struct.Struct("!I")
# Kind, place of the format in FORMATS, whether the reader wishes to be replaced, rows, bytes that follow.
HEAD: Final = struct.Struct("!BBBQQ")
_UNCOUNTED: Final = 2**64 - 1
# What the fork server says: a word, a process number and an exit status.
WORD: Final = struct.Struct("!BIi")


class Kind(IntEnum):
    """What a reply is."""

    DONE = 0
    ANSWER = 1
    PROBLEM = 2
    WALLED = 3  # done, and this reader has no network
    ELSEWHERE = 4  # the query is for a reader with a network


_KINDS: Final = tuple(Kind)


class Word(IntEnum):
    """What the fork server tells of."""

    BIRTH = 0
    FAILURE = 1  # no birth
    DEATH = 2


@dataclass(frozen=True)
class Source:
    """A version as a reader needs it: its number, its store and the file to hold a shared lock on."""

    number: int
    store: str
    in_use: str


class Head(NamedTuple):
    """The head of a reply."""

    kind: Kind
    format: int = 0
    tired: bool = False
    rows: int | None = None
    length: int = 0

    def packed(self) -> bytes:
        """As bytes."""
        rows = _UNCOUNTED if self.rows is None else self.rows
        return HEAD.pack(self.kind, self.format, self.tired, rows, self.length)

    @classmethod
    def unpacked(cls, data: bytes) -> Head:
        """From the first bytes of `data`."""
        kind, format_, tired, rows, length = HEAD.unpack_from(data)
        return cls(_KINDS[kind], format_, bool(tired), None if rows == _UNCOUNTED else rows, length)


def message(source: Source, request: QueryRequest | None, alarm: float) -> bytes:
    """Open `source` unless it is open, then answer `request` if there is one.

    Args:
        alarm: seconds after which the reader ends itself, in case that nobody is left to stop it.
    """
    if request is None:
        return _message(source, [alarm])
    place = None if request.format is None else FORMATS.index(request.format)
    return _message(source, [alarm, request.text, place, request.default_graphs, request.named_graphs])


def _message(source: Source, content: list[object]) -> bytes:
    told, data = _told(source), json.dumps(content).encode()
    length = LENGTH.size + len(told) + len(data)
    return b"".join((LENGTH.pack(length), LENGTH.pack(len(told)), told, data))


@lru_cache(16)
def _told(source: Source) -> bytes:
    return json.dumps([source.number, source.store, source.in_use]).encode()


def parse_message(data: bytes) -> tuple[Source, QueryRequest | None, float]:
    """The inverse of `message`, without the length."""
    (length,) = LENGTH.unpack_from(data)
    end = LENGTH.size + length
    source = _source(data[LENGTH.size : end])
    alarm, *query = json.loads(data[end:])
    if not query:
        return source, None, alarm
    text, place, default, named = query
    chosen = None if place is None else FORMATS[place]
    return source, QueryRequest(text, chosen, tuple(default), tuple(named)), alarm


@lru_cache(16)
def _source(told: bytes) -> Source:
    return Source(*json.loads(told))


def problem(error: UclgError) -> bytes:
    """An error as it travels."""
    content: dict[str, str | int | None] = {"error": type(error).__name__, "message": str(error)}
    if isinstance(error, QuerySyntaxError):
        content |= {"line": error.line, "column": error.column}
    return json.dumps(content).encode()


def parse_problem(data: bytes) -> UclgError:
    """The error that a reader met, to be raised."""
    content = json.loads(data)
    kind = getattr(graph.errors, content["error"], ReaderDied)
    if kind is QuerySyntaxError:
        return QuerySyntaxError(content["message"], content["line"], content["column"])
    made = kind(content["message"])
    assert isinstance(made, UclgError)
    return made

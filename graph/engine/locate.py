"""Where a query goes wrong, and what could have stood there.

The parser says how far it has looked, and it looks ahead by the length of each keyword that it tries: the
missing object of `?s ?p }` is reported lines later, as a missing OPTIONAL. So the text is parsed again with
its tokens so far apart that looking ahead stays between two of them; then once more up to that token, with
as many signs behind as a keyword has, so that the keywords of that length name themselves.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pyoxigraph import Store

from graph.engine.tokens import calls_service, tokens
from ontology import BASE

# Longer than the longest keyword, ENCODE_FOR_URI.
_GAP: Final = 20
_LONGEST: Final = 14
PLACE: Final = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
# An item of the parser's list: a class of letters in brackets, a quoted sign, or words.
_ITEM: Final = re.compile(r"(\[(?:'.'|[^'\]])*\]|\"(?:[^\"\\]|\\.)*\"|[^,]+)(?:, |$)", re.DOTALL)
# Signs that white space may surround, whatever stands there.
_ALONE: Final = frozenset("{}()[];,")
# Parsing again is not worth it for more.
_MOST: Final = 100_000


class Fault(NamedTuple):
    """A place in the text, and the parser's items that could stand there."""

    offset: int
    expected: list[str]


def locate(text: str) -> Fault | None:
    """The fault of a text that is no query; None where it cannot be told better than the parser does."""
    if len(text) > _MOST or calls_service(text) is not None:
        return None  # to parse is to begin to answer, and SERVICE would be called
    apart, places = _spread(text)
    found = _parse(apart)
    if found is None:
        return None
    start, offset = max(place for place in places if place[0] <= found.offset)
    return Fault(offset, _expected(apart[:start]))


def _spread(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with its tokens apart, and where each begins in it and in the text; last, the end of both."""
    gap = " " * _GAP
    behind = ""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    size = end = 0
    for token in tokens(text):
        alone = token.text in _ALONE
        before = gap if alone or behind or token.start > end else ""
        places.append((size + len(before), token.start))
        parts += [before, token.text]
        size += len(before) + len(token.text)
        end = token.start + len(token.text)
        behind = gap if alone else ""
    return "".join([*parts, gap]), [*places, (size + _GAP, len(text))]


def _expected(before: str) -> list[str]:
    items: dict[str, None] = {}
    for length in range(_LONGEST + 1):
        found = _parse(before + "\0" * length)
        if found is not None and (length == 0 or found.offset == len(before) + length):
            items |= dict.fromkeys(found.expected)
    return list(items)


def _parse(text: str) -> Fault | None:
    try:
        Store().query(text, base_iri=BASE)
    except SyntaxError as error:
        match = PLACE.fullmatch(str(error))
        if match is not None:
            return Fault(_offset(text, int(match[1]), int(match[2])), items_of(match[3]))
    return None


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(before) + 1 for before in lines[: line - 1]) + column - 1


def items_of(expectation: str) -> list[str]:
    """The items of the parser's list."""
    return [item.strip() for item in _ITEM.findall(expectation)]

"""What is on a page besides its text: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from graph.reports.characters import Line

_NUMBER: Final = re.compile(
    r"(?:p(?:age|ágina|ag|ág|g|p)?\.?\s*)?[-–—|\[(]*\s*(\d{1,4})\s*[-–—|\])]*(?:\s*(?:/|of|de|sur|from|von)\s*\d{1,4})?",
    re.IGNORECASE,
)
_PLAIN_NUMBER: Final = re.compile(r"[-–—\[(|]*\s*\d{1,3}\s*[-–—\])|]*")
_DIGITS: Final = re.compile(r"\d+")
_LINES_OF_A_HEAD: Final = 2
_LONG: Final = 110  # characters that a running head does not have
_OFTEN: Final = 3


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines that are text; a running head stays where it stands first, for it may be the title."""
    drop = _numbers(lines) | _heads(lines) | _repeated(lines)
    return [
        replace(line, gap=-1) if line.gap > 0 and _tops(lines, at) <= drop else line
        for at, line in enumerate(lines)
        if at not in drop
    ]


def _tops(lines: Sequence[Line], at: int) -> set[int]:
    """What stands above a line on its page, near the top; more than a head is more than that."""
    first = at
    while first > 0 and lines[first].gap >= 0 and at - first <= _LINES_OF_A_HEAD:
        first -= 1
    return set(range(first, at)) if lines[first].gap < 0 else {-1}


def _numbers(lines: Sequence[Line]) -> set[int]:
    """Page numbers: at the edge of a page, or standing alone where there are no pages to go by."""
    drop = {at for at in _edges(lines) if _NUMBER.fullmatch(lines[at].text) and _worded(lines[at].text)}
    drop |= {
        at
        for at, line in enumerate(lines)
        if _NUMBER.fullmatch(line.text) and not _PLAIN_NUMBER.fullmatch(line.text) and _worded(line.text)
    }
    alone = [at for at, line in enumerate(lines) if _PLAIN_NUMBER.fullmatch(line.text)]
    counts = [int(found.group()) for at in alone if (found := _DIGITS.search(lines[at].text))]
    rising = [b - a for a, b in pairwise(counts)]
    if alone and all(step == 1 for step in rising) and counts[0] <= 3:
        drop |= set(alone)
    return drop


def _worded(text: str) -> bool:
    """Not a year, which may stand at an edge too."""
    found = _DIGITS.search(text)
    return found is not None and not (len(found.group()) == 4 and text.strip() == found.group())


def _edges(lines: Sequence[Line]) -> Iterator[int]:
    """Positions of the first and last lines of each page."""
    for _, group in groupby(range(len(lines)), key=lambda at: lines[at].page):
        page = list(group)
        yield from {*page[:_LINES_OF_A_HEAD], *page[-_LINES_OF_A_HEAD:]}


def _heads(lines: Sequence[Line]) -> set[int]:
    """Lines at the edge of two pages or more that are the same but for their digits."""
    edges = sorted(_edges(lines))
    pages = {(_shape(lines[at].text), lines[at].page) for at in edges}
    often = Counter(shape for shape, _ in pages)
    return _all_but_first(lines, edges, {shape for shape, count in often.items() if count >= 2})


def _repeated(lines: Sequence[Line]) -> set[int]:
    """Lines that come back again and again in a text whose pages are not marked."""
    often = Counter(_shape(line.text) for line in lines)
    return _all_but_first(
        lines, range(len(lines)), {shape for shape, count in often.items() if count >= _OFTEN}
    )


def _all_but_first(lines: Sequence[Line], places: Sequence[int], shapes: set[str]) -> set[int]:
    seen: set[str] = set()
    drop: set[int] = set()
    for at in places:
        text = lines[at].text
        shape = _shape(text)
        if shape not in shapes or len(text) > _LONG or text[0] in "•-–*" or text[-1] in ".;:,/":
            continue
        if shape in seen or _is_foot(text):
            drop.add(at)
        seen.add(shape)
    return drop


def _is_foot(text: str) -> bool:
    """A head that carries a page number is no title."""
    return bool(re.search(r"(?:^|\s|\|)\d{1,3}\s*$|^\d{1,3}\s*(?:\||[-–—]\s)", text))


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text.casefold())

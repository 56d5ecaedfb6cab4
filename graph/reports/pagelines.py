"""The lines of pages as text: rows of tables whole, space and changes of style kept as signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.reports.characters import STYLE
from graph.reports.columns import Piece, rows

_WIDER: Final = 1.25  # than the usual step: space between paragraphs
_STYLES: Final = 6  # that are told apart


@dataclass(frozen=True)
class Drawn:
    """A line as it is drawn: its text, its height on the page, its size and weight."""

    text: str
    y: float
    style: tuple[float, bool]


def pages_of(pages: Sequence[Sequence[Piece]]) -> str:
    """The text of pages, divided by form feeds.

    A blank line stands where a page has more space between two lines than paragraphs have. A line in
    another size or weight than most begins with STYLE, as often as its style is the first, second...
    one that comes.
    """
    drawn = [list(_lines(page)) for page in pages]
    styles = _styles(drawn)
    usual = _usual(drawn)
    return "\f".join(_with_gaps(page, styles, usual) for page in drawn)


def _lines(pieces: Sequence[Piece]) -> Iterator[Drawn]:
    table = {row.first: row for row in rows(pieces)}
    inside = {at for row in table.values() for at in range(row.first, row.last + 1)}
    line: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in table:
            yield from _drawn(line)
            line = []
            first = table[at].cells[0][0]
            yield Drawn(table[at].text, first.y, (first.size, first.bold))
        if at in inside:
            continue
        line.append(piece)
        if piece.ends:
            yield from _drawn(line)
            line = []
    yield from _drawn(line)


def _drawn(line: Sequence[Piece]) -> Iterator[Drawn]:
    text = "".join(piece.text for piece in line)
    if not text.strip():
        return
    weights: Counter[tuple[float, bool]] = Counter()
    for piece in line:
        weights[piece.size, piece.bold] += len(piece.text.strip())
    last = next(piece for piece in reversed(line) if piece.text.strip())
    yield Drawn(text, last.y, weights.most_common(1)[0][0])


def _styles(pages: Sequence[Sequence[Drawn]]) -> dict[tuple[float, bool], int]:
    """A number for each style, 0 for that of most of the text."""
    counts: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for line in page:
            counts[line.style] += len(line.text)
    body = counts.most_common(1)[0][0] if counts else (0.0, False)
    others = [style for style in counts if style != body]
    return {body: 0} | {style: min(at, _STYLES) for at, style in enumerate(others, 1)}


def _usual(pages: Sequence[Sequence[Drawn]]) -> float:
    """The step from line to line within paragraphs, in sizes of the letters: of lines that surely go on,
    else the smallest of those that come again and again.
    """
    pairs = [pair for page in pages for pair in pairwise(page) if pair[0].style == pair[1].style]
    steps = [(round(_step(a, b), 2), _goes_on(a, b)) for a, b in pairs if a.y - b.y > 1]
    sure = sorted(step for step, goes_on in steps if goes_on)
    if sure:
        return sure[len(sure) // 2]
    counts = Counter(step for step, _ in steps)
    if not counts:
        return 0.0
    often = max(counts.values())
    return min(step for step, count in counts.items() if count * 3 >= often)


def _step(line: Drawn, following: Drawn) -> float:
    return (line.y - following.y) / max(line.style[0], 1.0)


def _goes_on(line: Drawn, following: Drawn) -> bool:
    """A small letter follows what is not the end of a sentence."""
    begun = following.text.lstrip()[:2]
    return begun[:1].islower() and begun != "o " and line.text.rstrip()[-1] not in ".!?:;"


def _with_gaps(page: Sequence[Drawn], styles: dict[tuple[float, bool], int], usual: float) -> str:
    parts: list[str] = []
    before: Drawn | None = None
    for line in page:
        wide = before is not None and usual > 0 and _step(before, line) > _WIDER * usual
        parts.append(("\n" if wide else "") + STYLE * styles[line.style] + line.text)
        before = line
    return "\n".join(parts)

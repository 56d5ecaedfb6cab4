"""Tables on a page: pieces of text that stand in columns, row after row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_SAME: Final = 1.5  # points between the beginnings of two cells of a column
_STEP: Final = 1.8  # sizes of the letters between two lines of a cell, at most
_MOST: Final = 8  # columns
_MARKER: Final = re.compile(r"\W*|o|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]")


@dataclass(frozen=True)
class Piece:
    """Words that a page draws at one place, in one font.

    Attributes:
        text: without the end of its line.
        x, y: where it begins, in points from the lower left.
        size: of its letters, in points.
        bold: whether its font is a heavy one.
        ends: whether its line ends behind it.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    ends: bool


@dataclass
class Row:
    """Pieces `first` to `last` of a page that stand side by side."""

    first: int
    last: int
    cells: list[list[Piece]] = field(default_factory=list)

    @property
    def columns(self) -> tuple[float, ...]:
        """Where its cells begin."""
        return tuple(cell[0].x for cell in self.cells)

    @property
    def text(self) -> str:
        """Its cells, divided by bars."""
        return " | ".join(" ".join(piece.text.strip() for piece in cell) for cell in self.cells)


def rows(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of the tables of a page: two or more, one below the other, in the same columns."""
    candidates = [row for row in _split(pieces) if _is_row(row)]
    kept: list[Row] = []
    for at, row in enumerate(candidates):
        near = candidates[max(0, at - 1) : at] + candidates[at + 1 : at + 2]
        if any(_together(row, other) for other in near):
            kept.append(row)
    return kept


def _split(pieces: Sequence[Piece]) -> list[Row]:
    """Rows as they are drawn, cell by cell from the left: a step back to the left begins a new one."""
    found: list[Row] = []
    before: Piece | None = None
    for at, piece in enumerate(pieces):
        if not piece.text.strip():
            continue
        row = found[-1] if found else None
        if row is None or before is None or not _goes_on(row, before, piece):
            found.append(Row(at, at, [[piece]]))
        elif abs(piece.x - row.cells[-1][0].x) <= _SAME:
            row.cells[-1].append(piece)
            row.last = at
        else:
            row.cells.append([piece])
            row.last = at
        before = piece
    return found


def _goes_on(row: Row, before: Piece, piece: Piece) -> bool:
    column = row.cells[-1][0].x
    if (piece.bold, piece.size) != (before.bold, before.size):
        return False
    if abs(piece.x - column) <= _SAME:
        return 0 < before.y - piece.y <= _STEP * piece.size
    tops = [each.y for cell in row.cells for each in cell]
    near = min(tops) - 2 * _STEP * piece.size <= piece.y <= max(tops) + 2 * _STEP * piece.size
    return piece.x > column and near


def _is_row(row: Row) -> bool:
    """Not the bullet of an item and its words, nor the words of a line one by one."""
    if not 2 <= len(row.cells) <= _MOST or _MARKER.fullmatch(row.cells[0][0].text.strip()):
        return False
    return all("".join(each.text for each in cell).strip() for cell in row.cells)


def _together(one: Row, other: Row) -> bool:
    """Next to each other, and the columns of the shorter are columns of the longer."""
    first, second = sorted((one, other), key=lambda row: row.first)
    if second.first - first.last > 2:
        return False
    few, many = sorted((one.columns, other.columns), key=len)
    shared = sum(any(abs(x - each) <= _SAME for each in many) for x in few)
    return shared == len(few) and shared >= 2

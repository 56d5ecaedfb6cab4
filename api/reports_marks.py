"""Passages marked in a text: nested where one lies in another, cut where they overlap, never lost.

A passage of several paragraphs makes a group of them, if it holds each of them whole and crosses no other
group; else it is marked piece by piece. A piece may be empty: a passage of nothing but a bullet is still a
place to go to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from api.reports_outline import Block


@dataclass(frozen=True)
class Span:
    """A passage as it is marked: characters from `start` to `end`; `number` is its own, from one."""

    number: int
    start: int
    end: int


@dataclass
class Mark:
    """A passage, or a piece of one, with what is in it: words and further marks.

    Attributes:
        first: whether the passage begins here: only one piece of each does.
        cut: whether it goes on in another piece.
    """

    number: int
    first: bool = True
    cut: bool = False
    inside: list[str | Mark] = field(default_factory=list)


@dataclass
class Line:
    """A block with its words; `begins` are the numbers of the passages that begin in it, groups too."""

    block: Block
    inside: list[str | Mark]
    begins: tuple[int, ...]


@dataclass
class Group:
    """A passage of several blocks; `number` is 0 for the whole text."""

    number: int = 0
    inside: list[Line | Group] = field(default_factory=list)


@dataclass(frozen=True)
class _Piece:
    number: int
    start: int
    end: int
    first: bool
    cut: bool


def marked(text: str, blocks: Sequence[Block], spans: Iterable[Span]) -> Group:
    """The text with its passages.

    Args:
        blocks: in their order, without overlaps.
        spans: in any order, within the text or not.
    """
    if not blocks:
        return Group()
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, span.number))
    groups, pieces = _divided(text, blocks, ordered)
    begins: dict[int, list[int]] = defaultdict(list)
    for first, _, number in groups:
        begins[first].append(number)
    for index, found in pieces.items():
        begins[index] += [piece.number for piece in found if piece.first]
    lines = [
        Line(block, _inside(text, block, pieces[index]), tuple(sorted(begins[index])))
        for index, block in enumerate(blocks)
    ]
    return _grouped(lines, groups)


def _divided(
    text: str, blocks: Sequence[Block], spans: Iterable[Span]
) -> tuple[list[tuple[int, int, int]], dict[int, list[_Piece]]]:
    """Groups as first and last block with their numbers, outer ones first; pieces by block."""
    groups: list[tuple[int, int, int]] = []
    pieces: dict[int, list[_Piece]] = defaultdict(list)
    open_: list[int] = []  # last blocks of the groups that a span may lie in
    ends, starts = [block.end for block in blocks], [block.start for block in blocks]
    for span in spans:
        held = range(bisect_right(ends, span.start), bisect_left(starts, span.end))
        if not held:  # between two blocks, before the first or behind the last
            index = min(held.start, len(blocks) - 1)
            at = min(max(span.start, blocks[index].start), blocks[index].end)
            pieces[index].append(_Piece(span.number, at, at, first=True, cut=False))
            continue
        first, last = held[0], held[-1]
        while open_ and open_[-1] < first:
            open_.pop()
        nests = not open_ or last <= open_[-1]
        if first < last and nests and all(_holds(text, span, blocks[index]) for index in held):
            groups.append((first, last, span.number))
            open_.append(last)
            continue
        for index in held:
            start, end = max(span.start, blocks[index].start), min(span.end, blocks[index].end)
            pieces[index].append(_Piece(span.number, start, end, index == first, index < last))
    return groups, pieces


def _holds(text: str, span: Span, block: Block) -> bool:
    """Whether no letter or digit of a block is outside of a passage."""
    before, after = (
        text[block.start : max(span.start, block.start)],
        text[min(span.end, block.end) : block.end],
    )
    return not any(char.isalnum() for char in before + after)


def _inside(text: str, block: Block, pieces: Iterable[_Piece]) -> list[str | Mark]:
    """The words of a block, with marks in it."""
    waiting = sorted(pieces, key=lambda piece: (piece.start, -piece.end, not piece.first, piece.number))
    root: list[str | Mark] = []
    stack: list[tuple[int, list[str | Mark]]] = [(block.end, root)]
    at = block.start

    def move(to: int) -> None:
        nonlocal at
        if to > at:
            stack[-1][1].append(text[at:to])
            at = to

    while waiting:
        piece = waiting.pop(0)
        while len(stack) > 1 and stack[-1][0] < piece.start + (piece.end > piece.start):
            move(stack[-1][0])
            stack.pop()
        move(piece.start)
        end = stack[-1][0]
        mark = Mark(piece.number, piece.first, piece.cut or piece.end > end)
        stack[-1][1].append(mark)
        if piece.end > end:  # goes on behind the one that it begins in
            waiting.append(_Piece(piece.number, end, piece.end, first=False, cut=piece.cut))
            waiting.sort(key=lambda each: (each.start, -each.end, not each.first, each.number))
        if piece.end > piece.start:
            stack.append((min(piece.end, end), mark.inside))
    while stack:
        move(stack[-1][0])
        stack.pop()
    return root


def _grouped(lines: Sequence[Line], groups: Sequence[tuple[int, int, int]]) -> Group:
    """Lines in the groups that hold them."""
    root = Group()
    stack: list[tuple[int, Group]] = [(len(lines), root)]
    waiting = list(groups)
    for index, line in enumerate(lines):
        while stack[-1][0] < index:
            stack.pop()
        while waiting and waiting[0][0] == index:
            _, last, number = waiting.pop(0)
            group = Group(number)
            stack[-1][1].inside.append(group)
            stack.append((last, group))
        stack[-1][1].inside.append(line)
    return root

"""The text of a report cut up for its page: paragraphs of parts, each with the facts that rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.review.model import Proposal, Review, State

_BULLET: Final = "• "
_HEADING: Final = 120  # characters, at most
_ENDS: Final = tuple(".;:,?!…»”\"'")
# What is still to be decided shows through what is decided already.
_STRONGEST: Final[tuple[State, ...]] = ("open", "accepted", "rejected")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Part:
    """Some words of a paragraph.

    Attributes:
        state: `open`, `accepted` or `rejected` where facts rest on them; `unread` where no rule made anything
            of them; else empty.
        begins: number and mark of each fact whose words begin here, and whether it is the first time.
        start, end: offsets in the text, of words that were not understood.
    """

    text: str
    state: str = ""
    begins: tuple[tuple[int, str, bool], ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Paragraph:
    """A line of the cleaned text; `marks` are the facts that stand beside it.

    Attributes:
        number: from one; names its place in the page.
        look: `item`, `heading` or `plain`.
    """

    number: int
    look: str
    parts: tuple[Part, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    state: str
    mark: str = ""


def numbers(review: Review) -> dict[str, int]:
    """A number for each fact by its mark: in the order of the first version, then of the others."""
    versions = list(review.texts)

    def place(proposal: Proposal) -> tuple[int, int, int]:
        return min((versions.index(each.language), each.start, each.end) for each in proposal.passages)

    ordered = sorted(review.proposals, key=place)
    return {proposal.mark: number for number, proposal in enumerate(ordered, 1)}


def paragraphs(
    review: Review, language: str, shown: Sequence[Proposal], number: Mapping[str, int]
) -> list[Paragraph]:
    """One language version with the facts that are shown marked in it."""
    text = review.texts[language]
    spans = [*_of_facts(shown, language), *_unread(review, language)]
    found: list[Paragraph] = []
    at, placed, begun = 0, set[str](), set[str]()
    for line in _LINE.findall(text):
        start, end = at, at + len(line.rstrip("\n"))
        at += len(line)
        item = line.startswith(_BULLET)
        inside = [span for span in spans if span.start < end and start < span.end]
        beside = sorted((number[s.mark], s.mark) for s in inside if s.mark and s.start >= start)
        own = tuple(dict.fromkeys(mark for _, mark in beside if mark not in placed))
        placed.update(own)
        parts = tuple(_parts(text, start + item * len(_BULLET), end, inside, number, begun))
        found.append(Paragraph(len(found) + 1, _look(line, item), parts, own))
    return found


def paragraph_of(text: str, offset: int) -> int:
    """Number of the paragraph in which a character stands."""
    return text.count("\n", 0, offset) + 1


def _of_facts(shown: Sequence[Proposal], language: str) -> Iterator[_Span]:
    for proposal in shown:
        for each in proposal.passages:
            if each.language == language:
                yield _Span(each.start, each.end, proposal.state, proposal.mark)


def _unread(review: Review, language: str) -> Iterator[_Span]:
    for each in review.unread:
        if each.language == language:
            yield _Span(each.words.start, each.words.end, "unread")


def _look(line: str, item: bool) -> str:
    if item:
        return "item"
    words = line.strip()
    return "heading" if len(words) <= _HEADING and not words.endswith(_ENDS) else "plain"


def _parts(
    text: str, start: int, end: int, spans: Sequence[_Span], number: Mapping[str, int], begun: set[str]
) -> Iterator[Part]:
    """The words from start to end, cut wherever a passage begins or ends; `begun` are facts met before."""
    cuts = {start, end} | {cut for span in spans for cut in (span.start, span.end) if start < cut < end}
    for begin, stop in pairwise(sorted(cuts)):
        here = [span for span in spans if span.start < stop and begin < span.end]
        states = {span.state for span in here}
        state = next((each for each in _STRONGEST if each in states), "unread" if here else "")
        first = sorted((number[s.mark], s.mark) for s in here if s.mark and _begins(s, begin, stop, start))
        yield Part(
            text[begin:stop],
            state,
            tuple((place, mark, mark not in begun) for place, mark in first),
            begin,
            stop,
        )
        begun.update(mark for _, mark in first)


def _begins(span: _Span, begin: int, stop: int, start: int) -> bool:
    """Whether a passage begins in a part; one that takes the bullet along begins behind it."""
    return begin <= span.start < stop or (begin == start and span.start == start - len(_BULLET))

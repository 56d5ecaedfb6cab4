"""Passages in a text: nested, cut, grouped, and never lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from api.reports_marks import Group, Line, Mark, Span, marked
from api.reports_outline import Block, outline

TEXT = st.text(alphabet="ab .•\n\u0301\U0001f469", max_size=40)


def blocks_of(text: str) -> list[Block]:
    """A block a line that has words."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("plain", start, start + len(line)))
        start += len(line) + 1
    return blocks


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text, and passages anywhere in it or behind its end, numbered by their places."""
    text = draw(TEXT)
    place = st.integers(0, len(text) + 2)
    pairs = [sorted(pair) for pair in draw(st.lists(st.tuples(place, place), max_size=7))]
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    return text, [Span(number, start, end) for number, (start, end) in enumerate(ordered, 1)]


def lines_of(group: Group) -> Iterator[Line]:
    for one in group.inside:
        if isinstance(one, Line):
            yield one
        else:
            yield from lines_of(one)


class Seen:
    """What is read off a marked text: its words, where each passage begins, the places that it covers."""

    def __init__(self, group: Group) -> None:
        self.words: list[str] = []
        self.first: list[int] = []
        self.covered: dict[int, set[int]] = defaultdict(set)
        self._group(group)

    def _group(self, group: Group) -> None:
        for one in group.inside:
            if isinstance(one, Line):
                self.words.append(self._pieces(one.inside, one.block.start)[0])
                continue
            self.first.append(one.number)
            for line in lines_of(one):
                self.covered[one.number] |= set(range(line.block.start, line.block.end))
            self._group(one)

    def _pieces(self, pieces: list[str | Mark], at: int) -> tuple[str, int]:
        words = ""
        for piece in pieces:
            if isinstance(piece, str):
                words, at = words + piece, at + len(piece)
                continue
            if piece.first:
                self.first.append(piece.number)
            inner, end = self._pieces(piece.inside, at)
            self.covered[piece.number] |= set(range(at, end))
            words, at = words + inner, end
        return words, at


@given(marked_texts())
def test_no_word_is_lost_and_each_passage_covers_its_own_words(told: tuple[str, list[Span]]) -> None:
    text, spans = told
    blocks = blocks_of(text)
    group = marked(text, blocks, spans)
    seen = Seen(group)
    assert seen.words == [text[block.start : block.end] for block in blocks]
    letters = {at for block in blocks for at in range(block.start, block.end) if text[at].isalnum()}
    for span in spans if blocks else ():
        wanted = letters.intersection(range(span.start, span.end))
        assert wanted == seen.covered[span.number] & letters


@given(marked_texts())
def test_each_passage_begins_in_one_place_and_its_facts_beside_it(told: tuple[str, list[Span]]) -> None:
    text, spans = told
    blocks = blocks_of(text)
    group = marked(text, blocks, spans)
    numbers = [span.number for span in spans] if blocks else []
    assert sorted(Seen(group).first) == numbers
    assert sorted(number for line in lines_of(group) for number in line.begins) == numbers


def test_a_passage_in_another_one_is_nested_and_one_across_it_is_cut() -> None:
    text = "one two three"
    spans = [Span(1, 0, 7), Span(2, 0, 3), Span(3, 4, 13)]
    (line,) = lines_of(marked(text, blocks_of(text), spans))
    nested, first = Mark(2, inside=["one"]), Mark(3, cut=True, inside=["two"])
    rest = Mark(3, first=False, inside=[" three"])
    assert line.inside == [Mark(1, inside=[nested, " ", first]), rest]


def test_a_passage_that_holds_whole_lines_makes_a_group_of_them() -> None:
    text = "Aims:\n• one;\n• two.\nThe end."
    blocks = outline(text, "en")
    group = marked(text, blocks, [Span(1, 0, 18), Span(2, 8, 11)])
    inner, end = group.inside
    assert isinstance(inner, Group)
    assert [line.block.kind for line in lines_of(inner)] == ["plain", "item", "item"]
    assert inner.number == 1
    assert isinstance(end, Line)
    assert end.inside == ["The end."]


def test_a_passage_that_ends_in_the_middle_of_a_line_is_marked_in_both() -> None:
    text = "one two\nthree four"
    first, second = lines_of(marked(text, blocks_of(text), [Span(1, 4, 13)]))
    assert first.inside == ["one ", Mark(1, cut=True, inside=["two"])]
    assert second.inside == [Mark(1, first=False, inside=["three"]), " four"]


def test_headings_of_the_template_divide_a_text() -> None:
    text = (
        "Report\n1. Main activities\nA. Implementation: we met.\n• An item\n2. Leadership of the mechanism\n"
    )
    kinds = [(block.kind, text[block.start : block.end]) for block in outline(text, "en")]
    assert kinds == [
        ("title", "Report"),
        ("part", "1. Main activities"),
        ("component", "A. Implementation: "),
        ("plain", "we met."),
        ("item", "An item"),
        ("part", "2. Leadership of the mechanism"),
    ]


def test_nothing_but_a_line_feed_ends_a_line() -> None:
    text = "one\u2028two\x0bthree\rfour"
    assert [(block.start, block.end) for block in outline(text, "en")] == [(0, len(text))]


def test_a_text_without_words_has_no_lines() -> None:
    assert marked(" \n\n", outline(" \n\n", "fr"), [Span(1, 0, 2)]) == Group()

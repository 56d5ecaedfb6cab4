"""What facts say is told in three languages, and the text of a report is cut up without losing a letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.drafts_form import sheet
from api.drafts_said import Speaker
from api.drafts_text import numbers, paragraphs
from api.drafts_upload import name_of
from api.drafts_words import WORDS
from api.drafts_words_facts import KIND_WORDS, refusal
from api.negotiate import LANGUAGES
from graph.reports.against import Standing
from graph.reports.model import KINDS, Fact, Passage, Unread
from graph.reports.refusals import WORDS as REFUSED
from graph.review.forms import FORMS
from graph.review.model import Decision, Proposal, Review, State, UnreadIn
from ontology import BASE

BREAKING = re.compile(r"\S [:;?!»](?!\w)|« ")
STATES: tuple[State, ...] = ("open", "accepted", "rejected")


def test_every_kind_and_every_field_has_a_name_in_three_languages() -> None:
    for language in LANGUAGES:
        speaker = Speaker(language, BASE, {})
        assert set(KIND_WORDS[language]) == set(FORMS) >= set(KINDS)
        for kind, fields in FORMS.items():
            assert all(speaker.field(name) not in ("", name) for name in fields), kind


def test_every_kind_has_a_form_with_all_its_fields_once() -> None:
    for kind, fields in FORMS.items():
        found = sheet(kind, Speaker("fr", BASE, {}), BASE)
        names = [each.name for each in (*found.first, *found.more)]
        assert sorted(names) == sorted(f"field.{name}" for name in fields)


def test_all_words_are_in_three_languages_and_french_lines_begin_with_no_punctuation() -> None:
    assert len({frozenset(WORDS[language]) for language in LANGUAGES}) == 1
    texts = [
        *WORDS["fr"].values(),
        *KIND_WORDS["fr"].values(),
        *(refusal(f"a.pdf: {t}", "fr")[0] for t in REFUSED.values()),
    ]
    assert [text for text in texts if BREAKING.search(text)] == []


@pytest.mark.parametrize("language", ["es", "fr"])
def test_every_reason_to_refuse_a_file_is_told_in_the_readers_language(language: str) -> None:
    for text in REFUSED.values():
        told, tag = refusal(f"report.pdf: {text}", language)
        assert tag == language
        assert told.startswith("report.pdf")
        assert text not in told
    assert refusal("something new", language) == ("something new", "en")


@given(st.text(max_size=60))
def test_whatever_a_file_is_called_its_name_stays_in_its_folder(given_: str) -> None:
    name = name_of(given_)
    assert name
    assert Path("/folder/0") == (Path("/folder/0") / name).parent
    assert name not in (".", "..")


def review_of(text: str, spans: list[tuple[int, int, State]], unread: list[tuple[int, int]]) -> Review:
    proposals = tuple(
        Proposal(
            f"{at:012d}",
            Fact("result", {}, (Passage("en", start, end, "", 1, ""),), "rule", 1.0),
            Standing("new"),
            Decision(state),
        )
        for at, (start, end, state) in enumerate(spans)
    )
    words = tuple(UnreadIn("en", Unread(start, end, "", "no-rule")) for start, end in unread)
    return Review("draft", Path(), {"versions": []}, {"en": text}, proposals, (), words)


LINES = st.lists(st.text("ab .•\u2028", max_size=12), min_size=1, max_size=6).map(
    lambda lines: "\n".join([*lines, ""])
)


@given(st.data(), LINES)
def test_no_letter_is_lost_or_told_twice_wherever_passages_begin_and_end(
    data: st.DataObject, text: str
) -> None:
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda at: (at[0], min(sum(at), len(text)))
    )
    spans = data.draw(st.lists(st.tuples(place, st.sampled_from(STATES)), max_size=5))
    unread = data.draw(st.lists(place, max_size=2))
    review = review_of(text, [(*at, state) for at, state in spans], unread)
    number = numbers(review)
    found = paragraphs(review, "en", review.proposals, number)
    lines = ["".join(part.text for part in each.parts) for each in found]
    assert lines == [line.removeprefix("• ") for line in text.split("\n")[:-1]]
    begun = [mark for each in found for part in each.parts for _, mark, first in part.begins if first]
    assert len(begun) == len(set(begun))
    placed = [mark for each in found for mark in each.marks]
    assert len(placed) == len(set(placed))
    assert sorted(number.values()) == list(range(1, len(spans) + 1))


def test_what_is_still_to_be_decided_shows_through_what_is_decided() -> None:
    text = "one two three\n"
    review = review_of(text, [(0, 7, "accepted"), (4, 13, "open")], [(8, 13)])
    (line,) = paragraphs(review, "en", review.proposals, numbers(review))
    assert [(part.text, part.state) for part in line.parts] == [
        ("one ", "accepted"),
        ("two", "open"),
        (" ", "open"),
        ("three", "open"),
    ]
    assert [part.begins for part in line.parts[:2]] == [
        ((1, "000000000000", True),),
        ((2, "000000000001", True),),
    ]

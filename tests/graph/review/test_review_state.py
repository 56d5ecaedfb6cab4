"""Drafts are read back as they were written; what a person decided is kept through everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.errors import InputError
from graph.reports.model import Fact, Passage
from graph.review import kept
from graph.review.decide import ALL, accept, add, chosen, reject
from graph.review.drafts import listed, load
from graph.review.model import Decision, Review, marks

Reading = Callable[..., None]


def _mark(review: Review, kind: str) -> str:
    return chosen(review, kind=kind)[0]


def _words(text: str) -> Passage:
    return Passage("en", 0, 1, "1-a", 1, text)


def test_a_draft_comes_back_as_it_was_read(review: Review) -> None:
    assert review.id == "cop-mobility-2022-2023"
    assert set(review.texts) == {"en", "es"}
    [mechanism] = [each for each in review.proposals if each.kind == "mechanism"]
    assert mechanism.thing == "body/cop-mobility"
    assert review.words(mechanism.passages[0]) == "COMMUNITY OF PRACTICE ON MOBILITY"
    assert any("Nobody reads" in review.texts["en"][u.words.start : u.words.end] for u in review.unread)
    assert review.counts() == {"open": len(review.proposals), "accepted": 0, "rejected": 0}


def test_a_draft_that_nobody_wrote_is_told_with_those_that_are_there(drafts: Path) -> None:
    with pytest.raises(InputError, match=r"no draft 'cop-x'.*there: cop-mobility-2022-2023"):
        load(drafts, "cop-x")
    with pytest.raises(InputError, match=r"no draft '\.\./secrets'"):
        load(drafts, "../secrets")


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        ("text.en.txt", lambda text: text + "more", r"text\.en\.txt: is not the text .* decisions are kept"),
        ("draft.json", lambda text: text.replace('"format": 1', '"format": 9'), "format 9; .* format 1"),
        ("draft.json", lambda _: "{", r"draft\.json: is damaged, no JSON"),
        ("facts.json", lambda text: text.replace('"start": 45', '"start": 44'), "mechanism-1: its words are"),
        ("facts.json", lambda text: text.replace('"passages"', '"passage"'), r"mechanism-1: passages: Field"),
        ("unread.json", lambda _: "{}", r"unread\.json: the whole: Input should be a valid list"),
    ],
)
def test_a_damaged_draft_is_told_by_file_and_fault(
    drafts: Path, review: Review, file: str, change: Callable[[str], str], told: str
) -> None:
    path = review.folder / file
    path.write_text(change(path.read_text()))
    with pytest.raises(InputError, match=told):
        load(drafts, review.id)
    [row] = listed(drafts)
    assert row.fault


def test_damaged_decisions_are_told_and_never_written_over(drafts: Path, review: Review) -> None:
    accept(review, ALL)
    path = review.folder / "decisions.json"
    damaged = path.read_text().replace('"accepted"', '"acepted"')
    path.write_text(damaged)
    with pytest.raises(
        InputError, match=r"decisions\.json: .*acc?epted.*to begin anew, give it another name"
    ):
        accept(review, ALL)
    assert path.read_text() == damaged


def test_decisions_outlive_another_reading_and_wait_for_what_is_no_longer_read(
    drafts: Path, review: Review, reading: Reading, english: str
) -> None:
    wish, body = _mark(review, "wish"), _mark(review, "mechanism")
    reject(accept(review, [wish]), [body])
    reading(drafts, english.replace("The Community wishes to meet more often. ", ""))
    again = load(drafts, review.id)
    assert again.gone[wish] == Decision("accepted")
    assert set(again.texts) == {"en"}
    reading(drafts, english)
    third = load(drafts, review.id)
    assert third.proposal(wish).state == "accepted"
    assert wish not in third.gone


def test_what_was_decided_about_one_version_holds_when_another_one_is_read_in(
    drafts: Path, reading: Reading, english: str
) -> None:
    both = load(drafts, "cop-mobility-2022-2023")
    reading(drafts, english)
    alone = load(drafts, both.id)
    wanted = [_mark(alone, "activity"), _mark(alone, "wish")]
    accept(alone, wanted)
    reading(drafts, english, both.texts["es"])
    again = load(drafts, both.id)
    assert [each.kind for each in again.accepted()] == ["activity", "wish"]
    assert not again.gone
    assert [each.kind for each in reject(again, [again.accepted()[0].mark]).accepted()] == ["wish"]


def test_an_added_fact_waits_when_its_words_are_gone(
    drafts: Path, review: Review, reading: Reading, english: str
) -> None:
    passage = {"language": "en", "words": "Nobody reads this line about lanes."}
    mark = add(review, {"kind": "result", "passages": [passage]}).proposals[-1].mark
    reading(drafts, english.replace("about lanes", "about trams"))
    assert mark in load(drafts, review.id).gone
    reading(drafts, english)
    assert load(drafts, review.id).proposal(mark).added


def test_a_list_of_drafts_tells_how_much_is_decided_and_where_it_was_published(
    drafts: Path, review: Review
) -> None:
    accept(review, ALL)
    decided = kept.read(review.folder)
    kept.write(review.folder, kept.Kept(1, decided.decisions, (), kept.Published(7, "2026-11-22T05:00:00Z")))
    (drafts / ".half").mkdir()
    [row] = listed(drafts)
    assert (row.id, row.languages, row.published) == (review.id, ("en", "es"), 7)
    assert row.decided == {"open": 0, "accepted": len(review.proposals), "rejected": 0}
    assert load(drafts, review.id).published == 7


@given(
    some.lists(
        some.tuples(some.sampled_from(["activity", "wish"]), some.sets(some.sampled_from("abc"))), max_size=9
    )
)
def test_marks_are_all_different_and_hang_on_kind_and_words_only(facts: list[tuple[str, set[str]]]) -> None:
    made = [
        Fact(kind, {"n": str(at)}, tuple(_words(word) for word in sorted(words)), "rule", 1.0)
        for at, (kind, words) in enumerate(facts)
        if words
    ]
    found = list(marks(made))
    assert len(set(found)) == len(made)
    others = [Fact(each.kind, {}, tuple(reversed(each.passages)), "other", 0.5) for each in made]
    assert list(marks(others)) == found

"""Decisions as a file: the same again, without a word of the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.review import carried
from graph.review.decide import ALL, accept, add, chosen, edit, reject, reopen
from graph.review.drafts import forget, listed, load
from graph.review.model import Review
from graph.review.things import Things

Reading = Callable[..., None]


def _mark(review: Review, kind: str) -> str:
    return chosen(review, kind=kind)[0]


def test_a_file_of_decisions_holds_no_words_of_the_report(review: Review) -> None:
    activity, wish = _mark(review, "activity"), _mark(review, "wish")
    decided = edit(accept(review, ALL), activity, fields={"start": "2022"}, labels={"fr": "Guide"})
    passage = {"language": "en", "words": "Nobody reads this line"}
    decided = add(reject(decided, [wish]), {"kind": "result", "passages": [passage]})
    text = carried.as_text(decided)
    assert "bus lanes" not in text
    assert "Nobody" not in text


def test_what_a_file_decides_is_put_into_a_fresh_draft(
    drafts: Path, review: Review, things: Things, reading: Reading, english: str
) -> None:
    decided = accept(review, ALL)
    passage = {"language": "en", "words": "Nobody reads this line"}
    decided = add(decided, {"kind": "result", "passages": [passage]})
    file = drafts / "carried.json"
    file.write_text(carried.as_text(decided))
    forget(drafts, review.id)
    assert listed(drafts) == []
    reading(drafts, english)
    applied = carried.apply(load(drafts, review.id), carried.read(file), things)
    assert applied.review.counts()["open"] == 0 or applied.missing
    assert applied.review.proposals[-1].added
    assert applied.others == ()
    # Marks are those of both versions; what only the English one says has the same mark again.
    wish = _mark(review, "wish")
    assert applied.review.proposal(wish).state == "accepted"
    assert _mark(review, "mechanism") in applied.missing


def test_a_file_with_a_bad_value_decides_nothing(drafts: Path, review: Review, things: Things) -> None:
    said = json.loads(carried.as_text(accept(review, ALL)))
    said["decisions"][_mark(review, "activity")]["fields"] = {"start": "soon"}
    file = drafts / "carried.json"
    file.write_text(json.dumps(said))
    fresh = reopen(review, ALL)
    with pytest.raises(InputError, match="start: 'soon' is not a date"):
        carried.apply(fresh, carried.read(file), things)
    assert load(drafts, review.id).counts()["accepted"] == 0


def test_a_file_that_was_made_about_another_text_is_told(
    drafts: Path, review: Review, reading: Reading, english: str
) -> None:
    file = drafts / "carried.json"
    file.write_text(carried.as_text(accept(review, ALL)))
    reading(drafts, english.replace("about lanes", "about trams"))
    applied = carried.apply(load(drafts, review.id), carried.read(file))
    assert applied.others == ("en",)
    assert applied.review.proposal(_mark(review, "wish")).state == "accepted"

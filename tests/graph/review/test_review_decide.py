"""A person decides; values are held to what is allowed."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.review.decide import ALL, accept, add, chosen, edit, reject, reopen
from graph.review.drafts import load
from graph.review.forms import FORMS
from graph.review.model import Decision, Review
from graph.review.rows.fields import EVERY, MORE
from graph.review.things import Things

Reading = Callable[..., None]


def _mark(review: Review, kind: str) -> str:
    return chosen(review, kind=kind)[0]


def test_accepting_rejecting_and_reopening_change_what_is_named_and_nothing_else(review: Review) -> None:
    activity, wish = _mark(review, "activity"), _mark(review, "wish")
    decided = reject(accept(review, ALL), [wish[:6]])
    assert [each.mark for each in decided.proposals if each.state == "rejected"] == [wish]
    decided = reopen(decided, [activity])
    assert decided.proposal(activity).state == "open"
    assert decided.counts()["accepted"] == len(decided.proposals) - 2
    assert load(review.folder.parent, review.id).counts() == decided.counts()


def test_a_mark_that_is_not_there_changes_nothing(review: Review) -> None:
    with pytest.raises(InputError, match="has no fact with the mark 'ffff'"):
        accept(review, [_mark(review, "wish"), "ffff"])
    assert load(review.folder.parent, review.id).counts()["accepted"] == 0


def test_an_edit_is_read_in_any_language_and_can_be_taken_back(review: Review, things: Things) -> None:
    mark = _mark(review, "activity")
    fields = {"partners": "UN-Habitat; uraia", "component": "Learning", "end": "", "status": "en curso"}
    edited = edit(review, mark, fields=fields, labels={"fr": "Guide publié"}, note="so", known=things)
    proposal = edited.proposal(mark)
    assert proposal.fields["partners"] == ("un-habitat", "uraia")
    assert (proposal.text("component"), proposal.text("status")) == ("d", "under-way")
    assert "end" not in proposal.fields
    assert proposal.labels["fr"] == "Guide publié"
    assert (proposal.state, proposal.note) == ("open", "so")
    read = {name: value for name, value in proposal.fact.fields.items() if name in fields}
    back = edit(edited, mark, fields={"partners": "", **read}, labels={"fr": ""}, note="")
    assert back.proposal(mark).decision == Decision()


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("activity", {"fields": {"status": "wishd"}}, r"activity-1 \(.*status: 'wishd' .*mean 'wished'"),
        ("activity", {"fields": {"start": "2022-13"}}, "start: '2022-13' is not a day of the calendar"),
        ("activity", {"fields": {"start": "May"}}, "start: 'May' is not a date; write 2020, 2020-11 or"),
        ("activity", {"fields": {"colour": "red"}}, "an activity has no 'colour'; it has component"),
        ("activity", {"fields": {"partners": "un-habitt"}}, "'un-habitt' of the kind body; near: body/un-h"),
        ("activity", {"fields": {"edition": "19"}}, "edition: '19' is not a year"),
        ("activity", {"thing": "city/es-bilbao"}, "thing: the graph has no 'city/es-bilbao' of the kind act"),
        ("wish", {"fields": {"by": "Bilbau"}}, "by: the graph has no 'Bilbau' .* near: city/es-bilbao"),
        ("wish", {"labels": {"de": "Wunsch"}}, "label: 'de' is not one of en, es, fr"),
        ("wish", {"labels": {"en": "x" * 1001}}, "1001 characters are too many"),
        ("collaboration", {"names": {"Lane Institut": "new"}}, "no name 'Lane Institut'; it has 'Lanes Ins"),
        ("collaboration", {"names": {"Lanes Institute": "body/x"}}, "name 'Lanes Institute': the graph has"),
    ],
)
def test_a_bad_value_is_told_with_fact_field_and_what_is_allowed(
    review: Review, things: Things, kind: str, change: dict[str, Any], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        edit(review, _mark(review, kind), known=things, **change)
    assert not (review.folder / "decisions.json").exists()


def test_names_and_things_are_met_by_their_names(review: Review, things: Things) -> None:
    mark = _mark(review, "collaboration")
    met = edit(review, mark, names={"Lanes Institute": "URAIA"}, known=things).proposal(mark)
    assert met.meant("Lanes Institute") == "body/uraia"
    made = edit(review, mark, names={"Lanes Institute": "new"}, thing="new", known=things).proposal(mark)
    assert (made.meant("Lanes Institute"), made.thing) == ("new", "")


def test_a_fact_that_was_missed_is_added_by_its_words(review: Review, things: Things) -> None:
    said: dict[str, object] = {
        "kind": "event",
        "fields": {"event_kind": "webinar", "start": "2022"},
        "passages": [{"language": "en", "words": "Nobody reads\n this line about lanes."}],
        "labels": {"en": "A meeting"},
        "note": "read by eye",
    }
    wrong: list[tuple[dict[str, object], str]] = [
        ({"kind": "evnt"}, "'evnt' is not a kind of fact; did you mean 'event'"),
        ({"passages": []}, "no fact is without words"),
        ({"passages": [{"language": "fr", "words": "a"}]}, "no text in 'fr'; there is en, es"),
        (
            {"passages": [{"language": "en", "words": "no such words"}]},
            "the text in en has no 'no such words'",
        ),
        ({"passages": [{"language": "en", "words": "lanes"}]}, "'lanes' stands 2 times .* give more words"),
        ({"passages": [{"language": "en", "start": 5, "end": 99999}]}, "end: 99999 is not an offset from 0"),
        ({"colour": "red"}, "the added fact: has no colour"),
    ]
    for change, told in wrong:
        with pytest.raises(InputError, match=told):
            add(review, {**said, **change}, things)
    new = add(review, said, things).proposals[-1]
    assert (new.state, new.added, new.note) == ("accepted", True, "read by eye")
    assert review.words(new.passages[0]) == "Nobody reads this line about lanes."
    assert new.passages[0].section == "1-b"
    twice = add(review, said, things).proposals[-1]
    assert twice.mark == f"{new.mark}-2"
    assert twice.key == "event-added-2"


def _accepts(folder: Path, name: str, wanted: list[str]) -> None:
    review = load(folder, name)
    for mark in wanted:
        accept(review, [mark])


def test_two_who_review_at_once_do_not_lose_each_others_decisions(drafts: Path, review: Review) -> None:
    wanted = [each.mark for each in review.proposals]
    context = multiprocessing.get_context("fork")
    halves = (wanted[::2], wanted[1::2])
    others = [context.Process(target=_accepts, args=(drafts, review.id, half)) for half in halves]
    for each in others:
        each.start()
    for each in others:
        each.join(60)
    assert load(drafts, review.id).counts()["accepted"] == len(wanted)


def test_every_field_that_rows_are_made_from_has_a_form() -> None:
    for kind, more in MORE.items():
        assert {*more, *EVERY} <= FORMS[kind].keys(), kind

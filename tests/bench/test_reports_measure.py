"""How proposed facts are held to expected ones, on cases that can be counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from bench.reports.facts import agree, as_counted, letters, name, overlap, value
from bench.reports.scoring import Tally, score, score_differences

QUOTE = "The Committee met in Rosario from 12 to 14 March 2022 to settle its plan."
ACTIVITY: dict[str, Any] = {
    "kind": "activity",
    "component": "a",
    "status": "done",
    "start": "2022-03-12",
    "end": "2022-03-14",
    "quote": QUOTE,
}


def proposed(fact: dict[str, Any], text: str | None = None, **other: object) -> dict[str, Any]:
    passages = [{"language": "en", "text": text or fact["quote"]}]
    return {key: item for key, item in fact.items() if key != "quote"} | {"passages": passages} | other


def tally(expected: list[dict[str, Any]], found: list[dict[str, Any]], kind: str) -> tuple[int, int, int]:
    counts = score(expected, found, "cop-food").tallies[kind]
    return counts.right, counts.missed, counts.wrong


def test_the_same_fact_is_right() -> None:
    assert tally([ACTIVITY], [proposed(ACTIVITY)], "activity") == (1, 0, 0)


@pytest.mark.parametrize(
    ("field", "other"), [("component", "b"), ("status", "planned"), ("start", "2022-03"), ("end", None)]
)
def test_another_deciding_field_is_both_missed_and_wrong(field: str, other: object) -> None:
    assert tally([ACTIVITY], [proposed(ACTIVITY) | {field: other}], "activity") == (0, 1, 1)


def test_the_right_fields_on_other_words_are_wrong() -> None:
    found = proposed(ACTIVITY, "Something else was said on another page of the same report.")
    assert tally([ACTIVITY], [found], "activity") == (0, 1, 1)


def test_a_fact_said_twice_is_wrong_once_and_the_fault_names_the_quote() -> None:
    result = score([ACTIVITY], [proposed(ACTIVITY), proposed(ACTIVITY)], "cop-food")
    assert result.tallies["activity"] == Tally(1, 0, 1)
    assert result.wrong[0]["fits"] == [QUOTE]


def test_an_optional_fact_counts_neither_way() -> None:
    free = ACTIVITY | {"optional": True}
    assert tally([free], [], "activity") == (0, 0, 0)
    assert tally([free], [proposed(ACTIVITY)], "activity") == (0, 0, 0)
    assert tally([free], [proposed(ACTIVITY, status="planned")], "activity") == (0, 0, 0)
    assert tally([free], [proposed(ACTIVITY), proposed(ACTIVITY)], "activity") == (0, 0, 1)
    assert tally([free], [proposed(ACTIVITY, "On other words.")], "activity") == (0, 0, 1)


def test_kinds_that_the_corpus_does_not_have_are_not_counted() -> None:
    result = score([], [{"kind": "study", "passages": []}, {"kind": "difference"}], "cop-food")
    assert result.whole == Tally()
    assert result.not_counted == 2


def test_leading_told_as_an_activity_is_not_counted_where_leadership_is_expected() -> None:
    lead = {
        "kind": "leadership",
        "holder": "city/es-bilbao",
        "role": "lead",
        "quote": "Bilbao leads the work",
    }
    activity = proposed(lead, kind="activity", status="under-way", activity_kind="leadership")
    assert tally([lead], [proposed(lead), activity], "activity") == (0, 0, 0)
    assert tally([], [activity], "activity") == (0, 0, 1)


def test_a_wished_activity_counts_as_wish_and_with_recipients_as_offer() -> None:
    wish = {"kind": "wish", "by": "body/cop-food", "quote": "The Community hopes for a meeting next year"}
    offer = {"kind": "offer", "quote": "The guide is open to all sections of the network"}
    found = [
        proposed(wish, kind="activity", status="wished", by=None),
        proposed(offer, kind="activity", status="wished", recipients=["uclg"]),
    ]
    result = score([wish, offer], found, "cop-food")
    assert result.tallies["wish"] == result.tallies["offer"] == Tally(1, 0, 0)
    assert as_counted(found[0] | {"actor": "city/es-soria"}, "cop-food")["by"] == "city/es-soria"


def test_what_is_told_beside_changes_no_count() -> None:
    expected = ACTIVITY | {"activity_kind": "meeting"}
    result = score([expected], [proposed(ACTIVITY, activity_kind="launch")], "cop-food")
    assert result.tallies["activity"] == Tally(1, 0, 0)
    assert result.beside == {("activity", "activity_kind", False): 1}


def test_what_was_read_instead_stands_beside_what_was_missed() -> None:
    result = score([ACTIVITY], [proposed(ACTIVITY, status="planned")], "cop-food")
    nearest = result.missed[0]["nearest"]
    assert isinstance(nearest, list)
    assert nearest[0]["status"] == "planned"


def test_pairs_are_made_so_that_most_facts_find_one() -> None:
    event = {"kind": "event", "start": "2022", "end": "2022", "quote": "a forum of cities in the year 2022"}
    either = event | {"start": ["2022", "2023"], "quote": event["quote"]}
    found = [proposed(event), proposed(event, start="2023")]
    assert tally([either, event], found, "event") == (2, 0, 0)


@pytest.mark.parametrize(
    ("field", "expected", "found"),
    [
        ("role", "chair", "president"),
        ("role", "co-president", "co-chair"),
        ("partner", "un-habitat", "body/un-habitat"),
        ("partner", "new:Open Maps Guild", "new:the Open Maps GUILD"),
        ("partner", "new:Atelier des communs", "new:L’Atelier des communs"),
        ("place", ["city/tr-kutahya", "new:Kütahya"], "new:Kutahya"),
        ("person", "Inès Okafor-Delattre", "INES OKAFOR DELATTRE"),
        ("online", True, True),
        ("online", None, False),
        ("ordinal", "2", 2),
        ("year", ["2022", None], None),
        ("start", "2022-03", ["2022-03"]),
    ],
)
def test_values_agree(field: str, expected: object, found: object) -> None:
    assert agree(field, expected, found)


@pytest.mark.parametrize(
    ("field", "expected", "found"),
    [
        ("role", "chair", "vice-president"),
        ("role", "lead", "chair"),
        ("partner", "un-habitat", "new:UN-Habitat"),
        ("start", "2022", "2022-01"),
        ("online", True, None),
        ("place", None, "city/es-bilbao"),
    ],
)
def test_values_do_not_agree(field: str, expected: object, found: object) -> None:
    assert not agree(field, expected, found)


def test_letters_forget_case_accents_ligatures_hyphens_and_spaces() -> None:
    assert letters("La plani\ufb01\N{SOFT HYPHEN}ca-\ntion  Été") == "laplanificationete"
    assert name("l'Institut") == name("Institut") == name("L’INSTITUT")
    assert value("person", "  ") in (None, "")


def test_passages_overlap_by_a_run_or_by_the_whole_of_the_shorter() -> None:
    assert overlap(QUOTE, "met in Rosario from 12 to 14 March")
    assert overlap("2018-2019", "WORK IN 2018-2019")
    assert not overlap(QUOTE, "met in Rosario to settle from 14 March its plan")
    assert not overlap(QUOTE, "")


def test_a_passage_that_is_simply_everything_does_not_overlap() -> None:
    assert overlap(QUOTE, QUOTE + " and more words" * 10)
    assert not overlap(QUOTE, QUOTE + " and more words" * 100)


def test_differences_are_matched_in_a_language_that_says_them() -> None:
    quotes = {"en": "in Durban from 14 to 16 May 2018", "es": "en Durban del 15 al 17 de mayo de 2018"}
    expected = {"kind": "difference", "about": "event", "field": "date", "quotes": quotes}
    found = {
        "kind": "difference",
        "field": "date",
        "passages": [{"language": "es", "text": "Se reunieron en Durban del 15 al 17 de mayo de 2018"}],
    }
    assert score_differences([expected], [found]).whole == Tally(1, 0, 0)
    english = found | {"passages": [{"language": "en", "text": quotes["es"]}]}
    assert score_differences([expected], [english]).whole == Tally(0, 1, 1)
    assert score_differences([expected], [found | {"field": "order"}]).whole == Tally(0, 1, 1)


def test_figures_without_facts_are_none() -> None:
    assert Tally().precision is None
    assert Tally().recall is None
    assert Tally(3, 1, 2).precision == pytest.approx(0.6)
    assert Tally(3, 1, 2).recall == pytest.approx(0.75)

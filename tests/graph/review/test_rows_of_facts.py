"""Editions, activities, events, partners, results, statements and differences: as rows."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.reports.model import Name
from graph.reports.versions import Difference
from graph.review.model import Decision
from ontology import UCLG
from tests.graph.review.rows_small import Small, graph, node, place, small

EDITION = "The third edition of 2021 was published in early 2022 with 24 cities."
SURVEY = {
    "en": "In the first semester of 2022 the survey was sent out with the Lanes Institute, which nobody "
    "expected",
    "es": "En el primer semestre de 2022 se envió la encuesta con el Instituto de los Carriles.",
}
MEETING = "The meeting took place on 14 March 2022 in Évora."
WISH = "We want to meet more often."
DONE: dict[str, Any] = {
    "status": "done",
    "activity_kind": "dissemination",
    "start": "2022-01",
    "end": "2022-06",
}
LANES = (Name("new:Lanes Institute", "Lanes Institute"),)


@pytest.fixture
def review(tmp_path: Path) -> Small:
    return small(tmp_path, graph())


def test_an_edition_that_is_new_becomes_a_row_and_a_statement_for_each_value(review: Small) -> None:
    review.add("edition", EDITION, year="2021", ordinal=3, issued="2022", cities=24)
    row = review.cell("editions")
    assert (row["id"], row["study"], row["predecessor"]) == ("lanes-2021", "lanes-study", "lanes-2019")
    assert (row["title_es"], row["cities_count"]) == ("Estudio de Carriles 2021", "24")
    said = {row["id"]: row for row in review.cells("report_facts")}
    assert list(said) == ["edition-2021-ordinal", "edition-2021-issued", "edition-2021-cities"]
    assert said["edition-2021-ordinal"]["label_fr"] == "Troisième édition : 2021"
    assert said["edition-2021-cities"]["label_en"] == "Cities that took part in Lanes Study 2021: 24"
    assert {each["thing"] for each in said.values()} == {"edition/lanes-2021"}
    assert {each["rule"] for each in said.values()} == {"a-rule"}


def test_an_edition_without_a_number_is_told(review: Small) -> None:
    review.add("edition", EDITION, year="2021")
    (fault,) = review.rows().faults
    assert fault.endswith("ordinal: the edition is new: give its number (ordinal) and year")


def test_an_activity_has_labels_periods_and_product_in_three_languages(review: Small) -> None:
    review.add("edition", EDITION, year="2021", ordinal=3)
    words: dict[str, Any] = {"period": "first semester of 2022", "edition": "2021"}
    review.add("activity", SURVEY, component="a", partners=("un-habitat",), **DONE, **words)
    row = review.cell("activities")
    assert row["id"] == "lanes-2021-dissemination"
    assert row["product"] == "edition/lanes-2021"
    assert row["label_en"] == SURVEY["en"]
    assert row["label_es"] == SURVEY["es"].rstrip(".")
    assert row["label_fr"] == ("Diffusion : Lanes Study 2021 (avec UN-Habitat ; premier semestre 2022)")
    periods = [row[f"period_{language}"] for language in ("en", "es", "fr")]
    assert periods == ["first semester of 2022", "primer semestre de 2022", "premier semestre 2022"]


def test_what_a_person_worded_and_decided_wins(review: Small) -> None:
    decision = Decision(
        "accepted",
        fields={"id": "survey", "themes": ("mobility",), "recipients": ("un-habitat",), "period_fr": "début"},
        labels={"en": "The survey"},
        note="For whoever reads it.",
    )
    review.add("activity", SURVEY, decision=decision, **DONE)
    row = review.cell("activities")
    assert (row["id"], row["label_en"], row["note"]) == ("survey", "The survey", "For whoever reads it.")
    assert (row["themes"], row["recipients"], row["period_fr"]) == ("mobility", "un-habitat", "début")
    assert row["passages"] == "survey"


def test_two_activities_of_one_kind_and_time_have_ids_of_their_own_every_time(review: Small) -> None:
    review.add("activity", SURVEY, **DONE)
    review.add("activity", WISH, **DONE)
    ids = [row["id"] for row in review.cells("activities")]
    assert ids == ["cop-mobility-dissemination-2022-01", "cop-mobility-dissemination-2022-01-2"]
    assert [row["id"] for row in review.cells("activities")] == ids


def test_an_activity_of_another_report_is_spoken_of_and_not_made_again(review: Small) -> None:
    assert review.store is not None
    for term, value in (
        ("body", "body/cop-mobility"),
        ("activityKind", "activity-kind/dissemination"),
        ("activityStatus", "activity-status/done"),
    ):
        review.store.add(Quad(node("activity/old-survey"), NamedNode(UCLG + term), node(value)))
    for name, when in (("startDate", "2022-01"), ("endDate", "2022-06")):
        date = NamedNode(f"https://schema.org/{name}")
        review.store.add(Quad(node("activity/old-survey"), date, Literal(when)))
    review.add("activity", SURVEY, **DONE)
    assert review.cells("activities") == []
    assert review.cell("report_facts")["thing"] == "activity/old-survey"


def test_a_new_partner_becomes_an_institution_and_the_activity_names_it(review: Small) -> None:
    review.add("collaboration", SURVEY, names={"partner": LANES}, partner="new:Lanes Institute")
    review.add("activity", SURVEY, partners=("new:Lanes Institute",), **DONE)
    body = review.cell("bodies")
    assert (body["id"], body["kind"], body["name_en"]) == (
        "lanes-institute",
        "partner-institution",
        "Lanes Institute",
    )
    assert review.cell("activities")["partners"] == "lanes-institute"
    kept = review.cells("collaborations")
    assert [(row["partner_id"], row["kind"], row["year"]) for row in kept] == [
        ("lanes-institute", "partnership", "2022")
    ] * 2
    end = "collaboration/cop-mobility--lanes-institute--2022--partnership"
    assert review.cell("report_facts")["thing"] == end


def test_a_new_name_in_an_activity_alone_is_asked_about(review: Small) -> None:
    review.add("activity", SURVEY, partners=("new:Lanes Institute",), **DONE)
    (fault,) = review.rows().faults
    assert "partners: the graph has no 'Lanes Institute': say what it means" in fault


def test_a_new_event_becomes_a_row_and_the_activity_of_the_same_words_is_at_it(review: Small) -> None:
    place_names = {"place": (Name("new:Évora", "Évora"),)}
    decision = Decision("accepted", names={"Évora": "new"}, fields={"country": "PT"})
    review.add(
        "event",
        MEETING,
        names=place_names,
        decision=decision,
        event_kind="committee-meeting",
        start="2022-03-14",
        end="2022-03-14",
        place="new:Évora",
    )
    review.add("activity", MEETING, status="done", activity_kind="meeting", start="2022-03-14")
    row = review.cell("events")
    assert row["id"] == "committee-meeting-2022-03-14-evora"
    assert (row["city"], row["country"], row["bodies"]) == ("Évora", "PT", "cop-mobility")
    assert row["name_fr"] == "Réunion d’un organe (Évora ; 14 mars 2022)"
    assert review.cell("activities")["events"] == row["id"]
    labels = [each["label_en"] for each in review.cells("report_facts")]
    assert labels == ["Meeting of a body (14 March 2022)", "Meeting of a body (Évora)"]


def test_an_event_of_no_kind_is_told(review: Small) -> None:
    review.add("event", MEETING, start="2022-03-14")
    (fault,) = review.rows().faults
    assert "event_kind: the event is new: say what kind it is" in fault


def test_a_wish_and_an_offer_become_activities_with_actor_and_recipients(review: Small) -> None:
    review.add("wish", WISH, by="city/pt-porto")
    review.add("offer", EDITION, to=("un-habitat", "members"))
    wish, offer = review.cells("activities")
    assert (wish["status"], wish["kind"], wish["actor"]) == ("wished", "pledge", "city/pt-porto")
    assert wish["label_fr"] == "Engagement ou souhait : Porto"
    assert (offer["kind"], offer["recipients"]) == ("offer", "un-habitat")


def test_a_result_is_about_the_edition_that_the_same_words_tell_of_else_about_the_body(review: Small) -> None:
    review.add("edition", EDITION, year="2021", ordinal=3)
    review.add("result", EDITION, year="2022")
    review.add("result", WISH, year="2022")
    results = [row for row in review.cells("report_facts") if row["id"].startswith("result")]
    assert [(row["id"], row["thing"]) for row in results] == [
        ("result-2022", "edition/lanes-2021"),
        ("result-2022-2", "body/cop-mobility"),
    ]


def test_a_statement_that_a_person_added_has_no_rule_and_needs_three_wordings(review: Small) -> None:
    decision = Decision("accepted", labels={"en": "Themes", "es": "Temas"}, thing="body/cop-mobility")
    proposal = review.add("statement", WISH, added=True, decision=decision, themes=("mobility",))
    (fault,) = review.rows().faults
    assert fault.endswith("labels: word it in fr")
    review.proposals.remove(proposal)
    worded = dataclasses.replace(decision, labels={**decision.labels, "fr": "Thèmes"})
    review.add("statement", WISH, added=True, decision=worded, themes=("mobility",), id="themes")
    row = review.cell("report_facts")
    assert (row["id"], row["thing"], row["themes"]) == ("themes", "body/cop-mobility", "mobility")
    assert "rule" not in row


def test_versions_that_differ_are_told_side_by_side(review: Small) -> None:
    review.add("activity", SURVEY, **DONE)
    places = (place("en", SURVEY["en"]), place("es", SURVEY["es"]))
    review.differences.append(Difference("activity", "date", places, {"en": "2022-01", "es": "2022-02"}))
    rows = review.cells("report_differences")
    assert [(row["language"], row["label_fr"]) for row in rows] == [
        ("en", "Dates : 2022-01"),
        ("es", "Dates : 2022-02"),
    ]
    assert {row["thing"] for row in rows} == {"activity/cop-mobility-dissemination-2022-01"}
    assert {row["passages"] for row in rows} == {"cop-mobility-dissemination-2022-01"}


def test_a_difference_that_a_person_told_stands_for_the_one_that_was_found(review: Small) -> None:
    review.add("activity", SURVEY, **DONE)
    places = (place("en", SURVEY["en"]), place("es", SURVEY["es"]))
    review.differences.append(Difference("activity", "date", places, {"en": "2022-01", "es": "2022-02"}))
    for language in ("en", "es"):
        labels = dict.fromkeys(("en", "es", "fr"), f"{language} says so")
        decision = Decision("accepted", labels=labels, thing="body/cop-mobility")
        own: dict[str, Any] = {"difference": "when", "language": language}
        review.add("statement", {language: SURVEY[language]}, added=True, decision=decision, **own)
    rows = review.cells("report_differences")
    assert [(row["id"], row["language"]) for row in rows] == [("when", "en"), ("when", "es")]


def test_all_faults_are_told_at_once_each_with_its_fact(review: Small) -> None:
    review.add("edition", EDITION, year="2021")
    review.add("event", MEETING, start="2022-03-14")
    review.add("activity", SURVEY, activity_kind="meeting")
    faults = review.rows().faults
    assert [fault.split(" ")[0] for fault in faults] == ["edition-1", "event-1", "activity-1"]
    assert all(each.mark in " ".join(faults) for each in review.proposals[2:])


def test_every_row_tells_the_facts_that_it_comes_from(review: Small) -> None:
    proposal = review.add("activity", SURVEY, **DONE)
    found = review.rows().things(proposal.mark)
    assert set(found) == {"activities", "report_passages"}
    assert len(found["report_passages"]) == 2

"""What is done, goes on or is to come, and what is wished, promised or offered: sentences of many hands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.reports.document import clean
from graph.reports.model import Fact, Reading
from graph.reports.read import read
from tests.graph.reports.conftest import KNOWN

SENTENCES = Path(__file__).parent / "sentences"
HEADS = {
    "en": "WORK IN 2022-2023\n\nUCLG COMMUNITY OF PRACTICE ON MOBILITY\n\n1. Main activities\n\n"
    "A. Implementation",
    "es": "TRABAJO 2022-2023\n\nUCLG COMMUNITY OF PRACTICE ON MOBILITY\n\n1. Principales actividades\n\n"
    "A. Implementación",
    "fr": "TRAVAUX 2022-2023\n\nUCLG COMMUNITY OF PRACTICE ON MOBILITY\n\n1. Activités principales\n\n"
    "A. Mise en œuvre",
}
PLEDGES = ("offer", "wish", "commitment")


def sentences() -> Iterator[tuple[str, str, str]]:
    """Language, sentence, and what it says: `done 2022-03..2022-03, offer`, or `nothing`."""
    for path in sorted(SENTENCES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            expected, _, sentence = line.partition(" | ")
            yield path.stem, sentence, expected


def reading(language: str, body: str) -> Reading:
    """A report whose component A has this text."""
    text = f"{HEADS[language]}\n\n{body}\n"
    return read(clean("report.txt", "text", b"", text), KNOWN, language)


def told(fact: Fact) -> str:
    """`done 2022-03..2022-03`, `planned`, `wish`."""
    if fact.kind in PLEDGES:
        return fact.kind
    dates = f" {fact.text('start')}..{fact.text('end')}" if fact.text("start") or fact.text("end") else ""
    return fact.text("status") + dates


@pytest.mark.parametrize(("language", "sentence", "expected"), list(sentences()))
def test_a_sentence_says_what_is_done_and_when(language: str, sentence: str, expected: str) -> None:
    facts = reading(language, sentence).facts
    found = sorted(told(fact) for fact in facts if fact.kind in ("activity", *PLEDGES))
    assert (found or ["nothing"]) == sorted(expected.split(", "))


@pytest.mark.parametrize(
    ("language", "lead", "item", "status"),
    [
        ("en", "In 2022 we have", "printed a map.", "done 2022..2022"),
        ("en", "In 2023 the Community will:", "print a map;", "planned 2023..2023"),
        ("es", "En 2023 tenemos previsto", "imprimir un mapa;", "planned 2023..2023"),
        ("es", "En 2022 hemos", "impreso un mapa.", "done 2022..2022"),
        ("fr", "En 2022, nous avons", "imprimé une carte ;", "done 2022..2022"),
        ("fr", "En 2023, nous comptons", "imprimer une carte.", "planned 2023..2023"),
    ],
)
def test_an_item_goes_on_with_the_sentence_before_its_list(
    language: str, lead: str, item: str, status: str
) -> None:
    facts = reading(language, f"{lead}\n\n- {item}").facts
    assert [told(fact) for fact in facts if fact.kind == "activity"] == [status]


@pytest.mark.parametrize(
    ("language", "row", "status"),
    [
        ("en", "2022 | Map of bus lanes | - | done", "done 2022..2022"),
        ("en", "H2 2022 | Map of bus lanes | in progress", "under-way 2022-07..2022-12"),
        ("en", "2023 Launch of the map planned", "planned 2023..2023"),
        ("es", "2.º semestre de 2022 | Mapa de carriles | en elaboración", "under-way 2022-07..2022-12"),
        ("es", "2023 | Mapa de carriles | por publicar", "planned 2023..2023"),
        ("fr", "T1 2023 | Carte des couloirs | à paraître", "planned 2023-01..2023-03"),
        ("fr", "2022 | Carte des couloirs | publiée", "done 2022..2022"),
    ],
)
def test_a_row_has_the_time_and_state_of_its_cells(language: str, row: str, status: str) -> None:
    facts = reading(language, row).facts
    assert [told(fact) for fact in facts if fact.kind == "activity"] == [status]


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The list of contact persons was renewed.", "members-update"),
        ("en", "A training kit was designed by our members.", "study-preparation"),
        ("en", "A survey on fares was sent to all members.", "research"),
        ("es", "Se presentará el manual en el Congreso Mundial.", "launch"),
        ("es", "La guía se tradujo al árabe.", "dissemination"),
        ("fr", "Le comité de pilotage s'est réuni en mars 2022.", "meeting"),
        ("fr", "Un atelier sur les tarifs aura lieu en mai 2023.", "learning-meeting"),
    ],
)
def test_verb_and_noun_say_the_kind_of_an_activity(language: str, sentence: str, kind: str) -> None:
    facts = [fact for fact in reading(language, sentence).facts if fact.kind == "activity"]
    assert [fact.text("activity_kind") for fact in facts] == [kind]


def test_an_activity_has_its_partners_and_those_it_is_for() -> None:
    facts = reading(
        "en", "The Community ran a course with UN-Habitat for the UCLG Committee on Culture."
    ).facts
    found = next(fact for fact in facts if fact.kind == "activity")
    assert found.fields["partners"] == ("un-habitat",)
    assert found.fields["recipients"] == ("committee-culture",)
    assert found.names["partners"][0].id == "body/un-habitat"


@pytest.mark.parametrize(
    ("language", "sentence", "to"),
    [
        ("en", "The map is free for every section and policy council.", "policy-councils"),
        ("en", "All members may copy the map.", "members"),
        ("es", "El mapa está a disposición de todas las comisiones.", "committees"),
        ("fr", "La carte est en accès libre pour toutes les sections.", "sections"),
        ("en", "The map is available to the UCLG Committee on Culture.", "committee-culture"),
    ],
)
def test_an_offer_says_to_whom(language: str, sentence: str, to: str) -> None:
    offers = [fact for fact in reading(language, sentence).facts if fact.kind == "offer"]
    assert [fact.texts("to") for fact in offers] == [(to,)]


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Porto promises a bench for each stop and wishes for rain.", ["city/pt-porto", "city/pt-porto"]),
        ("Porto hopes to stay. It has pledged to pay for the website.", ["city/pt-porto", "city/pt-porto"]),
        ("Bilbao wishes to thank Porto.", []),
    ],
)
def test_who_promised_is_who_the_paragraph_spoke_of(sentence: str, by: list[str]) -> None:
    facts = reading("en", sentence).facts
    assert [fact.text("by") for fact in facts if fact.kind in ("wish", "commitment")] == by


@pytest.mark.parametrize(
    ("language", "sentence", "event"),
    [
        (
            "en",
            "The next one is set to be held in Porto on 12 June 2023.",
            ("2023-06-12", "city/pt-porto", ""),
        ),
        ("en", "- Round table, Katowice, 27-30 June 2022", ("2022-06-27", "new:Katowice", "")),
        (
            "es",
            "La Comunidad se dio cita en Bilbao el 3 de mayo de 2022.",
            ("2022-05-03", "city/es-bilbao", ""),
        ),
        ("fr", "- Séance plénière, visioconférence, 10 février 2022", ("2022-02-10", "", "True")),
    ],
)
def test_a_meeting_has_day_and_place_in_terse_lists_too(
    language: str, sentence: str, event: tuple[str, str, str]
) -> None:
    facts = [fact for fact in reading(language, sentence).facts if fact.kind == "event"]
    assert [(f.text("start"), f.text("place"), f.text("online")) for f in facts] == [event]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 24 May 2022 the Community delivered a plea for clinics.",
        "Porto wishes to host the next assembly.",
        "On 9 June 2022 three cities signed the charter in Porto.",
    ],
)
def test_what_a_text_is_about_or_somebody_wishes_to_host_is_no_event(sentence: str) -> None:
    assert [fact for fact in reading("en", sentence).facts if fact.kind == "event"] == []


@pytest.mark.parametrize(
    ("language", "heading", "sentence"),
    [
        ("en", "Making ourselves heard (B)", "A letter was sent to the ministers."),
        ("es", "Hacerse oír (B)", "Se envió una carta a los ministros."),
        ("fr", "Porter notre voix (B)", "Une lettre a été envoyée aux ministres."),
    ],
)
def test_the_letter_of_a_component_may_stand_behind_a_name_of_its_own(
    language: str, heading: str, sentence: str
) -> None:
    facts = reading(language, f"{heading}\n\n{sentence}").facts
    assert [fact.text("component") for fact in facts if fact.kind == "activity"] == ["b"]


@pytest.mark.parametrize(
    ("language", "sentence", "kinds"),
    [
        ("en", "Owing to the quarantine, the course was moved from the hall to the park.", ["activity"]),
        ("en", "We are grateful to the drivers, who were patient.", []),
        ("en", "Dear diesel made the work of bus companies harder than before.", []),
        ("es", "Por este motivo, el mapa se dibujó de nuevo.", ["activity"]),
        ("es", "Otro de los logros es que dos prácticas se han convertido en ley.", ["result"]),
        ("es", "El gasóleo caro hizo más difícil el trabajo de las empresas.", []),
        ("fr", "Les routes ayant fermé, les visites ont été regroupées.", ["activity"]),
        ("fr", "Merci aux chauffeurs, qui ont été patients.", []),
        ("fr", "Le gazole cher a rendu le travail plus difficile.", []),
    ],
)
def test_what_a_cause_changed_is_adaptation_and_neither_thanks_nor_hardship_are_results(
    language: str, sentence: str, kinds: list[str]
) -> None:
    heads = {"en": "3. Results in 2022", "es": "3. Resultados de 2022", "fr": "3. Résultats de 2022"}
    facts = reading(language, f"{heads[language]}\n\n{sentence}").facts
    assert [fact.kind for fact in facts if fact.kind in ("activity", "result")] == kinds


def test_the_day_of_the_calendar_that_something_happens_on_is_no_event() -> None:
    facts = reading("en", "On World Oceans Day, 8 June 2022, a plea for ports was published.").facts
    assert [fact.kind for fact in facts if fact.kind in ("activity", "event")] == ["activity"]

"""Who leads, who speaks for whom, in which other bodies, with whom, what for: sentences of many kinds, as
secretariats write them, in three languages.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.reports import names_of_tables
from graph.reports.known import Known
from graph.reports.model import Reading
from graph.reports.names import Names
from graph.reports.read import read
from tests.graph.reports.conftest import document

pytestmark = pytest.mark.slow

SENTENCES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("sentences_who.yaml").read_text("utf-8"))
HEADS = {
    "en": "WORK OF CONSULTATION MECHANISMS IN 2022-2023\n\nUCLG COMMITTEE ON URBAN HEALTH\n\n"
    "1. Main activities\n\n",
    "es": "Labor de los mecanismos consultivos en 2022-2023\n\nCOMISIÓN DE SALUD URBANA\n\n"
    "1. Actividades principales\n\n",
    "fr": "TRAVAUX DES MÉCANISMES DE CONSULTATION EN 2022-2023\n\nCOMMISSION SANTÉ URBAINE\n\n"
    "1. Activités principales\n\n",
}
PARTS = {"en": ("A. Implementation", "B. Advocacy"), "es": ("A. Implementación", "B. Representación")}
PARTS["fr"] = ("A. Mise en œuvre", "B. Plaidoyer")
SAME = {"president": "chair", "co-president": "co-chair", "vice-president": "vice-chair"}
Reader = Callable[[str, str, int], Reading]


@pytest.fixture(scope="module")
def real() -> Known:
    """The names that the tables have."""
    return names_of_tables()


@pytest.fixture(scope="module")
def reading(real: Known) -> Reader:
    """Reads a text below the heading of component A (0) or B (1)."""

    def reader(language: str, text: str, part: int) -> Reading:
        whole = HEADS[language] + PARTS[language][part] + "\n\n" + text + "\n"
        return read(document(whole), real, language)

    return reader


def end(iri: str) -> str:
    """`fr-lyon` of `city/fr-lyon`."""
    return iri.rsplit("/", 1)[-1]


SEATS = SENTENCES["seats"]


@pytest.mark.parametrize(("language", "text", "leaders", "mandates"), SEATS)
def test_each_holder_has_the_role_that_is_said_of_it_in_the_body_that_is_said(
    reading: Reader, language: str, text: str, leaders: str, mandates: str
) -> None:
    facts = reading(language, text, 1).facts
    seats = {kind: [fact for fact in facts if fact.kind == kind] for kind in ("leadership", "mandate")}
    told = {
        kind: {f"{end(f.text('holder'))} {SAME.get(f.text('role'), f.text('role'))}" for f in found}
        for kind, found in seats.items()
    }
    assert told["leadership"] == set(filter(None, leaders.split(", ")))
    found = {
        f"{end(f.text('holder'))} {SAME.get(f.text('role'), f.text('role'))} {f.text('body')}"
        for f in seats["mandate"]
    }
    assert found == set(filter(None, mandates.split(", ")))


PEOPLE = SENTENCES["people"]


@pytest.mark.parametrize(("language", "text", "people"), PEOPLE)
def test_who_speaks_for_whom(reading: Reader, language: str, text: str, people: str) -> None:
    found = [fact for fact in reading(language, text, 1).facts if fact.kind == "representative"]
    assert [f"{f.text('person')}: {end(f.text('holder'))}" for f in found] == people.split(", ")


PARTNERS = SENTENCES["partners"]


@pytest.mark.parametrize(("language", "text", "partners"), PARTNERS)
def test_known_and_new_partners_are_read_as_far_as_their_names_go(
    reading: Reader, language: str, text: str, partners: str
) -> None:
    found = {
        fact.text("partner") for fact in reading(language, text, 1).facts if fact.kind == "collaboration"
    }
    assert found == set(filter(None, partners.split("; ")))


OBJECTIVES = SENTENCES["objectives"]


@pytest.mark.parametrize(("language", "text", "count"), OBJECTIVES)
def test_objectives_are_counted_however_they_are_told(
    reading: Reader, language: str, text: str, count: int
) -> None:
    found = [fact for fact in reading(language, text, 0).facts if fact.kind == "objective"]
    assert [fact.fields["ordinal"] for fact in found] == list(range(1, count + 1))


EDITIONS = SENTENCES["editions"]


@pytest.mark.parametrize(("language", "text", "editions"), EDITIONS)
def test_editions_have_the_number_and_the_year_that_are_told(
    reading: Reader, language: str, text: str, editions: str
) -> None:
    found = [fact for fact in reading(language, text, 0).facts if fact.kind == "edition"]
    assert sorted(f"{f.text('ordinal')}/{f.text('year')}" for f in found) == editions.split("; ") * bool(
        editions
    )


BODIES = SENTENCES["bodies"]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_bodies_are_known_in_whatever_order_their_words_stand(real: Known, language: str) -> None:
    names, at = Names(real, language), ("en", "es", "fr").index(language)
    verb = ("chairs", "preside", "préside")[at]
    found = {body: names.find(f"Bilbao {verb} {said[at]}.") for body, said in BODIES.items()}
    assert {body: [m.name.id for m in each[1:]] for body, each in found.items()} == {
        body: [f"body/{body}"] for body in BODIES
    }

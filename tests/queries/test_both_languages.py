"""Spanish and English asked alike: either name leads to the thing, and the question has the same answer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ontology import BASE
from queries.catalogue import Catalogue, CuratedQuery

Row = dict[str, str]
Ask = Callable[[str], list[Row]]

CATALOGUE = Catalogue.load()
NAMED = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?thing WHERE {{
  ?thing rdfs:label|skos:prefLabel|skos:altLabel ?name .
  FILTER(STR(?name) = "{name}" && LANG(?name) IN ("{language}", ""))
  FILTER(STRSTARTS(STR(?thing), "{base}id/{kind}/"))
}}
"""
# The query, the thing in its text, and what that is called in English and in Spanish.
ASKED = [
    (
        *("leaders-of-a-body", "body/cop-digital-cities"),
        *("UCLG Community of Practice Digital Cities", "Comunidad de Práctica de Ciudades Digitales"),
    ),
    (
        *("partners-of-a-body", "body/cop-digital-cities"),
        *("Community of Practice of Digital Cities", "Comunidad de Práctica de Ciudades Digitales"),
    ),
    (
        *("events-of-a-body", "body/cop-digital-cities"),
        *("UCLG Community of Practice Digital Cities", "Comunidad de Práctica de Ciudades Digitales"),
    ),
    (
        *("activities-by-semester", "body/cop-digital-cities"),
        *("UCLG Community of Practice Digital Cities", "Comunidad de Práctica de Ciudades Digitales"),
    ),
    (
        *("cities-to-invite", "body/cop-digital-cities"),
        *("UCLG Community of Practice Digital Cities", "Comunidad de Práctica de Ciudades Digitales"),
    ),
    (
        *("presidents-of-the-world-organisation", "body/uclg"),
        *("United Cities and Local Governments", "Ciudades y Gobiernos Locales Unidos"),
    ),
    ("bodies-led-by-a-city", "city/es-bilbao", "Bilbao", "Bilbao"),
    ("representatives-of-a-city", "city/es-bilbao", "Bilbao", "Bilbao"),
    ("evidence-for-the-leaderships-of-a-city", "city/es-bilbao", "Bilbao", "Bilbao"),
    ("events-in-a-city", "city/es-bilbao", "Bilbao", "Bilbao"),
    ("practices-of-a-city", "city/es-bilbao", "Bilbao", "Bilbao"),
    ("where-a-city-is", "city/es-bilbao", "Bilbao", "Bilbao"),
    ("bodies-working-on-a-theme", "theme/migration", "Migration", "Migración"),
    (
        *("practices-on-a-theme", "theme/participatory-budgeting"),
        *("Participatory budgeting", "Presupuestos participativos"),
    ),
    (
        *("what-a-report-says-of-an-edition", "edition/scs-2019"),
        "Smart Cities Study 2019: International study on the situation and future trends in Smart Governance",
        (
            "Smart Cities Study 2019: Estudio internacional sobre la situación y tendencias en materia de "
            "Smart Governance"
        ),
    ),
]


@pytest.fixture(scope="module")
def called(select: Callable[[str], list[Row]]) -> Callable[[str, str, str], str]:
    """The one thing of a kind that has this name in this language, or a name in no language."""

    def found(kind: str, name: str, language: str) -> str:
        (row,) = select(NAMED.format(base=BASE, kind=kind, name=name, language=language))
        return row["thing"]

    return found


@pytest.mark.parametrize(("query", "thing", "english", "spanish"), ASKED, ids=[row[0] for row in ASKED])
def test_the_spanish_name_leads_to_the_same_thing_and_the_same_rows(
    select: Callable[[str], list[Row]],
    ask: Ask,
    called: Callable[[str, str, str], str],
    query: str,
    thing: str,
    english: str,
    spanish: str,
) -> None:
    text = CATALOGUE[query].text
    assert text.count(f"<{BASE}id/{thing}>") == 1
    for language, name in (("en", english), ("es", spanish)):
        found = called(thing.split("/")[0], name, language)
        assert found == thing
        rows = select(text.replace(f"<{BASE}id/{thing}>", f"<{BASE}id/{found}>"))
        assert rows == ask(query)
        assert rows


@pytest.mark.parametrize("query", CATALOGUE.values(), ids=list(CATALOGUE))
def test_words_in_english_come_with_the_same_in_spanish(ask: Ask, query: CuratedQuery) -> None:
    rows = ask(query.name)
    for column in [each for each in rows[0] if re.search(r"(^|_)en$", each)]:
        spanish = re.sub(r"(^|_)en$", r"\1es", column)
        assert spanish in rows[0], column
        assert any(row[spanish] for row in rows), spanish


@pytest.mark.parametrize(
    ("query", "english", "spanish"),
    [
        ("activities-by-component", ("component_en", "Advocacy"), ("component_es", "Representación")),
        ("areas-and-factors-of-editions", ("en", "Open government"), ("es", "Gobierno abierto")),
        ("bodies-by-kind", ("label_en", "Policy council"), ("label_es", "Consejo político")),
        ("events-by-kind", ("label_en", "World Council"), ("label_es", "Consejo Mundial")),
        ("gold-report-and-its-theme", ("theme_en", "Equality"), ("theme_es", "Igualdad")),
        ("leading-cities-by-country", ("country_en", "Spain"), ("country_es", "España")),
        ("names-in-three-languages", ("en", "UCLG World Council"), ("es", "Consejo Mundial de CGLU")),
        ("holders-of-an-office", ("role_en", "Secretary general"), ("role_es", "Secretaría general")),
        ("practices-by-collection", ("label_en", "UCLG Peace Prize"), ("label_es", "Premio CGLU por la Paz")),
        ("reporting-to-the-secretariat", ("period_en", "periodically"), ("period_es", "periódicamente")),
    ],
)
def test_a_row_is_the_same_row_in_english_and_spanish(
    ask: Ask, query: str, english: tuple[str, str], spanish: tuple[str, str]
) -> None:
    in_english = [row for row in ask(query) if row[english[0]] == english[1]]
    in_spanish = [row for row in ask(query) if row[spanish[0]] == spanish[1]]
    assert in_english == in_spanish != []

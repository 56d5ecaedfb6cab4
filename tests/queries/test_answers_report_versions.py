"""What the two language versions of the report say, together and apart: read from both texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]

PAGES = "http://www.uclg-digitalcities.org"
ALT_LABEL, PAGE = "http://www.w3.org/2004/02/skos/core#altLabel", "http://xmlns.com/foaf/0.1/page"
JOB, CYCLE, ORDINAL = "https://schema.org/jobTitle", "uclg:cycleYears", "uclg:ordinal"
OPPORTUNITIES = "Opportunities for all, culture and diplomacy of cities: keys for development and peace"


@pytest.fixture(scope="module")
def passages(table: Table) -> dict[tuple[str, str], str]:
    """Section of each passage, by language and id."""
    return {(row["language"], row["id"]): row["section"] for row in table("report_passages")}


def test_every_fact_of_the_table_is_stated_at_each_of_its_passages(
    columns: Columns, table: Table, passages: dict[tuple[str, str], str]
) -> None:
    """A fact without a language is stated by every version that has one of its passages."""
    expected = set()
    for row in table("report_facts"):
        for language in [row["language"]] if row["language"] else ["en", "es"]:
            for each in row["passages"].split(";"):
                if (section := passages.get((language, each))) is not None:
                    place = f"passage/digital-cities-2020-2021/{language}/{each}"
                    expected.add((row["thing"], language, section, place))
    rows = columns("facts-that-a-report-states", "thing", "language", "section", "passage")
    about_things = {row for row in expected if row[0]}
    assert about_things <= set(rows)
    for _, language, section, place in expected - about_things:
        assert any(r[0].startswith("mandate/") and r[1:] == (language, section, place) for r in rows)


@pytest.mark.parametrize(
    ("thing", "english", "spanish", "section", "languages"),
    [
        (
            *("study/smart-cities-study", "Global, cross-cutting view of what lets a city grow and change"),
            *("Visión global y transversal de lo que hace crecer y cambiar a una ciudad", "1-a", "en es"),
        ),
        (
            *("study/smart-cities-study", "A new edition every two to three years"),
            *("Una nueva edición cada dos o tres años", "1-a", "en"),
        ),
        (
            *("edition/scs-2019", "Most of the 24 cities belong to the community"),
            *("La mayoría de las 24 ciudades pertenece a la comunidad", "3", "en es"),
        ),
        (
            *("body/gold-vi", "GOLD VI is to be about inequalities"),
            *("GOLD VI tratará de las desigualdades", "1-d", "en es"),
        ),
        (
            *("city/es-bilbao", "Leading several bodies lets Bilbao create synergies"),
            *("Liderar varios órganos permite a Bilbao crear sinergias", "1-e", "en es"),
        ),
        (
            *("event/eb-2020-virtual", "Held online: Executive Bureau"),
            *("Celebrado en línea: Bureau Ejecutivo", "2", "en es"),
        ),
        (
            *("body/cop-digital-cities", "New technologies helped cities and their people adapt to COVID-19"),
            *(
                "Las nuevas tecnologías ayudaron a ciudades y habitantes a adaptarse a la COVID-19",
                "3",
                "en es",
            ),
        ),
    ],
)
def test_a_fact_stands_in_its_section_in_english_and_spanish(
    ask: Ask, thing: str, english: str, spanish: str, section: str, languages: str
) -> None:
    found = [
        row for row in ask("facts-that-a-report-states") if (row["thing"], row["en"]) == (thing, english)
    ]
    assert {row["es"] for row in found} == {spanish}
    assert section in {row["section"] for row in found}
    assert {row["language"] for row in found} == set(languages.split())


def test_the_versions_differ_in_sixteen_places(columns: Columns, table: Table) -> None:
    sides: dict[str, dict[str, Row]] = {}
    for row in table("report_differences"):
        sides.setdefault(row["id"], {})[row["language"]] = row
    expected = {
        (
            *(both["en"]["thing"], both["en"]["label_en"], both["en"]["label_es"]),
            *(both["es"]["label_en"], both["es"]["label_es"]),
        )
        for both in sides.values()
    }
    wanted = ("thing", "says1_en", "says1_es", "says2_en", "says2_es")
    assert set(columns("differences-between-language-versions", *wanted)) == expected
    assert len(expected) == 16


def test_the_order_of_the_objectives_and_the_name_of_component_b_differ(columns: Columns) -> None:
    rows = columns(
        "differences-between-language-versions",
        "thing",
        "section",
        "language1",
        "says1_en",
        "language2",
        "says2_en",
    )
    assert (
        *("study/smart-cities-study", "1-a"),
        *("en", "Brakes and drivers come second, good practices third"),
        *("es", "Good practices come second, brakes and drivers third"),
    ) in rows
    assert (
        *("component/b", "1-b"),
        *("en", "Component B is called Advocacy", "es", "Component B is called Representación"),
    ) in rows


def test_nineteen_values_stand_in_one_version_only(columns: Columns) -> None:
    rows = columns("values-that-one-version-alone-gives", "thing", "property", "value", "language")
    assert set(rows) == {
        ("body/committee-culture", ALT_LABEL, "Commission of Culture", "en"),
        ("body/committee-culture", ALT_LABEL, "Comisión de Cultura", "es"),
        ("body/cop-digital-cities", ALT_LABEL, "Community of Practice of Digital Cities", "en"),
        ("body/pc-opportunities-culture-diplomacy", ALT_LABEL, OPPORTUNITIES, "en"),
        ("body/wego", ALT_LABEL, "We-Go", "en"),
        ("edition/scs-2012", PAGE, f"{PAGES}/en/smart-cities-study/2012-edition/", "en"),
        ("edition/scs-2012", PAGE, f"{PAGES}/smart-cities-study/edicion-2012/", "es"),
        ("edition/scs-2017", PAGE, f"{PAGES}/en/smart-cities-study/2017-edition/", "en"),
        ("edition/scs-2017", PAGE, f"{PAGES}/smart-cities-study/edicion-2017/", "es"),
        ("edition/scs-2019", PAGE, f"{PAGES}/en/smart-cities-study/2019-edition/", "en"),
        ("edition/scs-2019", PAGE, f"{PAGES}/smart-cities-study/2019-edicion/", "es"),
        ("person/juan-mari-aburto", JOB, "Mayor of Bilbao", "en"),
        ("person/juan-mari-aburto", JOB, "Alcalde de Bilbao", "es"),
        ("study/smart-cities-study", CYCLE, "2", "en"),
        ("study/smart-cities-study", CYCLE, "3", "en"),
        ("objective/smart-cities-study--2", ORDINAL, "2", "en"),
        ("objective/smart-cities-study--2", ORDINAL, "3", "es"),
        ("objective/smart-cities-study--3", ORDINAL, "3", "en"),
        ("objective/smart-cities-study--3", ORDINAL, "2", "es"),
    }
    assert len(rows) == 19


def test_bodies_have_the_names_that_the_report_gives_them(columns: Columns) -> None:
    assert columns("names-of-bodies-in-a-report", "body", "asWritten", "language", "section") == [
        ("body/committee-culture", "Commission of Culture", "en", "1-e"),
        ("body/committee-culture", "Comisión de Cultura", "es", "1-e"),
        ("body/cop-digital-cities", "Community of Practice of Digital Cities", "en", "1-b"),
        ("body/pc-opportunities-culture-diplomacy", OPPORTUNITIES, "en", "1-e"),
        ("body/wego", "We-Go", "en", "1-d"),
    ]

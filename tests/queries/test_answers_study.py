"""The study: expected from the two versions of the report and data/editions.csv, focus_areas.csv."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]

SIX = "Economy, Environment, Governance, Mobility, People, Quality of life"
PAGES = "http://www.uclg-digitalcities.org"


def test_five_editions_have_year_focus_and_number_of_cities(columns: Columns) -> None:
    """The report: 2012 six areas, 2017 economy, 2019 governance with 24 cities; the table adds the rest."""
    assert columns("editions-of-the-study", "ordinal", "year", "focus", "cities", "countries") == [
        ("1", "2012", SIX, "28", ""),
        ("2", "2017", "Economy", "20", ""),
        ("3", "2019", "Governance", "24", ""),
        ("4", "2021", "Smart resilience", "35", "20"),
        ("5", "2023", SIX, "20", "16"),
    ]


def test_the_titles_of_the_editions_are_those_of_the_table(columns: Columns, table: Table) -> None:
    expected = [(row["ordinal"], row["title_en"]) for row in table("editions")]
    assert columns("editions-of-the-study", "ordinal", "title") == expected


def test_each_edition_follows_the_one_before(columns: Columns) -> None:
    assert columns("chain-of-editions", "ordinal", "year", "before", "years") == [
        ("2", "2017", "2012", "5"),
        ("3", "2019", "2017", "2"),
        ("4", "2021", "2019", "2"),
        ("5", "2023", "2021", "2"),
    ]


def test_the_pages_are_those_of_the_reports_and_the_table(columns: Columns) -> None:
    """The Spanish report and the table name different Spanish pages of 2019; both are kept."""
    assert columns("edition-pages", "ordinal", "language", "page") == [
        ("1", "en", f"{PAGES}/en/smart-cities-study/2012-edition/"),
        ("1", "es", f"{PAGES}/smart-cities-study/edicion-2012/"),
        ("2", "en", f"{PAGES}/en/smart-cities-study/2017-edition/"),
        ("2", "es", f"{PAGES}/smart-cities-study/edicion-2017/"),
        ("3", "en", f"{PAGES}/en/smart-cities-study/2019-edition/"),
        ("3", "es", f"{PAGES}/smart-cities-study/2019-edicion/"),
        ("3", "es", f"{PAGES}/smart-cities-study/2019-edition/"),
        ("4", "en", f"{PAGES}/en/smart-cities-study/2021-edition/"),
        ("4", "es", "https://www.uclg-digitalcities.org/smart-cities-study/edicion-2021/"),
        ("5", "en", "https://uclg-digitalcities.org/en/category/news/"),
        ("5", "es", "https://uclg-digitalcities.org/es/estudios/edicion-2023/"),
    ]


@pytest.mark.parametrize(
    ("ordinal", "what", "expected"),
    [
        (
            "1",
            "area",
            [
                ("Economy", "Economía", "Économie"),
                ("Environment", "Entorno", "Environnement"),
                ("Governance", "Gobernanza", "Gouvernance"),
                ("Mobility", "Movilidad", "Mobilité"),
                ("People", "Ciudadanía", "Citoyenneté"),
                ("Quality of life", "Calidad de vida", "Qualité de vie"),
            ],
        ),
        ("1", "factor", []),
        ("2", "area", [("Economy", "Economía", "Économie")]),
        ("3", "area", [("Governance", "Gobernanza", "Gouvernance")]),
    ],
)
def test_the_areas_of_the_reports_have_their_names_in_both_versions(
    columns: Columns, ordinal: str, what: str, expected: list[tuple[str, str, str]]
) -> None:
    rows = columns("areas-and-factors-of-editions", "ordinal", "what", "en", "es", "fr")
    assert [row[2:] for row in rows if row[:2] == (ordinal, what)] == expected


@pytest.mark.parametrize(
    ("ordinal", "factors"),
    [
        (
            "2",
            {
                ("Innovation", "Innovación"),
                ("Entrepreneurship", "Emprendimiento"),
                ("Knowledge and talent", "Conocimiento y talento"),
                ("Digital economy", "Sociedad y economía digitales"),
            },
        ),
        (
            "3",
            {
                ("Open government", "Gobierno abierto"),
                ("Advanced strategic management", "Gestión estratégica avanzada"),
            },
        ),
    ],
)
def test_the_factors_that_the_reports_name_are_among_those_of_the_edition(
    columns: Columns, ordinal: str, factors: set[tuple[str, str]]
) -> None:
    rows = columns("areas-and-factors-of-editions", "ordinal", "what", "en", "es")
    assert factors <= {row[2:] for row in rows if row[:2] == (ordinal, "factor")}


def test_areas_and_factors_are_exactly_those_of_the_table(columns: Columns, table: Table) -> None:
    expected = {
        (row["ordinal"], what, f"focus-area/{each.strip()}")
        for row in table("editions")
        for what, column in (("area", "focus_areas"), ("factor", "key_factors"))
        for each in row[column].split(";")
        if each.strip()
    }
    rows = columns("areas-and-factors-of-editions", "ordinal", "what", "concept")
    assert set(rows) == expected
    assert len(rows) == len(expected) == 48


def test_every_focus_area_stands_under_its_broader_one_with_its_names(columns: Columns, table: Table) -> None:
    expected = {
        (row["broader"], row["id"], row["label_en"], row["label_es"], row["label_fr"])
        for row in table("focus_areas")
    }
    rows = columns("focus-areas-and-key-factors", "broader", "area", "en", "es", "fr")
    assert set(rows) == expected
    assert len(rows) == 40
    assert ("governance", "open-government", "Open government", "Gobierno abierto") in {r[:4] for r in rows}


def test_the_study_has_three_objectives_in_three_languages(ask: Ask) -> None:
    """The English version's order: where cities stand; what slows or helps them; good practices."""
    rows = ask("study-objectives")
    assert [row["ordinal"] for row in rows] == ["1", "2", "3"]
    assert "where cities stand in ICT" in rows[0]["en"]
    assert "qué frena y qué impulsa" in rows[1]["es"]
    assert "bonnes pratiques" in rows[2]["fr"]


def test_only_the_english_version_sets_a_cycle_of_two_to_three_years(columns: Columns) -> None:
    assert columns("cycle-of-the-study", "study", "years", "language", "section") == [
        ("study/smart-cities-study", "2", "en", "1-a"),
        ("study/smart-cities-study", "3", "en", "1-a"),
    ]


def test_the_fourth_edition_was_to_come_out_at_the_world_council_of_2021(columns: Columns) -> None:
    wanted = ("ordinal", "date", "event", "status", "section", "language")
    assert columns("planned-launch-of-the-study", *wanted) == [
        ("4", "2021", "event/wc-2021-barcelona", "planned", "1-a", "en"),
        ("4", "2021", "event/wc-2021-barcelona", "planned", "1-a", "es"),
    ]


def test_the_study_is_offered_to_the_four_councils_of_that_time(columns: Columns) -> None:
    """The policy councils that began in 2017; those of November 2020 and 2023 came after the report."""
    assert columns("study-offered-to-the-councils", "council", "status", "component") == [
        ("body/pc-opportunities-culture-diplomacy", "wished", "e"),
        ("body/pc-right-to-the-city", "wished", "e"),
        ("body/pc-safer-resilient", "wished", "e"),
        ("body/pc-territorial-multilevel-governance", "wished", "e"),
    ]


def test_24_cities_took_part_in_2019_and_most_were_members(columns: Columns) -> None:
    rows = columns("what-a-report-says-of-an-edition", "en", "es", "language", "section")
    for language in ("en", "es"):
        for english, spanish in (
            (
                "Cities that took part in Smart Cities Study 2019: 24",
                "Ciudades participantes en Smart Cities Study 2019: 24",
            ),
            (
                "Most of the 24 cities belong to the community",
                "La mayoría de las 24 ciudades pertenece a la comunidad",
            ),
            ("The 2019 edition gathered success stories", "La edición de 2019 reunió casos de éxito"),
        ):
            assert (english, spanish, language, "3") in rows
        focus = "Focus of Smart Cities Study 2019: Governance", "Ejes de Smart Cities Study 2019: Gobernanza"
        assert (*focus, language, "1-a") in rows
        assert ("Third edition: 2019", "Tercera edición: 2019", language, "1-a") in rows

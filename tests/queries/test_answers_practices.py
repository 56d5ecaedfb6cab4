"""Practices and distinctions: expected from data/practices.csv, practice_matches.csv and awards.csv."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Key = Callable[[str], str]
Government = Callable[[str, str], str]


def titled(row: Row) -> str:
    """The title in English, else in Spanish, else in French."""
    return row["title_en"] or row["title_es"] or row["title_fr"]


def test_bilbao_has_four_practices_in_four_collections(columns: Columns) -> None:
    wanted = ("practice", "title_en", "title_es", "collection", "page")
    assert columns("practices-of-a-city", *wanted) == [
        (
            "practice/culture21-obs--bilbao--the-neighbourhoods-and-territory-for-culture",
            *("The neighbourhoods and territory for culture", "", "culture21-obs"),
            "http://obs.agenda21culture.net/index.php/en/taxonomy/term/71?page=3",
        ),
        (
            "practice/local4action--bilbao--local4action-hub-bilbao-city-of-values",
            *("Local4Action HUB Bilbao – City of Values", "Bilbao Ciudad de Valores", "local4action"),
            "https://local4actionhubs.uclg.org/join-the-local4action-hub-bilbao-city-of-values/",
        ),
        (
            "practice/uclg-covid19--bilbao--citizen-collaboration-to-detect-solitude-situati",
            *("Citizen collaboration to detect solitude situations", "", "uclg-covid19"),
            "https://www.citiesforglobalhealth.org/",
        ),
        (
            "practice/uclg-digitalcities--bilbao--bilbaoaccess",
            *("BilbaoAccess", "", "uclg-digitalcities"),
            "https://uclg-digitalcities.org/en/practice/bilbaoaccess/",
        ),
    ]


def test_twelve_practices_are_on_participatory_budgeting_three_with_a_spanish_title(
    columns: Columns, table: Table
) -> None:
    expected = {
        (f"practice/{row['id']}", titled(row), row["year"])
        for row in table("practices")
        if "participatory budgeting" in {word.strip() for word in row["themes"].split(";")}
    }
    rows = columns("practices-on-a-theme", "practice", "title", "year")
    assert set(rows) == expected
    assert len(rows) == 12
    assert [title for _, title, _ in rows if title.startswith("Presupuesto")] == [
        "Presupuesto Participativo en el Distrito de Manastur",
        (
            "Presupuesto Participativo 2023-2024: Laboratorios Ciudadanos como dispositivos de innovación "
            "en la gestión de políticas públicas"
        ),
        "Presupuesto Deliberativo. Un proyecto piloto para la ciudad",
    ]


def test_five_practices_are_tied_to_goal_16(columns: Columns) -> None:
    """The rows whose column `sdgs` has 16, all of Metropolis."""
    assert columns("practices", "cityName", "title") == [
        ("Addis Ababa", "Micro and Small Enterprise Development Program"),
        ("Buenos Aires", "Abasto Cultural Neighbourhood"),
        ("Porto Alegre", "Local Solidarity Governance: Strategies in Promoting Social Inclusion"),
        ("Seoul", "Eco-Mileage System"),
        ("Toronto", "Lawrence-Allen Revitalization Plan"),
    ]


def test_practices_and_their_cities_are_counted_by_collection(
    columns: Columns, table: Table, government: Government
) -> None:
    practices: Counter[str] = Counter(row["collection"] for row in table("practices"))
    cities: dict[str, set[str]] = defaultdict(set)
    for row in table("practices"):
        cities[row["collection"]].add(government(row["city"], row["country"]))
    expected = {(name, str(number), str(len(cities[name]))) for name, number in practices.items()}
    rows = columns("practices-by-collection", "collection", "practices", "cities")
    assert set(rows) == expected
    assert rows[0][:2] == ("culture21-obs", "95")


def test_collections_are_named_in_three_languages(columns: Columns) -> None:
    names = columns("practices-by-collection", "collection", "label_en", "label_es", "label_fr")
    assert (
        "uclg-peace-prize",
        "UCLG Peace Prize",
        "Premio CGLU por la Paz",
        "Prix CGLU pour la paix",
    ) in names
    assert all(all(row) for row in names)


def test_the_practices_of_the_peace_prize_are_those_of_the_rows(columns: Columns, table: Table) -> None:
    expected = {
        (f"practice/{row['id']}", titled(row), row["country"], row["year"], row["url"])
        for row in table("practices")
        if row["collection"] == "uclg-peace-prize"
    }
    wanted = ("practice", "title", "code", "year", "page")
    assert set(columns("practices", *wanted, goal=None, collection="uclg-peace-prize")) == expected
    assert len(expected) == 13


def test_practices_are_counted_by_region_of_the_world(columns: Columns, table: Table) -> None:
    """Counted in the column `country`, by the continents that these countries lie in."""
    continents = {
        "africa": "BF BI CD CI CM CV EG ET GA GN KE MA MG ML MR MW MZ NG RW SN TG TN TZ UG ZA ZM ZW",
        "oceania": "AU FJ NZ",
        "north-america": "CA CR CU DO GT HN HT JM MX NI PA PR SV US",
        "south-america": "AR BO BR CL CO EC PE PY UY VE",
    }
    countries = Counter(row["country"] for row in table("practices"))
    found = {
        region: int(number) for region, number in columns("practices-by-world-region", "region", "practices")
    }
    assert sum(found.values()) == countries.total() == 268
    for region, codes in continents.items():
        assert found[region] == sum(countries[code] for code in codes.split())
    assert ("Africa", "África", "Afrique") in columns(
        "practices-by-world-region", "label_en", "label_es", "label_fr"
    )


def test_practices_are_counted_by_area_of_the_study(columns: Columns, table: Table) -> None:
    expected = Counter(row["focus_area"] for row in table("practices") if row["focus_area"])
    rows = columns("practices-by-focus-area", "area", "practices")
    assert {area: int(number) for area, number in rows} == expected
    assert set(expected) == {"economy", "people", "governance", "mobility", "environment", "quality-of-life"}


def test_six_initiatives_stand_in_two_collections(columns: Columns, table: Table) -> None:
    expected = {
        frozenset({f"practice/{row['practice']}", f"practice/{row['same_as']}"})
        for row in table("practice_matches")
    }
    rows = columns("practices-in-several-collections", "cityName", "practice1", "practice2")
    assert {frozenset(row[1:]) for row in rows} == expected
    assert [row[0] for row in rows] == ["Busan", "Gwanak-gu", "Medellín", "Palmira", "Ségou", "Yopougon"]


def test_the_award_for_culture_has_nine_cities_and_six_persons_as_winners(columns: Columns) -> None:
    """Rows of award-culture21 whose kind is winner or individual-winner."""
    assert columns("award-laureates", "edition", "year", "kind", "name") == [
        ("1", "2014", "winner", "Belo Horizonte"),
        ("1", "2014", "individual-winner", "Farida Shaheed"),
        ("1", "2014", "individual-winner", "Manuel Castells"),
        ("2", "2016", "winner", "Timbuktu"),
        ("2", "2016", "winner", "Vaudreuil-Dorion"),
        ("2", "2016", "individual-winner", "Jon Hawkes"),
        ("2", "2016", "individual-winner", "Silvia Rivera Cusicanqui"),
        ("3", "2018", "winner", "Lyon"),
        ("3", "2018", "winner", "Seongbuk-gu"),
        ("3", "2018", "individual-winner", "Basma El Husseiny"),
        ("3", "2018", "individual-winner", "Patrice Meyer-Bisch"),
        ("4", "2020", "winner", "Medellín"),
        ("4", "2020", "winner", "Ségou"),
        ("6", "2024", "winner", "Gwanak-gu"),
        ("6", "2024", "winner", "La Paz"),
    ]


def test_distinctions_are_counted_by_award_and_kind(columns: Columns, table: Table, slug: Key) -> None:
    """Rows that say the same of one laureate, year and kind are one distinction."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in table("awards"):
        laureate = slug(row["city"] or row["government"] or row["person"] or row["organization"])
        found[row["programme"], row["kind"]].add((laureate, row["year"]))
    expected = {(award, kind, str(len(each))) for (award, kind), each in found.items()}
    assert set(columns("distinctions-by-award", "award", "kind", "distinctions")) == expected


def test_laureates_are_no_members_of_the_award(ask: Ask) -> None:
    led = {row["body"] for row in ask("consultation-bodies")}
    assert "body/award-culture21" not in led
    shared = ask("bodies-sharing-members")
    assert not [row for row in shared if "award" in row["body1"] + row["body2"]]

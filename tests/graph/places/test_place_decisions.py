"""places.csv: what a person decided, and rows that cannot be right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.errors import TableErrors
from graph.places import reasons
from graph.places.curated import read_curated
from graph.places.resolve import Gazetteer
from graph.places.world import World
from graph.tables import Row

Decide = Callable[..., tuple[Row, ...]]
BILBAO = 3128026


def _faults(rows: tuple[Row, ...], world: World) -> list[str]:
    with pytest.raises(TableErrors) as caught:
        read_curated(rows, world)
    return caught.value.faults


def test_a_decision_goes_before_the_gazetteer(decide: Decide, world: World) -> None:
    rows = decide({"name": "Portland", "country": "US", "geonames_id": 4975802})
    match = Gazetteer(world, read_curated(rows, world)).match("Portland", "US")
    assert (match.method, match.score, match.government.place) == (reasons.CURATED, 1.0, 4975802)


def test_rows_with_one_canonical_name_are_one_government(decide: Decide, world: World) -> None:
    rows = decide(
        {"name": "Bilbo", "country": "ES", "canonical": "Bilbao", "label_fr": "Bilbao"},
        {"name": "Bilbao", "country": "ES", "geonames_id": BILBAO, "kind": "city"},
        {"name": "Botxo", "country": "ES", "canonical": "BILBAO"},
    )
    gazetteer = Gazetteer.load(rows)
    found = [gazetteer.government(name, "ES") for name in ("Bilbo", "bilbao", "Botxo")]
    assert {(each.key, each.label, each.place) for each in found} == {("es-bilbao", "Bilbao", BILBAO)}
    assert found[0].labels == {"fr": "Bilbao"}


def test_the_canonical_name_needs_no_row_of_its_own(decide: Decide, world: World) -> None:
    gazetteer = Gazetteer.load(decide({"name": "Botxo", "country": "ES", "canonical": "Wherever"}))
    assert gazetteer.government("Wherever", "ES") is gazetteer.government("Botxo", "ES")


def test_without_a_place_the_kind_tells_the_usual_reason_and_a_stated_one_goes_before(
    decide: Decide, world: World
) -> None:
    gazetteer = Gazetteer.load(
        decide(
            {"name": "A", "country": "ES", "kind": "province"},
            {"name": "B", "country": "ES", "kind": "district"},
            {"name": "C", "country": "ES", "reason_en": "drowned", "reason_es": "anegado"},
        )
    )
    stated = [gazetteer.government(name, "ES").reason for name in "ABC"]
    assert stated == [reasons.AREA, reasons.ABSENT, {"en": "drowned", "es": "anegado"}]
    assert gazetteer.match("A", "ES").method == reasons.COUNTRY


def test_a_decision_without_a_country_is_found_when_only_one_country_has_it(
    decide: Decide, world: World
) -> None:
    gazetteer = Gazetteer.load(
        decide(
            {"name": "Ourland", "country": "ES"},
            {"name": "Twinland", "country": "ES"},
            {"name": "Twinland", "country": "FR"},
        )
    )
    assert gazetteer.government("Ourland").key == "es-ourland"
    assert gazetteer.decided("Ourland") == gazetteer.government("Ourland", "ES")
    assert gazetteer.decided("Twinland") is None
    assert gazetteer.decided("Bilbao", "ES") is None


def test_contradictions_are_told_all_at_once_with_their_rows(decide: Decide, world: World) -> None:
    rows = decide(
        {"name": "Bilbo", "country": "ES", "canonical": "Bilbao", "kind": "region"},
        {"name": "Bilbao", "country": "ES", "kind": "city"},
        {"name": "Nowhere", "country": "ES", "geonames_id": 1},
        {"name": "Bordeaux", "country": "ES", "geonames_id": 3031582},
        {"name": "Vitoria", "country": "ES", "geonames_id": BILBAO, "reason_en": "why not"},
    )
    faults = _faults(rows, world)
    assert faults == [
        "places.csv, row 3, kind: 'city', but another row of Bilbao says 'region'",
        "places.csv, row 4, geonames_id: 1 is not in the gazetteer; leave it empty and say why",
        "places.csv, row 5, geonames_id: 3031582 is Bordeaux in FR",
        "places.csv, row 6, reason_en: Vitoria has a place, so there is nothing to explain",
    ]


def test_a_name_a_place_or_an_address_cannot_be_given_away_twice(decide: Decide, world: World) -> None:
    rows = decide(
        {"name": "Bilbao", "country": "ES", "geonames_id": BILBAO},
        {"name": "bilbao", "country": "ES", "canonical": "Botxo"},
        {"name": "Bilbo", "country": "ES", "geonames_id": BILBAO},
    )
    assert _faults(rows, world) == [
        "places.csv, row 3, name: 'bilbao' is there twice",
        "places.csv, row 4, geonames_id: 3128026 is already the place of 'Bilbao'",
    ]


def test_the_real_decisions_agree_with_the_gazetteer_and_say_how_they_were_made(
    decisions: tuple[Row, ...], world: World
) -> None:
    curated = read_curated(decisions, world)
    assert len(curated.by_key) > 100
    assert all(row.text("decision") for row in decisions)

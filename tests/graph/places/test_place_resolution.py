"""The real names of the facts: one government each, on a place or on a stated reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.places import reasons
from graph.places.government import CITY_KINDS
from graph.places.names import fold_name
from graph.places.resolve import Gazetteer
from graph.places.review import UNMATCHED, names_in, review
from graph.tables import Row, Tables
from ontology.vocabulary import Vocabulary

pytestmark = pytest.mark.slow

FACTS = Path(__file__).parents[4] / "shared" / "facts"
LANGUAGES = {"en", "es", "fr"}


@pytest.fixture(scope="module")
def names(tables: Tables) -> list[tuple[str, str]]:
    """Every distinct name and country in the real tables."""
    return names_in(tables)


def _names_of_facts() -> set[tuple[str, str]]:
    names = set()
    for file in ("roles", "events", "practices", "practices_digitalcities"):
        with (FACTS / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                region = row["organization"] if row.get("holder_type") == "region" else ""
                names.add((row["city"] or region, row["country_iso2"]))
    return {name for name in names if name[0]}


@pytest.mark.parametrize(
    ("spellings", "country", "key"),
    [
        (["Bilbao", "bilbao", "BILBAO", "Bilbo"], "ES", "es-bilbao"),
        (["Gwanak-Gu", "Gwanak-gu", "Gwanak gu"], "KR", "kr-gwanak-gu"),
        (["eThekwini (Durban)", "Durban", "eThekwini"], "ZA", "za-durban"),
        (["Tshwane", "Pretoria"], "ZA", "za-pretoria"),
        (["Surakarta (Solo)", "Surakarta", "Solo"], "ID", "id-surakarta"),
        (["Montréal", "Montreal"], "CA", "ca-montreal"),
        (["Xi'an", "Xi’an", "Xian"], "CN", "cn-xian"),
        (["Chalandri (Halandri)", "Halandri", "Chalandri"], "GR", "gr-chalandri"),
        (["New York", "New York City"], "US", "us-new-york-city"),
        (["Seville", "Sevilla"], "ES", "es-seville"),
        (["Mexico City", "Ciudad de México"], "MX", "mx-mexico-city"),
        (["The Hague", "Den Haag"], "NL", "nl-the-hague"),
        (["Lille-Métropole", "Lille Métropole"], "FR", "fr-lille-metropole"),
        (["Plaine Commune", "Plaine Commune (Saint-Denis area)"], "FR", "fr-plaine-commune"),
        (
            ["Barcelona (province)", "Diputació de Barcelona", "Province of Barcelona"],
            "ES",
            "es-barcelona-province",
        ),
        (["Barcelona", "Barcelona City Council"], "ES", "es-barcelona"),
        (["Republic of Sakha (Yakutia)", "Sakha (Yakutia) Republic"], "RU", "ru-sakha-republic"),
        (
            ["Azuay (province)", "Province of Azuay", "Province of Azuay / ORU-FOGAR"],
            "EC",
            "ec-azuay-province",
        ),
        (["Jeju", "Jeju Special Self-Governing Province"], "KR", "kr-jeju-special-self-governing-province"),
        (["Kocaeli"], "TR", "tr-kocaeli"),
    ],
)
def test_spellings_of_one_government_meet(
    gazetteer: Gazetteer, spellings: list[str], country: str, key: str
) -> None:
    assert {gazetteer.government(spelling, country).key for spelling in spellings} == {key}


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Lille", "Lille-Métropole", "FR"),
        ("Barcelona", "Barcelona (province)", "ES"),
        ("Barcelona", "Barcelona (metropolitan area)", "ES"),
        ("Santa Fe", "Santa Fe (province)", "AR"),
        ("Kisumu", "Kisumu County", "KE"),
        ("Nouakchott", "Nouakchott Region", "MR"),
        ("Brussels", "Brussels-Capital Region", "BE"),
        ("Yakutsk", "Sakha (Yakutia) Republic", "RU"),
    ],
)
def test_a_city_and_the_area_around_it_stay_two_governments(
    gazetteer: Gazetteer, one: str, other: str, country: str
) -> None:
    city, around = gazetteer.government(one, country), gazetteer.government(other, country)
    assert city.key != around.key
    assert (city.iri_kind, around.iri_kind) == ("city", "government")
    assert around.place is None


def test_at_least_95_percent_of_the_names_end_on_a_place_or_on_a_stated_reason(
    gazetteer: Gazetteer, names: list[tuple[str, str]]
) -> None:
    findings = review(gazetteer, names)
    open_names = [each.match.name for each in findings if each.state == UNMATCHED]
    assert len(names) > 370
    assert len(open_names) <= 0.05 * len(names), open_names
    placed = [each for each in findings if each.place]
    assert len(placed) >= 0.8 * len(names)


def test_every_name_without_a_place_has_its_reason_in_three_languages(
    gazetteer: Gazetteer, names: list[tuple[str, str]]
) -> None:
    matches = [gazetteer.match(name, country) for name, country in names]
    unplaced = [match.government for match in matches if match.government.place is None]
    assert unplaced
    assert [each.key for each in unplaced if set(each.reason or {}) != LANGUAGES] == []


def test_every_place_lies_in_the_country_that_the_table_names(
    gazetteer: Gazetteer, names: list[tuple[str, str]]
) -> None:
    for name, country in names:
        government = gazetteer.government(name, country)
        place = gazetteer.place(government)
        assert government.country == (country or government.country)
        assert place is None or place.country == government.country


def test_no_two_governments_share_a_key_or_a_place(
    gazetteer: Gazetteer, names: list[tuple[str, str]]
) -> None:
    labels: dict[str, set[str]] = {}
    keys: dict[int, set[str]] = {}
    for name, country in names:
        government = gazetteer.government(name, country)
        labels.setdefault(government.key, set()).add(government.label)
        if government.place:
            keys.setdefault(government.place, set()).add(government.key)
    assert [key for key, found in labels.items() if len(found) > 1] == []
    assert [place for place, found in keys.items() if len(found) > 1] == []


@pytest.mark.skipif(not FACTS.is_dir(), reason="the first facts are not here")
def test_the_names_of_the_first_facts_all_end_on_a_place_or_on_a_stated_reason(gazetteer: Gazetteer) -> None:
    findings = review(gazetteer, _names_of_facts())
    assert len(findings) > 400
    assert [each.match.name for each in findings if each.state == UNMATCHED] == []


def test_the_answer_does_not_depend_on_what_was_asked_before(
    gazetteer: Gazetteer, names: list[tuple[str, str]]
) -> None:
    forwards = {name: gazetteer.government(*name) for name in names}
    fresh = Gazetteer(gazetteer.world, gazetteer.curated)
    backwards = {name: fresh.government(*name) for name in reversed(names)}
    assert forwards == backwards


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_case_and_accents_of_a_real_name_do_not_change_its_government(
    data: st.DataObject, tables: Tables, decisions: tuple[Row, ...]
) -> None:
    name, country = data.draw(st.sampled_from(names_in(tables)))
    gazetteer = Gazetteer.load(decisions)
    twisted = data.draw(st.sampled_from([name.upper(), name.lower(), name.swapcase()]))
    assert gazetteer.government(twisted, country).key == gazetteer.government(name, country).key
    if "(" not in name:  # brackets are read, all other marks are not
        assert (
            gazetteer.government(fold_name(name), country).place == gazetteer.government(name, country).place
        )


@pytest.mark.parametrize("kind", sorted(Vocabulary.load().schemes["government-kind"].concepts))
def test_the_class_of_a_government_is_the_one_that_its_kind_implies(
    vocabulary: Vocabulary, kind: str
) -> None:
    implied = vocabulary.schemes["government-kind"].concepts[kind].links["impliesClass"]
    assert implied.endswith("City") == (kind in CITY_KINDS)


def test_a_name_that_others_bear_keeps_an_address_of_its_own_until_somebody_decides(bare: Gazetteer) -> None:
    portland = bare.government("Portland", "US")
    assert (portland.key, portland.place) == ("us-portland-unplaced", None)
    assert portland.reason == reasons.AMBIGUOUS


def test_a_smaller_namesake_does_not_take_the_address_of_the_largest(bare: Gazetteer) -> None:
    largest = bare.government("Boston", "US")
    smaller = next(place for place in bare.world.called("Boston", "US")[0] if place.id != largest.place)
    assert largest.key == "us-boston"
    assert bare._of_place(smaller).key == f"us-boston-{smaller.id}"


def test_a_country_that_does_not_exist_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="'QQ' is not a country"):
        gazetteer.government("Bilbao", "QQ")


def test_a_name_in_another_script_asks_for_a_row_in_the_table(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match=r"add it to places\.csv"):
        gazetteer.government("Казань", "RU")

"""The gazetteer alone: what it finds, and what it refuses to guess."""

from __future__ import annotations

import pytest

from graph.places import reasons
from graph.places.search import DOMINANCE, search
from graph.places.world import World


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Bilbao", "ES", 43.26, -2.93),
        ("Montevideo", "UY", -34.90, -56.19),
        ("Christchurch", "NZ", -43.53, 172.63),
        ("Reykjavík", "IS", 64.14, -21.90),
        ("Quito", "EC", -0.23, -78.52),
        ("Seville", "ES", 37.38, -5.97),
    ],
)
def test_known_cities_are_where_they_are(
    world: World, name: str, country: str, latitude: float, longitude: float
) -> None:
    place = search(world, name, country).place
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=0.05)


@pytest.mark.parametrize(
    ("name", "country", "method"),
    [
        ("Bilbao", "ES", reasons.EXACT),
        ("BILBAO", "ES", reasons.FOLDED),
        ("Montreal", "CA", reasons.FOLDED),
        ("Sevilla", "ES", reasons.EXACT),
        ("Seville", "ES", reasons.ALTERNATE),
        ("eThekwini (Durban)", "ZA", reasons.PART),
        ("Surakarta (Solo)", "ID", reasons.PART),
        ("Boston", "US", reasons.DOMINANT),
        ("San José", "CR", reasons.DOMINANT),
    ],
)
def test_the_method_says_how_a_place_was_found(world: World, name: str, country: str, method: str) -> None:
    assert search(world, name, country).method == method


def test_a_surer_way_has_the_higher_score(world: World) -> None:
    names = ["Bilbao", "bilbao", "Bilbo", "Bilbo (Bizkaia)"]
    scores = [search(world, name, "ES").score for name in names]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Portland", "US"),
        ("Kansas City", "US"),
        ("Bluffton", "US"),
        ("Springfield", "US"),
        ("Fuzhou", "CN"),
        ("Valongo", "PT"),
    ],
)
def test_namesakes_of_like_size_are_not_chosen_between(world: World, name: str, country: str) -> None:
    found = search(world, name, country)
    assert found.place is None
    assert found.reason == reasons.AMBIGUOUS
    assert len(found.namesakes) > 1


def test_a_namesake_is_taken_only_when_it_is_ten_times_larger(world: World) -> None:
    for name, country in [("Boston", "US"), ("Gwangju", "KR"), ("San José", "CR"), ("Belém", "BR")]:
        found = search(world, name, country)
        main = sorted((each.population for each in world.called(name, country)[0]), reverse=True)
        assert found.place is not None
        assert found.place.population == main[0] >= DOMINANCE * main[1]
        assert 0 < found.score < 1


@pytest.mark.parametrize(("name", "country"), [("Avcılar", "TR"), ("Huachis", "PE"), ("Mezitli", "TR")])
def test_a_tiny_place_or_one_of_unknown_size_is_left_to_a_person(
    world: World, name: str, country: str
) -> None:
    found = search(world, name, country)
    assert found.place is None
    assert found.reason == reasons.SMALL
    assert found.namesakes


def test_a_larger_place_that_also_bears_the_name_casts_doubt_on_a_small_one(world: World) -> None:
    found = search(world, "Kocaeli", "TR")
    assert (found.place, found.reason) == (None, reasons.AMBIGUOUS)


def test_parts_in_brackets_that_mean_different_places_are_not_chosen_between(world: World) -> None:
    assert search(world, "Bilbao (Madrid)", "ES").reason == reasons.AMBIGUOUS


def test_a_place_of_another_country_is_never_taken(world: World) -> None:
    assert search(world, "Bilbao", "FR").place is None


def test_without_a_country_only_a_place_that_stands_out_in_the_world_is_taken(world: World) -> None:
    bilbao = search(world, "Ouagadougou", "").place
    assert bilbao is not None
    assert bilbao.country == "BF"
    for name in ("Valencia", "Córdoba", "Nowhere At All"):
        assert search(world, name, "").reason == reasons.NO_COUNTRY


def test_suggestions_are_places_of_the_country_with_names_most_alike(world: World) -> None:
    assert [place.name for place in world.similar("Bilbaoo", "ES", 1)] == ["Bilbao"]
    assert all(place.country == "TR" for place in world.similar("Beyoglu", "TR"))
    assert world.similar("Qqqqxxxx", "ES") == []

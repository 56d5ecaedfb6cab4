"""The filter of synergies: each wish by itself, all together, and in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.synergies.asked import FAMILIES, Asked, about, chosen, family, seats, within
from ontology import BASE


@dataclass(frozen=True)
class One:
    iri: str
    strength: float
    sides: tuple[str, ...]
    kinds: frozenset[str]
    nodes: frozenset[str]


def thing(kind: str, name: str) -> str:
    return f"{BASE}id/{kind}/{name}"


A, B, C = (thing("body", name) for name in "abc")
CITY, TOWN = thing("city", "es-x"), thing("government", "kr-y")
SEAT, PRACTICE = thing("mandate", "m"), thing("practice", "p")
PAIR = One("pair", 0.5, (A, B), frozenset({"shared-themes", "knowledge"}), frozenset({SEAT, A, PRACTICE}))
WEAK = One("weak", 0.2, (B, C), frozenset({"bridge"}), frozenset({SEAT}))
GUEST = One("guest", 0.3, (A, CITY), frozenset({"bridge"}), frozenset({PRACTICE}))
TWINS = One("twins", 0.3, (CITY, TOWN), frozenset({"city-to-city"}), frozenset({SEAT}))
ALL = [TWINS, WEAK, GUEST, PAIR]


def found(asked: Asked) -> list[str]:
    return [one.iri for one in chosen(ALL, asked)]


def test_nothing_asked_gives_all_strongest_first_and_equals_by_iri() -> None:
    assert found(Asked()) == ["pair", "guest", "twins", "weak"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(sides=(frozenset({A}),)), ["pair", "guest"]),
        (Asked(sides=(frozenset({A}), frozenset({B}))), ["pair"]),
        (Asked(sides=(frozenset({A, C}),)), ["pair", "guest", "weak"]),
        (Asked(through=frozenset({CITY})), ["guest", "twins"]),
        (Asked(through=frozenset({CITY, SEAT})), ["pair", "guest", "twins", "weak"]),
        (Asked(kinds=frozenset({"bridge", "knowledge"})), ["pair", "guest", "weak"]),
        (Asked(families=frozenset({"invitation"})), ["guest"]),
        (Asked(least=0.3), ["pair", "guest", "twins"]),
        (Asked(known=frozenset({"pair", "weak"})), ["guest", "twins"]),
        (Asked(within=frozenset({TOWN})), ["twins"]),
        (Asked(within=frozenset({SEAT})), ["pair", "twins", "weak"]),
    ],
)
def test_each_wish_by_itself(asked: Asked, expected: list[str]) -> None:
    assert found(asked) == expected


def test_about_a_theme_is_what_joins_two_that_are_or_rests_on_something_else_that_is() -> None:
    assert found(Asked(about=frozenset({A}))) == []  # one side alone, although it is a node too
    assert found(Asked(about=frozenset({A, B}))) == ["pair"]
    assert found(Asked(about=frozenset({PRACTICE}))) == ["pair", "guest"]


def test_families_go_by_how_many_sides_are_governments() -> None:
    assert [family(one.sides) for one in (PAIR, GUEST, TWINS)] == list(FAMILIES)


@given(st.sets(st.sampled_from([A, B, C, CITY, TOWN])), st.floats(0, 1), st.sets(st.sampled_from(FAMILIES)))
def test_wishes_together_give_what_each_gives(side: set[str], least: float, families: set[str]) -> None:
    whole = Asked(sides=(frozenset(side),), least=least, families=frozenset(families))
    parts = (Asked(sides=whole.sides), Asked(least=least), Asked(families=whole.families))
    assert set(found(whole)) == set.intersection(*(set(found(part)) for part in parts))
    assert found(replace(whole, known=frozenset(found(whole)))) == []


def test_the_queries_of_theme_region_and_seats_name_what_is_asked_for() -> None:
    for text, iri in ((about(A), A), (within(B), B), (seats(CITY), CITY)):
        assert f"<{iri}>" in text
        assert text.startswith("SELECT DISTINCT ?thing")

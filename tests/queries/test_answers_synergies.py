"""Curated queries on synergies: expected from the nodes as they are read back, not from SPARQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Store

from graph.iris import Iris
from graph.synergies.told import Told, published
from ontology import BASE
from ontology.vocabulary import Vocabulary

Row = dict[str, str]
Ask = Callable[..., list[Row]]

COMMUNITY, BILBAO = "body/cop-digital-cities", "city/es-bilbao"
KINDS = Vocabulary.load().schemes["synergy-kind"].concepts


@pytest.fixture(scope="module")
def told(store: Store) -> list[Told]:
    return published(store, Iris(BASE))


def short(iri: str) -> str:
    return iri.removeprefix(f"{BASE}id/")


def named(one: Told, language: str) -> str:
    parts = sorted(one.parts, key=lambda part: (-part.share, KINDS[part.kind].labels[language]))
    return ", ".join(KINDS[part.kind].labels[language] for part in parts)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_strongest_come_first_with_their_kinds_and_reasons(
    ask: Ask, told: list[Told], language: str
) -> None:
    rows = ask("strongest-synergies", language=language)
    expected = [
        (short(one.iri), one.strength, named(one, language), one.reason[language], one.next_step[language])
        for one in told
    ]
    found = [
        (row["synergy"], float(row["strength"]), row["kinds"], row["reason"], row["nextStep"]) for row in rows
    ]
    assert found == expected
    assert all(" – " in row["name"] for row in rows)


def test_one_kind_alone_can_be_asked_for(ask: Ask, told: list[Told]) -> None:
    rows = ask("strongest-synergies", kind="shared-leadership")
    assert [row["synergy"] for row in rows] == [
        short(one.iri) for one in told if "shared-leadership" in one.kinds
    ]


@pytest.mark.parametrize("body", [COMMUNITY, "body/committee-culture"])
def test_a_body_has_all_its_synergies_with_the_other_side(ask: Ask, told: list[Told], body: str) -> None:
    mine = [one for one in told if f"{BASE}id/{body}" in one.sides]
    rows = ask("synergies-of-a-body", body=body)
    assert [row["synergy"] for row in rows] == [short(one.iri) for one in mine]
    assert [{row["other"], body} for row in rows] == [{short(side) for side in one.sides} for one in mine]
    assert [row["kinds"] for row in rows] == [named(one, "en") for one in mine]
    assert all(row["otherName"] for row in rows)


def test_bilbao_has_bodies_to_join_and_then_cities_to_talk_to(ask: Ask, told: list[Told]) -> None:
    mine = [one for one in told if f"{BASE}id/{BILBAO}" in one.sides]
    rows = ask("opportunities-of-a-city")
    families = {"true": "invitation", "false": "cities"}
    for value, family in families.items():
        expected = [short(one.iri) for one in mine if one.family == family]
        assert [row["synergy"] for row in rows if row["isBody"] == value] == expected
    assert [row["isBody"] for row in rows] == sorted((row["isBody"] for row in rows), reverse=True)


def test_invitations_name_the_city_and_the_body(ask: Ask, told: list[Told]) -> None:
    rows = ask("invitations-worth-making")
    expected = [one for one in told if one.family == "invitation"]
    assert [row["synergy"] for row in rows] == [short(one.iri) for one in expected]
    assert [{row["city"], row["into"]} for row in rows] == [
        {short(side) for side in one.sides} for one in expected
    ]
    into = rows[0]["into"]
    assert ask("invitations-worth-making", body=into) == [row for row in rows if row["into"] == into]


def test_the_study_of_the_community_is_passed_on_to_the_councils_that_it_was_offered_to(ask: Ask) -> None:
    rows = {row["recipient"]: row for row in ask("studies-to-pass-on")}
    assert COMMUNITY not in rows
    councils = {row["council"] for row in ask("study-offered-to-the-councils")}
    assert councils & set(rows)
    council = rows["body/pc-opportunities-culture-diplomacy"]
    assert "Smart Cities Study" in council["works"]
    assert "offers" in council["reason"]
    assert float(council["strength"]) == pytest.approx(0.429, abs=0.001)

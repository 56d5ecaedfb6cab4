"""From the graph to a Word document and back: a drafted report read in again says what it was made from."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from pyoxigraph import QueryTriples, Store, Triple

from graph.descriptions.model import Node
from graph.reporting import compose, gather, read_period
from graph.reporting.activities import end
from graph.reporting.document import document
from graph.reporting.gather import Gathered
from graph.reporting.queries import SYNERGIES
from graph.reports.files import read_document
from graph.reports.known import Known
from graph.reports.plainly import plain
from graph.reports.read import read
from graph.settings import Settings

LANGUAGES = ("en", "es", "fr")
Fact = dict[str, Any]


@pytest.fixture(scope="module")
def told(store: Store, published: Settings) -> Gathered:
    async def ask(query: str) -> Iterable[Triple]:
        return list(cast("QueryTriples", store.query(query, use_default_graph_as_union=True)))

    body = f"{published.base}id/body/cop-digital-cities"
    return asyncio.run(gather(ask, body, read_period("2020-2021")))


@pytest.fixture(scope="module")
def facts(
    store: Store, published: Settings, told: Gathered, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Fact]]:
    """What is read out of the document in each language."""
    known = Known.of(store, published.base)
    folder: Path = tmp_path_factory.mktemp("drafts")
    found: dict[str, list[Fact]] = {}
    for language in LANGUAGES:
        path = folder / f"report.{language}.docx"
        path.write_bytes(document(compose(told, language)))
        found[language] = plain([read(read_document(path), known)])
    return found


def of_kind(facts: list[Fact], kind: str, *fields: str) -> set[tuple[str, ...]]:
    """Facts of a kind by some of their fields."""
    return {tuple(str(fact.get(name) or "") for name in fields) for fact in facts if fact["kind"] == kind}


def short(node: Node, name: str) -> str:
    """`city/es-bilbao` of what a property leads to."""
    return next((iri.split("/id/", 1)[1] for iri in node.links(name)), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_mechanism_period_and_leadership_come_back(
    facts: dict[str, list[Fact]], told: Gathered, language: str
) -> None:
    read_back = facts[language]
    assert of_kind(read_back, "mechanism", "body") == {("body/cop-digital-cities",)}
    assert of_kind(read_back, "period", "start", "end") == {("2020", "2021")}
    assert of_kind(read_back, "leadership", "holder", "role") == {
        (short(seat, "org:member"), end(seat, "org:role")) for seat in told.seats
    }
    assert of_kind(read_back, "representative", "person") == {("Juan Mari Aburto",)}


def test_no_more_synergies_are_told_than_asked_for_and_none_with_a_city(told: Gathered) -> None:
    assert len(told.synergies) == SYNERGIES
    assert all("/id/body/" in iri for node in told.synergies for iri in node.links("uclg:between"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_mandates_elsewhere_come_back(facts: dict[str, list[Fact]], told: Gathered, language: str) -> None:
    wanted = {
        (end(seat, "org:organization"), short(seat, "org:member"), _seat(end(seat, "org:role")))
        for holder in told.leaders
        for seat in told.elsewhere(holder)
    }
    found = {
        (body, holder, _seat(role))
        for body, holder, role in of_kind(facts[language], "mandate", "body", "holder", "role")
    }
    assert wanted
    assert wanted <= found


def _seat(role: str) -> str:
    """Chair and president are one in the words of some languages."""
    return role.replace("president", "chair")


@pytest.mark.parametrize("language", LANGUAGES)
def test_editions_come_back_with_their_number_and_cities(
    facts: dict[str, list[Fact]], told: Gathered, language: str
) -> None:
    wanted = {
        (node.text("uclg:year"), node.text("uclg:ordinal"), node.text("uclg:citiesCount") or "")
        for study in told.studies
        for node in told.editions(study)
    }
    assert of_kind(facts[language], "edition", "year", "ordinal", "cities") == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_come_back_with_their_dates(
    facts: dict[str, list[Fact]], told: Gathered, language: str
) -> None:
    wanted = {
        (
            node.text("schema:startDate") or "",
            node.text("schema:endDate") or node.text("schema:startDate") or "",
        )
        for node in told.events
    }
    assert wanted <= of_kind(facts[language], "event", "start", "end")


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_activities_come_back_with_component_status_and_dates(
    facts: dict[str, list[Fact]], told: Gathered, language: str
) -> None:
    wanted = [
        (
            end(node, "uclg:component"),
            end(node, "uclg:activityStatus"),
            node.text("schema:startDate") or "",
            node.text("schema:endDate") or "",
        )
        for node in told.activities
        if end(node, "uclg:activityStatus") != "wished" and end(node, "uclg:activityKind") != "leadership"
    ]
    found = of_kind(facts[language], "activity", "component", "status", "start", "end")
    back = [each for each in wanted if each in found]
    assert len(back) >= 0.9 * len(wanted), sorted(set(wanted) - set(back))


@pytest.mark.parametrize("language", LANGUAGES)
def test_partners_and_wishes_come_back(facts: dict[str, list[Fact]], told: Gathered, language: str) -> None:
    partners = {(end(node, "uclg:partner"),) for node in told.collaborations}
    assert partners <= of_kind(facts[language], "collaboration", "partner")
    assert of_kind(facts[language], "wish", "by") == {("body/cop-digital-cities",), ("city/es-bilbao",)}

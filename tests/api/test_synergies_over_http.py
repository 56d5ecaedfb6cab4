"""Synergies over HTTP: on a real server, on the graph as the repository's tables make it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from graph.iris import Iris
from graph.synergies.model import KINDS
from graph.synergies.told import Told, published
from graph.synergies.write import GRAPH
from ontology import BASE
from ontology.files import context_file
from tests.api.conftest import Server

Get = Callable[..., dict[str, Any]]
SIX = {
    frozenset(pair)
    for pair in (
        ("committee-culture", "cop-digital-cities"),
        ("committee-culture", "local4action-hub-bilbao"),
        ("committee-culture", "pc-opportunities-culture-diplomacy"),
        ("cop-digital-cities", "local4action-hub-bilbao"),
        ("cop-digital-cities", "pc-opportunities-culture-diplomacy"),
        ("local4action-hub-bilbao", "pc-opportunities-culture-diplomacy"),
    )
}
REPORT = f"{BASE}id/report/digital-cities-2020-2021"


@pytest.fixture(scope="module")
def told(store: Store) -> list[Told]:
    return published(store, Iris(BASE))


@pytest.fixture(scope="module")
def client(real: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=real.url, timeout=30, headers={"Accept": "application/json"}) as made:
        yield made


@pytest.fixture(scope="module")
def get(client: httpx.Client) -> Get:
    def answer(path: str, **parameters: object) -> dict[str, Any]:
        found = client.get(path, params=parameters)  # type: ignore[arg-type]
        assert found.status_code == 200, found.text
        whole: dict[str, Any] = found.json()
        return whole

    return answer


def iris(answer: dict[str, Any]) -> list[str]:
    return [each["iri"] for each in answer["synergies"]]


def end(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def test_the_six_pairs_around_bilbao_come_with_both_languages_of_the_report_as_evidence(get: Get) -> None:
    found = get("/synergies", city="Bilbao", on="2021-12-31", family="bodies", kind="shared-leadership")
    assert {frozenset(end(each["iri"]) for each in one["between"]) for one in found["synergies"]} == SIX
    assert found["worked_out_anew"]
    assert found["as_of"] == "2021-12-31"
    for one in found["synergies"]:
        sources = {each["iri"] for each in one["sources"]}
        assert {f"{REPORT}/en", f"{REPORT}/es"} <= sources
        assert sources - {f"{REPORT}/en", f"{REPORT}/es"}
        assert "Bilbao" in one["reason"]


def test_the_study_that_the_report_offers_to_the_council_is_knowledge_to_pass_on(get: Get) -> None:
    bodies = ["cop-digital-cities", "pc-opportunities-culture-diplomacy"]
    (one,) = get("/synergies", body=bodies)["synergies"]
    (knowledge,) = (part for part in one["parts"] if part["kind"] == "knowledge")
    assert "Smart Cities Study" in knowledge["reason"]


def test_a_walk_along_the_links_gives_every_synergy_once_strongest_first(
    client: httpx.Client, told: list[Told]
) -> None:
    place: str | None = "/synergies?limit=50"
    found: list[dict[str, Any]] = []
    while place:
        answer = client.get(place)
        found += answer.json()["synergies"]
        assert answer.json()["total"] == len(told)
        links = {each["rel"]: each["url"] for each in answer.links.values()}
        assert ("prev" in links) == ("offset" in place)
        place = f"/synergies{links['next']}" if "next" in links else None
    assert [each["iri"] for each in found] == [each.iri for each in told]
    assert [each["strength"] for each in found] == [each.strength for each in told]


def test_a_synergy_says_all_that_the_graph_says_of_it_in_the_language_asked_for(
    get: Get, told: list[Told]
) -> None:
    for language in ("en", "es", "fr"):
        for one, known in zip(get("/synergies", lang=language)["synergies"], told, strict=False):
            assert one["reason"] == known.reason[language]
            assert one["next_step"] == known.next_step[language]
            assert [part["kind"] for part in one["parts"]] == [part.kind for part in known.parts]
            assert [part["share"] for part in one["parts"]] == [part.share for part in known.parts]
            for part, mine in zip(one["parts"], known.parts, strict=True):
                assert tuple(each["iri"] for each in part["rests_on"]) == mine.rests_on
                assert part["reason"] == mine.reason[language]
            assert tuple(each["iri"] for each in one["sources"]) == known.sources
            assert tuple(each["iri"] for each in one["between"]) == known.sides


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_strengths_and_families_narrow_the_list(get: Get, told: list[Told], kind: str) -> None:
    found = get("/synergies", kind=kind, least=0.25, limit=200)
    expected = [each.iri for each in told if kind in each.kinds and each.strength >= 0.25]
    assert iris(found) == expected
    for name, number in found["families"].items():
        narrowed = get("/synergies", kind=kind, least=0.25, family=name, limit=200)
        assert (
            narrowed["total"] == number == sum(each.family == name for each in told if each.iri in expected)
        )


def test_a_theme_brings_what_is_about_it_or_about_one_below_it(get: Get, told: list[Told]) -> None:
    culture = set(iris(get("/synergies", theme="culture", limit=200)))
    assert f"{BASE}id/synergy/committee-culture--pc-opportunities-culture-diplomacy" in culture
    assert 0 < len(culture) < len(told)
    assert set(iris(get("/synergies", theme="Cultura", limit=200))) == culture
    wide = get("/synergies", theme="digital-transformation", limit=200)
    assert wide["total"] >= get("/synergies", theme="smart-cities", limit=200)["total"]


def test_a_region_brings_whom_its_governments_connect(get: Get) -> None:
    africa = get("/synergies", region="africa", family="cities", limit=200)
    for one in get("/synergies", region="África", family="cities", limit=200)["synergies"]:
        assert one in africa["synergies"]
    europe = set(iris(get("/synergies", region="europe", limit=200)))
    assert set(iris(get("/synergies", city="Bilbao", limit=200))) <= europe


def test_a_body_is_found_by_address_by_id_and_by_name(get: Get) -> None:
    expected = get("/bodies/cop-digital-cities/synergies", limit=200)
    assert expected["total"] > 5
    name = "UCLG Community of Practice Digital Cities"
    for given in (name, f"{BASE}id/body/cop-digital-cities", "body/cop-digital-cities"):
        assert iris(get("/synergies", body=given, limit=200)) == iris(expected)
    assert iris(get(f"/bodies/{name}/synergies", limit=200)) == iris(expected)
    pair = get("/bodies/cop-digital-cities/synergies", body="committee-culture")
    assert iris(pair) == [f"{BASE}id/synergy/committee-culture--cop-digital-cities"]


def test_partners_are_brought_in_on_request(get: Get) -> None:
    usual, more = get("/synergies", limit=200), get("/synergies", limit=200, partners=True)
    assert more["total"] > usual["total"]
    assert more["worked_out_anew"]
    assert {one["href"] for one in more["synergies"]} == {None}


def test_the_own_day_of_the_graph_is_what_is_published(get: Get) -> None:
    usual = get("/synergies")
    assert get("/synergies", on=usual["as_of"]) == usual
    date.fromisoformat(usual["as_of"])
    assert get("/synergies", on="")["synergies"] == usual["synergies"]  # as a form sends it


def test_what_a_version_had_already_is_left_out(get: Get) -> None:
    assert get("/synergies", since=1)["total"] == 0
    assert get("/synergies", since=0)["total"] > 0
    assert get("/synergies", since=1, on="2015-06-30")["total"] > 0


def test_one_synergy_is_the_same_by_itself(get: Get) -> None:
    for one in get("/synergies", limit=5)["synergies"]:
        assert get(f"/{one['href']}") == one


def test_what_a_city_could_do_is_told_in_three_parts(get: Get, told: list[Told]) -> None:
    found = get("/cities/Bilbao/opportunities", limit=200)
    mine = [each for each in told if f"{BASE}id/city/es-bilbao" in each.sides]
    assert [each["iri"] for each in found["join"]] == [one.iri for one in mine if one.family == "invitation"]
    assert [each["iri"] for each in found["talk"]] == [one.iri for one in mine if one.family == "cities"]
    bridged = {frozenset(end(side["iri"]) for side in each["between"]) for each in found["bridges"]}
    assert bridged == SIX
    assert found["totals"] == {name: len(found[name]) for name in ("join", "talk", "bridges")}
    few = get("/cities/es-bilbao/opportunities", limit=1)
    assert few["totals"] == found["totals"]
    assert all(few[name] == found[name][:1] for name in ("join", "talk", "bridges"))


def test_json_ld_has_the_very_triples_of_the_graph(client: httpx.Client, store: Store) -> None:
    context = json.loads(context_file().read_text("utf-8"))["@context"]
    document = client.get("/synergies?limit=200&format=jsonld")
    assert document.headers["content-type"] == "application/ld+json"
    whole = document.json() | {"@context": context}
    made = {(q.subject, q.predicate, q.object) for q in parse(json.dumps(whole), RdfFormat.JSON_LD)}
    top = [NamedNode(each["id"]) for each in whole["@graph"]]
    parts = [NamedNode(part["id"]) for each in whole["@graph"] for part in each["synergyPart"]]
    graph = Iris(BASE).graph(GRAPH)
    expected = {
        (q.subject, q.predicate, q.object)
        for node in (*top, *parts)
        for q in store.quads_for_pattern(node, None, None, graph)
    }
    assert len(top) == min(200, len(published(store, Iris(BASE))))
    assert expected == {triple for triple in made if triple[0] in {*top, *parts}}


def test_csv_has_a_row_a_synergy(client: httpx.Client, told: list[Told]) -> None:
    answer = client.get("/synergies", params={"limit": 200, "lang": "fr"}, headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert [row["synergy"] for row in rows] == [each.iri for each in told[:200]]
    assert [row["reason"] for row in rows] == [each.reason["fr"] for each in told[:200]]
    assert {tuple(row["kinds"].split()) for row in rows} <= {
        tuple(part.kind for part in each.parts) for each in told
    }

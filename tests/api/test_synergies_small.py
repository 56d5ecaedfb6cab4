"""Synergies of a small graph of two versions: what is new, what was merged, what cannot be worked out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from api import synergies_anew
from api.app import create
from api.synergies_anew import WAITING, Anew, Wanted
from graph.engine.remote import RemoteEngine
from graph.errors import Busy, QueryTimeout
from graph.iris import Iris
from graph.settings import load
from graph.synergies.model import KINDS, Evidence, Part, Synergy
from graph.synergies.told import Told
from graph.synergies.words import LANGUAGES, Named
from graph.synergies.write import quads
from graph.versions import Versions
from ontology import BASE, UCLG
from ontology.prefixes import expand
from tests.api.conftest import Server, serving

pytestmark = pytest.mark.slow

IRIS = Iris(BASE)
LABELS = {kind: dict.fromkeys(LANGUAGES, kind) for kind in KINDS}


def body(name: str) -> Named:
    return Named(f"{BASE}id/body/{name}", {"en": f"The {name}"}, "committee")


def synergy(first: str, second: str, strength: float) -> Synergy:
    sides = (body(first), body(second))
    evidence = Evidence(Named(f"{BASE}id/theme/x", {"en": "X"}), *sides, giver="", amount=1.0)
    words = dict.fromkeys(LANGUAGES, f"Both {first} and {second}.")
    part = Part("shared-themes", strength, 1.0, 1, [evidence], words, advice=words)
    return Synergy("bodies", 1, sides, strength, [part], date(2026, 1, 1), words, words)


def publish(folder: Path, *synergies: Synergy) -> None:
    def change(store: Store) -> None:
        for quad in quads(synergies, {}, LABELS, IRIS):
            store.add(quad)
        for side in (side for each in synergies for side in each.between):
            node, graph = NamedNode(side.iri), IRIS.graph("table/bodies")
            store.add(Quad(node, NamedNode(expand("rdf:type")), NamedNode(f"{UCLG}Body"), graph))
            store.add(
                Quad(node, NamedNode(expand("rdfs:label")), Literal(side.names["en"], language="en"), graph)
            )
        old = NamedNode(f"{BASE}id/body/old")
        store.add(Quad(old, NamedNode(expand("dct:isReplacedBy")), NamedNode(f"{BASE}id/body/one")))
        store.add(Quad(old, NamedNode(expand("rdf:type")), NamedNode(f"{UCLG}Body")))

    assert Versions(folder).commit(change, author="test", message="synergies") is not None


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("small")
    publish(folder, synergy("one", "two", 0.5))
    publish(folder, synergy("one", "two", 0.5), synergy("one", "three", 0.4))
    with serving(folder) as running:
        yield running


def names(server: Server, query: str) -> list[str]:
    found = server.get(f"/synergies?{query}").json()["synergies"]
    return [each["iri"].rsplit("/", 1)[-1] for each in found]


def test_only_those_are_new_that_the_earlier_version_did_not_have(small: Server) -> None:
    assert names(small, "") == ["one--two", "one--three"]
    assert names(small, "since=1") == ["one--three"]
    assert names(small, "since=2") == []
    assert names(small, "version=1") == ["one--two"]


def test_a_body_that_was_merged_leads_to_the_one_that_it_became(small: Server) -> None:
    answer = small.get("/bodies/old/synergies?lang=es")
    assert answer.status_code == 301
    place = httpx.URL(f"{small.url}/bodies/old/synergies").join(answer.headers["location"])
    assert str(place) == f"{small.url}/bodies/one/synergies?lang=es"
    assert small.get("/bodies/one/synergies").json()["total"] == 2


def test_a_version_without_tables_says_so(small: Server) -> None:
    answer = small.get("/synergies?on=2020-01-01")
    assert answer.status_code == 503
    assert "no tables" in answer.json()["detail"]


def test_pages_of_a_small_graph_are_drawn_too(small: Server) -> None:
    for path in ("/synergies", "/synergies/matrix", "/synergies/network", "/synergies/one--two"):
        answer = small.get(path, accept="text/html")
        assert answer.status_code == 200, answer.text
    assert small.get("/synergies/network.svg?least=1").text.count("<circle") == 0
    assert small.get("/synergies/network.svg").text.count("<circle") == 3


def test_a_server_that_asks_another_has_the_published_ones_and_says_what_it_cannot(small: Server) -> None:
    settings = replace(load({}), data=Path("nowhere"))
    app = create(settings, RemoteEngine(f"{small.url}/sparql", settings))

    async def scene() -> tuple[httpx.Response, ...]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            paths = ("/synergies", "/synergies/one--two", "/synergies?on=2020-01-01", "/synergies?version=1")
            return tuple([await client.get(path) for path in paths])

    every, one, then, version = asyncio.run(scene())
    assert [each["iri"] for each in every.json()["synergies"]] == [
        f"{BASE}id/synergy/{name}" for name in ("one--two", "one--three")
    ]
    assert every.json()["version"] is None
    assert one.json()["strength"] == 0.5
    assert (then.status_code, version.status_code) == (400, 404)
    assert "leave out 'on'" in then.json()["detail"]


def test_work_is_shared_kept_and_bounded(small: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the same waits for the same; too many different days are refused."""
    runs: list[Wanted] = []

    def run(work: synergies_anew._Work) -> list[Told]:
        runs.append(work._wanted)
        time.sleep(0.05)
        return []

    monkeypatch.setattr(synergies_anew._Work, "run", run)
    days = [Wanted(1, date(2020, 1, number), False) for number in range(1, WAITING + 2)]

    async def scene() -> list[object]:
        anew = Anew(replace(load({}), data=small.folder))
        same = await asyncio.gather(*(anew.find(days[0]) for _ in range(20)))
        assert same == [[]] * 20
        await anew.find(days[0])
        assert runs == [days[0]]
        return await asyncio.gather(*(anew.find(day) for day in days[1:]), anew.find(Wanted(1, None, True)),
                                    return_exceptions=True)  # fmt: skip

    answers = asyncio.run(scene())
    assert answers[:WAITING] == [[]] * WAITING
    assert isinstance(answers[-1], Busy)


def test_work_over_the_deadline_is_interrupted(small: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def opened(_: Path) -> Iterator[duckdb.DuckDBPyConnection]:
        with duckdb.connect() as connection:
            yield connection

    def endless(connection: duckdb.DuckDBPyConnection, *_: object, **__: object) -> list[Synergy]:
        connection.execute("SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b").fetchall()
        return []

    monkeypatch.setattr(synergies_anew, "folder_of", lambda version: version.path)
    monkeypatch.setattr(synergies_anew, "opened", opened)
    monkeypatch.setattr(synergies_anew, "find", endless)
    anew_settings = replace(load({}), data=small.folder, timeout=0.2)

    async def scene() -> None:
        with pytest.raises(QueryTimeout, match="UCLG_TIMEOUT"):
            await Anew(anew_settings).find(Wanted(1, date(2020, 1, 1), False))

    asyncio.run(scene())

"""A small published graph, and engines on it that run on one event loop a module."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.engine import Answer, Format, QueryRequest
from graph.engine.embedded import EmbeddedEngine
from graph.settings import Settings, load
from graph.versions import Versions

T = TypeVar("T")

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
# Counts for years without growing.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
# Sorts what no memory holds.
HUNGRY = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d ?g ?j"


def publish(folder: Path, things: int) -> int:
    """Publish a version with `things` things, each in one of two graphs; its number."""

    def change(store: Store) -> None:
        for number in range(things):
            graph = NamedNode(f"http://example.org/graph/{number % 2}")
            thing = NamedNode(f"http://example.org/thing/{number}")
            store.add(Quad(thing, NamedNode("http://example.org/number"), Literal(number), graph))

    version = Versions(folder).commit(change, author="test", message=f"{things} things")
    assert version is not None
    return version.number


def number(answer: Answer) -> int:
    """The one number of a count."""
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


class Asker:
    """An engine and the loop it lives on."""

    def __init__(self, settings: Settings) -> None:
        self.runner = asyncio.Runner()
        self.engine = EmbeddedEngine(settings)
        self.size = settings.readers + 2

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def ask(
        self,
        text: str,
        format: Format | None = None,  # noqa: A002
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
        timeout: float | None = None,
    ) -> Answer:
        return self.run(self.engine.query(QueryRequest(text, format, default_graphs, named_graphs, timeout)))

    @property
    def pids(self) -> set[int]:
        """Of the readers."""
        return {reader.pid for reader in self.engine.readers()}

    @property
    def busy(self) -> set[int]:
        """Of the readers that answer a query."""
        return {reader.pid for reader in self.engine.readers() if reader.ready and reader.busy}

    async def settled(self) -> None:
        """Wait until all readers are there and idle."""
        await self.engine.start()
        async with asyncio.timeout(20):
            while sum(state.ready and not state.busy for state in self.engine.readers()) < self.size:
                await asyncio.sleep(0.005)

    async def gather(self, *requests: QueryRequest) -> list[Answer | BaseException]:
        """Ask at once."""
        return await asyncio.gather(*map(self.engine.query, requests), return_exceptions=True)

    def close(self) -> None:
        self.runner.run(self.engine.close())
        self.runner.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of versions with one version of 200 things."""
    path = tmp_path_factory.mktemp("versions")
    publish(path, 200)
    return path


@pytest.fixture(scope="module")
def settings(folder: Path) -> Settings:
    """Small and quick."""
    return replace(
        load({}), data=folder, readers=2, timeout=2.0, memory=400, rows=1000, bytes=200_000, queue=3
    )


@pytest.fixture(scope="module")
def asker(settings: Settings) -> Iterator[Asker]:
    """An engine that the tests of a module share."""
    made = Asker(settings)
    made.run(made.engine.ready())
    yield made
    made.close()

"""A real server: `uclg serve` in a process of its own, on a small published graph."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.settings import Settings
from graph.versions import Versions
from tests.api.browser import chromium as chromium
from tests.api.engines import native as native
from tests.api.engines import virtuoso as virtuoso
from tests.api.reported import reported as reported
from tests.api.waiting import wait_for as wait_for

UCLG = Path(sys.executable).with_name("uclg")
EXAMPLE = "http://example.org/"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


def publish(folder: Path, things: int) -> int:
    """Publish a version in which `things` things have a label each, by turns in two graphs; its number."""

    def change(store: Store) -> None:
        for number in range(things):
            thing, graph = NamedNode(f"{EXAMPLE}thing/{number}"), NamedNode(f"{EXAMPLE}graph/{number % 2}")
            store.add(Quad(thing, NamedNode(LABEL), Literal(f"Número {number}", language="es"), graph))

    version = Versions(folder).commit(change, author="test", message=f"{things} things")
    assert version is not None
    return version.number


@dataclass
class Server:
    """A running server."""

    url: str
    folder: Path
    process: subprocess.Popen[str]

    def get(self, path: str, **headers: str) -> httpx.Response:
        """GET with these headers (underscores become hyphens)."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.get(self.url + path, headers=named, timeout=30)

    def ask(self, query: str, *, accept: str = "*/*", **parameters: str) -> httpx.Response:
        """A query by GET."""
        given = {"query": query} | {name.replace("_", "-"): value for name, value in parameters.items()}
        return httpx.get(f"{self.url}/sparql", params=given, headers={"Accept": accept}, timeout=30)

    def number(self) -> int:
        """How many triples it says there are."""
        return int(self.ask(COUNT).json()["results"]["bindings"][0]["n"]["value"])

    def readers(self) -> set[int]:
        """Process numbers of its readers."""
        return {pid for pid in descendants(self.process.pid) if _name(pid) == "uclg-reader"}


def descendants(pid: int) -> Iterator[int]:
    """Process numbers of what a process has started, and of what that has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return
    for child in map(int, children):
        yield child
        yield from descendants(child)


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Server]:
    """Start `uclg serve` on a free port and stop it in the end."""
    environment = (
        os.environ | {"UCLG_LOG": "off"} | {f"UCLG_{name.upper()}": value for name, value in settings.items()}
    )
    process = subprocess.Popen(
        [UCLG, "serve", "--port", "0"],
        env=environment | {"UCLG_DATA": str(folder)},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = re.search(r"at (http://\S+)/", line)
        assert found, line + process.stderr.read()
        server = Server(found[1], folder, process)
        wait_for(lambda: server.get("/health/ready").status_code == 200)
        yield server
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()


def lasting(answer: httpx.Response) -> dict[str, str]:
    """The headers, without the values of those that every request has of its own."""
    own = {"date", "x-request-id", "server-timing"}
    return {name: "" if name in own else value for name, value in answer.headers.items()}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on 200 triples that the tests share; its limits are low."""
    folder = tmp_path_factory.mktemp("served")
    publish(folder, 200)
    with serving(folder, timeout="3", rows="1000", memory="400", queue="4", readers="2") as running:
        yield running


@pytest.fixture(scope="session")
def real(published: object) -> Iterator[Server]:
    """A server on the graph as the repository's tables make it."""
    folder = getattr(published, "data")  # noqa: B009
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="session")
def reporting(reported: Settings) -> Iterator[Server]:
    """A server on a graph with a report of the corpus and its text, and one that is out to break pages."""
    with serving(reported.data) as running:
        yield running

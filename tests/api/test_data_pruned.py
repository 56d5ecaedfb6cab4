"""A download while its version is replaced and deleted: whole, or a problem, and never half of one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message

from api.app import create
from graph.derivations import DERIVATIONS
from graph.engine.cached import CachedEngine
from graph.engine.embedded import EmbeddedEngine
from graph.settings import load
from graph.versions import Versions
from tests.graph.exports.conftest import DATASET, facts, iri, text

pytestmark = pytest.mark.slow

NAME = "uclg-graph.nq.gz"


def publish(folder: Path, cities: int) -> None:
    """A version with this many cities; no other is kept."""
    quads = [
        *DATASET,
        *facts(
            *((f"city/{number}", "rdf:type", iri("uclg:City")) for number in range(cities)),
            *((f"city/{number}", "rdfs:label", text(f"City {number}")) for number in range(cities)),
        ),
    ]
    made = {"exports": DERIVATIONS["exports"]}
    versions = Versions(folder, keep=1)
    versions.commit(lambda store: store.extend(quads), author="test", message="more", derivations=made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(tmp_path, 300)
    return tmp_path


@dataclass
class Answer:
    """What arrived; `begun` is called as the head does."""

    begun: Callable[[], None]
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    async def send(self, message: Message) -> None:
        """As a server."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            self.begun()
        self.body += message.get("body", b"")


def asked(
    folder: Path, path: str, *, begun: Callable[[], None] = lambda: None, current: int = 0, **headers: str
) -> Answer:
    """A request to the application on a folder; `current` is what it holds for the version in force."""
    settings = replace(load({}), data=folder)
    app = create(settings, EmbeddedEngine(settings))
    if current:
        app.state.engine = CachedEngine(app.state.engine, lambda: current, 0)
    answer = Answer(begun)
    place, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1234),
        "path": place,
        "raw_path": place.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"localhost")]
        + [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    asyncio.run(app(scope, receive, answer.send))
    return answer


def content(folder: Path) -> bytes:
    version = Versions(folder).current()
    assert version is not None
    return (version.derived("exports") / NAME).read_bytes()


def test_a_download_ends_whole_when_its_version_is_deleted_meanwhile(folder: Path) -> None:
    whole = content(folder)
    answer = asked(folder, f"/data/{NAME}", begun=lambda: publish(folder, 400))
    assert [version.number for version in Versions(folder).list()] == [2]
    assert (answer.status, answer.headers["graph-version"]) == (200, "1")
    assert answer.body == whole != content(folder)


@pytest.mark.parametrize("path", [f"/data/{NAME}", "/data", "/catalog", "/.well-known/void"])
def test_a_version_that_went_as_it_was_asked_for_is_gone(folder: Path, path: str) -> None:
    publish(folder, 400)
    answer = asked(folder, f"{path}?version=1", current=1)
    assert (answer.status, answer.headers["content-type"]) == (410, "application/problem+json")
    assert "Version 1" in json.loads(answer.body)["detail"]


@pytest.mark.parametrize("path", [f"/data/{NAME}", "/data", "/catalog", "/.well-known/void"])
def test_who_asks_for_no_version_gets_the_one_that_came_meanwhile(folder: Path, path: str) -> None:
    publish(folder, 400)
    answer = asked(folder, path, current=1)
    assert (answer.status, answer.headers["graph-version"]) == (200, "2")


def test_a_download_is_not_taken_up_in_the_file_of_another_version(folder: Path) -> None:
    first = asked(folder, f"/data/{NAME}", range="bytes=0-99")
    assert (first.status, first.body) == (206, content(folder)[:100])
    publish(folder, 400)
    rest = asked(folder, f"/data/{NAME}", range="bytes=100-", if_range=first.headers["etag"])
    assert (rest.status, rest.body) == (200, content(folder))
    assert rest.headers["etag"] != first.headers["etag"]

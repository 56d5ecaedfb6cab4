"""A request in the words of an earlier one is answered at once, and never wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import COUNT, Server, lasting, publish, serving

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("repeats")
    publish(folder, 20)
    with serving(folder) as running:
        yield running


def repeats(server: Server) -> float:
    found = re.search(r"^uclg_repeats_total (\S+)$", server.get("/metrics").text, re.MULTILINE)
    assert found
    return float(found[1])


def test_the_same_request_is_answered_the_same_without_being_parsed(kept: Server) -> None:
    first = kept.ask("SELECT * { ?s ?p ?o } ORDER BY ?s")
    before = repeats(kept)
    again = kept.ask("SELECT * { ?s ?p ?o } ORDER BY ?s")
    assert repeats(kept) == before + 1
    assert again.content == first.content
    assert lasting(again) == lasting(first)
    assert again.headers["x-request-id"] != first.headers["x-request-id"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "text/csv"},
        {"Accept-Language": "fr"},
        {"Accept-Encoding": "identity"},
        {"Host": "elsewhere.example"},
        {"Cookie": "lang=es"},
        {"Range": "bytes=0-1"},
    ],
)
def test_what_an_answer_may_depend_on_is_part_of_the_request(kept: Server, headers: dict[str, str]) -> None:
    kept.ask("SELECT ?s { ?s ?p ?o }")
    before = repeats(kept)
    answer = httpx.get(f"{kept.url}/sparql", params={"query": "SELECT ?s { ?s ?p ?o }"}, headers=headers)
    assert answer.status_code == 200
    assert repeats(kept) == before


def test_requests_that_differ_elsewhere_share_an_answer(kept: Server) -> None:
    kept.ask("ASK { ?s ?p ?o }")
    before = repeats(kept)
    for agent in ("one", "two"):
        answer = httpx.get(
            f"{kept.url}/sparql", params={"query": "ASK { ?s ?p ?o }"}, headers={"User-Agent": agent}
        )
        assert answer.json()["boolean"] is True
    assert repeats(kept) == before + 2


def test_a_new_version_is_seen_by_the_next_request(tmp_path: Path) -> None:
    publish(tmp_path, 10)
    with serving(tmp_path) as server:
        for things in (12, 30, 45):
            publish(tmp_path, things)
            assert [server.number() for _ in range(3)] == [things] * 3
            version = server.ask(COUNT).headers["graph-version"]
            assert version == str(int((tmp_path / "current").read_text()))


def test_what_does_not_last_is_never_kept(kept: Server) -> None:
    before = repeats(kept)
    for query in ("SELECT (RAND() AS ?r) {}", "SELECT (NOW() AS ?n) {}", "SELECT broken"):
        for _ in range(2):
            kept.ask(query)
    for path in ("/health/ready", "/metrics", "/nowhere"):
        for _ in range(2):
            kept.get(path)
    assert repeats(kept) == before


def test_with_no_room_nothing_is_kept(tmp_path: Path) -> None:
    publish(tmp_path, 10)
    with serving(tmp_path, cache="0") as server:
        assert [server.number() for _ in range(3)] == [10, 10, 10]
        assert repeats(server) == 0

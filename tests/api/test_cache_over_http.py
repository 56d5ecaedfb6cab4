"""Answers are kept by version: asked again they cost no reader, and a client that has them gets no body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.conftest import COUNT, Server, publish, serving

pytestmark = pytest.mark.slow

QUERY = "SELECT ?label { ?s ?p ?label } ORDER BY ?label"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("kept")
    publish(folder, 20)
    with serving(folder) as running:
        yield running


def figure(server: Server, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", server.get("/metrics").text, re.MULTILINE)
    assert found, name
    return float(found[1])


def evaluated(server: Server) -> float:
    return figure(server, 'uclg_queries_total{outcome="answered"}')


def test_the_same_query_is_evaluated_once_and_answered_alike(kept: Server) -> None:
    first = kept.ask(QUERY)
    before, hits = evaluated(kept), figure(kept, 'uclg_cache_lookups_total{result="hit"}')
    again = kept.ask(QUERY, timeout="5")
    assert again.content == first.content
    assert again.headers["etag"] == first.headers["etag"]
    assert evaluated(kept) == before
    assert figure(kept, 'uclg_cache_lookups_total{result="hit"}') == hits + 1
    assert figure(kept, "uclg_cache_bytes") > len(first.content)


def test_a_client_that_has_the_answer_gets_304_without_evaluation(kept: Server) -> None:
    tag = kept.ask(QUERY + " LIMIT 1").headers["etag"]
    before = evaluated(kept)
    answer = kept.get("/sparql?query=" + QUERY.replace(" ", "+") + "+LIMIT+1", If_None_Match=tag)
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["cache-control"] == "public, no-cache"
    assert evaluated(kept) == before


def test_another_format_has_another_tag(kept: Server) -> None:
    tags = {kept.ask(QUERY, format=name).headers["etag"] for name in ("json", "xml", "csv", "tsv")}
    assert len(tags) == 4


def test_what_changes_by_itself_has_no_tag(kept: Server) -> None:
    answer = kept.ask("SELECT (NOW() AS ?now) {}")
    assert answer.status_code == 200
    assert "etag" not in answer.headers


def test_a_problem_has_no_tag(kept: Server) -> None:
    answer = kept.ask("SELECT * {")
    assert answer.status_code == 400
    assert "etag" not in answer.headers


def test_a_new_version_is_seen_by_the_next_request_whatever_was_kept(tmp_path: Path) -> None:
    publish(tmp_path, 5)
    with serving(tmp_path) as server:
        old = server.ask(COUNT)
        publish(tmp_path, 9)
        new = server.get("/sparql?query=" + COUNT.replace(" ", "+"), If_None_Match=old.headers["etag"])
        assert new.status_code == 200
        assert new.json()["results"]["bindings"][0]["n"]["value"] == "9"
        assert new.headers["etag"] != old.headers["etag"]


def test_without_room_nothing_is_kept_but_304_still_holds(tmp_path: Path) -> None:
    publish(tmp_path, 5)
    with serving(tmp_path, cache="0") as server:
        tag = server.ask(COUNT).headers["etag"]
        before = evaluated(server)
        server.ask(COUNT)
        assert evaluated(server) == before + 1
        assert server.get("/sparql?query=" + COUNT.replace(" ", "+"), If_None_Match=tag).status_code == 304

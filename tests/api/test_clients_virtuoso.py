"""Virtuoso asks this server by SERVICE, and what comes of it when this server asks Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import COUNT, EXAMPLE, LABEL, Server, publish, serving
from tests.api.engines import Virtuoso

pytestmark = pytest.mark.slow


@pytest.fixture
def asked(server: Server) -> Server:
    """Our server; Virtuoso adds `maxrows` to each query that it sends, which must not matter."""
    assert server.ask("ASK {}", maxrows="10000000").status_code == 200
    return server


@pytest.fixture(scope="module")
def other(virtuoso: Virtuoso) -> Virtuoso:
    """Virtuoso, which knows one thing of ours under a name of its own."""
    virtuoso.load(f"<{EXAMPLE}mine> <{EXAMPLE}same> <{EXAMPLE}thing/7> <{EXAMPLE}own> .".encode())
    return virtuoso


def bindings(answer: httpx.Response) -> list[dict[str, dict[str, str]]]:
    """The rows, where there are some."""
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, dict[str, str]]] = answer.json()["results"]["bindings"]
    return rows


def test_virtuoso_joins_its_own_triples_with_ours_by_service(other: Virtuoso, asked: Server) -> None:
    query = f"""SELECT ?mine ?label {{
      ?mine <{EXAMPLE}same> ?thing SERVICE <{asked.url}/sparql> {{ ?thing <{LABEL}> ?label }}
    }}"""
    (row,) = bindings(other.select(query))
    assert row["mine"]["value"] == f"{EXAMPLE}mine"
    assert row["label"] == {"type": "literal", "value": "Número 7", "xml:lang": "es"}


def test_virtuoso_finds_ours_by_a_text_with_an_accent(other: Virtuoso, asked: Server) -> None:
    inner = f'?thing <{LABEL}> ?label FILTER(?label = "Número 12"@es)'
    (row,) = bindings(other.select(f"SELECT ?thing {{ SERVICE <{asked.url}/sparql> {{ {inner} }} }}"))
    assert row["thing"] == {"type": "uri", "value": f"{EXAMPLE}thing/12"}


@pytest.mark.parametrize(
    ("inner", "number"),
    [("?s ?p ?o", "200"), (f"GRAPH <{EXAMPLE}graph/1> {{ ?s ?p ?o }}", "100"), ("?s a ?none", "0")],
)
def test_virtuoso_counts_ours_by_service(other: Virtuoso, asked: Server, inner: str, number: str) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ SERVICE <{asked.url}/sparql> {{ {inner} }} }}"
    assert bindings(other.select(query))[0]["n"]["value"] == number


def test_virtuoso_says_so_when_ours_refuses(other: Virtuoso, server: Server) -> None:
    inner = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"
    answer = other.select(f"SELECT * {{ SERVICE <{server.url}/sparql> {{ {inner} }} }}")
    assert answer.status_code == 500
    assert "application/problem+json" in answer.text


@pytest.fixture(scope="module")
def federated(other: Virtuoso, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of ours that may ask Virtuoso."""
    folder: Path = tmp_path_factory.mktemp("federated")
    publish(folder, 10)
    with serving(folder, services=other.url, timeout="1.5", readers="1") as running:
        yield running


def test_an_endpoint_that_takes_no_query_as_a_body_costs_one_query_its_deadline(
    federated: Server, other: Virtuoso
) -> None:
    """Our engine sends queries as bodies, the protocol's third way; Virtuoso 7.2.5 never answers those."""
    answer = federated.ask(f"SELECT * {{ SERVICE <{other.url}> {{ ?mine <{EXAMPLE}same> ?thing }} }}")
    if answer.status_code == 200:
        assert bindings(answer)[0]["mine"]["value"] == f"{EXAMPLE}mine"  # a newer Virtuoso
    else:
        assert answer.status_code == 504
        assert answer.json()["type"].endswith("/timeout")
    assert bindings(federated.ask(COUNT))[0]["n"]["value"] == "10"

"""Other engines that ask this server: Oxigraph's by SERVICE, and Comunica."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import EXAMPLE, LABEL, Server

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
# Its release 5 wants a newer Node than Debian has, hence 4 in tests/comunica.
COMUNICA = ROOT / "var/comunica/node_modules/.bin/comunica-sparql"

needs_comunica = pytest.mark.skipif(
    shutil.which("node") is None or not COMUNICA.exists(),
    reason="no Comunica here: make tools",
)


@pytest.fixture(scope="module")
def oxigraph(native: str) -> str:
    """A native Oxigraph server that knows one thing of ours under a name of its own."""
    text = f"<{EXAMPLE}mine> <{EXAMPLE}same> <{EXAMPLE}thing/7> ."
    httpx.put(f"{native}/store?default", content=text, headers={"Content-Type": "text/turtle"})
    return native


def test_oxigraph_joins_its_own_triples_with_ours_by_service(oxigraph: str, server: Server) -> None:
    query = f"""SELECT ?mine ?label {{
      ?mine <{EXAMPLE}same> ?thing SERVICE <{server.url}/sparql> {{ ?thing <{LABEL}> ?label }}
    }}"""
    answer = httpx.post(f"{oxigraph}/query", data={"query": query}, timeout=30)
    assert answer.status_code == 200, answer.text
    (row,) = answer.json()["results"]["bindings"]
    assert row["mine"]["value"] == f"{EXAMPLE}mine"
    assert row["label"] == {"type": "literal", "value": "Número 7", "xml:lang": "es"}


def test_oxigraph_counts_ours_by_service(oxigraph: str, server: Server) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ SERVICE <{server.url}/sparql> {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    answer = httpx.post(f"{oxigraph}/query", data={"query": query}, timeout=30)
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "200", answer.text


def test_oxigraph_says_so_when_ours_refuses_and_goes_on_when_it_is_silent(
    oxigraph: str, server: Server
) -> None:
    inner = f"SERVICE <{server.url}/sparql> {{ SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    loud = httpx.post(f"{oxigraph}/query", data={"query": f"ASK {{ {inner} }}"}, timeout=30)
    assert loud.status_code >= 400
    silent = inner.replace("SERVICE", "SERVICE SILENT", 1)
    assert httpx.post(f"{oxigraph}/query", data={"query": f"ASK {{ {silent} }}"}, timeout=30).is_success


def comunica(server: Server, query: str, media_type: str) -> str:
    """Comunica's answer; it finds out by itself, from the description, that this is an endpoint."""
    done = subprocess.run(
        [COMUNICA, f"{server.url}/sparql", "-q", query, "-t", media_type],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_comunica
def test_comunica_selects(server: Server) -> None:
    query = f'SELECT ?s {{ ?s <{LABEL}> ?label FILTER(CONTAINS(?label, "7") && STRLEN(?label) = 8) }}'
    answer = json.loads(comunica(server, query, "application/sparql-results+json"))
    assert [row["s"]["value"] for row in answer["results"]["bindings"]] == [f"{EXAMPLE}thing/7"]


@needs_comunica
def test_comunica_sees_the_union_as_the_default_graph(server: Server) -> None:
    answer = comunica(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "application/sparql-results+json")
    assert json.loads(answer)["results"]["bindings"][0]["n"]["value"] == "200"


@needs_comunica
def test_comunica_constructs(server: Server) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{EXAMPLE}graph/1> {{ ?s ?p ?o }} }}"
    lines = comunica(server, query, "application/n-triples").splitlines()
    assert len([line for line in lines if line.strip()]) == 100

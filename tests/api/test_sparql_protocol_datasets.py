"""The dataset of a query, said by the request, by the text or by neither, in every way of asking."""

from __future__ import annotations

from urllib.parse import urlencode

import httpx
import pytest

from tests.api.conftest import COUNT, EXAMPLE, Server

ZERO, ONE, NONE = (f"{EXAMPLE}graph/{name}" for name in ("0", "1", "none"))
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"
BY_GRAPH = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}

Graphs = list[tuple[str, str]]


def asked(server: Server, way: str, query: str, graphs: Graphs) -> httpx.Response:
    """The answer to a query on these graphs, asked in one of the ways."""
    address = f"{server.url}/sparql"
    if way == "get":
        return httpx.get(f"{address}?{urlencode([('query', query), *graphs])}")
    if way == "form":
        return httpx.post(address, content=urlencode([*graphs, ("query", query)]), headers=FORM)
    return httpx.post(f"{address}?{urlencode(graphs)}", content=query, headers=DIRECT)


def number(server: Server, way: str, query: str, graphs: Graphs) -> int:
    answer = asked(server, way, query, graphs)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def counts(server: Server, way: str, graphs: Graphs) -> tuple[int, int]:
    """Triples in the default graph, and in all named graphs."""
    return number(server, way, COUNT, graphs), number(server, way, BY_GRAPH, graphs)


each_way = pytest.mark.parametrize("way", ["get", "form", "direct"])


@each_way
def test_without_a_dataset_the_default_graph_is_the_union_and_every_graph_is_named(
    server: Server, way: str
) -> None:
    assert counts(server, way, []) == (200, 200)


@each_way
def test_a_default_graph_leaves_no_named_one(server: Server, way: str) -> None:
    assert counts(server, way, [(DEFAULT, ZERO)]) == (100, 0)


@each_way
def test_default_graphs_are_merged(server: Server, way: str) -> None:
    assert counts(server, way, [(DEFAULT, ZERO), (DEFAULT, ONE)]) == (200, 0)


@each_way
def test_a_graph_that_is_given_twice_counts_once(server: Server, way: str) -> None:
    assert counts(server, way, [(DEFAULT, ZERO), (DEFAULT, ZERO)]) == (100, 0)


@each_way
def test_named_graphs_alone_leave_the_default_graph_empty(server: Server, way: str) -> None:
    assert counts(server, way, [(NAMED, ONE)]) == (0, 100)
    assert counts(server, way, [(NAMED, ZERO), (NAMED, ONE)]) == (0, 200)


@each_way
def test_default_and_named_graphs_together_are_the_dataset(server: Server, way: str) -> None:
    assert counts(server, way, [(DEFAULT, ZERO), (NAMED, ONE)]) == (100, 100)
    assert counts(server, way, [(DEFAULT, ZERO), (DEFAULT, ONE), (NAMED, ONE)]) == (200, 100)


@each_way
def test_a_graph_that_does_not_exist_gives_no_rows_and_no_error(server: Server, way: str) -> None:
    assert counts(server, way, [(DEFAULT, NONE)]) == (0, 0)
    assert counts(server, way, [(NAMED, NONE)]) == (0, 0)
    assert counts(server, way, [(DEFAULT, NONE), (DEFAULT, ZERO), (NAMED, NONE)]) == (100, 0)


@each_way
def test_the_request_wins_over_from(server: Server, way: str) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{NONE}> FROM NAMED <{NONE}> {{ ?s ?p ?o }}"
    assert number(server, way, query, [(DEFAULT, ONE)]) == 100


@each_way
def test_the_request_wins_over_from_named(server: Server, way: str) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM NAMED <{ZERO}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert number(server, way, query, []) == 100
    assert number(server, way, query, [(DEFAULT, ONE)]) == 0
    assert number(server, way, query, [(NAMED, ZERO), (NAMED, ONE)]) == 200


@each_way
def test_from_describes_the_dataset_where_the_request_does_not(server: Server, way: str) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{ZERO}> {{ ?s ?p ?o }}"
    assert number(server, way, query, []) == 100
    assert number(server, way, query.replace(ZERO, NONE), []) == 0


def test_a_graph_of_the_text_that_does_not_exist_gives_no_rows(server: Server) -> None:
    query = f"SELECT * {{ GRAPH <{NONE}> {{ ?s ?p ?o }} }}"
    assert server.ask(query).json()["results"]["bindings"] == []


def test_graphs_of_address_and_form_are_taken_together(server: Server) -> None:
    answer = httpx.post(
        f"{server.url}/sparql?{urlencode([(DEFAULT, ZERO)])}",
        content=urlencode([(DEFAULT, ONE), ("query", COUNT)]),
        headers=FORM,
    )
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "200"


@each_way
@pytest.mark.parametrize("name", [DEFAULT, NAMED])
@pytest.mark.parametrize("iri", ["", "graph/0", "not an iri"])
def test_a_graph_whose_iri_is_none_is_an_error_that_names_it(
    server: Server, way: str, name: str, iri: str
) -> None:
    answer = asked(server, way, COUNT, [(name, iri)])
    assert (answer.status_code, answer.json()["type"][-7:]) == (400, "invalid")
    assert repr(iri) in answer.json()["detail"]


@each_way
def test_construct_and_ask_see_the_same_dataset(server: Server, way: str) -> None:
    graphs = [(DEFAULT, ZERO)]
    assert asked(server, way, f"ASK {{ <{EXAMPLE}thing/1> ?p ?o }}", graphs).json()["boolean"] is False
    assert asked(server, way, f"ASK {{ <{EXAMPLE}thing/2> ?p ?o }}", graphs).json()["boolean"] is True
    lines = asked(server, way, "CONSTRUCT WHERE { ?s ?p ?o }", [*graphs, ("format", "nt")]).text
    assert lines.count("\n") == 100

"""The remote engine on two real engines that are not ours, held to the store that holds the same triples."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import httpx
import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from graph.engine import FORMATS, Answer, Format, QueryRequest, Shape, named, offers
from graph.engine.remote import RemoteEngine
from graph.errors import InputError, QueryProblem, QuerySyntaxError, QueryTimeout, QueryTooLarge
from graph.settings import Settings, load
from graph.versions import Versions
from tests.api.conftest import EXAMPLE
from tests.api.engines import MOST_ROWS, Virtuoso

pytestmark = pytest.mark.slow

BASE = "https://w3id.org/uclg-graph/"
TABLES = [f"{BASE}graph/table/{table}" for table in ("bodies", "roles", "editions")]
PREFIXES = (
    f"PREFIX uclg: <{BASE}ontology#> PREFIX org: <http://www.w3.org/ns/org#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/> "
)
ROWS = {
    "names": "SELECT ?body ?name { ?body a uclg:Committee ; rdfs:label ?name }",
    "dates": "SELECT ?m ?day ?end { ?m uclg:earliestDate ?day OPTIONAL { ?m schema:endDate ?end } }",
    "counts": "SELECT ?role (COUNT(*) AS ?n) { ?m org:role ?role } GROUP BY ?role",
    "paths": "SELECT ?body ?top { ?body a uclg:Committee . ?body org:subOrganizationOf+ ?top }",
    "nothing": "SELECT ?body { ?body a <http://example.org/None> }",
}
EDITIONS = f"GRAPH <{BASE}graph/table/editions> {{ ?s ?p ?o }}"
NASTY = '«ñ» 😀 tab\t quote" backslash\\ end\n <a&b>, =1+1'


@pytest.fixture(scope="session")
def part(published: Settings) -> Store:
    """Three tables of the graph, and one literal that every format has to escape."""
    part = Store()
    with Versions(published.data).reading() as version:
        store = version.open()
        for name in TABLES:
            part.extend(store.quads_for_pattern(None, None, None, NamedNode(name)))
    thing = NamedNode(f"{EXAMPLE}nasty")
    part.add(Quad(thing, NamedNode(f"{EXAMPLE}says"), Literal(NASTY), NamedNode(f"{EXAMPLE}g")))
    return part


@pytest.fixture(scope="session", params=["native", "virtuoso"])
def remote(request: pytest.FixtureRequest, part: Store) -> RemoteEngine:
    """The remote engine on an endpoint that holds these."""
    nquads = part.dump(format=RdfFormat.N_QUADS)
    assert nquads is not None
    made = request.getfixturevalue(request.param)
    if isinstance(made, Virtuoso):
        made.load(nquads)
        return RemoteEngine(made.url, load({}))
    sent = httpx.put(f"{made}/store", content=nquads, headers={"Content-Type": "application/n-quads"})
    assert sent.is_success
    return RemoteEngine(f"{made}/query?union-default-graph", load({}))


def ask(engine: RemoteEngine, text: str, format_: Format | None = None) -> Answer:
    return asyncio.run(engine.query(QueryRequest(PREFIXES + text, format_)))


def cells(body: bytes, format_: Format) -> list[tuple[str | None, ...]]:
    """The rows in some order, literals by their text."""
    assert isinstance(format_.writer, QueryResultsFormat)
    answer = parse_query_results(body, format_.writer)
    assert isinstance(answer, QuerySolutions)
    return sorted((tuple(None if term is None else str(term) for term in row) for row in answer), key=str)


TYPED = [format_ for format_ in offers(Shape.ROWS) if format_.name != "csv"]


@pytest.mark.parametrize("format_", TYPED, ids=[format_.name for format_ in TYPED])
@pytest.mark.parametrize("query", ROWS.values(), ids=ROWS)
def test_rows_are_the_same_terms_as_the_store_gives(
    remote: RemoteEngine, part: Store, query: str, format_: Format
) -> None:
    answer = ask(remote, query, format_)
    assert answer.format == format_
    expected = part.query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(expected, QuerySolutions)
    body = expected.serialize(format=QueryResultsFormat.JSON)
    assert body is not None
    assert cells(answer.body, format_) == cells(body, named("json"))
    assert bool(cells(answer.body, format_)) == (query != ROWS["nothing"])


@pytest.mark.parametrize("format_", offers(Shape.ROWS), ids=[f.name for f in offers(Shape.ROWS)])
def test_a_text_that_is_hard_to_write_comes_through(remote: RemoteEngine, format_: Format) -> None:
    body = ask(remote, f"SELECT ?text {{ ?s <{EXAMPLE}says> ?text }}", format_).body
    if format_.name == "csv":
        assert body.decode() == 'text\r\n"' + NASTY.replace('"', '""') + '"\r\n'
    else:
        assert cells(body, format_) == [(str(Literal(NASTY)),)]


@pytest.mark.parametrize("format_", offers(Shape.BOOLEAN), ids=[f.name for f in offers(Shape.BOOLEAN)])
def test_yes_and_no_are_those(remote: RemoteEngine, format_: Format) -> None:
    yes = ask(remote, "ASK { ?body a uclg:Committee }", format_).body
    no = ask(remote, "ASK { ?body a <http://example.org/None> }", format_).body
    if format_.name in ("csv", "tsv"):
        assert (yes, no) == (b"true", b"false")
    else:
        assert isinstance(format_.writer, QueryResultsFormat)
        answers = [parse_query_results(body, format_.writer) for body in (yes, no)]
        assert [isinstance(a, QueryBoolean) and bool(a) for a in answers] == [True, False]


TRIPLES = [format_ for format_ in FORMATS if format_.writes(Shape.TRIPLES)]


@pytest.mark.parametrize("format_", TRIPLES, ids=[format_.name for format_ in TRIPLES])
def test_triples_are_those_of_the_store(remote: RemoteEngine, part: Store, format_: Format) -> None:
    body = ask(remote, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {EDITIONS} }}", format_).body
    assert isinstance(format_.writer, RdfFormat)
    graph = NamedNode(TABLES[2])
    expected = {quad.triple for quad in part.quads_for_pattern(None, None, None, graph)}
    assert {quad.triple for quad in parse(body, format_.writer)} == expected


def test_no_triples_are_an_answer_too(remote: RemoteEngine) -> None:
    for format_ in TRIPLES:
        assert isinstance(format_.writer, RdfFormat)
        body = ask(remote, "CONSTRUCT WHERE { ?s a <http://example.org/None> }", format_).body
        assert list(parse(body, format_.writer)) == []


def test_given_graphs_replace_the_dataset(remote: RemoteEngine, part: Store) -> None:
    request = QueryRequest("SELECT ?s ?p ?o { ?s ?p ?o }", named("json"), default_graphs=(TABLES[2],))
    alone = RemoteEngine(remote._endpoint.partition("?")[0], load({}))  # Oxigraph takes one or the other
    answer = asyncio.run(alone.query(request))
    graph = NamedNode(TABLES[2])
    assert len(cells(answer.body, answer.format)) == len(
        list(part.quads_for_pattern(None, None, None, graph))
    )


def test_a_syntax_error_is_told_as_one_with_its_line(remote: RemoteEngine) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        ask(remote, "SELECT * {\n ?s ?p }")
    assert re.search(r"\b[Ll]ine 2\b|\b2:\d+", str(caught.value))
    assert "SELECT" not in str(caught.value)


def test_a_query_that_takes_long_is_given_up(remote: RemoteEngine) -> None:
    """Long, but not for ever: these servers go on after their client has gone."""
    engine = RemoteEngine(remote._endpoint, replace(load({}), timeout=0.1))
    some = "{ SELECT * { ?%s ?%s ?%s } LIMIT 4000 }"
    pairs = some % tuple("abc") + some % tuple("def")
    long = f"SELECT (COUNT(*) AS ?n) {{ {pairs} FILTER(STR(?c) < STR(?f)) }}"
    with pytest.raises((QueryTimeout, QueryProblem)):
        ask(engine, long)


def test_an_answer_that_virtuoso_cuts_is_an_error(virtuoso: Virtuoso) -> None:
    engine = RemoteEngine(virtuoso.url, load({}))
    with pytest.raises(QueryTooLarge, match=f"at most {MOST_ROWS} rows"):
        ask(engine, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert len(
        cells(
            ask(engine, f"SELECT * {{ ?a ?b ?c }} LIMIT {MOST_ROWS - 1}", named("json")).body, named("json")
        )
    )


def test_what_xml_cannot_hold_is_an_error_and_blank_nodes_have_labels(virtuoso: Virtuoso) -> None:
    virtuoso.load(f'_:b <{EXAMPLE}rings> "\\u0007" <{EXAMPLE}g2> .'.encode())
    engine, query = RemoteEngine(virtuoso.url, load({})), f"SELECT ?s ?o {{ ?s <{EXAMPLE}rings> ?o }}"
    with pytest.raises(InputError, match=r"U\+0007"):
        ask(engine, query, named("xml"))
    ((node, bell),) = cells(ask(engine, query, named("tsv")).body, named("tsv"))
    assert bell == str(Literal("\x07"))
    assert node is not None
    assert re.fullmatch(r"_:\w+", node)

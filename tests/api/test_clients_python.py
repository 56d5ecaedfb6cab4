"""The clients that people use from Python: rdflib's SPARQLStore, and SPARQLWrapper as it comes."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDFS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from tests.api.conftest import COUNT, EXAMPLE, Server

THING = URIRef(f"{EXAMPLE}thing/7")


@pytest.fixture(params=["GET", "POST", "POST_FORM"])
def store(request: pytest.FixtureRequest, server: Server) -> SPARQLStore:
    return SPARQLStore(f"{server.url}/sparql", method=request.param)


def test_a_graph_of_rdflib_on_the_store_is_the_union(store: SPARQLStore) -> None:
    assert len(Graph(store)) == 200


def test_rdflib_finds_triples(store: SPARQLStore) -> None:
    graph = Graph(store)
    assert [str(label) for label in graph.objects(THING, RDFS.label)] == ["Número 7"]
    assert (THING, RDFS.label, None) in graph


def test_rdflib_selects_with_its_own_prefixes(store: SPARQLStore) -> None:
    rows = Graph(store).query('SELECT ?s { ?s rdfs:label "Número 7"@es }', initNs={"rdfs": RDFS})
    assert [row[0] for row in rows if isinstance(row, tuple)] == [THING]


def test_rdflib_asks(store: SPARQLStore) -> None:
    assert Graph(store).query(f"ASK {{ <{THING}> ?p ?o }}").askAnswer is True


def test_rdflib_constructs(store: SPARQLStore) -> None:
    built = Graph(store).query(f"CONSTRUCT {{ <{THING}> ?p ?o }} WHERE {{ <{THING}> ?p ?o }}").graph
    assert built is not None
    assert len(built) == 1


def test_rdflib_sees_one_graph_by_its_name(store: SPARQLStore) -> None:
    store.context_aware = True
    graph = Graph(store, identifier=URIRef(f"{EXAMPLE}graph/0"))
    rows = graph.query(COUNT)
    assert [str(row[0]) for row in rows if isinstance(row, tuple)] == ["100"]


FORMS = {
    JSON: ("application/sparql-results+json", None),  # of triples it warns by itself
    XML: ("application/sparql-results+xml", "application/rdf+xml"),
    CSV: ("text/csv", None),
    TSV: ("text/tab-separated-values", None),
    TURTLE: (None, "text/turtle"),
    N3: (None, "text/turtle"),
    RDFXML: (None, "application/rdf+xml"),
    JSONLD: (None, "application/ld+json"),
}


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("form", FORMS)
def test_sparqlwrapper_gets_each_format_it_asks_for(server: Server, form: str, method: str) -> None:
    for query, expected in zip((COUNT, f"DESCRIBE <{THING}>"), FORMS[form], strict=True):
        if expected is not None:
            wrapper = SPARQLWrapper(f"{server.url}/sparql", returnFormat=form)
            wrapper.setMethod(method)
            wrapper.setQuery(query)
            with wrapper.query().response as response:
                assert response.headers.get_content_type() == expected


def test_sparqlwrapper_without_any_setting_gets_xml(server: Server) -> None:
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery(COUNT)
    with wrapper.query().response as response:
        assert response.headers.get_content_type() == "application/sparql-results+xml"


def test_sparqlwrapper_tells_what_is_wrong_with_a_query(server: Server) -> None:
    wrapper = SPARQLWrapper(f"{server.url}/sparql", returnFormat=JSON)
    wrapper.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(QueryBadFormed, match="Line 1, column 18: expected a variable"):
        wrapper.query()

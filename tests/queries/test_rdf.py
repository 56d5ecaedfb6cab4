"""The queries as data: the SIB's layout, and what is in it runs."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SDO, SH, BNode, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from ontology import BASE
from queries.catalogue import Catalogue
from queries.rdf import graph, iri

pytestmark = pytest.mark.slow


def test_every_query_is_an_executable_with_its_text_question_prefixes_and_target() -> None:
    found = graph()
    queries = set(found.subjects(RDF.type, SH.SPARQLExecutable))
    assert queries == {URIRef(iri(name)) for name in Catalogue.load()}
    for query in queries:
        (text,) = [*found.objects(query, SH.select), *found.objects(query, SH.ask)]
        assert prepareQuery(str(text)).algebra is not None
        for said in (RDFS.label, RDFS.comment):
            assert {each.language for each in found.objects(query, said) if isinstance(each, Literal)} == {
                *("en", "es", "fr")
            }
        assert list(found.objects(query, SDO.target)) == [URIRef(f"{BASE}sparql")]


def test_the_prefixes_alone_make_the_text_run() -> None:
    """As a tool reads it that takes the prefixes from `sh:prefixes`."""
    found = graph()
    for query in found.subjects(RDF.type, SH.SPARQLExecutable):
        declared = {
            str(found.value(each, SH.prefix)): str(found.value(each, SH.namespace))
            for prefixes in found.objects(query, SH.prefixes)
            for each in found.objects(prefixes, SH.declare)
        }
        text = str(found.value(query, SH.select))
        body = "\n".join(line for line in text.splitlines() if not line.startswith("PREFIX"))
        assert prepareQuery(body, initNs=declared).algebra is not None


def test_nothing_is_a_blank_node_and_everything_has_a_label() -> None:
    found = graph()
    assert not [node for triple in found for node in triple if isinstance(node, BNode)]
    assert not [each for each in set(found.subjects()) if not list(found.objects(each, RDFS.label))]


def test_the_queries_move_with_the_base_and_name_the_endpoint_that_is_given() -> None:
    found = graph("https://example.org/", endpoint="https://example.org/kg/sparql")
    assert (None, SDO.target, URIRef("https://example.org/kg/sparql")) in found
    assert all(str(each).startswith("https://example.org/id/") for each in found.subjects())

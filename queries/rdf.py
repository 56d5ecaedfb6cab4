"""The curated queries as data, in the layout of the SIB's SPARQL examples: an endpoint offers them itself.

Each is an `sh:SPARQLExecutable` with its text, the question as `rdfs:comment`, its prefixes as `sh:prefixes`
and the endpoint that it is meant for as `schema:target`; and nothing is a blank node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rdflib import RDF, RDFS, SDO, SH, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology import BASE
from queries.catalogue import Catalogue, CuratedQuery
from queries.tokens import form_start

GRAPH: Final = "graph/queries"
"""The named graph that they belong in, under the base."""

_DCT: Final = Namespace("http://purl.org/dc/terms/")
_LANGUAGES: Final = ("en", "es", "fr")
_PREFIX: Final = re.compile(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_CLASSES: Final = {
    "select": SH.SPARQLSelectExecutable,
    "ask": SH.SPARQLAskExecutable,
    "construct": SH.SPARQLConstructExecutable,
}
_TEXTS: Final = {"select": SH.select, "ask": SH.ask, "construct": SH.construct}

Triple = tuple[Node, Node, Node]


def graph(base: str = BASE, endpoint: str | None = None) -> Graph:
    """All curated queries.

    Args:
        base: start of the IRIs of things.
        endpoint: address that answers them; default: `sparql` under the base.
    """
    found = Graph()
    target = URIRef(endpoint or f"{base}sparql")
    for query in Catalogue.load(base=base).values():
        for triple in _query(query, base, target):
            found.add(triple)
    return found


def iri(name: str, base: str = BASE) -> str:
    """The address of a curated query as a thing."""
    return f"{base}id/query/{name}"


def _query(query: CuratedQuery, base: str, target: URIRef) -> Iterator[Triple]:
    node = URIRef(iri(query.name, base))
    yield node, RDF.type, SH.SPARQLExecutable
    yield node, RDF.type, _CLASSES[query.form]
    yield node, _TEXTS[query.form], Literal(query.text, datatype=XSD.string)
    yield node, SDO.target, target
    yield node, _DCT.identifier, Literal(query.name, datatype=XSD.string)
    for language in _LANGUAGES:
        yield node, RDFS.label, Literal(query.title.get(language), lang=language)
        yield node, RDFS.comment, Literal(query.question.get(language), lang=language)
        if query.description:
            yield node, _DCT.description, Literal(query.description.get(language), lang=language)
    for word in (query.topic, *query.serves):
        yield node, SDO.keywords, Literal(word, lang="en")
    for prefix, namespace in _PREFIX.findall(query.text[: form_start(query.text)]):
        yield from _declared(node, prefix, namespace, base)


def _declared(node: URIRef, prefix: str, namespace: str, base: str) -> Iterator[Triple]:
    """A prefix is a node: what declares it and, as that is all it does, its declaration too."""
    declaration = URIRef(f"{base}id/prefix/{prefix or 'empty'}")
    yield node, SH.prefixes, declaration
    yield declaration, SH.declare, declaration
    yield declaration, SH.prefix, Literal(prefix, datatype=XSD.string)
    yield declaration, SH.namespace, Literal(namespace, datatype=XSD.anyURI)
    for language in _LANGUAGES:
        yield declaration, RDFS.label, Literal(f"{prefix}:", lang=language)

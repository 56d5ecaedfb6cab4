"""What every graph starts with: the ontology, the schemes, and the curated queries as examples to run."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

import ontology
from graph.iris import Iris
from ontology.files import ontology_file, scheme_files
from queries.rdf import GRAPH as QUERIES
from queries.rdf import graph as query_graph


def _turtle(text: str, graph: NamedNode) -> Iterator[Quad]:
    for quad in parse(text, format=RdfFormat.TURTLE):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def resource_quads(iris: Iris) -> Iterator[Quad]:
    """The ontology, the schemes and the queries, each in its graph, under the base of `iris`."""
    yield from _turtle(ontology_file().read_text(encoding="utf-8"), iris.graph("ontology"))
    for file in scheme_files():
        text = ontology.rebase(file.read_text(encoding="utf-8"), iris.base)
        yield from _turtle(text, iris.graph("schemes"))
    yield from _turtle(query_graph(iris.base).serialize(format="nt"), NamedNode(iris.base + QUERIES))

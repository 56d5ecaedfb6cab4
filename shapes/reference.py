"""pySHACL, the judge: slow, complete, and what the fast engine is held to."""

from __future__ import annotations

from functools import cache
from typing import Any

import pyshacl
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import Graph
from rdflib.namespace import SH, XSD
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as QueryResult
from rdflib.term import BNode, Node, URIRef
from rdflib.term import Literal as RdflibLiteral

from shapes.files import shapes_graph
from shapes.parse import parse, project_shapes
from shapes.report import Report, Result, Term


def validate_reference(data: Graph, shapes: Graph | None = None) -> Report:
    """Validate an in-memory rdflib graph with pySHACL.

    Args:
        data: the data with the ontology. Parse it with `rdflib.NORMALIZE_LITERALS = False`, or rdflib
            rewrites odd literals before anybody has seen them. Never a graph on a pyoxigraph store: pySHACL
            then finds violations that are none and misses others.
        shapes: other shapes than the project's.
    """
    chosen = shapes_graph() if shapes is None else shapes
    target = _ParsedOnce(store=data.store, identifier=data.identifier)
    _, report, _ = pyshacl.validate(target, shacl_graph=chosen, inference="none", advanced=False)
    if not isinstance(report, Graph):
        raise ValueError(f"pySHACL could not validate: {report}")
    return from_graph(report, chosen)


def from_graph(report: Graph, shapes: Graph) -> Report:
    """Read a `sh:ValidationReport`; the texts come from the shapes, since pySHACL drops languages."""
    parsed = project_shapes() if shapes is shapes_graph() else parse(shapes)
    messages = {str(s.node): s.messages for top in parsed for s in (top, *top.properties)}
    return Report.of([_result(report, node, messages) for node in report.objects(None, SH.result)])


def _result(report: Graph, node: Node, messages: dict[str, dict[str, str]]) -> Result:
    path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
    shape = str(report.value(node, SH.sourceShape))
    return Result(
        focus=from_rdflib(report.value(node, SH.focusNode)),
        path=None if path is None else NamedNode(str(path)),
        value=None if value is None else from_rdflib(value),
        severity=str(report.value(node, SH.resultSeverity)),
        component=str(report.value(node, SH.sourceConstraintComponent)),
        shape=shape,
        messages=messages.get(shape, {}),
    )


def from_rdflib(node: Node | None) -> Term:
    """An rdflib term as pyoxigraph's store would give it back (`1.50` as `1.5`)."""
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if isinstance(node, BNode):
        return BlankNode(str(node))
    if not isinstance(node, RdflibLiteral):
        raise TypeError(f"{node!r} is no term of RDF")
    if node.language:
        return Literal(str(node), language=node.language)
    return _stored(Literal(str(node), datatype=NamedNode(str(node.datatype or XSD.string))))


def _stored(literal: Literal) -> Term:
    store, subject = Store(), NamedNode("urn:s")
    store.add(Quad(subject, subject, literal, DefaultGraph()))
    found: Term = next(iter(store)).object
    return found


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)


class _ParsedOnce(Graph):
    """rdflib parses a query again at every call, and pySHACL asks the same for each focus node."""

    def query(
        self,
        query_object: str | Query,
        *args: Any,  # noqa: ANN401 - passed on as it came
        **kwargs: Any,  # noqa: ANN401 - likewise
    ) -> QueryResult:
        """As rdflib does, with the text parsed once."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)

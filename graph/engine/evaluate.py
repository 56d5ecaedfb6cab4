"""One query on one store: bytes in a format, or a problem. No processes, no time; caps on the answer."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from graph.engine import tokens
from graph.engine.caps import Body, Caps, Counted, table_body
from graph.engine.formats import Format, Shape, offers
from graph.engine.interface import QueryRequest
from graph.engine.prefixes import tidied
from graph.engine.syntax import explained, position
from graph.errors import InputError, QueryRefused, QuerySyntaxError
from ontology.prefixes import PREFIXES

Result = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True)
class Evaluated:
    """A whole answer; `rows` is None for ASK."""

    body: bytes
    format: Format
    rows: int | None


def evaluate(store: Store, request: QueryRequest, caps: Caps) -> Evaluated:
    """Answer a request.

    Raises:
        QuerySyntaxError, InputError: the text, an IRI or the format is wrong.
        QueryRefused: the text calls another endpoint.
        QueryTooLarge: the answer is over a cap.
    """
    _refuse(request.text)
    return _write(_run(store, request), request.format, caps)


def _refuse(text: str) -> None:
    at = tokens.calls_service(text)
    if at is not None:
        line, column = position(text, at)
        raise QueryRefused(
            f"Line {line}, column {column}: this server asks no other endpoint, so SERVICE is refused. "
            "Where 'service' is part of a name, write its IRI in full, or a dot before the brace."
        )


def _run(store: Store, request: QueryRequest) -> Result:
    """Evaluate on the dataset that the request gives, else the text's, else the union of all graphs."""
    try:
        if request.default_graphs or request.named_graphs:
            return store.query(
                request.text,
                default_graph=[_node(iri) for iri in request.default_graphs],
                named_graphs=[_node(iri) for iri in request.named_graphs],
            )
        union = not tokens.describes_dataset(request.text)
        return store.query(request.text, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise explained(error, request.text) from None
    except UnicodeEncodeError:
        raise QuerySyntaxError("The query is not a text of Unicode characters.") from None


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise InputError(f"{iri!r} is not an absolute IRI, so it names no graph.") from None


def _write(result: Result, wanted: Format | None, caps: Caps) -> Evaluated:
    shape = _shape(result)
    format_ = wanted or offers(shape)[0]
    if not format_.writes(shape):
        able = ", ".join(other.name for other in offers(shape))
        raise InputError(f"This query gives {shape.value}, which {format_.name} cannot hold; take {able}.")
    if isinstance(result, QueryTriples):
        return _write_triples(result, format_, caps)
    assert isinstance(format_.writer, QueryResultsFormat)
    body = table_body(caps, format_.writer) if isinstance(result, QuerySolutions) else Body(caps)
    result.serialize(body, format=format_.writer)
    return Evaluated(body.getvalue(), format_, body.rows() if shape is Shape.ROWS else None)


def _write_triples(result: QueryTriples, format_: Format, caps: Caps) -> Evaluated:
    assert isinstance(format_.writer, RdfFormat)
    body = Body(caps)
    counted = Counted(result, caps)
    serialize(counted, body, format=format_.writer, prefixes=PREFIXES)
    return Evaluated(tidied(body.getvalue(), format_.writer), format_, counted.rows)


def _shape(result: Result) -> Shape:
    if isinstance(result, QueryTriples):
        return Shape.TRIPLES
    return Shape.BOOLEAN if isinstance(result, QueryBoolean) else Shape.ROWS

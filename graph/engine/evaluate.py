"""One query on one store: bytes in a format, or a problem. No processes, no time; caps on the answer."""

from __future__ import annotations

from collections.abc import Callable
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

from graph.engine import separated, tokens
from graph.engine.caps import Body, Caps, Counted, table_body
from graph.engine.formats import Format, Shape, offers, unfit
from graph.engine.interface import QueryRequest
from graph.engine.prefixes import tidied
from graph.engine.services import Services
from graph.engine.syntax import explained
from graph.engine.wellformed import well_formed
from graph.errors import InputError, QueryProblem, QuerySyntaxError
from ontology.prefixes import PREFIXES

# What the store raises when another endpoint cannot be reached, refuses, or answers nonsense.
_FOREIGN = (OSError, SyntaxError, RuntimeError, ValueError)
Result = QuerySolutions | QueryBoolean | QueryTriples


@dataclass(frozen=True)
class Evaluated:
    """A whole answer; `rows` is None for ASK."""

    body: bytes
    format: Format
    rows: int | None


def evaluate(store: Store, request: QueryRequest, caps: Caps, services: Services, base: str) -> Evaluated:
    """Answer a request, in which relative IRIs are relative to its own BASE, else to `base`.

    Raises:
        QuerySyntaxError, InputError: the text, an IRI or the format is wrong.
        QueryRefused: the text calls an endpoint that is not allowed.
        Elsewhere: it calls one that is, and `services` says not here.
        QueryTooLarge: the answer is over a cap.
        QueryProblem: an endpoint that it calls did not answer well.
    """

    def run() -> Result:
        return _run(store, request, base)

    if not services.admit(request.text):
        return _write(run, request.format, caps)
    try:
        return _write(run, request.format, caps)
    except _FOREIGN as error:
        raise QueryProblem(f"An endpoint that the query asks gave no answer: {_line(error)}") from None


def _line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:300]


def _run(store: Store, request: QueryRequest, base: str) -> Result:
    """Evaluate on the dataset that the request gives, else the text's, else the union of all graphs."""
    try:
        if request.default_graphs or request.named_graphs:
            return store.query(
                request.text,
                base_iri=base,
                default_graph=[_node(iri) for iri in request.default_graphs],
                named_graphs=[_node(iri) for iri in request.named_graphs],
            )
        union = not tokens.describes_dataset(request.text)
        return store.query(request.text, base_iri=base, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise explained(error, request.text) from None
    except UnicodeEncodeError:
        raise QuerySyntaxError("The query is not a text of Unicode characters.") from None


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise InputError(f"{iri!r} is not an absolute IRI, so it names no graph.") from None


def _write(run: Callable[[], Result], wanted: Format | None, caps: Caps) -> Evaluated:
    result = run()
    shape = _shape(result)
    format_ = wanted or offers(shape)[0]
    if not format_.writes(shape):
        raise unfit(format_.name, offers(shape), shape.phrase)
    if isinstance(result, QueryTriples):
        return _write_triples(result, format_, caps)
    assert isinstance(format_.writer, QueryResultsFormat)
    if isinstance(result, QueryBoolean):
        body = Body(caps)
        result.serialize(body, format=format_.writer)
        return Evaluated(body.getvalue(), format_, None)
    body = _table(result, format_.writer, caps)
    if format_.writer == QueryResultsFormat.CSV and not separated.holds(body.getvalue()):
        again = run()
        assert isinstance(again, QuerySolutions)
        body = table_body(caps, format_.writer)
        separated.write(again, body)
    return Evaluated(well_formed(body.getvalue(), format_.writer), format_, body.rows())


def _table(result: QuerySolutions, writer: QueryResultsFormat, caps: Caps) -> Body:
    body = table_body(caps, writer)
    result.serialize(body, format=writer)
    return body


def _write_triples(result: QueryTriples, format_: Format, caps: Caps) -> Evaluated:
    assert isinstance(format_.writer, RdfFormat)
    body = Body(caps)
    counted = Counted(result, caps)
    serialize(counted, body, format=format_.writer, prefixes=PREFIXES)
    text = well_formed(body.getvalue(), format_.writer)
    return Evaluated(tidied(text, format_.writer), format_, counted.rows)


def _shape(result: Result) -> Shape:
    if isinstance(result, QueryTriples):
        return Shape.TRIPLES
    return Shape.BOOLEAN if isinstance(result, QueryBoolean) else Shape.ROWS

"""Answers as other engines give them, put into the form that the standards ask for.

Virtuoso is the measure: its TSV is CSV with tabs, its XML may hold what XML cannot, its JSON-LD loses
languages, its JSON follows the note of 2007 (`typed-literal`) and names blank nodes by what is no label; it
cuts answers with a header for a word.
"""

from __future__ import annotations

import json
from email.message import Message
from typing import Any, Final

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results, serialize

from graph.engine.formats import Format, named
from graph.engine.prefixes import tidied
from graph.engine.wellformed import well_formed
from graph.errors import QueryProblem, QueryTimeout, QueryTooLarge
from ontology.prefixes import PREFIXES

ROWS: Final = named("json")
TRIPLES: Final = named("ntriples")
_SAFE: Final = (RdfFormat.TURTLE, RdfFormat.N_TRIPLES)
_BLANK: Final = "nodeID://"
_ODD: Final = (b'"typed-literal"', _BLANK.encode(), _BLANK.replace("/", r"\/").encode())


def asked_as(wanted: Format) -> Format:
    """The format to ask an endpoint for: one that engines write without loss."""
    if isinstance(wanted.writer, QueryResultsFormat):
        return ROWS
    return wanted if wanted.writer in _SAFE else TRIPLES


def whole(headers: Message, endpoint: str) -> None:
    """Make sure that an answer which says 200 is a whole one.

    Raises:
        QueryTooLarge, QueryTimeout: the endpoint cut it.
    """
    if "X-SPARQL-MaxRows" in headers:
        most = headers["X-SPARQL-MaxRows"]
        raise QueryTooLarge(f"{endpoint} gives at most {most} rows, and cut the answer there.")
    if "X-SQL-State" in headers:
        raise QueryTimeout(f"{endpoint} gave only a part of the answer, as far as its time went.")


def written(body: bytes, wanted: Format, endpoint: str) -> bytes:
    """The body of an answer in the format that was wanted.

    Args:
        body: in the format that `asked_as` says.

    Raises:
        InputError: XML cannot hold it.
        QueryProblem: it is not what it says that it is.
    """
    if wanted.writer in _SAFE:
        return body
    try:
        if isinstance(wanted.writer, RdfFormat):
            triples = parse(body, RdfFormat.N_TRIPLES)
            text = serialize((quad.triple for quad in triples), format=wanted.writer, prefixes=PREFIXES)
            return well_formed(tidied(text or b"", wanted.writer), wanted.writer)
        standard = _standard(body) if any(odd in body for odd in _ODD) else body
        if wanted == ROWS:
            return standard
        text = parse_query_results(standard, QueryResultsFormat.JSON).serialize(format=wanted.writer)
        return well_formed(text or b"", wanted.writer)
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise QueryProblem(f"{endpoint} answered what it says it is not: {error}") from None


def _standard(body: bytes) -> bytes:
    answer = json.loads(body)
    for row in answer.get("results", {}).get("bindings", ()):
        for term in row.values():
            _put_right(term)
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def _put_right(term: dict[str, Any]) -> None:
    if term["type"] == "typed-literal":
        term["type"] = "literal"
    elif term["type"] == "bnode":
        term["value"] = term["value"].removeprefix(_BLANK)

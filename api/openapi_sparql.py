"""The operations of the SPARQL endpoint and of the graph store."""

from __future__ import annotations

from typing import Final

from api.description import EDIT
from api.openapi_parts import (
    ASKING,
    LANG,
    TAGS,
    TRIPLE_NAMES,
    TRIPLES,
    UNCHANGED,
    Part,
    answer,
    content,
    formats,
    operation,
    parameter,
    path,
    problems,
)
from graph.engine import Shape, offers

_ROWS: Final = [each.media_type for each in offers(Shape.ROWS)]
_DATASET: Final = ["application/n-quads", "application/trig"]
_IRIS: Final = {"type": "array", "items": {"type": "string", "format": "uri", "minLength": 1}}

_QUERY: Final = {"type": "string", "minLength": 1, "maxLength": 50_000}
_EXAMPLE: Final = "SELECT ?city WHERE { ?city a <https://w3id.org/uclg-graph/ontology#City> } LIMIT 3"
_GRAPHS: Final = {
    name: {**_IRIS, "description": f"Graphs of the {kind} dataset; replaces what the query says."}
    for name, kind in (("default-graph-uri", "default graph of the"), ("named-graph-uri", "named"))
}
_TIMEOUT: Final = {
    "type": "number",
    "exclusiveMinimum": 0,
    "description": "Seconds; can only lower the server's.",
}
_RESULT_FORMAT: Final = {
    "type": "string",
    "description": "json, xml, csv, tsv; for triples turtle, ntriples, jsonld, rdfxml.",
    "examples": ["json"],
}
_RESULTS: Final = {
    "200": answer("The rows, the yes or no, or the triples.", content(*_ROWS, *TRIPLES, "text/html"), *TAGS),
    **UNCHANGED,
}
_FORM: Final = {
    "type": "object",
    "required": ["query"],
    "properties": {"query": _QUERY, "format": _RESULT_FORMAT, "timeout": _TIMEOUT, **_GRAPHS},
}
_PREFLIGHT: Final = {"204": {"description": "What may be asked: see Allow."}, **problems(400)}


def paths() -> Part:
    """Path items by path."""
    return {"/sparql": _sparql(), **_graphs()}


def _sparql() -> Part:
    asked = [
        parameter("query", "SPARQL 1.1. Without it the service describes itself.", _QUERY, example=_EXAMPLE),
        *(parameter(name, str(schema["description"]), _IRIS) for name, schema in _GRAPHS.items()),
        parameter(EDIT, "What the editor of the page begins with, in place of a query.", {"type": "string"}),
        parameter("format", "Wins over the Accept header.", _RESULT_FORMAT),
        parameter("timeout", str(_TIMEOUT["description"]), _TIMEOUT),
        LANG,
    ]
    body = {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": _FORM, "example": {"query": _EXAMPLE}},
            "application/sparql-query": {"schema": _QUERY, "example": _EXAMPLE},
        },
    }
    wrong = problems(*ASKING, 403)
    posted = wrong | problems(408, 413, 415)
    return {
        "get": operation("sparql", "sparql", "SPARQL 1.1 query", _RESULTS | wrong, asked),
        "post": operation("sparqlByPost", "sparql", "SPARQL 1.1 query", _RESULTS | posted, requestBody=body),
        "options": operation("sparqlOptions", "sparql", "Methods and origins", _PREFLIGHT),
    }


def _graphs() -> Part:
    triples = answer("The triples.", content(*TRIPLES), "Graph-Version")
    quads = answer(
        "The triples of a graph, or the quads of all.", content(*TRIPLES, *_DATASET), "Graph-Version"
    )
    asked = [
        parameter("graph", "IRI of a graph.", {"type": "string", "format": "uri", "minLength": 1}),
        parameter("default", "The union of all graphs; takes no value.", {"type": "string"}),
        formats([*TRIPLE_NAMES, "nquads", "trig"], " Quads are for the whole dataset alone."),
        LANG,
    ]
    name = path("name", "Where the graph is below `graph/`.", "table/bodies")
    wrong = problems(*ASKING)
    return {
        "/store": {
            "get": operation(
                "store", "graphs", "A graph, or the whole dataset", {"200": quads} | wrong, asked
            ),
            "options": operation("storeOptions", "graphs", "Methods and origins", _PREFLIGHT),
        },
        "/graph/{name}": {
            "get": operation(
                "graph",
                "graphs",
                "A graph at its own address",
                {"200": triples} | wrong,
                [name, formats(TRIPLE_NAMES), LANG],
            ),
            "options": operation("graphOptions", "graphs", "Methods and origins", _PREFLIGHT, [name]),
        },
    }

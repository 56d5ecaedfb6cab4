"""The operations that FastAPI does not describe by itself; a test holds them to the routes."""

from __future__ import annotations

from typing import Final

from api.openapi_parts import (
    ASKING,
    LANG,
    LANG_STRICT,
    VERSION,
    Part,
    also_pages,
    answer,
    content,
    formats,
    operation,
    parameter,
    path,
    problems,
    ref,
)
from graph.engine import Shape, offers

_ROWS: Final = [each.media_type for each in offers(Shape.ROWS)]
_TRIPLES: Final = [each.media_type for each in offers(Shape.TRIPLES)]
_TRIPLE_NAMES: Final = [each.name for each in offers(Shape.TRIPLES)]
_DATASET: Final = ["application/n-quads", "application/trig"]
_ANY: Final = {"type": "object"}
_UNCHANGED: Final = {"304": ref("NotModified", "responses")}
_IRIS: Final = {"type": "array", "items": {"type": "string", "format": "uri", "minLength": 1}}
_TAGS: Final = ("ETag", "Graph-Version")

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
    "200": answer(
        "The rows, the yes or no, or the triples.", content(*_ROWS, *_TRIPLES, "text/html"), *_TAGS
    ),
    **_UNCHANGED,
}
_FORM: Final = {
    "type": "object",
    "required": ["query"],
    "properties": {"query": _QUERY, "format": _RESULT_FORMAT, "timeout": _TIMEOUT, **_GRAPHS},
}
_PREFLIGHT: Final = {"204": {"description": "What may be asked: see Allow."}, **problems(400)}


def _sparql() -> Part:
    asked = [
        parameter("query", "SPARQL 1.1. Without it the service describes itself.", _QUERY, example=_EXAMPLE),
        *(parameter(name, str(schema["description"]), _IRIS) for name, schema in _GRAPHS.items()),
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


def _graph_paths() -> Part:
    triples = answer("The triples.", content(*_TRIPLES), "Graph-Version")
    quads = answer(
        "The triples of a graph, or the quads of all.", content(*_TRIPLES, *_DATASET), "Graph-Version"
    )
    asked = [
        parameter("graph", "IRI of a graph.", {"type": "string", "format": "uri", "minLength": 1}),
        parameter("default", "The union of all graphs; takes no value.", {"type": "string"}),
        formats([*_TRIPLE_NAMES, "nquads", "trig"], " Quads are for the whole dataset alone."),
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
                [name, formats(_TRIPLE_NAMES), LANG],
            ),
            "options": operation("graphOptions", "graphs", "Methods and origins", _PREFLIGHT, [name]),
        },
    }


def _thing_paths() -> Part:
    format_ = formats([*_TRIPLE_NAMES, "csv", "html"])
    page = parameter("page", "Of long documents.", {"type": "integer", "minimum": 1, "maximum": 999_999_999})
    asked = [format_, LANG, page, VERSION]
    told = answer(
        "What the graph says of it.",
        content(*_TRIPLES, "text/csv", "text/html"),
        *_TAGS,
        "Last-Modified",
        "Link",
    )
    led = {"description": "The document about it is elsewhere: see Location."}
    moved = {"description": "It was merged into another one: see Location."}
    # A browser gets a page that says it is not here.
    wrong = problems(*ASKING) | also_pages(404)
    document = {"200": told, "301": moved, **_UNCHANGED} | wrong
    iri = parameter(
        "iri",
        "Of anything that the graph describes.",
        {"type": "string", "format": "uri", "minLength": 1},
        required=True,
    )

    def redirect(name: str, summary: str, *own: Part) -> Part:
        text = {"type": "string"}
        on = [parameter(each["name"], "Passed on to the document.", text) for each in (format_, LANG, page)]
        answers = {"301": moved, "303": led} | wrong
        return {"get": operation(name, "linked data", summary, answers, [*own, *on, VERSION])}

    body = path(
        "name", "Where the thing is below `id/`, with an ending for a format or without.", "city/es-bilbao"
    )
    return {
        "/id/{name}": redirect(
            "thing", "A thing", path("name", "Where it is below `id/`.", "city/es-bilbao")
        ),
        "/scheme/{name}": redirect("scheme", "A concept scheme", path("name", "Its name.", "role")),
        "/dataset": redirect("dataset", "The dataset as a whole"),
        "/doc": {
            "get": operation(
                "documentByIri", "linked data", "The document about anything", document, [iri, *asked]
            )
        },
        "/doc/{name}": {
            "get": operation(
                "document", "linked data", "The document about a thing", document, [body, *asked]
            )
        },
        "/context.jsonld": {
            "get": operation(
                "context",
                "linked data",
                "The JSON-LD context",
                {"200": answer("The context.", content(ld_json=_ANY), "ETag"), **_UNCHANGED} | problems(400),
            )
        },
    }


def _vocabulary_paths() -> Part:
    told = answer("All terms.", content(*_TRIPLES, "text/html"), "ETag", "Last-Modified", "Link")
    asked = [formats([*_TRIPLE_NAMES, "html"]), LANG]
    wrong = problems(400, 406, 414, 502, 503, 504) | also_pages(404)
    context = {"200": answer("The context.", content(ld_json=_ANY), "ETag"), **_UNCHANGED} | problems(
        400, 404
    )
    suffix = path("suffix", "The ending of a format.", "ttl")
    version = path("version", "Of the ontology, with an ending for a format or without.", "0.1.0")

    def item(name: str, summary: str, *parameters: Part) -> Part:
        answers = {"200": told, **_UNCHANGED} | wrong
        return {"get": operation(name, "ontology", summary, answers, parameters)}

    return {
        "/ontology": item("ontology", "The ontology", *asked),
        "/ontology.{suffix}": item("ontologyFile", "The ontology in a format", suffix, LANG),
        "/ontology/{version}": item("ontologyVersion", "A version of the ontology", version, *asked),
        "/ontology/{version}/context.jsonld": {
            "get": operation("contextVersion", "ontology", "The context of a version", context, [version])
        },
        "/shapes": item("shapes", "The shapes", *asked),
        "/shapes.{suffix}": item("shapesFile", "The shapes in a format", suffix, LANG),
    }


def _data_paths() -> Part:
    kept = ("ETag", "Graph-Version", "Last-Modified")
    wrong = problems(*ASKING)
    binary = {"schema": {"type": "string", "format": "binary"}}
    types = (
        "application/gzip",
        "text/csv",
        "application/vnd.apache.parquet",
        "text/turtle",
        "application/json",
    )
    file = answer(
        "The file.", dict.fromkeys((*types, "text/plain", "application/octet-stream"), binary), *kept
    )
    part = answer("A part of the file.", file["content"], *kept)
    ranged = parameter("Range", "A part: `bytes=0-999`.", {"type": "string"}, where="header")
    return {
        "/data": {
            "get": operation(
                "data",
                "downloads",
                "What can be downloaded",
                {"200": answer("The files.", content("text/html", json=_ANY), *kept), **_UNCHANGED} | wrong,
                [formats(["html", "json"]), LANG, VERSION],
            )
        },
        "/data/{file}": {
            "get": operation(
                "download",
                "downloads",
                "A file, or a part of it",
                {"200": file, "206": part, **_UNCHANGED} | wrong | problems(416),
                [path("file", "Its name; /data lists them.", "cities.csv.gz"), ranged, VERSION],
            )
        },
        "/catalog": {
            "get": operation(
                "catalog",
                "downloads",
                "The catalogue for data portals (DCAT-AP)",
                {"200": answer("The catalogue.", content(*_TRIPLES, "text/html"), *kept), **_UNCHANGED}
                | wrong,
                [formats([*_TRIPLE_NAMES, "html"]), LANG, VERSION],
            )
        },
        "/.well-known/void": {
            "get": operation(
                "void",
                "downloads",
                "How much there is of what (VoID)",
                {"200": answer("The statistics.", content(*_TRIPLES), *kept), **_UNCHANGED} | wrong,
                [formats(_TRIPLE_NAMES), LANG, VERSION],
            )
        },
    }


def _operation_paths() -> Part:
    status = {
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"type": "string"}, "version": {"type": "integer"}},
    }
    start = answer("What is here.", content("text/html", json=_ANY), "Graph-Version")
    document = answer("This document.", content(json=_ANY), "ETag")
    answers = {"200": answer("It is.", content(json=status))}
    return {
        "/": {
            "get": operation(
                "start", "operation", "What is here", {"200": start} | problems(406, 502, 503, 504), [LANG]
            )
        },
        "/health/live": {"get": operation("live", "operation", "Whether the server runs", answers)},
        "/health/ready": {
            "get": operation(
                "ready",
                "operation",
                "Whether it can answer, and from which version",
                answers | problems(502, 503, 504),
            )
        },
        "/metrics": {
            "get": operation(
                "metrics",
                "operation",
                "Figures for Prometheus",
                {"200": answer("Figures.", content("text/plain"))},
            )
        },
        "/openapi.json": {
            "get": operation(
                "openapi", "operation", "This document", {"200": document, **_UNCHANGED} | problems(400)
            )
        },
        "/docs": {
            "get": operation(
                "docs",
                "operation",
                "This document as a page to try it on",
                {"200": answer("The page.", content("text/html"))} | problems(400),
                [LANG_STRICT],
            )
        },
    }


def paths() -> Part:
    """Path items by path."""
    return {
        **_operation_paths(),
        "/sparql": _sparql(),
        **_graph_paths(),
        **_thing_paths(),
        **_vocabulary_paths(),
        **_data_paths(),
    }

"""What the descriptions of operations are made of: parameters, answers, problems, and shared schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from graph.engine import Shape, offers

Part = dict[str, Any]

PROBLEMS: Final[Mapping[int, str]] = {
    400: "A parameter is missing, unknown, given twice or wrong, or the query is malformed.",
    403: "The query calls another endpoint that is not allowed.",
    404: "There is no such thing, graph, file, query or version.",
    406: "Nothing that Accept asks for can be had.",
    408: "The body did not arrive in time.",
    410: "The version that is asked for is no longer kept.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is of another kind, or compressed.",
    416: "The file has none of the bytes that Range asks for.",
    422: "The answer is over a bound, or the query takes too much memory.",
    502: "The endpoint that this server passes queries on to does not answer.",
    503: "Too many wait, or nothing has been published; Retry-After says when to come again.",
    504: "The query was stopped at its deadline.",
}
ASKING: Final = (400, 404, 406, 410, 414, 422, 502, 503, 504)
"""Problems of whatever asks the graph."""

_LANGUAGES: Final = ["en", "es", "fr"]
_HEADERS: Final[Part] = {
    "ETag": ("A name for this very answer, for If-None-Match.", {"type": "string"}),
    "Graph-Version": ("Number of the version that it comes from.", {"type": "integer"}),
    "Link": ("Other addresses: of the pages before and after, of other formats.", {"type": "string"}),
    "Last-Modified": ("When the version was published.", {"type": "string"}),
}


def parameter(name: str, description: str, schema: Part, *, where: str = "query", **more: object) -> Part:
    """A parameter."""
    found: Part = {"name": name, "in": where, "description": description, "schema": schema, **more}
    return found | ({"required": True} if where == "path" else {})


def path(name: str, description: str, example: str) -> Part:
    """A part of the path."""
    return parameter(name, description, {"type": "string", "minLength": 1}, where="path", example=example)


def ref(name: str, kind: str = "schemas") -> Part:
    """A part that is described once."""
    return {"$ref": f"#/components/{kind}/{name}"}


def content(*types: str, **typed: Part) -> Part:
    """Bodies by media type: text, or JSON of any shape; `typed` are schemas, by the end of the type."""
    found: Part = {name: {"schema": {} if name.endswith("json") else {"type": "string"}} for name in types}
    return found | {
        f"application/{name.replace('_', '+')}": {"schema": schema} for name, schema in typed.items()
    }


def answer(description: str, bodies: Part, *headers: str) -> Part:
    """An answer with these headers, of those that are described here."""
    found: Part = {"description": description, "content": bodies}
    return found | ({"headers": {name: ref(name, "headers") for name in headers}} if headers else {})


def problems(*statuses: int) -> Part:
    """The problems that an operation may answer with."""
    return {str(status): ref(f"Problem{status}", "responses") for status in statuses}


def also_pages(status: int) -> Part:
    """A problem that a browser gets as a page."""
    bodies = content("text/html") | {"application/problem+json": {"schema": ref("Problem")}}
    return {str(status): answer(PROBLEMS[status], bodies)}


def operation(
    name: str,
    tag: str,
    summary: str,
    responses: Mapping[str, Part],
    parameters: Iterable[Part] = (),
    **more: object,
) -> Part:
    """An operation."""
    found: Part = {"operationId": name, "tags": [tag], "summary": summary, **more}
    listed = [*parameters]
    return found | ({"parameters": listed} if listed else {}) | {"responses": dict(responses)}


def components() -> Part:
    """What operations refer to."""
    problem = {"application/problem+json": {"schema": ref("Problem")}}
    return {
        "schemas": {"Problem": _PROBLEM, "Thing": _THING},
        "headers": {
            name: {"description": description, "schema": schema}
            for name, (description, schema) in _HEADERS.items()
        },
        "responses": {
            f"Problem{status}": {"description": description, "content": problem}
            for status, description in PROBLEMS.items()
        }
        | {"Problem404": also_pages(404)["404"]}
        | {"NotModified": {"description": "It is as If-None-Match or If-Modified-Since knows it."}},
    }


TRIPLES: Final = tuple(each.media_type for each in offers(Shape.TRIPLES))
TRIPLE_NAMES: Final = tuple(each.name for each in offers(Shape.TRIPLES))
ANY: Final[Part] = {"type": "object"}
UNCHANGED: Final[Part] = {"304": ref("NotModified", "responses")}
TAGS: Final = ("ETag", "Graph-Version")

_THING: Final[Part] = {
    "type": "object",
    "properties": {
        "iri": {"type": "string"},
        "label": {"type": "string", "description": "In the reader's language, else in another."},
        "class": {"type": "string", "description": "Local name of its class."},
    },
    "required": ["iri", "label", "class"],
}
_PROBLEM: Final[Part] = {
    "type": "object",
    "description": "A problem document (RFC 9457).",
    "properties": {
        "type": {"type": "string", "description": "An IRI that stays."},
        "title": {"type": "string", "description": "In the reader's language."},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "line": {"type": "integer", "description": "Of a malformed query, counted from one."},
        "column": {"type": "integer"},
        "parameter": {"type": "string", "description": "What is wrong, of a curated query."},
        "candidates": {"type": "array", "items": ref("Thing"), "description": "What a name may mean."},
        "near": {"type": "array", "items": ref("Thing"), "description": "What is called almost so."},
    },
    "required": ["type", "title", "status", "detail"],
}

LANG: Final = parameter(
    "lang",
    "Language of labels: en, es or fr; any other is passed over. Default: what Accept-Language asks for.",
    {"type": "string"},
    example="es",
)
LANG_STRICT: Final = parameter(
    "lang",
    "Language of labels; default: what Accept-Language asks for.",
    {"type": "string", "enum": _LANGUAGES},
)
VERSION: Final = parameter(
    "version",
    "The graph as it was: the number of a version that is kept.",
    {"type": "integer", "minimum": 1, "maximum": 999_999_999},
)


def formats(names: Iterable[str], also: str = "") -> Part:
    """The parameter that names a format."""
    return parameter(
        "format", f"Wins over the Accept header.{also}", {"type": "string", "enum": [*dict.fromkeys(names)]}
    )

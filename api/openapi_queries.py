"""The curated queries as operations, each with its own parameters and the schema of its rows."""

from __future__ import annotations

from typing import Final

from api.openapi_parts import (
    ASKING,
    LANG_STRICT,
    VERSION,
    Part,
    also_pages,
    answer,
    content,
    formats,
    operation,
    parameter,
    problems,
    ref,
)
from api.queries_asked import MOST, variants
from api.queries_words import AUDIENCES, TOPICS
from queries.catalogue import Catalogue, CuratedQuery
from queries.parameters import LONGEST, expected
from queries.schema import Column, InThreeLanguages, Parameter

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_JSON: Final = "application/sparql-results+json"
_KEPT: Final = ("ETag", "Graph-Version", "Last-Modified", "Link")
# A year, a month or a day; that the day is one of the calendar is seen when it is read.
_DATE: Final = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_DATES: Final = "^-?[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_TERMS: Final[dict[str, Part]] = {
    "iri": {"type": {"const": "uri"}},
    "text": {"type": {"enum": ["literal", "uri"]}},  # where values of several kinds stand, each as it is
    "language": {"type": {"const": "literal"}, "value": {"enum": ["en", "es", "fr"]}},
    "integer": {
        "type": {"const": "literal"},
        "value": {"type": "string", "pattern": r"^[+-]?[0-9]+$"},
        "datatype": {"const": f"{_XSD}integer"},
    },
    "decimal": {
        "type": {"const": "literal"},
        "datatype": {"enum": [_XSD + name for name in ("decimal", "double")]},
    },
    "date": {
        "type": {"const": "literal"},
        "value": {"type": "string", "pattern": _DATES},
        "datatype": {"enum": [_XSD + name for name in ("gYear", "gYearMonth", "date")]},
    },
    "boolean": {
        "type": {"const": "literal"},
        "value": {"enum": ["true", "false"]},
        "datatype": {"const": f"{_XSD}boolean"},
    },
}


def schemas() -> Part:
    """The terms of SPARQL JSON that columns hold."""
    found: Part = {}
    for kind, said in _TERMS.items():
        properties: Part = {"value": {"type": "string"}, **said}
        if kind == "text":
            properties["xml:lang"] = {"type": "string"}
            properties["datatype"] = {"type": "string"}
        needed = ["type", "value", *(["datatype"] if "datatype" in said else [])]
        found[_term(kind)] = {"type": "object", "required": needed, "properties": properties}
    return found


def paths(catalogue: Catalogue) -> Part:
    """Path items by path: the list, then a query each."""
    found: Part = {"/queries": {"get": _list()}}
    for query in catalogue.values():
        found[f"/queries/{query.name}"] = {"get": _operation(query)}
    return found


def tags() -> list[Part]:
    """The tags of the queries, with what they hold."""
    return [{"name": _tag(topic), "description": names["en"]} for topic, names in TOPICS.items()]


def _list() -> Part:
    found = {
        "type": "object",
        "required": ["queries"],
        "properties": {"queries": {"type": "array", "items": _LISTED}},
    }
    return operation(
        "queries",
        "queries",
        "The curated queries",
        {
            "200": answer("Those that are meant.", content("text/html", json=found), "ETag"),
            "304": ref("NotModified", "responses"),
        }
        | problems(400, 406, 414),
        [
            parameter(
                "q", "Words of their titles and questions, in any of the languages.", {"type": "string"}
            ),
            parameter("serves", "Whom they serve.", {"type": "string", "enum": [*AUDIENCES]}),
            parameter("topic", "What they are about.", {"type": "string", "enum": [*TOPICS]}),
            formats(["json", "html"]),
            LANG_STRICT,
        ],
    )


def _operation(query: CuratedQuery) -> Part:
    bodies = content(*(v.types[0] for v in variants(query)))
    if query.form == "select":
        bodies[_JSON] = {"schema": _rows(query)}
    told = query.description.get("en") if query.description else ""
    serves = ", ".join(AUDIENCES[each]["en"].lower() for each in query.serves)
    return operation(
        query.name,
        _tag(query.topic),
        query.title.get("en"),
        {"200": answer("The answer.", bodies, *_KEPT), "304": ref("NotModified", "responses")}
        | problems(*ASKING)
        | also_pages(400),
        [*map(_parameter, query.parameters), *_own(query)],
        description=f"{query.question.get('en')}\n\n{told}\n\nFor: {serves}.".replace("\n\n\n\n", "\n\n"),
        **{"x-title": _languages(query.title), "x-question": _languages(query.question)},
    )


def _own(query: CuratedQuery) -> list[Part]:
    """What every query takes."""
    found = []
    if query.form == "select":
        columns = [sign + column.name for column in query.columns for sign in ("", "-")]
        whole = {"type": "integer", "maximum": MOST}
        found = [
            parameter(
                "limit", "Rows at most; default: all, on a page for readers 50.", {**whole, "minimum": 1}
            ),
            parameter("offset", "Rows left out before them.", {**whole, "minimum": 0}),
            parameter(
                "sort", "A column; with a minus the other way round.", {"type": "string", "enum": columns}
            ),
        ]
    return [*found, formats(variant.name for variant in variants(query)), LANG_STRICT, VERSION]


def _parameter(each: Parameter) -> Part:
    schema: Part = {"type": "string", "minLength": int(each.required), "maxLength": LONGEST}
    if each.type == "integer":
        schema = {"type": "integer"} | ({"minimum": each.min} if each.min is not None else {})
        schema |= {"maximum": each.max} if each.max is not None else {}
    elif each.type == "date":
        schema = {"type": "string", "pattern": _DATE if each.required else f"^$|{_DATE}"}
    elif each.type == "language":
        schema = {"type": "string", "enum": ["en", "es", "fr"]}
    if each.default is not None and each.type != "language":
        schema["default"] = int(each.default) if each.type == "integer" else each.default
    more: Part = {"required": True} if each.required else {}
    if each.shown is not None:
        more["example"] = int(each.shown) if each.type == "integer" else each.shown
    left = "" if each.required else " The reader's, where it is not given." if each.type == "language" else ""
    described = f"{each.label.get('en')}: {expected(each)}.{left}"
    return parameter(each.name, described, schema) | more | {"x-label": _languages(each.label)}


def _rows(query: CuratedQuery) -> Part:
    """The schema of an answer in SPARQL JSON; what is not known is left out of a row."""
    row = {
        "type": "object",
        "properties": {column.name: _column(column) for column in query.columns},
        "additionalProperties": False,
    }
    names = {"type": "array", "items": {"enum": [column.name for column in query.columns]}}
    return {
        "type": "object",
        "required": ["head", "results"],
        "properties": {
            "head": {"type": "object", "required": ["vars"], "properties": {"vars": names}},
            "results": {
                "type": "object",
                "required": ["bindings"],
                "properties": {"bindings": {"type": "array", "items": row}},
            },
        },
    }


def _column(column: Column) -> Part:
    return {**ref(_term(column.type)), "description": column.label.get("en")}


def _term(kind: str) -> str:
    return f"{kind.title()}Term"


def _tag(topic: str) -> str:
    return f"queries: {topic}"


def _languages(text: InThreeLanguages) -> dict[str, str]:
    return {"en": text.en, "es": text.es, "fr": text.fr}


_LISTED: Final[Part] = {
    "type": "object",
    "required": ["name", "href", "source", "title", "question", "serves", "topic", "parameters", "columns"],
    "properties": {
        "name": {"type": "string"},
        "form": {"enum": ["select", "ask", "construct"]},
        "href": {"type": "string", "description": "Where it is run."},
        "source": {"type": "string", "description": "Its text."},
        **{name: {"type": "object"} for name in ("title", "question", "description")},
        "serves": {"type": "array", "items": {"enum": [*AUDIENCES]}},
        "topic": {"enum": [*TOPICS]},
        **{name: {"type": "array", "items": {"type": "object"}} for name in ("parameters", "columns")},
    },
}

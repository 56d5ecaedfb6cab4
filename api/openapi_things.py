"""The operations of linked data: things and their documents, the ontology, the shapes."""

from __future__ import annotations

from api.openapi_parts import (
    ANY,
    ASKING,
    LANG,
    TAGS,
    TRIPLE_NAMES,
    TRIPLES,
    UNCHANGED,
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
)


def paths() -> Part:
    """Path items by path."""
    return {**_things(), **_vocabulary()}


def _things() -> Part:
    format_ = formats([*TRIPLE_NAMES, "csv", "html"])
    page = parameter("page", "Of long documents.", {"type": "integer", "minimum": 1, "maximum": 999_999_999})
    asked = [format_, LANG, page, VERSION]
    told = answer(
        "What the graph says of it.",
        content(*TRIPLES, "text/csv", "text/html"),
        *TAGS,
        "Last-Modified",
        "Link",
    )
    led = {"description": "The document about it is elsewhere: see Location."}
    moved = {"description": "It was merged into another one: see Location."}
    # A browser gets a page that says it is not here.
    wrong = problems(*ASKING) | also_pages(404)
    document = {"200": told, "301": moved, **UNCHANGED} | wrong
    iri = parameter(
        "iri",
        "Of anything that the graph describes.",
        {"type": "string", "format": "uri", "minLength": 1},
        required=True,
    )

    def redirect(name: str, summary: str, *own: Part) -> Part:
        answers = {"301": moved, "303": led} | wrong
        return {"get": operation(name, "linked data", summary, answers, [*own, *asked])}

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
                {"200": answer("The context.", content(ld_json=ANY), "ETag"), **UNCHANGED} | problems(400),
            )
        },
    }


def _vocabulary() -> Part:
    told = answer("All terms.", content(*TRIPLES, "text/html"), "ETag", "Last-Modified", "Link")
    asked = [formats([*TRIPLE_NAMES, "html"]), LANG]
    wrong = problems(400, 406, 414, 502, 503, 504) | also_pages(404)
    context = {"200": answer("The context.", content(ld_json=ANY), "ETag"), **UNCHANGED} | problems(400, 404)
    suffix = path("suffix", "The ending of a format.", "ttl")
    version = path("version", "Of the ontology, with an ending for a format or without.", "0.1.0")

    def item(name: str, summary: str, *parameters: Part) -> Part:
        answers = {"200": told, **UNCHANGED} | wrong
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

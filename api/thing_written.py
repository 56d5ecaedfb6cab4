"""Writes what is known of a thing: RDF in four formats, a flat table, a page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyoxigraph import RdfFormat, serialize
from starlette.requests import Request

from api.address import base_of
from api.links import root_of
from api.pages import told_as_page
from api.schema_org import schema_org
from api.thing_address import Wish, address
from api.thing_page import View
from api.thing_words import WORDS
from api.variants import CSV, HTML, JSONLD, VARIANTS
from api.words import NAMES
from graph.descriptions import Description
from graph.descriptions.jsonld import document
from graph.descriptions.table import table
from graph.engine.prefixes import tidied
from graph.engine.wellformed import well_formed
from ontology.prefixes import PREFIXES

_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def body(request: Request, wish: Wish, told: Description, base: str) -> bytes:
    """The document in the variant that is wished for."""
    if wish.variant is HTML:
        return page(request, wish, told, base).encode()
    if wish.variant is CSV:
        return table(told, wish.language).encode()
    if wish.variant is JSONLD:
        tree = document(told, f"{base_of(request)}context.jsonld")
        return json.dumps(tree, ensure_ascii=False, indent=2).encode() + b"\n"
    assert wish.variant.format is not None
    writer = wish.variant.format.writer
    assert isinstance(writer, RdfFormat)
    made = serialize(told.triples(), format=writer, prefixes=PREFIXES)
    assert made is not None
    return tidied(well_formed(made, writer), writer)


def page(request: Request, wish: Wish, told: Description, base: str) -> str:
    """The page about a thing."""
    root = base_of(request)
    view = View(told, wish.language, base)
    plain = replace(wish, fixed=False)
    return _TEMPLATES.get_template("things/page.html").render(
        **_frame(request, wish.language, view.name.text),
        view=view,
        **told_as_page(told, wish.language, base),
        canonical=address(plain, base, root),
        formats=[
            {
                "name": variant.name,
                "type": variant.types[0],
                "href": address(replace(wish, variant=variant, fixed=True), base, root_of(request)),
            }
            for variant in VARIANTS
            if variant is not HTML
        ],
        # Escaped by its maker for where it stands: entities mean nothing inside a script element.
        data=Markup(schema_org(told, wish.language, address(plain, base, root))),  # noqa: S704
        next=_turned(plain, 1, base, request) if wish.page < told.pages else None,
        previous=_turned(plain, -1, base, request) if wish.page > 1 else None,
        version=told.version,
        licence=told.licence,
    )


def missing(request: Request, iri: str, language: str) -> str:
    """The page about what is not known."""
    frame = _frame(request, language, WORDS[language]["missing"])
    return _TEMPLATES.get_template("missing.html").render(**frame, iri=iri)


def _turned(wish: Wish, by: int, base: str, request: Request) -> str:
    return address(replace(wish, page=wish.page + by), base, root_of(request))


def _frame(request: Request, language: str, title: str) -> dict[str, object]:
    """What base.html asks for; the links to other languages keep what else was asked for."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return {
        "words": {**WORDS[language], "title": title},
        "language": language,
        "names": NAMES,
        "root": root_of(request),
        "query": urlencode(kept) + "&" if kept else "",
    }

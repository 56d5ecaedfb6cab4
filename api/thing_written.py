"""Writes what is known of a thing: RDF in four formats, a flat table, a page."""

from __future__ import annotations

import json
from dataclasses import replace

from markupsafe import Markup
from pyoxigraph import RdfFormat, serialize
from starlette.requests import Request

from api.address import base_of
from api.links import root_of
from api.pages import told_as_page
from api.rendering import frame, render
from api.schema_org import schema_org
from api.synergies_thing import Strongest
from api.synergies_words import WORDS as SYNERGIES
from api.thing_address import Wish, address
from api.thing_page import View
from api.thing_words import WORDS
from api.variants import CSV, HTML, JSONLD, VARIANTS
from graph.descriptions import Description
from graph.descriptions.jsonld import document
from graph.descriptions.table import table
from graph.engine.prefixes import tidied
from graph.engine.wellformed import well_formed
from ontology.prefixes import PREFIXES


def body(
    request: Request, wish: Wish, told: Description, base: str, strongest: Strongest | None = None
) -> bytes:
    """The document in the variant that is wished for; `strongest` are the synergies that its page shows."""
    if wish.variant is HTML:
        return page(request, wish, told, base, strongest).encode()
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


def page(
    request: Request, wish: Wish, told: Description, base: str, strongest: Strongest | None = None
) -> str:
    """The page about a thing."""
    root = base_of(request)
    view = View(told, wish.language, base)
    plain = replace(wish, fixed=False)
    return render(
        "things/page.html",
        **frame(request, wish.language, WORDS[wish.language], view.name.text),
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
        strongest=strongest,
        of_synergies=SYNERGIES[wish.language],
    )


def missing(request: Request, iri: str, language: str) -> str:
    """The page about what is not known."""
    words = WORDS[language]
    return render("missing.html", **frame(request, language, words, words["missing"]), iri=iri)


def _turned(wish: Wish, by: int, base: str, request: Request) -> str:
    return address(replace(wish, page=wish.page + by), base, root_of(request))

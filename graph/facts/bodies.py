"""Bodies, and the changes by which one became another."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graph.facts import terms
from graph.facts.context import LANGUAGES, FactContext
from graph.facts.node import Node
from graph.tables import Row, Tables

_BECAME = {"en": "{} became {}", "es": "{} pasó a ser {}", "fr": "{} est devenu {}"}


def body_name(row: Row, language: str) -> str:
    """What a body is called in a language, else in English."""
    return row.text(f"name_{language}") or row.text("name_en")


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The tables `bodies` and `body_changes`."""
    for row in tables["bodies"]:
        yield from _body(row, context)
    names = {row.text("id"): row for row in tables["bodies"]}
    for row in tables["body_changes"]:
        yield from _change(row, names, context)


def _body(row: Row, context: FactContext) -> Iterator[Quad]:
    node = Node(context, "bodies", context.body(row.text("id")))
    node.add(terms.TYPE, context.concept_class("body-kind", row.text("kind")))
    node.add(terms.IDENTIFIER, terms.text(row.text("id"), ""))
    node.add(terms.own("bodyKind"), context.concept("body-kind", row.text("kind")))
    node.texts(terms.LABEL, row, "name")
    node.add(terms.ALT_LABEL, *(terms.text(name, "en") for name in row.texts("other_names")))
    if acronym := row.text("acronym"):
        node.add(terms.own("acronym"), terms.text(acronym, ""))
    if parent := row.text("parent_id"):
        node.add(terms.SUB_ORGANIZATION_OF, context.body(parent))
    node.dates(row.date("start"), row.date("end"))
    if website := row.text("website"):
        node.add(terms.HOMEPAGE, NamedNode(website))
    if government := row.text("government"):
        found = context.government(government, row.text("country"))
        node.add(terms.EXACT_MATCH, found.iri(context.iris))
    node.add(terms.SUBJECT, *(context.concept("theme", theme) for theme in row.texts("themes")))
    yield from node.sources(row.texts("source"))


def _change(row: Row, names: dict[str, Row], context: FactContext) -> Iterator[Quad]:
    before, after = row.text("original"), row.text("resulting")
    node = Node(context, "body_changes", context.iris.thing("change", row.text("id")), "BodyChange")
    for language in LANGUAGES:
        words = _BECAME[language].format(
            body_name(names[before], language), body_name(names[after], language)
        )
        node.add(terms.LABEL, terms.text(words, language))
    node.add(terms.ORIGINAL, context.body(before)).add(terms.RESULTING, context.body(after))
    yield from node.dates(row.date("date"), None).comment(row.text("note")).sources([row.text("source")])
    resulting = Node(context, "body_changes", context.body(after))
    yield from resulting.add(terms.own("predecessor"), context.body(before))

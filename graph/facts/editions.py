"""The study and its editions."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graph.facts import terms
from graph.facts.context import FactContext
from graph.facts.node import Node
from graph.tables import Row, Tables

_LINKS = (("focusArea", "focus_areas"), ("keyFactor", "key_factors"))


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `editions`, and the studies that its rows are editions of."""
    bodies = {row.text("id"): row for row in tables["bodies"]}
    for study in dict.fromkeys(row.text("study") for row in tables["editions"]):
        yield from _study(study, bodies, context)
    for row in tables["editions"]:
        yield from _edition(row, context)


def _study(key: str, bodies: dict[str, Row], context: FactContext) -> Iterator[Quad]:
    """A study is kept by the programme of the same name, which is a part of the body that answers for it."""
    node = Node(context, "editions", context.iris.thing("study", key), "Study")
    if programme := bodies.get(key):
        node.texts(terms.LABEL, programme, "name")
        node.add(terms.own("programme"), context.body(key))
        if parent := programme.text("parent_id"):
            node.add(terms.own("body"), context.body(parent))
        node.sources(programme.texts("source"))
    yield from node


def _edition(row: Row, context: FactContext) -> Iterator[Quad]:
    node = Node(context, "editions", context.iris.thing("edition", row.text("id")), "Edition")
    node.texts(terms.LABEL, row, "title").texts(terms.TITLE, row, "title")
    node.add(terms.own("study"), context.iris.thing("study", row.text("study")))
    node.add(terms.own("editionStatus"), context.concept("activity-status", row.text("status")))
    if programme := row.text("programme"):
        node.add(terms.own("programme"), context.body(programme))
    if predecessor := row.text("predecessor"):
        node.add(terms.own("predecessor"), context.iris.thing("edition", predecessor))
    if event := row.text("launched_at"):
        node.add(terms.own("launchedAt"), context.iris.thing("event", event))
    for term, column in _LINKS:
        areas = (context.iris.thing("focus-area", area) for area in row.texts(column))
        node.add(terms.own(term), *areas)
    _numbers(node, row)
    yield from _pages(node, row, context)
    yield from node.comment(row.text("launch_as_written")).sources(row.texts("source"))


def _numbers(node: Node, row: Row) -> None:
    if year := row.integer("year"):
        node.add(terms.own("year"), terms.year(year))
    if issued := row.date("issued"):
        node.add(terms.ISSUED, issued.literal())
    for term, column in (
        ("ordinal", "ordinal"),
        ("citiesCount", "cities_count"),
        ("countriesCount", "countries_count"),
    ):
        if (count := row.integer(column)) is not None:
            node.add(terms.own(term), terms.whole(count))


def _pages(node: Node, row: Row, context: FactContext) -> Iterator[Quad]:
    for language in ("en", "es"):
        if address := row.text(f"url_{language}"):
            page = Node(context, "editions", NamedNode(address))
            node.add(terms.PAGE, page.iri)
            yield from page.add(terms.LANGUAGE, terms.text(language, ""))

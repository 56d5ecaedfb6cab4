"""Good practices of cities, and which of them present the same initiative."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from graph.facts import terms
from graph.facts.context import FactContext
from graph.facts.node import Node
from graph.tables import Row, Tables


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The tables `practices` and `practice_matches`."""
    for row in tables["practices"]:
        yield from _practice(row, context)
    for row in tables["practice_matches"]:
        one, other = (context.iris.thing("practice", row.text(column)) for column in ("practice", "same_as"))
        for subject, value in ((one, other), (other, one)):
            yield from Node(context, "practice_matches", subject).add(terms.own("sameInitiativeAs"), value)


def _practice(row: Row, context: FactContext) -> Iterator[Quad]:
    node = Node(context, "practices", context.iris.thing("practice", row.text("id")), "Practice")
    node.texts(terms.LABEL, row, "title").texts(terms.TITLE, row, "title")
    city = context.government(row.text("city"), row.text("country"))
    node.add(terms.own("city"), city.iri(context.iris))
    node.add(terms.own("collection"), context.concept("collection", row.text("collection")))
    if edition := row.text("edition"):
        node.add(terms.own("edition"), context.iris.thing("edition", edition))
    if year := row.integer("year"):
        node.add(terms.own("year"), terms.year(year))
    if area := row.text("focus_area"):
        node.add(terms.own("focusArea"), context.iris.thing("focus-area", area))
    node.add(terms.SUBJECT, *(context.concept("theme", theme) for theme in row.texts("themes")))
    node.add(terms.own("sdg"), *(context.concept("sdg", str(goal)) for goal in row.integers("sdgs")))
    if summary := row.text("summary"):
        node.add(terms.DESCRIPTION, terms.text(summary, "en"))
    if page := row.text("url"):
        node.add(terms.PAGE, NamedNode(page))
    yield from node.sources(row.texts("source"))

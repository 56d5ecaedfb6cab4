"""Events: when, where, and which bodies meet."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.facts import terms
from graph.facts.context import FactContext
from graph.facts.node import Node
from graph.tables import Row, Tables


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `events`."""
    for row in tables["events"]:
        yield from _event(row, context)


def _event(row: Row, context: FactContext) -> Iterator[Quad]:
    node = Node(context, "events", context.iris.thing("event", row.text("id")), "Event")
    node.texts(terms.LABEL, row, "name")
    node.add(terms.own("eventKind"), context.concept("event-kind", row.text("kind")))
    node.dates(row.date("start"), row.date("end")).days([row.date("start"), row.date("end")])
    if city := row.text("city"):
        node.add(terms.own("hostCity"), context.government(city, row.text("country")).iri(context.iris))
    online = row.flag("online")
    if online is not None:
        node.add(terms.own("online"), terms.truth(online))
    node.add(terms.own("involves"), *(context.body(body) for body in row.texts("bodies")))
    yield from node.comment(row.text("note")).sources(row.texts("source"))

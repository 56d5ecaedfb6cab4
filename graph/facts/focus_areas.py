"""Focus areas of the study and the key factors within them, as concepts."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.facts import terms
from graph.facts.context import FactContext
from graph.facts.node import Node
from graph.tables import Tables


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `focus_areas`; the scheme itself stands with the other schemes."""
    scheme = context.iris.scheme("focus-area")
    for row in tables["focus_areas"]:
        node = Node(context, "focus_areas", context.iris.thing("focus-area", row.text("id")))
        node.add(terms.TYPE, terms.CONCEPT).add(terms.IN_SCHEME, scheme)
        node.add(terms.NOTATION, terms.text(row.text("id"), ""))
        node.texts(terms.PREF_LABEL, row, "label").texts(terms.LABEL, row, "label")
        if broader := row.text("broader"):
            node.add(terms.BROADER, context.iris.thing("focus-area", broader))
        else:
            node.add(terms.TOP_CONCEPT_OF, scheme)
        yield from node.sources(row.texts("source"))

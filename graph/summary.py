"""How much there is of what: the table that a build and the start page show."""

from __future__ import annotations

from typing import cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ontology import UCLG

# Counted on the types that the tables give, so that a council is not counted again as a body.
_COUNT = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  GRAPH ?graph { ?thing a ?class }
  FILTER(!STRENDS(STR(?graph), "/inferred") && STRSTARTS(STR(?class), "%s"))
} GROUP BY ?class ORDER BY DESC(?things) ?class
"""


def class_counts(store: Store) -> list[tuple[str, int]]:
    """Local name of each own class and how many things it has, most first."""
    rows = cast("QuerySolutions", store.query(_COUNT % UCLG))
    return [
        (cast("NamedNode", row["class"]).value.removeprefix(UCLG), int(cast("Literal", row["things"]).value))
        for row in rows
    ]

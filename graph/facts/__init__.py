"""Rows of the tables to quads, one module a concern; each table's quads are in a graph of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Quad

from graph.facts import (
    awards,
    bodies,
    collaborations,
    dataset,
    editions,
    events,
    focus_areas,
    practices,
    roles,
    sources,
    statements,
)
from graph.facts.context import FactContext
from graph.facts.holders import Holders
from graph.facts.redirects import redirect_quads
from graph.facts.report import report_quads
from graph.places import place_quads
from graph.tables import Tables

__all__ = ["FactContext", "all_quads", "counts"]

_CONCERNS: Final = (
    bodies,
    roles,
    awards,
    events,
    statements,
    collaborations,
    editions,
    focus_areas,
    practices,
    sources,
    dataset,
)


def all_quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """Every quad that the tables give; the same tables give the same quads in the same order.

    The places come after the other tables, because they are those that these asked the gazetteer for; what
    old IRIs lead to comes last, because it may be anything.

    Raises:
        InputError: a table says something that no other part of the tables knows of.
    """
    facts = [quad for concern in _CONCERNS for quad in concern.quads(tables, context)]
    reported = list(report_quads(tables, context, facts)) if "reports" in tables else []
    places = list(place_quads(context.gazetteer, context.iris))
    every = [*facts, *reported, *places]
    yield from every
    yield from redirect_quads(tables, context.iris, every)


def counts(tables: Tables, context: FactContext) -> dict[str, int]:
    """What a summary tells: rows read, and the things that rows were merged into."""
    holders = Holders(tables, context)
    return {
        "rows": sum(tables.counts().values()),
        "roles": len(tables["roles"]),
        "mandates": len(roles.mandates(tables, holders)),
        "awards": len(tables["awards"]),
        "distinctions": len(awards.distinctions(tables, holders)),
        "collaborations": len(collaborations.collaborations(tables)),
        "sources": len(sources.named(tables)),
    }

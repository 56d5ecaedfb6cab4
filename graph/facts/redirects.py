"""IRIs that were published once and are no more: what took their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from pyoxigraph import NamedNode, Quad

from graph.errors import TableErrors
from graph.facts import terms
from graph.iris import Iris
from graph.tables import Row, Tables
from graph.tables.values import nearest

TABLE: Final = "redirects"


def redirect_quads(tables: Tables, iris: Iris, others: Iterable[Quad]) -> Iterator[Quad]:
    """The table `redirects`: each old IRI with the one that stands now, over as many rows as it takes.

    Args:
        others: the quads of all other tables, which say what things there are.

    Raises:
        TableErrors: a row leads in a circle, to nothing, or away from a thing that is there; all at once.
    """
    rows = tables.get(TABLE)
    start = f"{iris.base}id/"
    things = {quad.subject for quad in others if quad.predicate == terms.TYPE}
    known = {each.value for each in things if isinstance(each, NamedNode)}
    ends = {iri.removeprefix(start) for iri in known if iri.startswith(start)}
    leads = {row.text("old"): row.text("new") for row in rows}
    if faults := [fault for row in rows for fault in _faults(row, leads, ends)]:
        raise TableErrors(faults)
    graph = iris.graph(f"table/{TABLE}")
    for old in leads:
        new = NamedNode(f"{start}{final(old, leads)}")
        yield Quad(NamedNode(f"{start}{old}"), terms.REPLACED_BY, new, graph)


def final(old: str, leads: Mapping[str, str]) -> str:
    """Where one arrives from an old IRI; empty where one goes round in a circle."""
    passed, end = {old}, leads.get(old, old)
    while end in leads:
        if end in passed:
            return ""
        passed.add(end)
        end = leads[end]
    return end


def _faults(row: Row, leads: Mapping[str, str], known: AbstractSet[str]) -> Iterator[str]:
    place, old, new = f"{row.file}, row {row.line}", row.text("old"), row.text("new")
    if old in known:
        yield f"{place}, old: '{old}' is in the graph: take the row away, or what the other tables say of it"
    end = final(old, leads)
    if not end:
        yield f"{place}, new: '{new}' leads in a circle"
    elif end == new and end not in known:
        near = nearest(new, sorted(each for each in known if each.startswith(f"{new.split('/')[0]}/")))
        yield f"{place}, new: the graph has no '{new}'{near}"

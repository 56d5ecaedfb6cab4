"""The facts of consultation mechanisms' reports, each tied to the passages that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import Quad, Triple

from graph.errors import TableErrors
from graph.facts.report_activities import activity_triples, objective_triples
from graph.facts.report_checks import report_faults
from graph.facts.report_facts import SINGLE, difference_triples, fact_triples
from graph.facts.report_known import Known
from graph.facts.report_passages import (
    Passages,
    by_id,
    passage_triples,
    report_triples,
    version_triples,
)
from graph.iris import Iris
from graph.tables import Row, Tables


class HasIris(Protocol):
    """What is needed of the context of a build."""

    @property
    def iris(self) -> Iris: ...


def report_quads(tables: Tables, context: HasIris, others: Iterable[Quad]) -> Iterator[Quad]:
    """Everything that the tables of reports say, each report in its own graph `graph/report/{id}`.

    A triple that another table gives already is not repeated: it would count twice in the union of graphs
    that queries see. That the report says it too is told by a statement. So is another value of a property
    that has only one: the first stays, and the report's own stands in its statement.

    Args:
        others: the quads of the other tables; mandates and statements are found there, never made anew.

    Raises:
        TableErrors: a passage is not there, or a fact names a mandate that no other table has; all at once.
    """
    told = list(others)
    passages, known = Passages.of(tables, context.iris), Known.of(told)
    if faults := report_faults(tables, passages, known):
        raise TableErrors(faults)
    written = {quad.triple for quad in told}
    single = {(each.subject, each.predicate): each.object for each in written if each.predicate in SINGLE}
    for report in sorted(tables["reports"], key=lambda row: row.text("id")):
        graph = context.iris.graph(f"report/{report.text('id')}")
        for triple in _triples(report, tables, passages, known):
            first = triple.predicate not in SINGLE or triple.object == single.setdefault(
                (triple.subject, triple.predicate), triple.object
            )
            if first and triple not in written:
                written.add(triple)
                yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _triples(report: Row, tables: Tables, passages: Passages, known: Known) -> Iterator[Triple]:
    titles = by_id([report])
    seen = report.date("start")

    def rows(table: str) -> list[Row]:
        return [row for row in tables[table] if row.text("report") == report.text("id")]

    yield from report_triples(report, passages.iris)
    for row in rows("report_versions"):
        yield from version_triples(row, passages, titles)
    for row in rows("report_passages"):
        yield from passage_triples(row, passages)
    for row in rows("objectives"):
        yield from objective_triples(row, passages)
    for row in rows("activities"):
        yield from activity_triples(row, passages)
    for row in rows("report_facts"):
        yield from fact_triples(row, passages, known, seen.literal() if seen else None)
    yield from difference_triples(rows("report_differences"), passages)

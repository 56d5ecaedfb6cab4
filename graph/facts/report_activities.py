"""What a report says was done, is being done, is planned or wished; and the objectives of a study."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph.facts.context import LANGUAGES
from graph.facts.report_passages import Passages
from graph.facts.report_statements import statement_iri, statement_triples, value_triples
from graph.facts.report_terms import at, dates, labels, read_by
from graph.facts.terms import COMMENT, SUBJECT, TYPE, own, whole
from graph.iris import Iris
from graph.tables import Row


def activity_triples(row: Row, passages: Passages) -> Iterator[Triple]:
    """A row of `activities`; its status is that of the time of the report."""
    node = passages.iris.thing("activity", row.text("id"))
    yield Triple(node, TYPE, own("Activity"))
    yield from labels(node, row)
    yield from labels(node, row, "period", own("period"))
    yield from dates(node, row)
    for term, value in _links(row, passages.iris):
        yield Triple(node, term, value)
    if note := row.text("note"):
        yield Triple(node, COMMENT, Literal(note, language="en"))
    yield from read_by(node, row)
    yield from passages.stated_in(node, row)
    yield from passages.sources(node, row)


def _links(row: Row, iris: Iris) -> Iterator[tuple[NamedNode, NamedNode]]:
    yield own("activityStatus"), iris.thing("activity-status", row.text("status"))
    yield own("activityKind"), iris.thing("activity-kind", row.text("kind"))
    if component := row.text("component"):
        yield own("component"), iris.thing("component", component)
    yield own("body"), iris.thing("body", row.text("body"))
    if actor := row.text("actor"):
        yield own("actor"), at(iris, actor)
    if product := row.text("product"):
        yield own("product"), at(iris, product)
    for term, column, kind in (
        (own("partner"), "partners", "body"),
        (own("recipient"), "recipients", "body"),
        (own("atEvent"), "events", "event"),
        (SUBJECT, "themes", "theme"),
    ):
        for key in row.texts(column):
            yield term, iris.thing(kind, key)


def objective_triples(row: Row, passages: Passages) -> Iterator[Triple]:
    """A row of `objectives`.

    `uclg:ordinal` is the place in the English version, else in the Spanish, else in the French one; the place
    in each version is a statement of its own, because versions need not agree.
    """
    node = passages.iris.thing("objective", row.text("id"))
    yield Triple(passages.iris.thing("study", row.text("study")), own("objective"), node)
    yield Triple(node, TYPE, own("Objective"))
    yield from labels(node, row)
    yield from read_by(node, row)
    yield from passages.stated_in(node, row)
    yield from passages.sources(node, row)
    places = {language: row.integer(f"ordinal_{language}") for language in LANGUAGES}
    if first := next(filter(None, places.values()), None):
        yield Triple(node, own("ordinal"), whole(first))
    for language, cited in passages.cited(row).items():
        if ordinal := places.get(language):
            statement = statement_iri(passages, row, node, language, "ordinal")
            yield from statement_triples(statement, passages, row, node, language)
            yield from value_triples(statement, own("ordinal"), [whole(ordinal)])
            yield from read_by(statement, row)
            yield from (Triple(statement, own("statedIn"), passage) for passage in cited)

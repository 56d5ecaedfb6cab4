"""Terms and small makers of triples that only the reports need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from graph.dates import day
from graph.facts.context import LANGUAGES
from graph.facts.terms import END, LABEL, START, own
from graph.iris import Iris
from graph.tables import Row

Term: TypeAlias = NamedNode | Literal

JOB_TITLE: Final = NamedNode("https://schema.org/jobTitle")
FORMAT: Final = NamedNode("http://purl.org/dc/terms/format")
OFFSET_START: Final = NamedNode("http://www.w3.org/ns/oa#start")
OFFSET_END: Final = NamedNode("http://www.w3.org/ns/oa#end")


def at(iris: Iris, path: str) -> NamedNode:
    """The thing whose IRI ends with a path such as `edition/scs-2019`."""
    kind, key = path.split("/", 1)
    return iris.thing(kind, key)


def labels(node: NamedNode, row: Row, column: str = "label", term: NamedNode = LABEL) -> Iterator[Triple]:
    """What stands in the columns `{column}_en`, `{column}_es` and `{column}_fr`."""
    for language in LANGUAGES:
        if text := row.text(f"{column}_{language}"):
            yield Triple(node, term, Literal(text, language=language))


def read_by(node: NamedNode, row: Row) -> Iterator[Triple]:
    """The rule that read it out of the report; nothing where a person added it."""
    if rule := row.text("rule"):
        yield Triple(node, own("readBy"), Literal(rule))


def dates(node: NamedNode, row: Row) -> Iterator[Triple]:
    """Start and end as known, and the first and last day that they can mean."""
    start, end = row.date("start"), row.date("end")
    if start:
        yield Triple(node, START, start.literal())
    if end:
        yield Triple(node, END, end.literal())
    if first := start or end:
        last = end or first
        yield Triple(node, own("earliestDate"), day(first.first))
        yield Triple(node, own("latestDate"), day(last.last))

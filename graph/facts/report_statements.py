"""What one language version of a report says about one thing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph.facts.report_passages import Passages
from graph.facts.report_terms import Term, labels
from graph.facts.terms import SOURCE, TYPE, own
from graph.tables import Row


def statement_iri(passages: Passages, row: Row, about: NamedNode, language: str, what: str) -> NamedNode:
    """IRI of a statement; `what` tells it from the version's other statements about the thing."""
    base = passages.iris.base
    version = passages.version(row.text("report"), language)
    content = "\n".join((about.value.removeprefix(base), version.value.removeprefix(base), what))
    return passages.iris.thing("statement", hashlib.sha256(content.encode()).hexdigest()[:12])


def statement_triples(
    statement: NamedNode, passages: Passages, row: Row, about: NamedNode, language: str
) -> Iterator[Triple]:
    """A new statement, worded by the row's labels."""
    yield Triple(statement, TYPE, own("Statement"))
    yield from labels(statement, row)
    yield Triple(statement, own("about"), about)
    yield Triple(statement, SOURCE, passages.version(row.text("report"), language))
    if note := row.text("note") if "note" in row else "":
        yield Triple(statement, own("note"), Literal(note, language="en"))


def value_triples(statement: NamedNode, term: NamedNode, values: list[Term]) -> Iterator[Triple]:
    """What the statement gives as the value of a property of its thing."""
    if values:
        yield Triple(statement, own("statedProperty"), term)
    for value in values:
        yield Triple(statement, own("statedValue"), value)

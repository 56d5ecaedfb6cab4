"""One thing as it is written down: its quads, gathered in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.dates import PartialDate, day
from graph.facts import terms
from graph.facts.context import LANGUAGES, FactContext
from graph.tables import Row


class Node:
    """Gathers what a table says of one thing; iterate over it for the quads.

    Args:
        context: makes the IRIs.
        table: the table whose graph the quads go into.
        iri: the thing.
        kind: local name of its class, empty for none.
    """

    def __init__(self, context: FactContext, table: str, iri: NamedNode, kind: str = "") -> None:
        self.context = context
        self.iri = iri
        self._graph = context.iris.graph(f"table/{table}")
        self._quads: dict[Quad, None] = {}
        if kind:
            self.add(terms.TYPE, terms.own(kind))

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def add(self, predicate: NamedNode, *values: NamedNode | Literal) -> Node:
        """Say something of the thing, once each."""
        for value in values:
            self._quads[Quad(self.iri, predicate, value, self._graph)] = None
        return self

    def texts(self, predicate: NamedNode, row: Row, column: str) -> Node:
        """What stands in `{column}_en`, `{column}_es`, `{column}_fr`."""
        for language in LANGUAGES:
            if words := row.text(f"{column}_{language}"):
                self.add(predicate, terms.text(words, language))
        return self

    def dates(self, start: PartialDate | None, end: PartialDate | None) -> Node:
        """Start and end as exactly as they are known."""
        if start:
            self.add(terms.START, start.literal())
        if end:
            self.add(terms.END, end.literal())
        return self

    def days(self, dates: Iterable[PartialDate | None]) -> Node:
        """First and last day that is attested by any of the dates."""
        known = [date for date in dates if date]
        if known:
            self.add(terms.own("earliestDate"), day(min(date.first for date in known)))
            self.add(terms.own("latestDate"), day(max(date.last for date in known)))
        return self

    def sources(self, values: Iterable[str]) -> Node:
        """Where it is said."""
        return self.add(terms.SOURCE, *(self.context.source(value) for value in values))

    def comment(self, note: str) -> Node:
        """What else is known, in English."""
        return self.add(terms.COMMENT, terms.text(note, "en")) if note else self

"""Statements: what one source says of one thing, kept even where sources disagree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.dates import PartialDate
from graph.facts import terms
from graph.facts.context import LANGUAGES, FactContext
from graph.facts.node import Node
from graph.facts.wording import according, period, published
from graph.tables import Row, Tables


@dataclass(frozen=True)
class Saying:
    """What a source says: dates, an event, who represented, a note in English.

    `issued`: the start is the date of a publication.
    """

    source: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    seen: tuple[PartialDate, ...] = ()
    event: NamedNode | None = None
    representatives: tuple[NamedNode, ...] = ()
    note: str = ""
    issued: bool = False

    def content(self) -> str:
        """Everything it says, as one text."""
        parts = [self.source, self.start or "", self.end or "", *self.seen, self.event or ""]
        return "\n".join(map(str, [*parts, *self.representatives, self.note]))


def statement_quads(context: FactContext, table: str, about: Node, saying: Saying) -> Iterator[Quad]:
    """The statement, and the link to it from what it is about."""
    content = f"{about.iri.value}\n{saying.content()}".replace(context.iris.base, "")
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    node = Node(context, table, context.iris.thing("statement", digest), "Statement")
    for language in LANGUAGES:
        said = (
            published(saying.start, language)
            if saying.issued
            else period(saying.start, saying.end, saying.seen, language)
        )
        node.add(terms.LABEL, terms.text(according(saying.source, said, language), language))
    about.add(terms.own("statement"), node.iri)
    node.add(terms.own("about"), about.iri)
    if saying.start:
        node.add(terms.own("statedStart"), saying.start.literal())
    if saying.end:
        node.add(terms.own("statedEnd"), saying.end.literal())
    node.add(terms.own("statedSeen"), *(date.literal() for date in saying.seen))
    if saying.event:
        node.add(terms.own("statedEvent"), saying.event)
    node.add(terms.own("statedRepresentative"), *saying.representatives)
    if saying.note:
        node.add(terms.own("note"), terms.text(saying.note, "en"))
    yield from node.sources([saying.source])


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `statements`; what an event's own row says is stated beside it, for each of its sources."""
    events = {row.text("id"): row for row in tables["events"]}
    sayings: dict[str, list[Saying]] = {}
    for row in tables["statements"]:
        about_event = row.text("about") in events
        sayings.setdefault(row.text("about"), []).append(_saying(row, context, issued=not about_event))
    for key, found in sayings.items():
        event = events.get(key)
        about = Node(context, "statements", context.iris.thing("event" if event else "edition", key))
        if event:
            dates = event.date("start"), event.date("end")
            found = [*(Saying(source, *dates) for source in event.texts("source")), *found]
        for saying in found:
            yield from statement_quads(context, "statements", about, saying)
        yield from about


def _saying(row: Row, context: FactContext, *, issued: bool) -> Saying:
    event = row.text("event")
    return Saying(
        source=row.text("source"),
        start=row.date("start"),
        end=row.date("end"),
        event=context.iris.thing("event", event) if event else None,
        note=row.text("note"),
        issued=issued,
    )

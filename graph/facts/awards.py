"""Distinctions: who won, was shortlisted or mentioned. They make nobody a member of anything."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.dates import PartialDate
from graph.facts import terms
from graph.facts.bodies import body_name
from graph.facts.context import LANGUAGES, FactContext
from graph.facts.holders import Holder, Holders
from graph.facts.node import Node
from graph.facts.wording import COLON
from graph.tables import Row, Tables


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `awards`; rows that say the same are one distinction with all their sources."""
    holders = Holders(tables, context)
    programmes = {row.text("id"): row for row in tables["bodies"]}
    for key, rows in sorted(distinctions(tables, holders).items()):
        yield from _distinction(key, rows, holders, programmes, context)
    yield from holders.quads(tables["awards"], "awards")


def distinctions(tables: Tables, holders: Holders) -> dict[str, list[Row]]:
    """Rows by `{programme}--{holder}--{year}--{kind}`."""
    found: dict[str, list[Row]] = {}
    for row in tables["awards"]:
        parts = [row.text("programme"), holders.holder(row).key, str(row.integer("year")), row.text("kind")]
        found.setdefault("--".join(parts), []).append(row)
    return found


def _distinction(
    key: str, rows: list[Row], holders: Holders, programmes: dict[str, Row], context: FactContext
) -> Iterator[Quad]:
    node = Node(context, "awards", context.iris.thing("distinction", key), "Distinction")
    first = rows[0]
    laureate, year = holders.holder(first), PartialDate(str(first.integer("year")))
    for language in LANGUAGES:
        words = _label(first, laureate, programmes[first.text("programme")], context, language)
        node.add(terms.LABEL, terms.text(words, language))
    node.add(terms.own("laureate"), laureate.iri)
    node.add(terms.own("programme"), context.body(first.text("programme")))
    node.add(terms.own("distinctionKind"), context.concept("distinction-kind", first.text("kind")))
    node.dates(year, None).days([year])
    for row in rows:
        if edition := row.integer("edition"):
            node.add(terms.own("awardEdition"), terms.whole(edition))
        node.comment(row.text("note")).sources([row.text("source")])
    yield from node


def _label(row: Row, laureate: Holder, programme: Row, context: FactContext, language: str) -> str:
    kind = context.name("distinction-kind", row.text("kind"), language)
    holder = f"{laureate.label}{COLON[language]}"
    return f"{holder} {kind}, {body_name(programme, language)} ({row.integer('year')})"

"""Rows of `roles` to mandates, each with every source that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from graph.facts import terms
from graph.facts.bodies import body_name
from graph.facts.context import LANGUAGES, FactContext
from graph.facts.holders import Holder, Holders
from graph.facts.mandates import Claim, Mandate, merge
from graph.facts.node import Node
from graph.facts.statements import Saying, statement_quads
from graph.facts.wording import COLON, period
from graph.iris import slug
from graph.tables import Row, Tables


@dataclass(frozen=True)
class Said:
    """A row of `roles` with its holder found."""

    row: Row
    holder: Holder
    representatives: tuple[Holder, ...]
    institutions: tuple[Holder, ...]

    def order(self) -> str:
        """Tells rows apart whatever their place in the table."""
        return "\n".join(str(value) for value in self.row.values.values())


def mandates(tables: Tables, holders: Holders) -> list[Mandate[Said]]:
    """All mandates that the table speaks of."""
    return merge((_claim(row, holders) for row in tables["roles"]), Said.order)


def _claim(row: Row, holders: Holders) -> Claim[Said]:
    holder = holders.holder(row)
    said = Said(row, holder, holders.representatives(row), holders.institutions(row))
    apart = (slug(row.text("term")),) if row.text("term") else ()
    group = (row.text("body_id"), row.text("role"), holder.key, *apart)
    return Claim(group, said, row.date("start"), row.date("end"), row.dates("seen"))


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `roles`, with the persons and organizations that it names."""
    holders = Holders(tables, context)
    bodies = {row.text("id"): row for row in tables["bodies"]}
    for mandate in mandates(tables, holders):
        yield from _mandate(mandate, bodies[mandate.group[0]], context)
    yield from holders.quads(tables["roles"], "roles")


def mandate_key(mandate: Mandate[Said]) -> str:
    """`{body}--{role}--{holder}--{first date}`; before the date the word that keeps terms apart, if any."""
    return "--".join([*mandate.group, str(mandate.first or "undated")])


def _mandate(mandate: Mandate[Said], body: Row, context: FactContext) -> Iterator[Quad]:
    node = Node(context, "roles", context.iris.thing("mandate", mandate_key(mandate)), "Mandate")
    said = [claim.what for claim in mandate.claims]
    for language in LANGUAGES:
        node.add(terms.LABEL, terms.text(_label(mandate, body, context, language), language))
    node.add(terms.MEMBER, said[0].holder.iri)
    node.add(terms.ORGANIZATION, context.body(mandate.group[0]))
    node.add(terms.ROLE, context.concept("role", mandate.group[1]))
    node.add(terms.own("representedBy"), *(each.iri for one in said for each in one.representatives))
    node.add(terms.own("onBehalfOf"), *(each.iri for one in said for each in one.institutions))
    node.dates(mandate.start, mandate.end).add(terms.own("seen"), *(date.literal() for date in mandate.seen))
    node.days([mandate.start, mandate.end, *mandate.seen])
    for one in sorted(said, key=Said.order):
        node.sources([one.row.text("source")]).comment(one.row.text("note"))
        yield from statement_quads(context, "roles", node, _saying(one))
    yield from node


def _saying(said: Said) -> Saying:
    row = said.row
    return Saying(
        source=row.text("source"),
        start=row.date("start"),
        end=row.date("end"),
        seen=row.dates("seen"),
        representatives=tuple(each.iri for each in said.representatives),
        note=row.text("note"),
    )


def _label(mandate: Mandate[Said], body: Row, context: FactContext, language: str) -> str:
    role = context.name("role", mandate.group[1], language)
    holder = f"{mandate.claims[0].what.holder.label}{COLON[language]}"
    name = f"{holder} {role}, {body_name(body, language)}"
    dates = period(mandate.start, mandate.end, mandate.seen, language)
    return f"{name} ({dates})" if dates else name

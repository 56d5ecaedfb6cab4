"""Collaborations of bodies with partners."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.facts import terms
from graph.facts.bodies import body_name
from graph.facts.context import LANGUAGES, FactContext
from graph.facts.node import Node
from graph.iris import slug
from graph.tables import Row, Tables

_WITH = {"en": "{} with {}", "es": "{} con {}", "fr": "{} avec {}"}


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """The table `collaborations`; rows on the same topic, year and kind are one, with all sources."""
    bodies = {row.text("id"): row for row in tables["bodies"]}
    for key, rows in sorted(collaborations(tables).items()):
        yield from _collaboration(key, rows, bodies, context)


def collaborations(tables: Tables) -> dict[str, list[Row]]:
    """Rows by `{body}--{partner}--{year or undated}--{topic, else kind}`; two kinds are told apart."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in tables["collaborations"]:
        about = row.text("topic") or row.text("kind_as_written") or row.text("kind")
        parts = [
            row.text("body_id"),
            row.text("partner_id"),
            str(row.integer("year") or "undated"),
            slug(about),
        ]
        kinds = found.setdefault("--".join(parts), {})
        kinds.setdefault(row.text("kind"), []).append(row)
    return {
        key if len(kinds) == 1 else f"{key}-{kind}": rows
        for key, kinds in found.items()
        for kind, rows in kinds.items()
    }


def _collaboration(key: str, rows: list[Row], bodies: dict[str, Row], context: FactContext) -> Iterator[Quad]:
    first = rows[0]
    body, partner = first.text("body_id"), first.text("partner_id")
    node = Node(context, "collaborations", context.iris.thing("collaboration", key), "Collaboration")
    for language in LANGUAGES:
        names = [body_name(bodies[each], language) for each in (body, partner)]
        node.add(terms.LABEL, terms.text(_WITH[language].format(*names) + _detail(first), language))
    node.add(terms.own("body"), context.body(body)).add(terms.own("partner"), context.body(partner))
    if year := first.integer("year"):
        node.add(terms.own("year"), terms.year(year))
    if topic := first.text("topic"):
        node.add(terms.own("topic"), terms.text(topic, "en"))
        if theme := context.vocabulary.schemes["theme"].find(topic):
            node.add(terms.SUBJECT, context.concept("theme", theme.notation))
    node.add(terms.own("collaborationKind"), context.concept("collaboration-kind", first.text("kind")))
    for row in rows:
        node.comment(row.text("kind_as_written")).sources([row.text("source")])
    yield from node


def _detail(row: Row) -> str:
    """Topic and year in brackets, as the source gives them."""
    known = [part for part in (row.text("topic"), str(row.integer("year") or "")) if part]
    return f" ({', '.join(known)})" if known else ""

"""Sources: every page and note that a row of any table names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Quad

from graph.facts import terms
from graph.facts.context import FactContext
from graph.facts.node import Node
from graph.tables import Row, Tables

_PAGE: Final = {"en": "Web page {}", "es": "Página web {}", "fr": "Page web {}"}
_COLUMNS: Final = ("source", "url", "url_en", "url_es", "page")


def quads(tables: Tables, context: FactContext) -> Iterator[Quad]:
    """One node for each source that is named anywhere, with what the table `sources` knows of it.

    Language versions of reports are described where reports are.
    """
    known = {row.text("id"): row for row in tables["sources"]}
    for value in sorted({*known, *named(tables)}):
        if not value.startswith("reports/"):
            yield from _source(value, known.get(value), context)


def named(tables: Tables) -> set[str]:
    """Everything that stands in a column of sources or pages."""
    found: set[str] = set()
    for table in tables:
        for row in tables[table]:
            for column in _COLUMNS:
                found |= _values(row, column)
    return found


def _values(row: Row, column: str) -> set[str]:
    value = row.values.get(column)
    if isinstance(value, str):
        return {value}
    return {each for each in value if isinstance(each, str)} if isinstance(value, tuple) else set()


def _source(value: str, row: Row | None, context: FactContext) -> Iterator[Quad]:
    node = Node(context, "sources", context.source(value), "Source")
    title = row.text("title") if row else ""
    if title:
        node.add(terms.LABEL, terms.text(title, "en")).add(terms.TITLE, terms.text(title, "en"))
    else:
        shown = value.split("://", 1)[-1].removesuffix("/")
        for language, words in _PAGE.items():
            node.add(terms.LABEL, terms.text(words.format(shown), language))
    kind = row.text("kind") if row else "web-page"
    node.add(terms.own("sourceKind"), context.concept("source-kind", kind))
    if row:
        _knowledge(node, row)
    yield from node


def _knowledge(node: Node, row: Row) -> None:
    if publisher := row.text("publisher"):
        node.add(terms.PUBLISHER, terms.text(publisher, ""))
    if retrieved := row.date("retrieved"):
        node.add(terms.own("retrieved"), retrieved.literal())
    node.comment(row.text("note"))

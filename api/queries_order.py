"""The rows of a curated query in another order: the query as the only part of one that sorts by a column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from api.problems import INVALID, Problem
from queries.catalogue import CuratedQuery
from queries.tokens import form_start

_KEYS: Final = {"text": "LCASE(STR(?{}))", "integer": "?{}", "decimal": "?{}"}
_OTHER: Final = "STR(?{})"  # partial dates of several types do not compare otherwise


@dataclass(frozen=True)
class Order:
    """By one column, up or down."""

    column: str
    down: bool = False

    def __str__(self) -> str:
        """As an address says it."""
        return f"-{self.column}" if self.down else self.column


def order_of(query: CuratedQuery, text: str | None) -> Order | None:
    """What `sort` asks for: a column, with a minus for the other way round.

    Raises:
        Problem: there is no such column.
    """
    if text is None:
        return None
    order = Order(text.removeprefix("-"), text.startswith("-"))
    names = [column.name for column in query.columns]
    if order.column not in names:
        there = f"there are: {', '.join(names)}" if names else "the query gives no rows"
        raise Problem(INVALID, f"sort={text[:40]!r} is no column; {there}.")
    return order


def ordered(query: CuratedQuery, order: Order | None) -> CuratedQuery:
    """The query with its rows in this order; what is equal in it stands by the other columns."""
    if order is None:
        return query
    start = form_start(query.text)
    types = {column.name: column.type for column in query.columns}
    key = _KEYS.get(types[order.column], _OTHER).format(order.column)
    others = " ".join(f"?{name}" for name in types if name != order.column)
    every = " ".join(f"?{name}" for name in types)
    text = (
        f"{query.text[:start]}SELECT {every}\nWHERE {{ {{\n{query.text[start:].rstrip()}\n}} }}\n"
        f"ORDER BY {'DESC' if order.down else ''}({key}) {others}\n"
    )
    return replace(query, text=text)

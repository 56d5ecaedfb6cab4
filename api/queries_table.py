"""The rows of a query as a table for readers: names instead of IRIs, a way to sort, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from babel.numbers import format_decimal

from api.links import is_web, local
from api.queries_asked import Asked
from api.queries_labels import Label, shortened
from api.queries_order import Order
from api.queries_words import WORDS
from api.words import NAMES
from queries.catalogue import CuratedQuery
from queries.schema import Column

Term = Mapping[str, str]
Row = Mapping[str, Term]

_DIGITS: Final = re.compile(r"^(.*?)(\d*)$")
_LANGUAGE: Final = re.compile(r"(?:.*_)?(en|es|fr)")
_ADDRESSES: Final = re.compile(r"https?://\S+(?:[\s,;]+https?://\S+)*")
# "IRI of the city" heads a column that shows the city's name here.
_IRI_OF: Final = re.compile(
    r"^IRI (?:of the |del |de la |de los |de las |de l’|du |des )|\s*\(IRI\)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Shown:
    """A column of the table: one of the query's, or an IRI and the name of the same thing in one."""

    column: Column
    name: Column | None = None

    @property
    def sorts(self) -> Column:
        """The column that it is sorted by."""
        return self.name or self.column


@dataclass(frozen=True)
class Head:
    """The head of a column: where it leads to sort by it, and how it is sorted now (`aria-sort`)."""

    label: str
    href: str
    state: str
    number: bool


@dataclass(frozen=True)
class Part:
    """Something in a cell; `href` where it leads somewhere, `outside` beyond this server."""

    text: str
    href: str | None = None
    outside: bool = False
    language: str | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one place, and how it is set: text, name, link, date or number."""

    parts: tuple[Part, ...]
    kind: str = "text"


@dataclass(frozen=True)
class Table:
    """Heads and rows; the first cell of a row names it."""

    heads: list[Head]
    rows: list[list[Cell]]


def rows_of(body: bytes) -> list[dict[str, dict[str, str]]]:
    """The rows of an answer in SPARQL JSON."""
    found: list[dict[str, dict[str, str]]] = json.loads(body)["results"]["bindings"]
    return found


def iris_in(rows: Iterable[Row]) -> list[str]:
    """Every IRI, in the order of the rows; also those that stand in a text side by side."""
    found: list[str] = []
    for row in rows:
        for term in row.values():
            if term["type"] == "uri":
                found.append(term["value"])
            elif _ADDRESSES.fullmatch(term["value"]):
                found += _apart(term["value"])
    return found


def _apart(text: str) -> list[str]:
    return [each.rstrip(",;") for each in text.split()]


def shown_columns(query: CuratedQuery) -> list[Shown]:
    """The columns, an IRI and the name behind it as one: `city` and `cityName`, `body1` and `bodyName1`."""
    found: list[Shown] = []
    columns = list(query.columns)
    while columns:
        column = columns.pop(0)
        if column.type == "iri" and columns and columns[0].type == "text" and _names(columns[0], column):
            found.append(Shown(column, columns.pop(0)))
        else:
            found.append(Shown(column))
    return found


def table(asked: Asked, rows: Sequence[Row], known: Mapping[str, Label], base: str, root: str) -> Table:
    """The table of some rows.

    Args:
        known: names by IRI; what has one has a page here too.
        root: the way to the root of the server.
    """
    columns = shown_columns(asked.query)
    cells = _Cells(known, base, root, asked.language)
    return Table(
        [_head(asked, column) for column in columns],
        [[cells.cell(column, row) for column in columns] for row in rows],
    )


def _names(name: Column, iri: Column) -> bool:
    match = _DIGITS.fullmatch(iri.name)
    assert match is not None
    stem, digits = match.groups()
    own = (f"{stem}Name", f"{stem.removesuffix('Body')}Name", "name", "title", "label")
    return name.name in {f"{each}{digits}" for each in own}


def _head(asked: Asked, shown: Shown) -> Head:
    column, order = shown.sorts, asked.order
    by_this = order is not None and order.column == column.name
    down = by_this and order is not None and order.down
    label = column.label.get(asked.language)
    if column.type == "iri":
        label = _IRI_OF.sub("", label)
        label = label[:1].upper() + label[1:]
    other = Order(column.name, by_this and not down)
    state = ("descending" if down else "ascending") if by_this else "none"
    return Head(label, asked.to(sort=other, offset=None), state, column.type in ("integer", "decimal"))


@dataclass(frozen=True)
class _Cells:
    known: Mapping[str, Label]
    base: str
    root: str
    language: str

    def cell(self, shown: Shown, row: Row) -> Cell:
        term = row.get(shown.column.name)
        name = row.get(shown.name.name) if shown.name else None
        if term is None and name is None:
            return Cell(())
        if term is None or term["type"] != "uri":
            return self._literal(shown.sorts, name or term or {})
        part = self._link(term["value"])
        if name is None:
            return Cell((part,), kind="link")
        label = self.known.get(term["value"])
        # The query's own words for it; their language is known where they are the thing's label.
        language = part.language if label and label.text == name["value"] else self._tag(name)
        return Cell((Part(name["value"], part.href, part.outside, language),), kind="name")

    def _link(self, iri: str) -> Part:
        label = self.known.get(iri)
        if label:
            language = label.language if label.language not in ("", self.language) else None
            return Part(label.text, self.root + local(iri, self.base), language=language)
        return Part(shortened(iri, self.base), iri if is_web(iri) else None, outside=True)

    def _literal(self, column: Column, term: Mapping[str, Any]) -> Cell:
        value = str(term["value"])
        if column.type in ("integer", "decimal"):
            return Cell((Part(_number(value, self.language)),), kind="number")
        if column.type == "boolean":
            return Cell((Part(WORDS[self.language][value if value in ("true", "false") else "false"]),))
        if column.type == "language" and value in NAMES:
            return Cell((Part(NAMES[value], language=value if value != self.language else None),))
        if column.type == "date":
            return Cell((Part(value),), kind="date")
        if _ADDRESSES.fullmatch(value):
            return Cell(tuple(self._link(each) for each in _apart(value)), kind="link")
        spoken = _LANGUAGE.fullmatch(column.name)
        return Cell((Part(value, language=self._tag(term) or self._other(spoken[1] if spoken else "")),))

    def _tag(self, term: Mapping[str, Any]) -> str | None:
        return self._other(str(term.get("xml:lang", "")))

    def _other(self, language: str) -> str | None:
        return language if language not in ("", self.language) else None


def _number(text: str, language: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return format_decimal(number, locale=language, decimal_quantization=False)

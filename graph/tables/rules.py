"""Rules over the cells of one row; a schema names those that hold for its table under `uclg:rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from graph.tables.row import Row
from graph.tables.values import article

Finding: TypeAlias = tuple[str, str]  # column and what is wrong with it
Rule: TypeAlias = Callable[[Row], Iterator[Finding]]

# Which columns each kind of holder needs, and which it must leave empty.
_NEEDED: Final = {
    "city": ("city", "country"),
    "government": ("government", "country"),
    "person": ("person",),
    "organization": ("organization",),
}
_EMPTY: Final = {
    "city": ("government",),
    "government": ("city",),
    "person": (),
    "organization": ("city", "government"),
}


def period(row: Row) -> Iterator[Finding]:
    """An end does not come before its start."""
    start, end = row.date("start"), row.date("end")
    if start and end and end.last < start.first:
        yield "end", f"{end} is before the start, {start}"


def holder(row: Row) -> Iterator[Finding]:
    """The columns that say who holds a role fit the kind of holder."""
    kind = row.text("holder_type")
    for column in _NEEDED.get(kind, ()):
        if not row.text(column):
            yield column, f"must not be empty when the holder is {article(kind)}"
    for column in _EMPTY.get(kind, ()):
        if row.text(column):
            yield column, f"must be empty when the holder is {article(kind)}"


def dated(row: Row) -> Iterator[Finding]:
    """A row that was seen at a date says no start: the two are different claims."""
    if row.date("start") and row.dates("seen"):
        yield "seen", "has a date although start has one; a source says either since when or when it was seen"


def place(row: Row) -> Iterator[Finding]:
    """A city or other local government comes with its country: there are many of one name."""
    for column in ("city", "government"):
        if column in row and row.text(column) and not row.text("country"):
            yield "country", f"must not be empty when there is {article(column)}"


def titled(row: Row) -> Iterator[Finding]:
    """There is a title in one language at least."""
    if not any(row.text(column) for column in ("title_en", "title_es", "title_fr")):
        yield "title_en", "must not be empty when there is no title in another language"


RULES: Final[dict[str, Rule]] = {
    "period": period,
    "holder": holder,
    "dated": dated,
    "place": place,
    "titled": titled,
}

"""The tables as they could have been written at the end of a year.

What is dated later is left out; of what began earlier only the later dates are. What carries no date is left
out too, unless it is asked for: nobody knows whether it was true by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from graph.dates import PartialDate
from graph.tables import Row, Tables
from graph.tables.row import Value

_REPORT: Final = ("report", "objectives", "activities")
"""Tables of the one report, of 2021, begin with these words."""


def past(tables: Tables, year: int, *, undated: bool = False) -> Tables:
    """The tables without what came after the end of `year`.

    Args:
        tables: all of them; not changed.
        year: the last that is known.
        undated: keep roles, collaborations, events, practices and bodies that carry no date at all.
    """
    cut = _Cut(year, undated)
    told = {name: rows for name, rows in tables.rows.items() if not name.startswith(_REPORT)}
    told["statements"] = ()
    told["roles"] = cut.kept(tables["roles"], ("start", "end", "seen"))
    told["events"] = cut.kept(tables["events"], ("start", "end"), ("start",))
    told["collaborations"] = cut.kept(tables["collaborations"], ("year",))
    told["awards"] = cut.kept(tables["awards"], ("year",))
    told["editions"] = _editions(cut, tables["editions"], _ids(told["events"]))
    told["practices"] = _practices(cut, tables["practices"], _ids(told["editions"]))
    told["bodies"] = _bodies(cut, tables["bodies"], _attested(told))
    told["body_changes"] = _between(tables["body_changes"], ("original", "resulting"), _ids(told["bodies"]))
    told["practice_matches"] = _between(
        tables["practice_matches"], ("practice", "same_as"), _ids(told["practices"])
    )
    return Tables(told, tables.folder)


class _Cut:
    """The end of a year, and what to do with what has no date."""

    def __init__(self, year: int, undated: bool) -> None:
        self.year = year
        self.undated = undated

    def kept(
        self, rows: Iterable[Row], dates: tuple[str, ...], first: tuple[str, ...] = ()
    ) -> tuple[Row, ...]:
        """Rows with a date up to the year, without later ones; `first`: the dates that decide (all)."""
        found = []
        for row in rows:
            said = any(row.values[name] for name in dates)
            values = {name: self.date(row.values[name]) for name in dates}
            if any(values[name] for name in first or dates) or (self.undated and not said):
                found.append(_with(row, values))
        return tuple(found)

    def date(self, value: Value) -> Value:
        """The date or dates that are not later."""
        if isinstance(value, tuple):
            return tuple(each for each in value if self.date(each) is not None) or None
        if isinstance(value, PartialDate):
            return value if value.first.year <= self.year else None
        return value if isinstance(value, int) and value <= self.year else None


def _with(row: Row, values: dict[str, Value]) -> Row:
    return Row(row.file, row.line, {**row.values, **values})


def _ids(rows: Iterable[Row]) -> set[str]:
    return {row.text("id") for row in rows}


def _between(rows: Iterable[Row], columns: tuple[str, str], known: Collection[str]) -> tuple[Row, ...]:
    return tuple(row for row in rows if all(row.text(column) in known for column in columns))


def _editions(cut: _Cut, rows: Iterable[Row], events: Collection[str]) -> tuple[Row, ...]:
    kept = cut.kept(rows, ("year", "issued"), ("year",))
    ids = _ids(kept)
    links = {"launched_at": events, "predecessor": ids}
    return tuple(
        _with(row, {name: None for name, known in links.items() if row.text(name) not in known})
        for row in kept
    )


def _practices(cut: _Cut, rows: Iterable[Row], editions: Collection[str]) -> tuple[Row, ...]:
    """A practice without a year is as old as the edition that documents it."""
    rows = tuple(rows)
    by_edition = {row.line for row in rows if row.values["year"] is None and row.text("edition") in editions}
    dated = {row.line: row for row in cut.kept(rows, ("year",))}
    return tuple(
        _with(row, {} if row.text("edition") in editions else {"edition": None})
        for row in rows
        if row.line in dated or row.line in by_edition
    )


def _attested(told: dict[str, tuple[Row, ...]]) -> set[str]:
    """Bodies of which something that is left speaks."""
    columns = {
        "roles": ("body_id",),
        "collaborations": ("body_id", "partner_id"),
        "awards": ("programme",),
        "editions": ("programme",),
    }
    named = {row.text(column) for table, names in columns.items() for row in told[table] for column in names}
    return named | {body for row in told["events"] for body in row.texts("bodies")}


def _bodies(cut: _Cut, rows: tuple[Row, ...], attested: Collection[str]) -> tuple[Row, ...]:
    """Bodies that had begun or are spoken of, and those that they are parts of."""
    parents = {row.text("id"): row.text("parent_id") for row in rows}
    known = {row.text("id") for row in cut.kept(rows, ("start",))} | set(attested)
    for body in list(known):
        while body := parents.get(body, ""):
            known.add(body)
    return tuple(
        _with(row, {name: cut.date(row.values[name]) for name in ("start", "end")})
        for row in rows
        if row.text("id") in known
    )

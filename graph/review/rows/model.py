"""What accepted facts become: rows by table, and what keeps them from becoming rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Made:
    """One row.

    Attributes:
        cells: text by column; columns that are not there are empty.
        marks: of the facts that it comes from.
    """

    cells: Mapping[str, str]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rows:
    """All rows that the accepted facts of one report give.

    Attributes:
        report: id of the report.
        tables: rows by table. Of a table with a column `report` (and of `reports`) they are all that the
            report has there; of others those that are new or replace the row of the same key.
        gone: rows of tables without such a column that an earlier publication of the report added and that
            no accepted fact asks for any more, by table.
        faults: what keeps a fact from becoming a row: its key, the field and what to do. Nothing may be
            written while there is one.
    """

    report: str
    tables: Mapping[str, tuple[Made, ...]] = field(default_factory=dict)
    gone: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def things(self, mark: str) -> dict[str, tuple[Made, ...]]:
        """The rows that one fact becomes, by table."""
        found = {name: tuple(row for row in rows if mark in row.marks) for name, rows in self.tables.items()}
        return {name: rows for name, rows in found.items() if rows}

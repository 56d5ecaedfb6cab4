"""The tables as they stand, as text: what rows are compared with and named after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from graph.errors import InputError
from graph.tables import read_package
from graph.tables.files import Unreadable, find_file, read_sheet

Cells = Mapping[str, str]


class Shelf:
    """The tables of a folder, each read when it is asked for.

    Args:
        folder: where `datapackage.json` and the tables are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._columns = {
            schema.name: [each.name for each in schema.fields] for schema in read_package(folder).tables
        }
        self._rows: dict[str, list[Cells]] = {}

    @property
    def tables(self) -> Sequence[str]:
        """The names of all tables."""
        return list(self._columns)

    def columns(self, table: str) -> Sequence[str]:
        """The columns of a table, in the order of its schema; none where there is no such table."""
        return self._columns.get(table, [])

    def rows(self, table: str) -> list[Cells]:
        """The rows of a table as cells by column; none where it has no file.

        Raises:
            InputError: the table cannot be read.
        """
        if table not in self._rows:
            self._rows[table] = self._read(table)
        return self._rows[table]

    def find(self, table: str, **cells: str) -> list[Cells]:
        """Rows whose cells are these."""
        return [
            row for row in self.rows(table) if all(row.get(name) == value for name, value in cells.items())
        ]

    def named(self, table: str, key: str, language: str, column: str = "name") -> str:
        """What a row is called in a language, else in English, else by its id."""
        row = next(iter(self.find(table, id=key)), {})
        return row.get(f"{column}_{language}") or row.get(f"{column}_en") or key

    @cached_property
    def areas(self) -> dict[str, tuple[str, ...]]:
        """The names of each area and factor of the studies, by id."""
        return {
            row["id"]: tuple(filter(None, (row.get(f"label_{language}", "") for language in _LANGUAGES)))
            for row in self.rows("focus_areas")
        }

    def _read(self, table: str) -> list[Cells]:
        columns = self._columns.get(table)
        try:
            path = find_file(self.folder, table)
            if columns is None or path is None:
                return []
            sheet = read_sheet(path, columns)
        except Unreadable as error:
            raise InputError(str(error)) from None
        return [
            dict(zip(sheet.header, (*cells, *[""] * len(sheet.header)), strict=False))
            for _, cells in sheet.rows
        ]


_LANGUAGES = ("en", "es", "fr")

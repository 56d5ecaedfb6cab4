"""Rows into tables: those of the report are replaced, all others stay byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import InputError
from graph.review.rows.model import Rows
from graph.tables import read_package
from graph.tables.cells import clean
from graph.tables.files import Unreadable, find_file

Cells = Mapping[str, str]
_MARK: Final = "\ufeff"
_DELIMITERS: Final = ",;\t"
# What tells one row of a table from another, where the table is not the report's own.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "roles": (
        *("body_id", "role", "holder_type", "city", "country", "government", "person", "organization"),
        "source",
    ),
    "redirects": ("old",),
    "collaborations": ("body_id", "partner_id", "kind", "topic", "year", "source"),
}


@dataclass(frozen=True)
class Line:
    """One record as it stands in the file, with its cells; an empty record has none."""

    raw: str
    cells: Cells


@dataclass
class Table:
    """A CSV file taken apart."""

    start: str
    columns: Sequence[str]
    lines: list[Line]
    delimiter: str = ","
    end: str = "\n"

    def text(self) -> str:
        """The whole file."""
        return self.start + "".join(line.raw for line in self.lines)

    def line(self, cells: Cells) -> Line:
        """A new record."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=self.end)
        writer.writerow([cells.get(column, "") for column in self.columns])
        return Line(out.getvalue(), {name: value for name, value in cells.items() if value})


def written(tables: Path, rows: Rows, report: str) -> dict[str, bytes]:
    """The new content of each table that changes, by the name of its file.

    Of tables with a column `report`, and of `reports`, all rows of the report are replaced; a row of another
    table replaces the one of the same id, or is added at the end.

    Raises:
        InputError: a table cannot be read, or is a workbook, into which rows cannot be put.
    """
    found: dict[str, bytes] = {}
    for schema in read_package(tables).tables:
        columns = [each.name for each in schema.fields]
        made = [row.cells for row in rows.tables.get(schema.name, ())]
        gone = rows.gone.get(schema.name, ())
        of_report = "id" if schema.name == "reports" else "report" if "report" in columns else ""
        if not (made or gone or of_report):
            continue
        path, table = _read(tables, schema.name, columns)
        before = table.text() if path else ""
        if of_report:
            table.lines = _replaced(table, made, {of_report: report})
        else:
            table.lines = _joined(table, made, gone, _KEYS.get(schema.name, ("id",)))
        if table.text() != before and (path or made):
            found[f"{schema.name}.csv"] = table.text().encode("utf-8")
    return found


def _replaced(table: Table, made: Sequence[Cells], own: Cells) -> list[Line]:
    """The rows of the report together, where the first of them stood, else at the end."""
    mine = [line for line in table.lines if line.cells and own.items() <= line.cells.items()]
    place = table.lines.index(mine[0]) if mine else len(table.lines)
    taken = {id(line) for line in mine}
    before = [line for line in table.lines[:place] if id(line) not in taken]
    after = [line for line in table.lines[place:] if id(line) not in taken]
    return [*before, *(_kept(table, cells, mine) for cells in made), *after]


def _joined(table: Table, made: Sequence[Cells], gone: Iterable[Cells], key: Sequence[str]) -> list[Line]:
    lost = [{name: value for name, value in row.items() if value} for row in gone]
    lines = [line for line in table.lines if not line.cells or dict(line.cells) not in lost]
    for cells in made:
        new = _kept(table, cells, lines)
        at = next((at for at, line in enumerate(lines) if line.cells and _same(line.cells, cells, key)), None)
        if at is None:
            lines.append(new)
        else:
            lines[at] = new
    return lines


def _same(one: Cells, other: Cells, key: Sequence[str]) -> bool:
    return all(one.get(name, "") == other.get(name, "") for name in key)


def _kept(table: Table, cells: Cells, lines: Iterable[Line]) -> Line:
    """The record that says so already, as it stands; else a new one."""
    wanted = {name: value for name, value in cells.items() if value}
    return next((line for line in lines if line.cells == wanted), None) or table.line(cells)


def _read(folder: Path, name: str, columns: Sequence[str]) -> tuple[Path | None, Table]:
    try:
        path = find_file(folder, name)
    except Unreadable as error:
        raise InputError(str(error)) from None
    if path is None:
        return None, Table(f"{','.join(columns)}\n", columns, [])
    if path.suffix != ".csv":
        what = "rows cannot be put into a workbook; save it as 'CSV UTF-8' and take the workbook away"
        raise InputError(f"{path.name}: {what}")
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: not UTF-8; save the table again as 'CSV UTF-8'") from None
    return path, _taken_apart(text, columns)


def _taken_apart(text: str, columns: Sequence[str]) -> Table:
    start = _MARK if text.startswith(_MARK) else ""
    records = _records(text.removeprefix(_MARK))
    if not records:
        return Table(f"{start}{','.join(columns)}\n", columns, [])
    end = "\r\n" if records[0].endswith("\r\n") else "\n"
    records = [each if each.endswith("\n") else f"{each}{end}" for each in records]
    delimiter = max(_DELIMITERS, key=lambda each: len(set(columns) & set(_cells(records[0], each))))
    header = _cells(records[0], delimiter)
    lines = [Line(each, _row(header, _cells(each, delimiter))) for each in records[1:]]
    return Table(start + records[0], header, lines, delimiter, end)


def _records(text: str) -> list[str]:
    """The records with their line ends; a line end within quotation marks ends none."""
    found: list[str] = []
    pending = ""
    for piece in io.StringIO(text, newline=""):
        pending += piece
        if pending.count('"') % 2 == 0:
            found.append(pending)
            pending = ""
    return [*found, pending] if pending else found


def _cells(record: str, delimiter: str) -> list[str]:
    parsed = next(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter), [])
    return [clean(cell) for cell in parsed]


def _row(header: Sequence[str], cells: Sequence[str]) -> Cells:
    return {name: value for name, value in zip(header, cells, strict=False) if value}

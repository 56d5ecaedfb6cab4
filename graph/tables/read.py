"""Reads a folder of tables, all or nothing: every fault of every table is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import TableErrors
from graph.tables.cells import french
from graph.tables.files import Sheet, Unreadable, find_file, misplaced, read_sheet
from graph.tables.references import reference_faults
from graph.tables.row import Row, Tables, Value
from graph.tables.rules import RULES
from graph.tables.schema import TableSchema, read_package
from graph.tables.values import BadValue, VocabularyLike, nearest, parse


@dataclass
class _Reading:
    """What reading one table gave."""

    rows: list[Row] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)  # row number and sentence
    whole: bool = True  # False when the file or its header could not be read


def read_tables(folder: Path, vocabulary: VocabularyLike) -> Tables:
    """All tables that the folder's `datapackage.json` describes.

    Raises:
        InputError: the description itself cannot be read.
        TableErrors: all faults of the tables, at once, by table and row.
    """
    package = read_package(folder)
    readings = {schema.name: _read(folder, schema, vocabulary) for schema in package.tables}
    rows = {name: tuple(reading.rows) for name, reading in readings.items()}
    whole = {name for name, reading in readings.items() if reading.whole}
    faults = []
    for schema in package.tables:
        reading = readings[schema.name]
        found = [*reading.faults, *reference_faults(schema, rows, whole)]
        faults += [sentence for _, sentence in sorted(found, key=lambda each: each[0])]
    if faults:
        raise TableErrors(faults)
    return Tables(rows, folder)


def _read(folder: Path, schema: TableSchema, vocabulary: VocabularyLike) -> _Reading:
    reading = _Reading()
    try:
        path = find_file(folder, schema.name)
        if path is None:
            if not schema.optional:
                raise Unreadable(f"{schema.name}.csv: the file is missing{misplaced(folder, schema.name)}")
            return reading
        sheet = read_sheet(path, [each.name for each in schema.fields])
    except Unreadable as error:
        return _Reading(faults=[(0, str(error))], whole=False)
    header_faults = [(1, sentence) for sentence in _header_faults(sheet, schema)]
    if header_faults:
        return _Reading(faults=header_faults, whole=False)
    for number, cells in sheet.rows:
        row, faults = _row(sheet, schema, number, cells, vocabulary)
        reading.rows.append(row)
        reading.faults += [(number, sentence) for sentence in faults]
    return reading


def _header_faults(sheet: Sheet, schema: TableSchema) -> Iterator[str]:
    names = [each.name for each in schema.fields]
    missing = [name for name in names if name not in sheet.header]
    if len(missing) == len(names):
        yield f"{sheet.file}, row 1: no column of this table; the first row must be: {', '.join(names)}"
        return
    for position, name in enumerate(sheet.header):
        if not name:
            yield f"{sheet.file}, row 1: column {position + 1} has no name"
        elif name not in names:
            yield f"{sheet.file}, row 1: '{name}' is not a column of this table{nearest(name, missing)}"
        elif name in sheet.header[:position]:
            yield f"{sheet.file}, row 1: the column '{name}' is there twice"
    for name in missing:
        yield f"{sheet.file}, row 1: the column '{name}' is missing"


def _set(column: str, cell: str) -> str:
    """French as it is printed; names of others stay as their sources write them."""
    return french(cell) if column.endswith("_fr") and column != "name_fr" else cell


def _row(
    sheet: Sheet, schema: TableSchema, number: int, cells: tuple[str, ...], vocabulary: VocabularyLike
) -> tuple[Row, list[str]]:
    place = f"{sheet.file}, row {number}"
    faults = []
    values: dict[str, Value] = {}
    padded = dict(zip(sheet.header, cells + ("",) * len(sheet.header), strict=False))
    for each in schema.fields:
        values[each.name] = None
        try:
            values[each.name] = parse(each, _set(each.name, padded[each.name]), vocabulary)
        except BadValue as error:
            faults.append(f"{place}, {each.name}: {error}")
    if len(cells) > len(sheet.header):
        faults.append(f"{place}: has more cells than the header has columns")
    row = Row(sheet.file, number, values)
    if not faults:
        found = (finding for rule in schema.rules for finding in RULES[rule](row))
        faults += [f"{place}, {column}: {problem}" for column, problem in found]
    return row, faults

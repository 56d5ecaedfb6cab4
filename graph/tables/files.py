"""Files to rows of text: CSV and XLSX give the same."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph.tables.cells import clean, from_excel

_DELIMITERS: Final = ",;\t"
_LARGEST: Final = 512 * 1024 * 1024  # bytes of a workbook once unpacked
_OTHER: Final = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv", ".txt")
_MERGED: Final = re.compile(rb"<(\w+:)?mergeCell\b")
_BROKEN: Final = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    IndexError,
    OSError,
)


class Unreadable(Exception):
    """A file that cannot be read at all; the message is a whole fault."""


@dataclass(frozen=True)
class Sheet:
    """Cells of one table as cleaned text; rows are (number as a spreadsheet shows it, cells)."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def find_file(folder: Path, table: str) -> Path | None:
    """The table's file, None when there is none.

    Raises:
        Unreadable: it is there both as CSV and as XLSX.
    """
    found = [path for suffix in (".csv", ".xlsx") if (path := folder / f"{table}{suffix}").is_file()]
    if len(found) > 1:
        raise Unreadable(f"{table}.csv and {table}.xlsx are both there; keep the one that is right")
    return found[0] if found else None


def read_sheet(path: Path, columns: Iterable[str]) -> Sheet:
    """Read one file; `columns` are the expected ones, by which the delimiter is told.

    Raises:
        Unreadable: not UTF-8, no CSV, a broken workbook, or nothing in it.
    """
    known = frozenset(columns)
    records = _excel(path) if path.suffix == ".xlsx" else _csv(path, known)
    return _sheet(path.name, records)


def misplaced(folder: Path, table: str) -> str:
    """What to do about a file that is called like the table but cannot be read; empty: there is none."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.stem.casefold() == table.casefold():
            if path.suffix.lower() in (".csv", ".xlsx"):
                return f"; '{path.name}' is there: write its name in small letters"
            if path.suffix.lower() in _OTHER:
                return f"; '{path.name}' is there: save it as 'CSV UTF-8' or as XLSX"
    return ""


def _sheet(file: str, records: Iterator[tuple[str, ...]]) -> Sheet:
    header: tuple[str, ...] = ()
    rows = []
    for number, cells in enumerate(records, start=1):
        if number == 1:
            header = _trimmed(cells)
        elif trimmed := _trimmed(cells):
            rows.append((number, trimmed))
    if not header:
        what = ", row 1: the row is empty; it" if rows else ": the file is empty; its first row"
        raise Unreadable(f"{file}{what} must name the columns")
    return Sheet(file, header, tuple(rows))


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty cells at the end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _csv(path: Path, known: frozenset[str]) -> Iterator[tuple[str, ...]]:
    text = _decoded(path)
    delimiter = max(_DELIMITERS, key=lambda each: len(known & set(_header(text, each))))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):  # noqa: B007 (the fault names it)
            yield tuple(clean(cell) for cell in record)
    except csv.Error as error:
        raise Unreadable(f"{path.name}, row {number + 1}: {_meaning(error)}") from None


def _header(text: str, delimiter: str) -> list[str]:
    try:
        record = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []
    return [clean(cell) for cell in record]


def _meaning(error: csv.Error) -> str:
    if "end of data" in str(error):
        return "a quotation mark is opened here or above and never closed"
    if "expected after" in str(error):
        return "a quotation mark stands inside a cell; write it twice there"
    return f"not CSV ({error})"


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise Unreadable(
            f"{path.name}, line {line}: not UTF-8 (byte {byte:#04x}); save the table again as 'CSV UTF-8'"
        ) from None


def _excel(path: Path) -> Iterator[tuple[str, ...]]:
    try:
        yield from _workbook(path)
    except _BROKEN as error:
        raise Unreadable(f"{path.name}: not a workbook that can be read ({_first_line(error)})") from None


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


def _workbook(path: Path) -> Iterator[tuple[str, ...]]:
    with zipfile.ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > _LARGEST:
            raise ValueError("it is too large")
        merging = any(_MERGED.search(archive.read(each)) for each in archive.namelist() if _is_sheet(each))
    # Formulas stay formulas: the result that a file keeps of them may be old or missing.
    workbook = openpyxl.load_workbook(path, read_only=True)
    try:
        name = path.stem if path.stem in workbook.sheetnames else workbook.sheetnames[0]
        sheet = workbook[name]
        if merging and (merged := _merged_cells(path, name)):
            raise Unreadable(f"{path.name}, {merged}: the cells are merged; unmerge them and fill each one")
        sheet.reset_dimensions()  # some programs write them wrong
        for cells in sheet.iter_rows():
            yield tuple(from_excel(each.value, str(each.number_format or "")) for each in cells)
    finally:
        workbook.close()


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/") and name.endswith(".xml")


def _merged_cells(path: Path, name: str) -> str:
    """Ranges like `A5:A8`; only a workbook that is read whole knows them."""
    workbook = openpyxl.load_workbook(path)
    try:
        return ", ".join(sorted(each.coord for each in workbook[name].merged_cells.ranges))
    finally:
        workbook.close()

"""Faults of tables and of the graph, led back to the facts whose rows they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import shapes
from graph.review.model import Review
from graph.review.rows import Made, Rows
from graph.tables.files import find_file, read_sheet
from graph.tables.schema import read_package

_SEPARATOR: Final = re.compile(r"[#/]")
_PLACE: Final = re.compile(r"(\w+)\.(?:csv|xlsx), row (\d+)")


def of_tables(faults: Iterable[str], folder: Path, rows: Rows, review: Review) -> list[str]:
    """Faults of staged tables, each after the facts that it comes from."""
    lines: dict[str, dict[int, dict[str, str]]] = {}
    found = []
    for fault in faults:
        place = _PLACE.match(fault)
        marks: tuple[str, ...] = ()
        if place and place[1] in rows.tables:
            if place[1] not in lines:
                lines[place[1]] = dict(_lines(folder, place[1]))
            cells = lines[place[1]].get(int(place[2]), {})
            marks = next((made.marks for made in rows.tables[place[1]] if _is(made, cells)), ())
        found.append(named(review, marks) + fault)
    return found


def of_shapes(report: shapes.Report, rows: Rows, review: Review, base: str) -> list[str]:
    """Violations of a graph, each after the facts that it comes from."""
    found = []
    for result in report.results:
        if result.severity != shapes.VIOLATION:
            continue
        end = str(getattr(result.focus, "value", "")).removeprefix(f"{base}id/")
        path = f", {_SEPARATOR.split(result.path.value)[-1]}" if result.path else ""
        what = f"{end}{path}: {result.message('en')}"
        found.append(named(review, _marks(rows, end.rpartition("/")[2])) + what)
    return found


def named(review: Review, marks: Iterable[str]) -> str:
    """`activity-3 (0a1b2c3d4e5f): `; empty without marks."""
    keys = {each.mark: each.key for each in review.proposals}
    names = [f"{keys[mark]} ({mark})" for mark in marks if mark in keys]
    return f"{', '.join(names)}: " if names else ""


def _marks(rows: Rows, name: str) -> tuple[str, ...]:
    """The facts that a row of that name comes from."""
    return next(
        (made.marks for each in rows.tables.values() for made in each if made.cells.get("id") == name), ()
    )


def _is(made: Made, cells: dict[str, str]) -> bool:
    return all(cells.get(column, "") == text for column, text in made.cells.items() if text)


def _lines(folder: Path, table: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table by their numbers."""
    path = find_file(folder, table)
    schema = next((each for each in read_package(folder).tables if each.name == table), None)
    if path is None or schema is None:
        return
    sheet = read_sheet(path, [each.name for each in schema.fields])
    for number, cells in sheet.rows:
        yield number, dict(zip(sheet.header, cells, strict=False))

"""Faults of the reports' tables that no column shows alone: passages and mandates that are not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from graph.facts.report_facts import about
from graph.facts.report_known import Known
from graph.facts.report_passages import Passages
from graph.tables import Row, Tables

_CITING: Final = ("objectives", "activities", "report_facts", "report_differences")


def report_faults(tables: Tables, passages: Passages, known: Known) -> list[str]:
    """One sentence a fault, by table and row."""
    return [
        *_bounds(tables),
        *(fault for name in _CITING for row in tables[name] for fault in _citations(row, passages)),
        *(fault for row in tables["report_facts"] for fault in _subject(row, passages, known)),
        *_one_sided(tables),
    ]


def _bounds(tables: Tables) -> Iterator[str]:
    lengths = {
        (row.text("report"), row.text("language")): row.integer("characters") or 0
        for row in tables["report_versions"]
    }
    for row in tables["report_passages"]:
        start, end = row.integer("start") or 0, row.integer("end") or 0
        length = lengths.get((row.text("report"), row.text("language")))
        if length is None:
            yield _fault(
                row, "language", f"report_versions has no version '{row.text('language')}' of the report"
            )
        elif not start < end <= length:
            yield _fault(row, "end", f"{end} must be more than the start, {start}, and at most {length}")


def _citations(row: Row, passages: Passages) -> Iterator[str]:
    report = row.text("report")
    for name in row.texts("passages"):
        if (report, name) not in passages.by_name:
            yield _fault(row, "passages", f"'{name}' is not a passage of {report}")
    if not passages.cited(row):
        version = row.text("language") if "language" in row else ""
        yield _fault(row, "passages", f"the version '{version}' has none of these passages")


def _subject(row: Row, passages: Passages, known: Known) -> Iterator[str]:
    parts = [column for column in ("body", "role", "holder") if row.text(column)]
    if bool(row.text("thing")) == bool(parts):
        yield _fault(row, "thing", "name either a thing, or the body, role and holder of a mandate")
    elif parts and len(parts) < 3:
        yield _fault(row, "role", "a mandate needs its body, its role and its holder")
    elif about(row, passages, known) is None:
        seat = f"{row.text('holder')} as {row.text('role')} of {row.text('body')}"
        yield _fault(row, "role", f"roles has no such mandate ({seat}), or several and none from this report")
    if not row.text("language"):
        for column in ("name", "office", "page"):
            if row.text(column):
                yield _fault(row, "language", f"must not be empty when there is a value for {column}")


def _one_sided(tables: Tables) -> Iterator[str]:
    sides: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["report_differences"]:
        sides[row.text("report"), row.text("id")].append(row)
    for rows in sides.values():
        if len(rows) == 1:
            yield _fault(rows[0], "id", "a difference needs a row for each of the versions that differ")


def _fault(row: Row, column: str, problem: str) -> str:
    return f"{row.file}, row {row.line}, {column}: {problem}"

"""A published report is taken back: the rows that go with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from graph.review import kept
from graph.review.model import Review
from graph.review.rows.model import Made, Rows
from graph.review.rows.shelf import Cells, Shelf

# Tables that sources share and that publishing writes to; other rows of such tables may name those by id.
_SHARED: Final = ("roles", "events", "collaborations", "bodies", "editions")
_SOURCES: Final = "sources"
_BY_SOURCE: Final = frozenset({"roles", "collaborations"})  # a row of another source is another row
_BETWEEN: Final = " | "
_TOKENS: Final = re.compile(r"\s*[;|]\s*")


def report_of(review: Review, tables: Path) -> str:
    """Id of the report that the tables have of a draft: as it was published, else with one of its files,
    else of its name; empty where they have none.
    """
    shelf = Shelf(tables)
    versions: Any = review.head["versions"]
    files = {each["sha256"] for each in versions}
    published = kept.read(review.folder).published
    there = {row["id"] for row in shelf.rows("reports")}
    same = [row["report"] for row in shelf.rows("report_versions") if row["sha256"] in files]
    named = [published.report if published else "", *same, review.id]
    return next((each for each in named if each in there), "")


def takes_back(review: Review) -> bool:
    """Whether publishing a draft takes its report back: it was published, and all of it is rejected now."""
    decided = review.counts()
    return review.published is not None and decided["rejected"] > 0 == decided["open"] + decided["accepted"]


def withdrawn_rows(report: str, tables: Path) -> Rows:
    """What goes: the report's own rows, those that it alone attests and that nothing else names, and its
    name where others attest a row too.

    A body, an event or an edition that a row of another source names stays, with the source that it has.
    """
    shelf = Shelf(tables)
    own = _sources(report, shelf)
    gone = {name: [row for row in shelf.rows(name) if _cites(row) and _cites(row) <= own] for name in _SHARED}
    while kept_rows := _named(report, shelf, gone):
        gone = {name: [row for row in rows if row not in kept_rows] for name, rows in gone.items()}
    made = {
        name: [row for row in shelf.rows(name) if _cites(row) & own and _cites(row) - own] for name in _SHARED
    }
    fewer = {name: tuple(Made(_without(row, own)) for row in rows) for name, rows in made.items() if rows}
    for name in _BY_SOURCE:
        gone[name] += made[name]
    cited = {each for row in _remaining(report, shelf, gone, made) for each in _cites(row)}
    gone[_SOURCES] = [row for row in shelf.rows(_SOURCES) if row["id"] in own - cited]
    return Rows(report, fewer, {name: tuple(rows) for name, rows in gone.items() if rows})


def _sources(report: str, shelf: Shelf) -> set[str]:
    """The versions of the report as tables cite them."""
    languages = [row["language"] for row in shelf.find("report_versions", report=report)]
    return {f"reports/{report}.{language}{end}" for language in languages for end in ("", ".txt")}


def _cites(row: Cells) -> set[str]:
    return set(filter(None, row.get("source", "").split(_BETWEEN)))


def _without(row: Cells, own: set[str]) -> dict[str, str]:
    left = [each for each in row["source"].split(_BETWEEN) if each not in own]
    return {name: value for name, value in {**row, "source": _BETWEEN.join(left)}.items() if value}


def _named(report: str, shelf: Shelf, gone: Mapping[str, list[Cells]]) -> list[Cells]:
    """Rows that would go, though rows that stay name them."""
    names = {
        token.rpartition("/")[2]
        for row in _remaining(report, shelf, gone)
        for column, cell in row.items()
        if column not in ("id", "source") and cell
        for token in _TOKENS.split(cell)
    }
    return [row for rows in gone.values() for row in rows if row.get("id") in names]


def _remaining(
    report: str,
    shelf: Shelf,
    gone: Mapping[str, list[Cells]],
    replaced: Mapping[str, list[Cells]] | None = None,
) -> Iterable[Cells]:
    """Rows of all tables that stay as they are."""
    for table in shelf.tables:
        key = "id" if table == "reports" else "report"
        lost = [*gone.get(table, ()), *(replaced or {}).get(table, ())]
        yield from (row for row in shelf.rows(table) if row.get(key) != report and row not in lost)

"""Puts generated tables into docs/performance.md, between markers, and reads them back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.endpoint.packages import ROOT

PAGE: Final = ROOT / "docs/performance.md"


def marks(part: str) -> tuple[str, str]:
    """The lines that a generated part stands between."""
    return f"<!-- {part}: generated -->", f"<!-- {part}: end -->"


def put(part: str, text: str, page: Path = PAGE) -> None:
    """Replace a generated part.

    Raises:
        ValueError: the page has no such part.
    """
    begin, end = marks(part)
    whole = page.read_text(encoding="utf-8")
    before, found, rest = whole.partition(begin)
    _, found_too, after = rest.partition(end)
    if not (found and found_too):
        raise ValueError(f"{page} has no part between {begin} and {end}")
    page.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8")


def taken(part: str, page: Path = PAGE) -> str:
    """What stands in a generated part."""
    begin, end = marks(part)
    return page.read_text(encoding="utf-8").partition(begin)[2].partition(end)[0].strip()


def table(head: list[str], lines: list[list[str]]) -> str:
    """A table; all columns but the first to the right."""
    ruled = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ruled, *lines))


def cells(text: str) -> list[list[list[str]]]:
    """The tables of a text: rows of cells, without the rule under the head.

    Raises:
        ValueError: a row has not as many cells as the head.
    """
    tables: list[list[list[str]]] = []
    inside = False
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        row = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not inside:
            tables.append([])
        inside = True
        if tables[-1] and len(row) != len(tables[-1][0]):
            raise ValueError(f"{len(row)} cells instead of {len(tables[-1][0])}: {line}")
        if not set("".join(row)) <= set("-:"):
            tables[-1].append(row)
    return tables

"""Lines and rows of a calendar: the time, and perhaps the state, of the activities under or beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.reports.packs import Pack
from graph.reports.patterns import level
from graph.reports.periods import When, times


@dataclass(frozen=True)
class Calendar:
    """A line that announces the activities of a time."""

    start: str = ""
    end: str = ""
    status: str = ""

    @property
    def year(self) -> str:
        """The year that it begins in."""
        return (self.start or self.end)[:4]


def calendar_of(text: str, pack: Pack, year: str) -> Calendar | None:
    """What a line of the calendar announces, if it is one: a time, few other words, no sentence."""
    stripped = text.rstrip().rstrip(":").rstrip()
    if "://" in stripped or "www." in stripped:
        return None
    words = stripped.split()
    if len(words) > 14 or not words or (stripped.endswith(".") and not text.rstrip().endswith(":")):
        return None
    leveled = level(stripped)
    found = times(stripped, pack.language, year) or _bare_years(stripped)
    status = next(
        (s for s in ("planned", "done", "under-way") if pack.pattern("calendar", s).search(leveled)), ""
    )
    named = bool(pack.pattern("calendar", "activities").search(leveled))
    if not found or not any(when.start or when.end for when in found):
        return Calendar(status=status) if named and status and len(words) <= 6 else None
    others = len(words) - sum(len(stripped[slice(*when.span)].split()) for when in found)
    if (named and others <= 8) or (status and others <= 4) or others <= 2:
        return Calendar(found[0].start or found[0].end, found[-1].end or found[-1].start, status)
    return None


def goes_on_below(text: str, pack: Pack) -> bool:
    """`In the first semester we have`: no heading, the items below end the sentence."""
    ending = re.compile(rf"(?:{pack.pattern('calendar', 'open').pattern})\W*$")
    return bool(ending.search(level(text)))


def row_of(text: str, pack: Pack, above: Calendar) -> tuple[int, int, Calendar] | None:
    """A row of a calendar drawn as a table: what is done stands between a time and, perhaps, a state.

    Cells are divided by bars, or the row begins with the time and ends with the state.
    """
    cells = (
        [(m.start(), m.end()) for m in re.finditer(r"[^|]*[^|\s](?=\s*(?:\||$))", text)]
        if " | " in text
        else []
    )
    if cells:
        return _row_of_cells(text, cells, pack, above)
    words = len(text.split())
    found = times(text, pack.language, above.year)
    if found[:1] == [] or found[0].span[0] > 0:
        found = [when for when in _bare_years(text) if when.span[0] == 0]
    if (
        words > 40
        or not found
        or found[0].span[0] != 0
        or found[0].exact not in (1, 2)
        or text.rstrip().endswith(".")
        or goes_on_below(text, pack)
    ):
        return None
    state = re.search(rf"(?:{pack.pattern('states').pattern})\s*$", level(text))
    if state is None:
        return None
    calendar = Calendar(found[0].start, found[0].end, _state(state.group(), pack))
    return found[0].span[1] + 1, state.start(), calendar


def _row_of_cells(
    text: str, cells: list[tuple[int, int]], pack: Pack, above: Calendar
) -> tuple[int, int, Calendar] | None:
    start, end, status = above.start, above.end, above.status
    kept: list[tuple[int, int]] = []
    for begin, stop in cells:
        cell = text[begin:stop].strip()
        announced = calendar_of(cell, pack, above.year)
        state = (
            _state(level(cell), pack)
            if len(cell.split()) <= 4 and pack.pattern("states").search(level(cell))
            else ""
        )
        if announced and not kept:
            start, end, status = announced.start, announced.end, announced.status or status
        elif state:
            status = state
        elif len(cell) > 2:
            kept.append((begin + len(text[begin:stop]) - len(text[begin:stop].lstrip()), stop))
    if not kept or (start, end, status) == (above.start, above.end, above.status):
        return None
    return kept[0][0], kept[-1][1], Calendar(start, end, status)


def _state(text: str, pack: Pack) -> str:
    for status in ("planned", "done", "under-way"):
        if pack.pattern("calendar", status).search(text):
            return status
    return ""


def _bare_years(text: str) -> list[When]:
    return [When(m.group(), m.group(), 1, m.span()) for m in re.finditer(r"(?<!\d)20[0-4]\d(?!\d)", text)]

"""Whether something is done, going on or to come: by the words of the sentence, else by the heading above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.reports.packs import Pack
from graph.reports.rules.statement import Statement


@dataclass(frozen=True)
class Status:
    """`value` is `done`, `under-way` or `planned`; `at` is where the word that says so stands, -1 for the
    heading.
    """

    value: str
    at: int


def status_of(statement: Statement, start: int = 0, end: int | None = None) -> Status | None:
    """The status that a stretch of a statement has; None where nothing tells."""
    stop = len(statement.text) if end is None else end
    leveled = statement.leveled[start:stop]
    lowered = main_clause(statement.unnamed(statement.lowered)[start:stop], statement.pack)
    heading = statement.part.calendar.status
    found = _first(lowered, statement.pack, "status") or _tense(lowered, statement.pack)
    formal = found is not None and found[2] == "tense"
    nominal = found is None or (formal and (heading or found[1] == "under-way"))
    if statement.part.item and nominal:
        stated = _stated(leveled, statement.pack, at_end=bool(heading))
        if stated or heading:
            return Status(stated or heading, -1)
    if found:
        return Status(found[1], start + found[0])
    return Status(heading, -1) if heading else None


def _stated(text: str, pack: Pack, at_end: bool) -> str:
    """The state that an item gives in a word; against a heading only where it ends with it."""
    for stated in pack.pattern("states").finditer(text):
        if not at_end or not re.search(r"\w", text[stated.end() :]):
            values = ("planned", "under-way", "done")
            word = stated.group()
            return next((value for value in values if pack.pattern("calendar", value).search(word)), "done")
    return ""


def _tense(text: str, pack: Pack) -> tuple[int, str, str] | None:
    """By the form of a verb; what is to come goes before what is done, and that before the present."""
    for value in ("planned", "done", "under-way"):
        match = pack.pattern("tense", value).search(text)
        if match:
            return match.start(), value, "tense"
    return None


def _first(text: str, pack: Pack, name: str) -> tuple[int, str, str] | None:
    """The first word that tells; where two begin at one place, the longer."""
    found = []
    for value in ("planned", "done", "under-way"):
        match = pack.pattern(name, value).search(text)
        if match:
            found.append((match.start(), -match.end(), value))
    return (min(found)[0], min(found)[2], name) if found else None


def main_clause(text: str, pack: Pack) -> str:
    """The text with its relative clauses and a subordinate clause before the main one blanked out."""
    blank = list(text)
    for match in pack.pattern("tense", "relative").finditer(text):
        stop = re.compile(r"[,;)]|$").search(text, match.end())
        last = stop.start() if stop else len(text)
        if match.start() > 0:
            blank[match.start() : last] = " " * (last - match.start())
    for lead in pack.pattern("tense", "subordinate").finditer(text):
        if text[: lead.start()].strip() and not re.search(r",\s*$", text[: lead.start()]):
            continue
        comma = text.find(",", lead.end())
        if 0 < comma < len(text) - 1:
            blank[lead.start() : comma] = " " * (comma - lead.start())
    return "".join(blank)

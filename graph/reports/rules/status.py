"""Whether something is done, going on or to come: by the words of the sentence, else by the heading above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.reports.packs import Pack
from graph.reports.patterns import lower
from graph.reports.rules.statement import Statement
from graph.reports.rules.verbs import subject_verb, verb

_VALUES: Final = ("planned", "under-way", "done")
_BEFORE: Final = re.compile(r"[,:;(|-]\s*$")
_BEHIND: Final = re.compile(r"\s*(?:(?P<sign>[^\w\s])|(?P<word>\w+))")


@dataclass(frozen=True)
class Status:
    """`value` is `done`, `under-way` or `planned`; `at` is where the word that says so stands, -1 for the
    heading; `by` is `words`, `verb` (the form of a verb), `noun` (no verb at all), `state` or `heading`.
    """

    value: str
    at: int
    by: str = "heading"


def status_of(statement: Statement, start: int = 0, end: int | None = None) -> Status | None:
    """The status that a stretch of a statement has; None where nothing tells."""
    stop = len(statement.text) if end is None else end
    pack, heading = statement.pack, statement.part.calendar.status
    lowered = main_clause(statement.unnamed(statement.lowered)[start:stop], pack)
    found = _by_words(lowered, pack)
    if found is None or found.value == "under-way":  # `sera mis en chantier` is to come
        by_verb = _by_verb(statement, lowered, start)
        found = by_verb if found is None or (by_verb and by_verb.value == "planned") else found
    if statement.part.item and (found is None or (found.by == "verb" and not _is_sentence(statement, found))):
        leveled = statement.leveled[start:stop]
        stated = _stated(leveled, pack, bool(heading)) or _of_lead(statement, stop)
        if stated:
            return Status(stated, -1, "state")
        if heading:
            return Status(heading, -1)
        if found and found.by == "verb" and found.value == "under-way":
            found = None  # `Study visit to Lima` has no verb
    if found:
        return Status(found.value, start + found.at, found.by)
    if heading:
        return Status(heading, -1)
    return _without_verb(lowered, pack, start)


def _by_words(text: str, pack: Pack) -> Status | None:
    """The first word that tells; where two begin at one place, the longer."""
    found = []
    for value in _VALUES:
        match = pack.pattern("status", value).search(text)
        if match:
            found.append((match.start(), -match.end(), value))
    return Status(min(found)[2], min(found)[0], "words") if found else None


def _by_verb(statement: Statement, text: str, start: int) -> Status | None:
    """By the form of a verb; behind the name of the mechanism any form of the present will do."""
    found = verb(text, statement.pack)
    if found:
        return Status(found[1], found[0], "verb")
    for stop in statement.subjects:
        at = subject_verb(text, stop - start, statement.pack) if stop > start else None
        if at is not None:
            return Status("under-way", at, "verb")
    return None


def _is_sentence(statement: Statement, found: Status) -> bool:
    """Whether the verb of an item is surely one: the item ends as sentences do, or it is to come."""
    return found.value == "planned" or (
        found.value == "done" and statement.text.rstrip().endswith((".", "!"))
    )


def _stated(text: str, pack: Pack, sure: bool) -> str:
    """The state of an item: at its end or between commas; or before what belongs to it, `sent in May`.

    Args:
        sure: the heading above says one too; then neither `a workshop held by` nor `with the method
            established` says anything.
    """
    for stated in pack.pattern("states").finditer(text):
        if stated.group().endswith("er"):
            continue  # `publier` is not `publié`
        behind = _BEHIND.match(text, stated.end())
        ends = behind is None or bool(behind["sign"])
        alone = bool(_BEFORE.search(text[: stated.start()])) or (ends and not sure)
        belongs = behind is not None and pack.pattern("tense", "before_nouns").fullmatch(behind["word"] or "")
        again = pack.pattern("status", "recurring").search(text) is not None
        if alone or (belongs and not sure and not again):
            values = (v for v in _VALUES if pack.pattern("calendar", v).search(stated.group()))
            return next(values, "done")
    return ""


def _of_lead(statement: Statement, stop: int) -> str:
    """`In 2023 we intend to: - print the guide`: the item goes on with the sentence before the list."""
    lead = statement.part.lead.rstrip().rstrip(":").rstrip()
    if not lead:
        return ""
    whole = main_clause(lower(f"{lead} {statement.text[:stop]}"), statement.pack)
    found = _by_words(whole, statement.pack)
    return found.value if found and found.at < len(lead) else ""


def _without_verb(text: str, pack: Pack, start: int) -> Status | None:
    """`Lectures planned for April`; what comes again and again is under way."""
    for name, value in (("announced", "planned"), ("recurring", "under-way")):
        match = pack.pattern("status", name).search(text)
        if match:
            return Status(value, start + match.start(), "noun")
    return None


def main_clause(text: str, pack: Pack) -> str:
    """The text with its relative clauses, a subordinate clause before or behind the main one, and words that
    only introduce it (`It is worth noting that`) blanked out.
    """
    blank = list(text)
    intro = pack.pattern("tense", "intro").search(text)
    if intro and not text[: intro.start()].strip(' "('):
        blank[: intro.end()] = " " * intro.end()
    begun = intro.end() if intro else 0
    for match in pack.pattern("tense", "relative").finditer(text, begun):
        stop = re.compile(r"[,;)]|$").search(text, match.end())
        last = stop.start() if stop else len(text)
        if match.start() > 0:
            blank[match.start() : last] = " " * (last - match.start())
    for lead in pack.pattern("tense", "subordinate").finditer(text, begun):
        first = not "".join(blank[: lead.start()]).strip()
        if not first and not re.search(r",\s*$", text[: lead.start()]):
            continue
        comma = text.find(",", lead.end())
        if 0 < comma < len(text) - 1:
            if _has_verb(text[comma:], pack) or not first:
                blank[lead.start() : comma] = " " * (comma - lead.start())
        elif not first:
            blank[lead.start() :] = " " * (len(text) - lead.start())
    return "".join(blank)


def _has_verb(text: str, pack: Pack) -> bool:
    return _by_words(text, pack) is not None or verb(text, pack) is not None

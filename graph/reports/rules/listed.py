"""Lists under a heading that says what they are of: partners, an institution a line; events, one a line."""

from __future__ import annotations

import re
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.rules.events import event_word, read_events
from graph.reports.rules.statement import Statement

_YEARS: Final = re.compile(r"\s*\(?(?:19|20)\d\d\b.*$")
_ACRONYM: Final = re.compile(r"\s*\((?!(?:19|20)\d\d)[^()]*\)\s*$")
_PLACES: Final = ("city", "government")


def read_listed(statement: Statement) -> list[Fact] | None:
    """What an item names, where its chapter lists such things; None elsewhere."""
    if not statement.part.item or statement.part.chapter not in ("partners", "events"):
        return None
    if statement.start > statement.part.start:  # goes on about what the item named first
        return []
    return [_partner(statement)] if statement.part.chapter == "partners" else [_event(statement)]


def _partner(statement: Statement) -> Fact:
    """`UN-Habitat: smart cities (2021)`."""
    left, _, right = statement.text.partition(":")
    words = _ACRONYM.sub("", _YEARS.sub("", left).strip(" .;"))
    first = next((m for m in statement.of_kind("body", "organization") if m.start == 0), None)
    name = first.name if first else statement.report.names.means(words, ("body", "organization"))
    topic = _YEARS.sub("", right).strip(" .;")
    fields = {"partner": name.id.removeprefix("body/"), "topic": topic or None}
    return statement.fact("collaboration", "partner-in-list", 0.9, fields, {"partner": [name]})


def _event(statement: Statement) -> Fact:
    """`13th World Human Rights Cities Forum, from 4 to 7 October 2023, Gwangju`."""
    told = read_events(statement)
    if len(told) == 1 and told[0].text("start"):
        return told[0]
    word = event_word(statement)
    times = [when for when in statement.times if when.start or when.end]
    when = max(times, key=lambda each: (each.exact, each.span[0]), default=None)
    place = _place(statement)
    fields = {
        "start": when.start if when else None,
        "end": when.end if when else None,
        "place": place.id if place else None,
        "online": True if statement.has("online") else None,
        "event_kind": word[2] if word and word[2] != "other" else None,
    }
    return statement.fact("event", "event-in-list", 0.8, fields, {"place": [place] if place else []})


def _place(statement: Statement) -> Name | None:
    """A city or region that stands by itself between commas."""
    for mention in reversed(statement.of_kind(*_PLACES)):
        before, after = statement.text[: mention.start].rstrip(), statement.text[mention.end :].lstrip()
        if before.endswith((",", "(")) and (not after or after[0] in ",.;)"):
            return mention.name
    return None

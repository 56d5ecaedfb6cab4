"""Meetings of any kind with a day, a place, or held online."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact
from graph.reports.patterns import level
from graph.reports.periods import When
from graph.reports.rules.places import Place, places
from graph.reports.rules.statement import Statement

_ORDER: Final = (
    "world-council",
    "executive-bureau",
    "award",
    "congress",
    "summit",
    "webinar",
    "committee-meeting",
    "learning-meeting",
    "other",
    "verbs",
)
_STATUTORY: Final = frozenset({"world-council", "executive-bureau", "congress"})
_ABOUT: Final = frozenset({"for", "pour", "para", "on", "about", "sobre", "sur"})
# `On World Oceans Day`: the day of the calendar that something else happens on.
_DAY_OF: Final = re.compile(
    r"\b(?:on|for|to mark|le|el|a l'occasion de la|con motivo del|,)\s+(?:the )?"
    r"(?:(?:world|international|european) (?:\w+ ){0,3}day\b"
    r"|journee (?:mondiale|internationale|europeenne)\b|dia (?:mundial|internacional|europeo)\b)"
)
_KINDLESS: Final = frozenset({"other", "verbs", ""})

Word = tuple[int, int, str]


def read_events(statement: Statement) -> list[Fact]:
    """The events that a statement tells of; at most one for each time or place in it."""
    return list(_events(statement))


def read_occasions(statement: Statement) -> list[Fact]:
    """Meetings of UCLG that a sentence about something else names as an occasion, with their time."""
    return [
        fact
        for fact in _events(statement)
        if fact.fields.get("event_kind") in _STATUTORY and fact.text("start")
    ]


def event_word(statement: Statement) -> Word | None:
    """The word for a kind of event, and the kind (`other` has none in the scheme)."""
    found = next(_words(statement), None)
    return (*found[:2], "other" if found[2] in _KINDLESS else found[2]) if found else None


def _events(statement: Statement) -> Iterator[Fact]:
    where = places(statement)
    words = list(_words(statement)) or list(_unnamed(statement, where))
    for at, (start, _, kind) in enumerate(words):
        low = 0 if at == 0 else start
        high = words[at + 1][0] if at + 1 < len(words) else len(statement.text)
        when = _time(statement, low, high)
        place = next((p for p in where if low <= p[0] < high), None)
        online = bool(statement.pack.pattern("online").search(statement.leveled, low, high))
        if not _is_told(statement, kind, when, place is not None, online):
            continue
        if place is None and not online and _is_about(statement, start):
            continue
        fields = {
            "start": when.start if when else None,
            "end": when.end if when else None,
            "place": place[1].id if place else None,
            "online": True if online else None,
            "event_kind": _kind(statement, kind),
        }
        score = 0.9 if when and (place or online) else 0.75
        span = (low, high) if len(words) > 1 else None
        names = {"place": [place[1]] if place else []}
        yield statement.fact("event", "event-with-time-or-place", score, fields, names, span)


def _kind(statement: Statement, kind: str) -> str | None:
    """By its word; a meeting without a word for it is one of learning in that component, else of a body."""
    if kind not in _KINDLESS:
        return kind
    if statement.part.component == "d":
        return "learning-meeting"
    return "committee-meeting" if kind == "verbs" and statement.speaks_of_mechanism else None


def _is_told(statement: Statement, kind: str, when: When | None, place: bool, online: bool) -> bool:
    """A day or month, a place, or online, of UCLG's own meetings the year; a course since 2018 is none, nor
    are all meetings that are now held online.
    """
    if when is not None and bool(when.start) != bool(when.end):
        return False
    if statement.part.section == "3" and not place and (when is None or when.exact < 3):
        return False
    if when is None:
        return place and kind not in ("learning-meeting", "verbs") and not _is_pledged(statement)
    if place or online or when.exact == 3:
        return kind != "verbs" or when.exact >= 2
    return kind in _STATUTORY or (when.exact == 2 and _names_month(statement, when))


def _is_about(statement: Statement, start: int) -> bool:
    """`A plea for clinics`, `a guide to meetings`: what something else is about."""
    before = statement.leveled[:start].split()[-3:]
    return len(before) > 1 and any(
        statement.pack.pattern("topic").fullmatch(word) or word in _ABOUT for word in before[1:]
    )


def _is_pledged(statement: Statement) -> bool:
    """What somebody wishes or offers to host has no day yet."""
    return any(statement.has(kind) for kind in ("wish", "commitment", "offer"))


def _names_month(statement: Statement, when: When) -> bool:
    """Not only a quarter or half of a year."""
    words = re.findall(r"[^\W\d]+", level(statement.text[slice(*when.span)]))
    return any(word in statement.pack.numbers("months") for word in words) or when.start == when.end


def _words(statement: Statement) -> Iterator[Word]:
    """Words for events that are far enough apart to be two events: each with a time of its own."""
    found: list[Word] = []
    text = _without_mechanism(statement)
    for kind in _ORDER:
        if kind in statement.pack.groups("events"):
            for match in statement.pack.pattern("events", kind).finditer(text):
                if all(match.end() <= s or match.start() >= e for s, e, _ in found):
                    found.append((*match.span(), kind))
    found.sort(key=lambda each: each[0])
    own = [w for w in statement.times if w.exact >= 2]
    if len(own) < 2 or len(found) < 2:
        if found:
            yield min(found, key=lambda each: (_ORDER.index(each[2]), each[0]))
        return
    kept: list[Word] = []
    for word in found:
        if not kept or any(kept[-1][1] <= when.span[0] < word[0] for when in own):
            kept.append(word)
        elif _ORDER.index(word[2]) < _ORDER.index(kept[-1][2]):
            kept[-1] = word
    yield from kept


def _without_mechanism(statement: Statement) -> str:
    """A forum that reports is no event, nor is World Oceans Day."""
    text = statement.leveled
    mechanism = statement.report.mechanism
    for mention in statement.mentions:
        if mechanism is not None and mention.name.id == mechanism.id:
            text = text[: mention.start] + "#" * (mention.end - mention.start) + text[mention.end :]
    return _DAY_OF.sub(lambda found: "#" * len(found.group()), text)


def _unnamed(statement: Statement, where: list[Place]) -> Iterator[Word]:
    """No word for it, but a day and a place of taking place: `the next one is set for 12 June in Lima`,
    `tried out in Lima (12 June)`; or several days in a place.
    """
    if not where or not any(when.exact == 3 for when in statement.times):
        return
    taking = statement.pack.pattern("events", "taking place").search(statement.leveled)
    beside = any(
        when.exact == 3
        and 0 <= when.span[0] - where[0][0] - len(where[0][1].text) <= 3
        and "(" in statement.text[where[0][0] : when.span[0]]
        for when in statement.times
    )
    days = any(when.exact == 3 and when.start != when.end for when in statement.times)
    if taking or beside or days:
        yield 0, 0, ""


def _time(statement: Statement, low: int, high: int) -> When | None:
    inside = [
        when
        for when in statement.times
        if low <= when.span[0] < high and (when.start or when.end) and when.exact >= 1
    ]
    if not inside:
        return None
    return max(inside, key=lambda when: (when.exact, -when.span[0]))

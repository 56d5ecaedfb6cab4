"""Meetings of any kind with a day, a place, or held online."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.periods import When
from graph.reports.rules.statement import Statement

_PLACE_KINDS: Final = ("city", "government")
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
)
_NEW_PLACE: Final = re.compile(
    r"\s*([A-ZÁÉÍÓÚÀÂÇÈÊÎÔÑŞİ][\w’'-]+(?:[ -](?:(?:de|del|la|el|the|do|da)\s)?"
    r"[A-ZÁÉÍÓÚÀÂÇÈÊÎÔÑŞİ][\w’'-]+){0,2})"
)


def read_events(statement: Statement) -> list[Fact]:
    """The events that a statement tells of; at most one for each time or place in it."""
    return list(_events(statement))


def event_word(statement: Statement) -> tuple[int, int, str] | None:
    """The word for a kind of event, and the kind (`other` has none in the scheme)."""
    best: tuple[int, int, str] | None = None
    for kind in _ORDER:
        if kind not in statement.pack.groups("events"):
            continue
        for match in statement.pack.pattern("events", kind).finditer(statement.leveled):
            if (
                best is None
                or (match.start() < best[0] and match.end() > best[0])
                or match.end() - match.start() > 400
            ):
                best = (*match.span(), kind)
                break
        if best:
            break
    return best


def _events(statement: Statement) -> Iterator[Fact]:
    words = list(_words(statement))
    if not words:
        return
    places = list(_places(statement))
    for at, (start, _, kind) in enumerate(words):
        low = 0 if at == 0 else start
        high = words[at + 1][0] if at + 1 < len(words) else len(statement.text)
        when = _time(statement, low, high)
        place = next((p for p in places if low <= p[0] < high), None)
        online = bool(statement.pack.pattern("online").search(statement.leveled, low, high))
        if not _is_told(kind, when, place is not None, online):
            continue
        fields = {
            "start": when.start if when else None,
            "end": when.end if when else None,
            "place": place[1].id if place else None,
            "online": True if online else None,
            "event_kind": kind if kind != "other" else None,
        }
        score = 0.9 if when and (place or online) else 0.75
        yield statement.fact(
            "event",
            "event-with-time-or-place",
            score,
            fields,
            {"place": [place[1]] if place else []},
            (low, high) if len(words) > 1 else None,
        )


def _is_told(kind: str, when: When | None, place: bool, online: bool) -> bool:
    """A day, a place, or a month of what is surely a meeting; a course since 2018 is none."""
    if when is not None and bool(when.start) != bool(when.end):
        return False
    if place or online:
        return when is not None or kind != "learning-meeting"
    if when is None:
        return False
    return when.exact == 3 or kind in (
        "congress",
        "summit",
        "world-council",
        "executive-bureau",
        "committee-meeting",
    )


def _words(statement: Statement) -> Iterator[tuple[int, int, str]]:
    """Words for events that are far enough apart to be two events: each with a time of its own."""
    found: list[tuple[int, int, str]] = []
    for kind in _ORDER:
        if kind in statement.pack.groups("events"):
            for match in statement.pack.pattern("events", kind).finditer(statement.leveled):
                if all(match.end() <= s or match.start() >= e for s, e, _ in found):
                    found.append((*match.span(), kind))
    found.sort(key=lambda each: each[0])
    own = [w for w in statement.times if w.exact >= 2]
    if len(own) < 2 or len(found) < 2:
        if found:
            rank = min(found, key=lambda each: (_ORDER.index(each[2]), each[0]))
            yield rank
        return
    kept: list[tuple[int, int, str]] = []
    for word in found:
        if not kept or any(kept[-1][1] <= when.span[0] < word[0] for when in own):
            kept.append(word)
        elif _ORDER.index(word[2]) < _ORDER.index(kept[-1][2]):
            kept[-1] = word
    yield from kept


def _time(statement: Statement, low: int, high: int) -> When | None:
    inside = [
        when
        for when in statement.times
        if low <= when.span[0] < high and (when.start or when.end) and when.exact >= 1
    ]
    if not inside:
        return None
    return max(inside, key=lambda when: (when.exact, -when.span[0]))


def _places(statement: Statement) -> Iterator[tuple[int, Name]]:
    known = statement.of_kind(*_PLACE_KINDS)
    for mention in known:
        before = statement.leveled[: mention.start]
        article = r"\s*(?:the city of |la ciudad de |la ville de |the |la |el |le )?$"
        behind = re.search(rf"(?:{statement.pack.pattern('place').pattern}){article}", before)
        if behind or statement.part.item or re.search(r"[,(]\s*$", before):
            yield mention.start, mention.name
    others = [m for m in known if m.start > 0 and m.name.id not in statement.report.leaders]
    if len(others) == 1 and not re.search(r"\b(?:de|of|du|d')\s+$", statement.leveled[: others[0].start]):
        yield others[0].start, others[0].name
    if known:
        return
    for match in statement.pack.pattern("place").finditer(statement.leveled):
        found = _NEW_PLACE.match(statement.text, match.end())
        if found and statement.text[match.end() : match.end() + 1].isspace() and _is_place(statement, found):
            yield found.start(1), Name(f"new:{found.group(1)}", found.group(1))
            return


def _is_place(statement: Statement, found: re.Match[str]) -> bool:
    word = found.group(1)
    months = statement.pack.numbers("months")
    taken = any(m.start < found.end(1) and found.start(1) < m.end for m in statement.mentions)
    from graph.reports.patterns import level

    return (
        not taken
        and level(word.split()[0]) not in months
        and not statement.pack.pattern("bodies", *statement.pack.groups("bodies")).search(level(word))
        and not word.isupper()
    )

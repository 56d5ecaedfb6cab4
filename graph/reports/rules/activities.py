"""What the mechanism did, does or will do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact
from graph.reports.periods import When
from graph.reports.rules.clauses import clauses
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import Status, status_of

_KINDS: Final = (
    "members-update",
    "renewal",
    "reporting",
    "learning-meeting",
    "launch",
    "publication",
    "study-preparation",
    "research",
    "participation",
    "dissemination",
    "meeting",
    "adaptation",
)


def read_activities(statement: Statement) -> list[Fact]:
    """An activity for each clause that tells of something done; nothing for background."""
    return [fact for span in clauses(statement) for fact in _activity(statement, span)]


def _activity(statement: Statement, span: tuple[int, int]) -> Iterator[Fact]:
    start, end = span
    if statement.text.rstrip().endswith(":") or _announces_aims(statement, start, end):
        return
    status = status_of(statement, start, end)
    if status is None:
        if not (statement.part.item and statement.part.component):
            return
        status = Status("under-way", -1)
    score = certainty(statement, span, status)
    if score < 0.5:
        return
    when = period(statement, span)
    kind = activity_kind(statement, start, end)
    fields = {
        "component": statement.part.component or None,
        "status": status.value,
        "start": when[0] or None,
        "end": when[1] or None,
        "activity_kind": kind,
    }
    whole = span == (0, len(statement.text))
    yield statement.fact("activity", "something-done", min(0.95, score), fields, {}, None if whole else span)


def _announces_aims(statement: Statement, start: int, end: int) -> bool:
    """`The main objective is ...` says what for, not what."""
    found = statement.pack.pattern("objectives").search(statement.leveled, start, min(end, start + 40))
    return found is not None and not statement.part.item


def certainty(statement: Statement, span: tuple[int, int], status: Status) -> float:
    """How sure it is that a clause tells of the mechanism's own doing, from 0 to 1."""
    start, end = span
    subject = statement.leveled[start : status.at if status.at > start else min(end, start + 60)]
    pack = statement.pack
    score = 0.42
    listed = statement.part.item and bool(statement.part.calendar.status or statement.part.calendar.start)
    score += 0.4 if listed else 0.0
    score += 0.15 if statement.part.calendar.start else 0.0
    score += 0.3 if _ours(statement, subject) else 0.0
    score += 0.2 if any(w.start or w.end for w in _inside(statement, span)) else 0.0
    score += 0.1 if activity_kind(statement, start, end) else 0.0
    score += 0.1 if pack.pattern("actions", "other").search(statement.leveled, start, end) else 0.0
    score += 0.15 if pack.pattern("nouns", "products").search(subject) else 0.0
    score += 0.15 if statement.of_kind("body") else 0.0
    background = pack.pattern("subjects", "background").match(subject.lstrip(' ,"“«'))
    score -= 0.5 if background and not listed else 0.0
    score -= (
        0.3
        if status.at >= 0 and pack.pattern("stative").match(statement.leveled, status.at) and not listed
        else 0.0
    )
    return score


def _ours(statement: Statement, subject: str) -> bool:
    found = statement.pack.pattern("subjects", "we", "mechanism", "members").search(subject)
    mechanism = statement.report.mechanism
    named = mechanism is not None and any(
        m.name.id == mechanism.id and m.start < len(subject) for m in statement.mentions
    )
    return bool(found) or named or bool(statement.pack.pattern("subjects", "we").search(statement.leveled))


def activity_kind(statement: Statement, start: int, end: int) -> str | None:
    """The kind that its words say: the one named first, of two at one place the rarer."""
    sure = statement.pack.pattern("actions", "dissemination-plan").search(statement.leveled, start, end)
    if sure:
        return "dissemination"
    found = []
    for rank, kind in enumerate(_KINDS):
        match = statement.pack.pattern("actions", kind).search(statement.leveled, start, end)
        if match:
            found.append((rank, match.start(), kind))
    return min(found)[2] if found else None


def _inside(statement: Statement, span: tuple[int, int]) -> list[When]:
    return [when for when in statement.times if span[0] <= when.span[0] < span[1]]


def period(statement: Statement, span: tuple[int, int]) -> tuple[str, str]:
    """From the narrowest time in the clause, or in the sentence, to that of the heading above."""
    calendar = statement.part.calendar
    if activity_kind(statement, *span) == "renewal" and statement.part.section == "2":
        years = [when.year for when in statement.times if when.year]
        return (years[0], "") if years else ("", "")
    for inside in (_inside(statement, span), statement.times):
        told = [when for when in inside if when.exact and (when.start or when.end)]
        if told:
            best = max(told, key=lambda when: (when.exact, -when.span[0]))
            return best.start, best.end
        vague = [when for when in inside if not when.exact]
        if vague:
            return _vague(statement, vague[0])
    if calendar.start or calendar.end:
        return calendar.start, calendar.end
    return "", ""


def _vague(statement: Statement, when: When) -> tuple[str, str]:
    """Words that are not exact: the time of the heading, unless they name two years or another year."""
    calendar = statement.part.calendar
    if calendar.start and (
        not when.start
        or (when.start == when.end and when.start[:4] in (calendar.start[:4], calendar.end[:4]))
    ):
        return calendar.start, calendar.end
    if when.start:
        return when.start, when.end
    return (statement.told_year, statement.told_year) if statement.told_year else ("", "")

"""What the mechanism did, does or will do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact
from graph.reports.periods import YEAR, When
from graph.reports.rules.clauses import clauses
from graph.reports.rules.objectives import announces
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import Status, main_clause, status_of

_SURE: Final = 0.5
_WITH: Final = frozenset({"partner-institution", "section"})
_ALSO_WITH: Final = frozenset({"body/uclg-world-secretariat", "body/gold"})
_KINDS: Final = (
    "members-update",
    "participation",
    "renewal",
    "reporting",
    "learning-meeting",
    "launch",
    "research",
    "publication",
    "study-preparation",
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
    if status is None or (status.value == "under-way" and not _is_told(statement, status)):
        status = _as_before(statement) or status
    if status is None:
        if not (statement.part.item and statement.part.component):
            return
        status = Status("under-way", -1)
    score = certainty(statement, span, status)
    if score < _SURE:
        return
    statement.report.last_status = status.value
    when, words = period(statement, span), _period_words(statement, span)
    kind = activity_kind(statement, start, end)
    fields = {
        "component": statement.part.component or None,
        "status": status.value,
        "start": when[0] or None,
        "end": when[1] or None,
        "activity_kind": kind,
        "period": words or None,
        "partners": _partners(statement, start, end),
        "edition": _edition(statement, start, end),
    }
    whole = span == (0, len(statement.text))
    yield statement.fact("activity", "something-done", min(0.95, score), fields, {}, None if whole else span)


def _announces_aims(statement: Statement, start: int, end: int) -> bool:
    """`The main objective is ...` says what for, not what."""
    if statement.part.item:
        return False
    if statement.has("objectives") and announces(statement):
        return True
    return (
        statement.pack.pattern("objectives").search(statement.leveled, start, min(end, start + 40))
        is not None
    )


def _is_told(statement: Statement, status: Status) -> bool:
    """By a word that says so, or in a sentence about the mechanism; not by the mere form of a word."""
    found = statement.pack.pattern("status", status.value).match(statement.lowered, max(status.at, 0))
    return status.at < 0 or bool(found) or statement.speaks_of_mechanism


def _as_before(statement: Statement) -> Status | None:
    """`Also the organization of meetings with ...`: no verb of its own, the state of what was told before."""
    before = statement.report.last_status
    also = statement.pack.pattern("also").match(statement.leveled)
    return Status(before, -1) if also and before and statement.part.component else None


def _partners(statement: Statement, start: int, end: int) -> tuple[str, ...]:
    """The bodies named in the clause, but the mechanism itself and UCLG."""
    mechanism = statement.report.mechanism
    own = {"body/uclg", mechanism.id if mechanism else ""}
    kinds = statement.report.names.kinds
    found = (
        m.name.id
        for m in statement.of_kind("body")
        if start <= m.start < end
        and m.name.id not in own
        and (kinds.get(m.name.id) in _WITH or m.name.id in _ALSO_WITH)
    )
    return tuple(dict.fromkeys(each.removeprefix("body/") for each in found))


def _edition(statement: Statement, start: int, end: int) -> str | None:
    """The year of the edition that the clause is about: `the 2021 edition`, `Smart Cities Study 2019`."""
    edition = statement.pack.pattern("editions", "edition").pattern
    found = re.search(
        rf"(?:{edition})\s(?:of |de |del )?({YEAR})|({YEAR})\s(?:{edition})", statement.leveled[start:end]
    )
    if found:
        return next(filter(None, found.groups()), None)
    named = (
        re.search(rf"-({YEAR})$", m.name.id) for m in statement.of_kind("body") if start <= m.start < end
    )
    return next((match.group(1) for match in named if match), None)


def _period_words(statement: Statement, span: tuple[int, int]) -> str:
    """The words of the first time in the clause."""
    inside = _inside(statement, span)
    return statement.text[slice(*inside[0].span)].strip() if inside else ""


def certainty(statement: Statement, span: tuple[int, int], status: Status) -> float:
    """How sure it is that a clause tells of the mechanism's own doing, from 0 to 1."""
    start, end = span
    subject = statement.leveled[start : status.at if status.at > start else min(end, start + 60)]
    pack = statement.pack
    explicit = pack.pattern("status", status.value).match(statement.lowered, max(status.at, 0))
    score = 0.52 if explicit and status.at >= 0 else 0.42
    listed = statement.part.item and bool(statement.part.calendar.status or statement.part.calendar.start)
    score += 0.4 if listed else 0.0
    score += 0.15 if statement.part.calendar.start else 0.0
    score += 0.3 if _ours(statement, subject) else 0.0
    score += 0.2 if any(w.start or w.end for w in _inside(statement, span)) else 0.0
    score += 0.1 if activity_kind(statement, start, end) else 0.0
    score += 0.1 if pack.pattern("actions", "other").search(statement.leveled, start, end) else 0.0
    score += 0.15 if pack.pattern("nouns", "products").search(subject) else 0.0
    score += 0.15 if statement.of_kind("body") else 0.0
    clause = main_clause(statement.leveled[start:end], pack).strip(' ,"')
    background = pack.pattern("subjects", "background").match(clause)
    score -= 0.5 if background and not listed else 0.0
    stative = status.at >= 0 and not explicit and pack.pattern("stative").match(statement.leveled, status.at)
    score -= 0.3 if stative and not listed else 0.0
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

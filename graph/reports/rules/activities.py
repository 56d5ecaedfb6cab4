"""What the mechanism did, does or will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.reports.model import Fact, Name, Value
from graph.reports.periods import YEAR
from graph.reports.rules import doers, timing
from graph.reports.rules.certainty import SURE, certainty
from graph.reports.rules.clauses import clauses
from graph.reports.rules.kinds import activity_kind
from graph.reports.rules.objectives import announces
from graph.reports.rules.partners import read_partners
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import Status, status_of

_MONTH: Final = len("2022-03")


def read_activities(statement: Statement) -> list[Fact]:
    """An activity for each clause that tells of something done; nothing for background."""
    return [fact for span in clauses(statement) for fact in _activity(statement, span)]


def _activity(statement: Statement, span: tuple[int, int]) -> Iterator[Fact]:
    start, end = span
    if statement.leads or _announces_aims(statement, start, end):
        return
    status = status_of(statement, start, end)
    if status is None or (status.value == "under-way" and not _is_told(statement, status, span)):
        told_above = statement.part.item or bool(statement.part.calendar.start)
        status = _as_before(statement) or (status if told_above else None)
    if status is None:
        if not (statement.part.item and statement.part.component):
            return
        status = Status(_by_date(statement), -1)
    if status.value == "under-way" and status.by == "verb" and _on_a_day(statement, span):
        status = Status(_by_date(statement), status.at, status.by)
    score = certainty(statement, span, status)
    if score < SURE:
        return
    statement.report.last_status = status.value
    kind = activity_kind(statement, start, end, status.value)
    renewal = kind == "renewal" and statement.part.section == "2"
    when = timing.since_renewal(statement) if renewal else timing.period(statement, span, status.value)
    partners = doers.partners(statement, span, read_partners(statement))
    recipients = doers.recipients(statement, span)
    fields: dict[str, Value | None] = {
        "component": statement.part.component or None,
        "status": status.value,
        "start": when[0] or None,
        "end": when[1] or None,
        "activity_kind": kind,
        "period": timing.words(statement, span) or None,
        "partners": _ends(partners),
        "recipients": _ends(recipients),
        "edition": _edition(statement, start, end),
    }
    names = {"partners": partners, "recipients": recipients}
    whole = span == (0, len(statement.text))
    yield statement.fact(
        "activity", "something-done", min(0.95, score), fields, names, None if whole else span
    )


def _ends(names: Sequence[Name]) -> tuple[str, ...]:
    return tuple(name.id.removeprefix("body/") for name in names)


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


def _is_told(statement: Statement, status: Status, span: tuple[int, int]) -> bool:
    """What goes on is told of the mechanism, of other bodies, as something that comes again, or of a product;
    `health is made in kitchens` says how the world is.
    """
    if status.at < 0 or statement.part.item or statement.part.calendar.start:
        return status.by != "verb" or statement.part.item or statement.speaks_of_mechanism
    subject = statement.leveled[span[0] : max(status.at, span[0])]
    return (
        statement.speaks_of_mechanism
        or statement.has("subjects", "members")
        or bool(statement.of_kind("body"))
        or bool(statement.times)
        or statement.has("status", "recurring", "going on")
        or bool(statement.pack.pattern("nouns", "products").search(subject))
    )


def _on_a_day(statement: Statement, span: tuple[int, int]) -> bool:
    """`The school takes place from 13 to 17 February`: within a month, so it does not go on."""
    told = [when for when in timing.inside(statement, span) if when.exact >= 2 and when.start and when.end]
    return bool(told) and told[0].start[:_MONTH] == told[0].end[:_MONTH] and len(told[0].start) >= _MONTH


def _by_date(statement: Statement) -> str:
    """An item that says its time and no more: in the last year of the report it is still to come."""
    told = [when for when in statement.times if when.exact >= 2 and when.start and when.end]
    year = told[0].year if told else statement.part.calendar.year
    report = statement.report
    if not year:
        return "under-way"
    return "planned" if report.start < report.end <= year else "done"


def _as_before(statement: Statement) -> Status | None:
    """`Also the organization of meetings with ...`: no verb of its own, the state of what was told before."""
    before = statement.report.last_status
    also = statement.pack.pattern("also").match(statement.leveled)
    return Status(before, -1) if also and before and statement.part.component else None


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

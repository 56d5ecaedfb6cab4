"""Wishes, commitments and offers: what somebody would like, binds themselves to, or puts at others'
disposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reports.model import Fact, Name
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import main_clause

KINDS = ("commitment", "offer", "wish")
_SCORES = {"commitment": 0.85, "offer": 0.8, "wish": 0.85}


def pledge_of(statement: Statement) -> tuple[str, int] | None:
    """Which of the three a statement is, and where the word stands that says so."""
    main = main_clause(statement.leveled, statement.pack)
    found = []
    for kind in KINDS:
        for match in statement.pack.pattern(kind).finditer(statement.leveled):
            if kind == "offer" or main[match.start()] != " ":
                found.append((match.start(), kind))
                break
    if found and min(found)[1] == "offer" and statement.has("events", "learning-meeting", "webinar"):
        return None
    return (min(found)[1], min(found)[0]) if found else None


def read_pledges(statement: Statement) -> Iterator[Fact]:
    """At most one a statement."""
    found = pledge_of(statement)
    if found is None:
        return
    kind, at = found
    if kind == "offer":
        to = [
            m.name for m in statement.of_kind("body") if m.start > at and not _is_mechanism(statement, m.name)
        ]
        yield statement.fact(
            "offer", "words-of-offering", _SCORES[kind], {"to": tuple(_id(n) for n in to)}, {"to": to}
        )
        return
    by = speaker(statement, at)
    if by is not None:
        rule = "words-of-committing" if kind == "commitment" else "words-of-wishing"
        yield statement.fact(kind, rule, _SCORES[kind], {"by": by.id}, {"by": [by]})


def speaker(statement: Statement, at: int) -> Name | None:
    """Who a sentence is about: the city before the verb, else the mechanism, else the leader that `the
    City` means.
    """
    before = [m for m in statement.of_kind("city", "government", "organization", "body") if m.start < at]
    holders = [
        m for m in before if not _is_mechanism(statement, m.name) and not _in_place(statement, m.start)
    ]
    if statement.has("subjects", "mechanism") and _mechanism_first(
        statement, holders[0].start if holders else at
    ):
        return statement.report.mechanism
    if holders:
        return holders[0].name
    leaders = statement.report.leaders
    if leaders and statement.pack.pattern("subjects", "leader").match(statement.leveled.lstrip(' "')):
        return Name(leaders[-1], statement.text[:12], 0.7)
    return statement.report.mechanism


def _mechanism_first(statement: Statement, at: int) -> bool:
    found = statement.pack.pattern("subjects", "mechanism", "we").search(statement.leveled)
    return found is not None and found.start() < at


def _in_place(statement: Statement, start: int) -> bool:
    return bool(re.search(r"(?:\bin|\ben|\ba|\bà|\bat)\s+$", statement.lowered[:start]))


def _is_mechanism(statement: Statement, name: Name) -> bool:
    mechanism = statement.report.mechanism
    return mechanism is not None and mechanism.id == name.id


def _id(name: Name) -> str:
    return name.id.removeprefix("body/")

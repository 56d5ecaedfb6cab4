"""How sure it is that a clause tells of what the mechanism itself did, does or will do."""

from __future__ import annotations

import re
from typing import Final

from graph.reports.patterns import level
from graph.reports.rules.kinds import named_kind
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import Status, main_clause
from graph.reports.rules.timing import inside

SURE: Final = 0.55
_NEAR: Final = 14  # characters between a word that denies and the verb


def certainty(statement: Statement, span: tuple[int, int], status: Status) -> float:
    """From 0 to 1; an activity is proposed from SURE on."""
    start, end = span
    subject = statement.leveled[start : status.at if status.at > start else min(end, start + 60)]
    pack, calendar = statement.pack, statement.part.calendar
    listed = statement.part.item and bool(calendar.status or calendar.start or status.by == "state")
    explicit = status.by == "words" and status.at >= 0
    signs = (
        (0.1, explicit),
        (0.1, status.value == "planned" and status.at >= 0),
        (0.05, _is_passive(statement, status)),
        (0.4, listed),
        (0.2, not listed and _is_terse(statement, status)),
        (0.15, bool(calendar.start)),
        (0.3, _ours(statement, subject)),
        (0.2, any(when.start or when.end for when in inside(statement, span))),
        (0.1, named_kind(statement, start, end) is not None),
        (0.1, statement.has_in("actions", start, end, "other")),
        (0.15, bool(pack.pattern("nouns", "products").search(subject))),
        (0.15, bool(statement.of_kind("body"))),
        (-0.6, not listed and _is_background(statement, span, status)),
        (-0.6, not listed and _is_hypothetical(statement, span, status)),
        (-0.4, not listed and not explicit and _is_stative(statement, status)),
        (-0.4, not listed and _is_change(statement, span, status)),
        (-0.5, not listed and _is_denied(statement, span, status)),
        (-0.5, not listed and _is_theirs(statement, span, status)),
    )
    return 0.42 + sum(weight for weight, there in signs if there)


def _is_terse(statement: Statement, status: Status) -> bool:
    """An item, or words without a verb, below a component, no aim: `Mentoring of young accountants`."""
    part = statement.part
    if not part.component or part.lead or (status.by != "noun" and not (part.item and status.at < 0)):
        return False
    return not statement.pack.pattern("tense", "infinitive").match(statement.lowered)


def _ours(statement: Statement, subject: str) -> bool:
    found = statement.pack.pattern("subjects", "we", "mechanism", "members").search(subject)
    mechanism = statement.report.mechanism
    named = mechanism is not None and any(
        m.name.id == mechanism.id and m.start < len(subject) for m in statement.mentions
    )
    return bool(found) or named or bool(statement.pack.pattern("subjects", "we").search(statement.leveled))


def _is_background(statement: Statement, span: tuple[int, int], status: Status) -> bool:
    """What towns, people or crises do; `Mayors wrote in May` has a time of its own, `towns will be asked` is
    about what is done to them, and wherever it is, the mechanism acts.
    """
    if any(when.exact >= 2 and when.start for when in inside(statement, span)):
        return False
    if status.value == "planned" and _is_passive(statement, status):
        return False
    before = statement.leveled[span[0] : max(status.at, span[0])]
    if statement.pack.pattern("subjects", "mechanism", "we").search(before):
        return False
    clause = main_clause(statement.leveled[slice(*span)], statement.pack).strip(' ,"')
    return statement.pack.pattern("subjects", "background").match(clause) is not None


def _is_hypothetical(statement: Statement, span: tuple[int, int], status: Status) -> bool:
    """`These committees could share a webinar`."""
    if status.at < 0 or (status.value, status.by) == ("planned", "words"):
        return False
    text = main_clause(statement.lowered[slice(*span)], statement.pack)
    found = statement.pack.pattern("tense", "hypothetical").search(text)
    return found is not None and span[0] + found.start() <= status.at


def _is_stative(statement: Statement, status: Status) -> bool:
    """What is, has or consists of something does nothing."""
    return status.at >= 0 and bool(statement.pack.pattern("stative").match(statement.leveled, status.at))


def _is_change(statement: Statement, span: tuple[int, int], status: Status) -> bool:
    """Rents rise by themselves; but that of the mechanism's own things is told as its doing."""
    if status.at < 0 or _ours(statement, statement.leveled[span[0] : status.at]):
        return False
    return bool(statement.pack.pattern("tense", "change").match(statement.lowered, status.at))


def _is_denied(statement: Statement, span: tuple[int, int], status: Status) -> bool:
    """`The Forum does not work alone`."""
    if status.at < 0:
        return False
    denials = statement.pack.pattern("subjects", "denial").finditer(statement.leveled, *span)
    return any(abs(found.start() - status.at) <= _NEAR for found in denials)


def _is_theirs(statement: Statement, span: tuple[int, int], status: Status) -> bool:
    """A partner is the subject of an active verb: `UNESCO lent us its rooms` tells of a partner."""
    if status.at < 0:
        return False
    before = statement.leveled[span[0] : status.at]
    first = next((m for m in statement.mentions if span[0] <= m.start < status.at), None)
    if first is None or first.kind not in ("body", "organization") or _ours(statement, before):
        return False
    if statement.has_in("subjects", span[0], span[1], "we", "mechanism"):
        return False
    if statement.report.names.kinds.get(first.name.id, "") != "partner-institution":
        return False
    lead = re.sub(r"^(?:the|la|el|le|les|los|las|l)\b\W*", "", before[: first.start - span[0]].strip())
    return not level(lead).strip(" ,'") and not _is_passive(statement, status)


def _is_passive(statement: Statement, status: Status) -> bool:
    passive = statement.pack.pattern("tense", "passive")
    return status.at >= 0 and passive.match(statement.lowered, status.at) is not None

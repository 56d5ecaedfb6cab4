"""Who leads the mechanism, and in which other bodies its leaders have a role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.names import Mention
from graph.reports.patterns import level
from graph.reports.rules.roles import HOLDERS, LEADING, RoleWord, as_holder, role_words
from graph.reports.rules.seats import Seat, seats_of
from graph.reports.rules.statement import Statement
from graph.reports.rules.uclg import UCLG, in_uclg

_SHORT: Final = 12  # words of a sentence that only goes on
_SEATS: Final = frozenset(
    (
        "policy-council",
        "commission",
        "committee",
        "community-of-practice",
        "working-group",
        "forum",
        "local4action-hub",
        "programme",
        "section",
    )
)
_SHARED: Final = {"chair": "co-chair", "president": "co-president"}
_GOVERNED: Final = re.compile(
    r"\s*(?:of|over|de|de la|del|du|d'|pour|for|en|within|au sein de|dans)?\s*"
    r"(?:also |aussi |tambien |asimismo |egalement )?(?:the|la|el|le|l')?\s*"
)


def read_leadership(statement: Statement) -> list[Fact]:
    """Leaderships of the mechanism and mandates in other bodies that a statement tells."""
    roles = role_words(statement.leveled, statement.pack)
    bodies = [
        m for m in statement.of_kind("body") if _is_seat(statement, m) or _is_governed(statement, m, roles)
    ]
    bodies = [m for m in bodies if m.name.id != UCLG] + in_uclg(statement, roles)
    hub = None if any(_is_hub(statement, m) for m in bodies) else _own_hub(statement)
    seats = seats_of(statement, [*bodies, *([hub] if hub else [])])
    facts: list[Fact] = []
    for seat in seats:
        facts += _mandates(statement, seat)
    leads = [seat for seat in seats if not seat.bodies and seat.role in LEADING and not seat.foreign]
    if leads and _is_meant(statement, leads, bool(facts)):
        for seat in leads:
            facts += _leaderships(statement, seat)
    if not seats:
        facts += _hub_in_list(statement, bodies)
    return _once(facts)


def _once(facts: list[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if not any(dict(fact.fields) == dict(other.fields) and fact.kind == other.kind for other in kept):
            kept.append(fact)
    return kept


def _lead_holder(statement: Statement) -> list[Name]:
    """The city that the sentence above a list speaks of."""
    if not statement.part.lead:
        return []
    lead = level(statement.part.lead)
    told = statement.pack.pattern("leading").search(lead) or statement.has(
        "roles", *statement.pack.groups("roles")
    )
    if not told:
        return []
    return [m.name for m in statement.report.names.find(statement.part.lead) if m.kind in HOLDERS][:1]


def _mandates(statement: Statement, seat: Seat) -> Iterator[Fact]:
    holders = [as_holder(m.name) for m in seat.holders] or _meant(statement, seat)
    for body in seat.bodies:
        if body.name.id == "body/uclg" and seat.role in ("member", "observer"):
            continue
        for holder in holders:
            role = _shared(statement, seat)
            fields = {"body": body.name.id.removeprefix("body/"), "holder": holder.id, "role": role}
            names = {"body": [body.name], "holder": [holder]}
            yield statement.fact("mandate", "role-in-other-body", 0.9 * body.name.score, fields, names)


def _meant(statement: Statement, seat: Seat) -> list[Name]:
    """Whom a sentence without a name means: the city of the list's head, `the City`, `it`, or nobody said."""
    lead = _lead_holder(statement)
    if lead:
        return lead
    before = statement.leveled[: seat.word.start].lstrip(' "')
    leader = statement.pack.pattern("subjects", "leader").search(before[:60])
    silent = len(before.split()) <= 3 or re.search(r"[,;:]\s*(?:\w+\s){0,3}$", before)
    if statement.report.leaders and (leader or silent) and not seat.mechanism:
        return [Name(statement.report.leaders[0], "", 0.8)]
    return []


def _leaderships(statement: Statement, seat: Seat) -> Iterator[Fact]:
    for holder in seat.holders:
        name = as_holder(holder.name)
        fields = {"holder": name.id, "role": _shared(statement, seat)}
        yield statement.fact("leadership", "role-in-mechanism", 0.9, fields, {"holder": [name]})


def _shared(statement: Statement, seat: Seat) -> str:
    """Two that share the chair are co-chairs."""
    several = len(seat.holders) > 1 or (statement.part.lead and not seat.holders)
    if several and statement.has("seats", "shared"):
        return _SHARED.get(seat.role, seat.role)
    return seat.role


def _is_meant(statement: Statement, leads: list[Seat], other: bool) -> bool:
    """Whether roles without a body are roles in the mechanism."""
    if any(seat.mechanism for seat in leads):
        return True
    if other or (
        statement.of_kind("body") and not statement.speaks_of_mechanism and not _is_label(statement)
    ):
        associations = {m.name.id for seat in leads for m in seat.holders}
        if other or any(m.name.id not in associations for m in statement.of_kind("body")):
            return False
    return (
        statement.speaks_of_mechanism
        or _is_label(statement)
        or _goes_on(statement)
        or _is_told_here(statement)
    )


def _goes_on(statement: Statement) -> bool:
    """Behind a semicolon, or a short sentence behind one on the same: `... preside la Comisión. La
    copresiden A y B`.
    """
    before = statement.report.document.text[statement.part.start : statement.start].rstrip()
    if before.endswith(";"):
        return True
    told = statement.pack.pattern("subjects", "mechanism").search(level(before))
    return bool(told and role_words(level(before), statement.pack)) and len(statement.text.split()) <= _SHORT


def _is_told_here(statement: Statement) -> bool:
    """Where leadership is told, a role without a body is one in the mechanism."""
    told = statement.part.section in ("1-b", "2")
    return told and not statement.has("events", "learning-meeting", "webinar")


def _is_label(statement: Statement) -> bool:
    """`Chair: Banda Aceh`: a role, a colon, a name."""
    return bool(re.match(r"[^:]{3,40}:\s*\S", statement.text)) and len(statement.text.split()) <= 14


def _is_seat(statement: Statement, mention: Mention) -> bool:
    """A body in which a city can have a role: not a partner, not the secretariat, not UCLG itself."""
    return statement.report.names.kinds.get(mention.name.id, "") in _SEATS


def _is_governed(statement: Statement, mention: Mention, roles: list[RoleWord]) -> bool:
    """`the presidency of WeGO`: a role right before the name of any body but the mechanism."""
    if as_holder(mention.name) != mention.name:
        return False  # `Ejerce la presidencia la Diputación de Barcelona`
    before = (statement.leveled[role.end : mention.start] for role in roles if role.end <= mention.start)
    return any(_GOVERNED.fullmatch(text) for text in before)


def _is_hub(statement: Statement, mention: Mention) -> bool:
    return statement.report.names.kinds.get(mention.name.id, "") == "local4action-hub"


def _own_hub(statement: Statement) -> Mention | None:
    """`Xi'an leads a Local4Action Hub`: that of the city that is spoken of."""
    found = re.search(r"(?:local4action hubs?|hubs? local4action)", statement.leveled)
    if found is None or any(m.start <= found.start() < m.end for m in statement.of_kind("body")):
        return None
    cities = [
        m.name.id for m in statement.of_kind("city") if m.end <= found.start()
    ] or statement.report.leaders
    ids = (f"body/local4action-hub-{city.split('-', 1)[-1]}" for city in cities)
    known = next((id_ for id_ in ids if id_ in statement.report.names.kinds), None)
    return Mention(found.start(), found.end(), Name(known, found.group(), 0.9)) if known else None


def _hub_in_list(statement: Statement, bodies: list[Mention]) -> Iterator[Fact]:
    """An item that only names a hub, below a sentence on what a city leads."""
    holders = _lead_holder(statement)
    for body in bodies:
        if _is_hub(statement, body) and holders:
            fields = {"body": body.name.id.removeprefix("body/"), "holder": holders[0].id, "role": "lead"}
            names = {"body": [body.name], "holder": holders}
            yield statement.fact("mandate", "role-in-other-body", 0.9 * body.name.score, fields, names)

"""Who leads the mechanism, and in which other bodies its leaders have a role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.reports.model import Fact, Name
from graph.reports.names import Mention
from graph.reports.packs import Pack
from graph.reports.patterns import level
from graph.reports.rules.statement import Statement

_SHORT = 12  # words of a sentence that only goes on
_NEAR = 5  # characters between a word for representing and the office: `représente sa vice-présidente`
_BY = (" by", " por", " par", " its", " su", " son", " sa")
HOLDERS = ("city", "government", "organization")
_RANKS = (
    "special-envoy",
    "co-chair",
    "vice-chair",
    "co-president",
    "vice-president",
    "chair",
    "president",
    "lead",
    "treasurer",
    "secretariat",
    "focal-point",
    "coordinator",
    "member",
    "host",
    "observer",
)


@dataclass(frozen=True)
class RoleWord:
    """A word for a role, and where it stands."""

    role: str
    start: int
    end: int


def role_words(text: str, pack: Pack) -> list[RoleWord]:
    """All words for roles in a levelled text, in order; where two begin at one place, the longer."""
    found: list[RoleWord] = []
    for role in _RANKS:
        if role not in pack.groups("roles"):
            continue
        for match in pack.pattern("roles", role).finditer(text):
            if all(match.end() <= each.start or match.start() >= each.end for each in found):
                found.append(RoleWord(role, *match.span()))
    return sorted(found, key=lambda each: each.start)


def read_leadership(statement: Statement) -> list[Fact]:
    """Leaderships of the mechanism and mandates in other bodies that a statement tells."""
    roles = [r for r in role_words(statement.leveled, statement.pack) if not _in_office(statement, r)]
    hangs = (
        bool(statement.part.lead) and statement.pack.pattern("leading").search(_lead(statement)) is not None
    )
    bodies = [
        m for m in statement.of_kind("body") if _is_seat(statement, m) or _is_governed(statement, m, roles)
    ]
    facts = list(_mandates(statement, roles, bodies, hangs))
    if not facts and roles:
        facts = list(_leaderships(statement, roles))
    return facts


def _lead(statement: Statement) -> str:
    return level(statement.part.lead)


def _mandates(
    statement: Statement, roles: list[RoleWord], bodies: list[Mention], hangs: bool
) -> Iterator[Fact]:
    mechanism = statement.report.mechanism
    for body in bodies:
        if mechanism is not None and body.name.id == mechanism.id:
            continue
        role = _role_for(body, roles, bodies) or (
            RoleWord("lead", body.start, body.end) if _is_hub(statement, body) and hangs else None
        )
        if role is None:
            continue
        for holder in _holders_for(statement, role, body, hangs):
            fields = {"body": body.name.id.removeprefix("body/"), "holder": holder.id, "role": role.role}
            names = {"body": [body.name], "holder": [holder]}
            yield statement.fact("mandate", "role-in-other-body", 0.9 * body.name.score, fields, names)


def _role_for(body: Mention, roles: list[RoleWord], bodies: list[Mention]) -> RoleWord | None:
    """The last role before the body with no other body between; else the first one after it."""
    before = [role for role in roles if role.end <= body.start + 2]
    others = [other.end for other in bodies if other.end <= body.start]
    if before and not any(before[-1].end <= end for end in others):
        return before[-1]
    if before and others and before[-1].start < min(others):
        return before[-1]
    after = [role for role in roles if role.start >= body.end]
    between = [other for other in bodies if after and body.end <= other.start < after[0].start]
    return after[0] if after and not between else None


def _holders_for(statement: Statement, role: RoleWord, body: Mention, hangs: bool) -> Iterator[Name]:
    cities = [m for m in statement.of_kind(*HOLDERS) if not (body.start <= m.start < body.end)]
    named = [m for m in cities if not _place(statement, m)]
    if named:
        before = [m for m in named if m.end <= role.start]
        yield (before[0] if before else named[0]).name
        return
    lead = (
        [m.name for m in statement.report.names.find(statement.part.lead) if m.kind in HOLDERS]
        if hangs
        else []
    )
    if lead:
        yield lead[0]
    elif statement.report.leaders:
        yield Name(statement.report.leaders[0], "", 0.8)


def _leaderships(statement: Statement, roles: list[RoleWord]) -> Iterator[Fact]:
    meant = statement.speaks_of_mechanism or _is_label(statement) or _goes_on(statement)
    if not (meant or _is_seat_of_part(statement)):
        return
    strong = [
        role
        for role in roles
        if role.role
        not in ("member", "host", "secretariat", "observer", "coordinator", "focal-point", "treasurer")
    ]
    if not strong:
        return
    for holder in statement.of_kind(*HOLDERS, "body"):
        if holder.kind == "body" and not _is_partner(statement, holder):
            continue
        if _place(statement, holder) or _inside_name(statement, holder):
            continue
        role = _role_of(statement, holder, strong)
        name = _as_holder(holder.name)
        fields = {"holder": name.id, "role": role.role}
        yield statement.fact("leadership", "role-in-mechanism", 0.9, fields, {"holder": [name]})


def _goes_on(statement: Statement) -> bool:
    """Behind a semicolon, or a short sentence behind one on the same: `... preside la Comisión. La
    copresiden A y B`.
    """
    before = statement.report.document.text[statement.part.start : statement.start].rstrip()
    if before.endswith(";"):
        return True
    told = statement.pack.pattern("subjects", "mechanism").search(level(before))
    return bool(told and role_words(level(before), statement.pack)) and len(statement.text.split()) <= _SHORT


def _is_seat_of_part(statement: Statement) -> bool:
    """Where leadership is told, a role without a body is one in the mechanism."""
    told = statement.part.section in ("1-b", "2") and not statement.of_kind("body")
    return told and not statement.times and not statement.has("events", "learning-meeting", "webinar")


def _is_label(statement: Statement) -> bool:
    """`Chair: Banda Aceh`: a role, a colon, a name."""
    return bool(re.match(r"[^:]{3,40}:\s*\S", statement.text)) and len(statement.text.split()) <= 14


def _role_of(statement: Statement, holder: Mention, roles: list[RoleWord]) -> RoleWord:
    """`présidée par Lyon et coprésidée par Dakar`, but `Lyon préside et Dakar copréside`: the role that a
    holder has.
    """
    before = [role for role in roles if role.end <= holder.start]
    after = [role for role in roles if role.start >= holder.end]
    passive = re.search(
        r"(?:by|par|por)\s+(?:\w+\s+(?:of|de|d')?\s*){0,4}$", statement.leveled[: holder.start]
    )
    if before and (passive or not after):
        return before[-1]
    return after[0] if after else roles[0]


def _is_seat(statement: Statement, mention: Mention) -> bool:
    """A body in which a city can have a role: not a partner, not the secretariat, not UCLG itself."""
    kind = statement.report.names.kinds.get(mention.name.id, "")
    return kind in (
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


def _is_governed(statement: Statement, mention: Mention, roles: list[RoleWord]) -> bool:
    """`the presidency of WeGO`: a role right before the name of any body but the mechanism."""
    before = (statement.leveled[role.end : mention.start] for role in roles if role.end <= mention.start)
    return any(
        re.fullmatch(r"\s*(?:of|de|de la|del|du|d'|pour|for)?\s*(?:the|la|el|le|l')?\s*", text)
        for text in before
    )


def _is_hub(statement: Statement, mention: Mention) -> bool:
    return statement.report.names.kinds.get(mention.name.id, "") == "local4action-hub"


def _is_partner(statement: Statement, mention: Mention) -> bool:
    """Provinces, city councils and associations that the tables keep as partners hold seats too."""
    kind = statement.report.names.kinds.get(mention.name.id, "")
    before = statement.leveled[: mention.start]
    return kind == "partner-institution" and not statement.pack.pattern("partner_links").search(before[-12:])


def _as_holder(name: Name) -> Name:
    """The government or organization that has the name, rather than the partner of the tables."""
    for other in name.near:
        if name.id.startswith("body/") and other.split("/", 1)[0] in HOLDERS:
            return Name(other, name.text, name.score, (name.id,))
    return name


def _in_office(statement: Statement, role: RoleWord) -> bool:
    """`represented by its vice-president`: the office of a person, not the role of a city."""
    before = statement.leveled[max(0, role.start - 50) : role.start]
    found = list(statement.pack.pattern("represented").finditer(before))
    between = before[found[-1].end() :] if found else ","
    near = len(between) <= _NEAR or found[-1].group().endswith(_BY)
    return near and not re.search(r"[,;:]", between)


def _place(statement: Statement, mention: Mention) -> bool:
    return bool(
        re.search(
            r"(?:\bin|\ben|\bà|\bat|\bhosted by)\s+(?:la |el |le )?$", statement.lowered[: mention.start]
        )
    )


def _inside_name(statement: Statement, mention: Mention) -> bool:
    return bool(re.search(r"[\"“«‘]\s*$", statement.text[: mention.start]))

"""Words for roles: which role, and whether a word means a seat at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.reports.model import Name
from graph.reports.packs import Pack
from graph.reports.rules.statement import Statement

_NEAR: Final = 5  # characters between a word for representing and the office: `représente sa vice-présidence`
_BY: Final = (" by", " por", " par", " its", " su", " son", " sa")
HOLDERS: Final = ("city", "government", "organization")
_RANKS: Final = (
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
# Roles by which somebody leads; the others are told of other bodies only.
LEADING: Final = frozenset(_RANKS[1:8])
# `The chair attended`: who has the role is meant, not that somebody has it.
_PERSON: Final = re.compile(
    r"(?:co-?|vice-?)?\s?(?:presid(?:ent|ente|enta|entes|entas|ents)|chairs?|chair(?:man|woman|person)|"
    r"leaders?|lider|lideres)$"
)
_ARTICLE: Final = re.compile(r"(?:^|\s)(?:the|its|their|our|el|la|los|las|su|sus|le|les|son|sa|ses|l')\s*$")
_AS: Final = re.compile(
    r"(?:\bis|\bare|\bwas|\bas|\bbe|\bbecame|\bremains|\bes|\bson|\bera|\bcomo|\bsigue siendo|\bsiendo"
    r"|\best|\bsont|\bcomme|\ben tant que|\breste|\bdevenue?|:)\s*(?:now |also |still |tambien |aussi )?$"
)
# `is one of the vice-presidents of`, `figure parmi les vice-présidents de`
_ONE_OF: Final = re.compile(
    r"(?:\b(?:is|are|es|son|est|sont|as|como|comme|counts|figures?|compte|cuenta|figura)\b[^.;:]{0,40}?\s|^)"
    r"(?:one of|among|un[ao] de|entre|l'une? d|parmi)\s*(?:the|its|las|los|les|des|es)\s*$"
)
# `The chair of the Committee is ...`, `The vice-chairs: ...`
_NAMED: Final = re.compile(
    r"[^.;:]{0,60}?(?::|\s(?:is|are|was|were|es|son|est|sont))\s+"
    r"(?:(?:the|city of|la|el|le|les|ciudad de|ayuntamiento de|ville de|municipality of|l')\s*)*"
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
    none = [match.span() for match in pack.pattern("seats", "no_role").finditer(text)]
    for role in _RANKS:
        if role not in pack.groups("roles"):
            continue
        for match in pack.pattern("roles", role).finditer(text):
            taken = [*((each.start, each.end) for each in found), *none]
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                found.append(RoleWord(role, *match.span()))
    return sorted(found, key=lambda each: each.start)


def roles_of(statement: Statement) -> list[RoleWord]:
    """Words for roles of cities: not in a name, not the office of a person, not who merely has one."""
    text = statement.leveled
    spans = [(m.start, m.end) for m in statement.mentions]
    return [
        role
        for role in role_words(text, statement.pack)
        if not any(start <= role.start < end for start, end in spans)
        and not in_office(statement, role)
        and not _is_person(statement, role)
    ]


def in_office(statement: Statement, role: RoleWord) -> bool:
    """`represented by its vice-president`: the office of a person, not the role of a city."""
    before = statement.leveled[max(0, role.start - 50) : role.start]
    found = list(statement.pack.pattern("represented").finditer(before))
    between = before[found[-1].end() :] if found else ","
    near = len(between) <= _NEAR or found[-1].group().endswith(_BY)
    return near and not re.search(r"[,;:]", between)


def _is_person(statement: Statement, role: RoleWord) -> bool:
    text = statement.leveled
    if not _PERSON.match(text[role.start : role.end]):
        return False
    article = _ARTICLE.search(text[: role.start])
    if article is None or _ONE_OF.search(text[: article.end()]):
        return False
    if _AS.search(text[: article.start() + 1].rstrip() + " "):
        return False
    if any(
        not text[m.end : article.start()].strip(", ")
        for m in statement.mentions
        if m.end <= article.start() + 1
    ):
        return False  # `and Lyon its vice-chair`
    if text[role.start : role.end] == "chair" and any(
        m.end < article.start() for m in statement.of_kind(*HOLDERS)
    ):
        return False  # the seat: `Lyon and Dakar share the chair`
    named = (text[role.end : m.start] for m in statement.of_kind(*HOLDERS) if m.start > role.end)
    return not any(_NAMED.fullmatch(between) for between in named)


def as_holder(name: Name) -> Name:
    """The government or organization that has the name, rather than the partner of the tables."""
    for other in name.near:
        if name.id.startswith("body/") and other.split("/", 1)[0] in HOLDERS:
            return Name(other, name.text, name.score, (name.id,))
    return name

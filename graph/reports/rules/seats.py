"""Seats: which holders have which role, and in which body, in the order that a sentence tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.reports.names import Mention
from graph.reports.rules.objects import objects_of
from graph.reports.rules.roles import HOLDERS, RoleWord, roles_of
from graph.reports.rules.statement import Statement

_DET: Final = (
    r"(?:(?:the|of|city of|cities of|municipality of|town of|la|el|los|las|le|les|"
    r"ciudad de|ciudades de|ayuntamiento de|ville de|villes de|l'|de la|de|del|du|d')\s*)*"
)
_PASSIVE: Final = re.compile(r"(?:\s*,?\s*(?!by\b|por\b|par\b)[\w'-]+){0,6}?,?\s+(?:by|por|par)\s+" + _DET)
_LABEL: Final = re.compile(r"[^.;:]{0,45}[:–—]\s*" + _DET + r"|\s-\s+" + _DET)
_RIGHT: Final = re.compile(r"\s*,?\s*(?:(?:to|a|a la|al|en|by|por|par|for|para|pour)\s+)?" + _DET)
_STRONG: Final = re.compile(
    r";|,?\s(?:while|whereas|mientras(?: que)?|tandis que|with|con|avec)\s|,\s(?:and|y|et)\s"
)
_WEAK: Final = re.compile(r"\s(?:and|y|e|et)\s")
_NETWORKS: Final = frozenset({"partner-institution"})
# `quant à Lyon`, `en cuanto a Lyon`: whom a clause speaks of.
_AS_FOR: Final = re.compile(
    r"(?:quant|en cuanto|(?:por|en) lo que (?:respecta|se refiere|hace|toca|atane)|respecto)\s*$"
)


@dataclass(frozen=True)
class Seat:
    """A role, its body (none: not told; the mechanism is one too) and its holders."""

    word: RoleWord
    bodies: tuple[Mention, ...] = ()
    mechanism: bool = False
    holders: tuple[Mention, ...] = ()
    foreign: bool = False

    @property
    def role(self) -> str:
        """Notation of the role."""
        return self.word.role


def seats_of(statement: Statement, bodies: Sequence[Mention]) -> list[Seat]:
    """All seats that a statement tells of, `bodies` being those in which there are any."""
    roles = roles_of(statement)
    if not roles or statement.has("seats", "candidate"):
        return []
    seats = [
        Seat(each.role, each.bodies, each.mechanism, foreign=each.foreign)
        for each in objects_of(statement, roles, bodies)
    ]
    return _with_holders(statement, seats)


def holders_in(statement: Statement) -> list[Mention]:
    """Cities, governments and associations that may hold a seat: not places, not who had it before."""
    found = [
        m for m in statement.of_kind(*HOLDERS, "body") if m.kind != "body" or _is_association(statement, m)
    ]
    return [m for m in found if not _is_former(statement, m) and not _inside_name(statement, m)]


def _is_association(statement: Statement, mention: Mention) -> bool:
    """Provinces, city councils and associations that the tables keep as partners hold seats too."""
    kind = statement.report.names.kinds.get(mention.name.id, "")
    before = statement.leveled[: mention.start]
    if kind not in _NETWORKS:
        return False
    if any(_PASSIVE.fullmatch(before, role.end) for role in roles_of(statement) if role.end <= mention.start):
        return True  # `presidida por la Diputación de Barcelona`
    return not statement.pack.pattern("partner_links").search(before[-12:])


def _is_former(statement: Statement, mention: Mention) -> bool:
    before = statement.leveled[max(0, mention.start - 60) : mention.start]
    former = statement.pack.pattern("seats", "former").pattern
    return re.search(rf"{former}\s+{_DET}$", before) is not None


def _inside_name(statement: Statement, mention: Mention) -> bool:
    return bool(re.search(r"[\"“«‘]\s*$", statement.text[: mention.start]))


def _with_holders(statement: Statement, seats: Sequence[Seat]) -> list[Seat]:
    """Each holder goes to one role: to one behind it, or to one before it that is told of it."""
    text = statement.leveled
    all_holders = [m for m in holders_in(statement) if not _is_place(statement, m, seats)]
    result: list[Seat] = []
    used = 0
    for at, seat in enumerate(seats):
        stop = seats[at + 1].word.start if at + 1 < len(seats) else len(text)
        free = [m for m in all_holders if m.start >= used]
        before = [m for m in free if m.end <= seat.word.start]
        after = [m for m in free if seat.word.end <= m.start < stop]
        if after and (not before or _told_forward(statement, seat.word, after[0])):
            group = _until_next(text, after, seats[at + 1 :], all_holders)
        elif before:
            cut = _cut(text, before, _STRONG)
            result = _passed_on(statement, result, before[:cut])
            group = before[cut:] if result and before[0] in result[-1].holders else before
        else:
            group = list(result[-1].holders) if result else []
        used = max([used, *(m.end for m in group)])
        result.append(replace(seat, holders=tuple(group)))
    return _passed_on(statement, result, [m for m in all_holders if m.start >= used])


def _told_forward(statement: Statement, role: RoleWord, holder: Mention) -> bool:
    between = statement.leveled[role.end : holder.start]
    held = statement.pack.pattern("seats", "held").search(between)
    return bool(_PASSIVE.fullmatch(between) or _LABEL.fullmatch(between)) or (
        held is not None and len(between[held.end() :]) < 30
    )


def _until_next(
    text: str, after: Sequence[Mention], later: Sequence[Seat], holders: Sequence[Mention]
) -> list[Mention]:
    """Where the next role has no holder behind it, the last ones before it are its own."""
    if not later or len(after) < 2:
        return list(after)
    stop = later[1].word.start if len(later) > 1 else len(text)
    if any(later[0].word.end <= m.start < stop for m in holders):
        return list(after)
    cut = _cut(text, after, _STRONG) or _cut(text, after, _WEAK)
    return list(after[:cut] if cut else after)


def _cut(text: str, holders: Sequence[Mention], pattern: re.Pattern[str]) -> int:
    """How many stand before the last joint of a kind; none if there is no such joint."""
    return max(
        (
            at
            for at in range(1, len(holders))
            if pattern.search(text[holders[at - 1].end - 1 : holders[at].start + 1])
        ),
        default=0,
    )


def _passed_on(statement: Statement, seats: list[Seat], holders: Sequence[Mention]) -> list[Seat]:
    """`... leads the Committee together with Dakar`: who is named right behind has the role too."""
    if not seats or not holders or not seats[-1].holders:
        return seats
    last = seats[-1]
    since = max(last.word.end, last.holders[-1].end)
    between = statement.leveled[since : holders[0].start]
    along = statement.pack.pattern("seats", "along")
    found = list(along.finditer(between))
    joined = bool(found) and re.fullmatch(r"\s*" + _DET, between[found[-1].end() :])
    if not joined or re.search(r"[;:.]", between):
        return seats
    return [*seats[:-1], replace(last, holders=(*last.holders, *holders))]


def _is_place(statement: Statement, mention: Mention, seats: Sequence[Seat]) -> bool:
    """`in Lyon`, but not `recae en Lyon`, `la vice-présidence à Lyon et à Dakar`."""
    prep = re.search(
        r"(?:\bin|\ben|\bà|\bat|\ba|\bhosted by)\s+(?:la |el |le )?$", statement.lowered[: mention.start]
    )
    if prep is None or (prep.group().startswith("a ") and statement.pack.language == "en"):
        return False
    before = statement.leveled[: prep.start()]
    if _AS_FOR.search(before):
        return False
    if any(
        re.fullmatch(r"[\s,]*", before[seat.word.end :]) for seat in seats if seat.word.end <= prep.start()
    ):
        return False
    near = before[-45:]
    held = list(statement.pack.pattern("seats", "held").finditer(statement.leveled[: mention.start]))
    if any(mention.start - match.end() < 12 for match in held):
        return False
    others = [m for m in statement.of_kind(*HOLDERS) if m.end <= prep.start()]
    if others and re.fullmatch(r"\s*,?\s*(?:y|et|and)?\s*", before[others[-1].end :]) and near:
        return (
            _is_place(statement, others[-1], seats)
            if re.search(r"(?:\ben|\bà|\ba)\s+(?:la |el |le )?$", statement.lowered[: others[-1].start])
            else True
        )
    return True

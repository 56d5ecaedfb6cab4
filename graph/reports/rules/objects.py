"""What a word for a role is a role in: the mechanism, other bodies, or something that is no body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.reports.names import Mention
from graph.reports.rules.roles import RoleWord
from graph.reports.rules.statement import Statement

# Between a role and the body it is a role in: `of the`, `également la`, `en el seno del`.
_LINK: Final = re.compile(
    r"[\s\"«“'(]*(?:(?:over|of|in|within|on|for|at|the|a|an|its|our|this|another|also|too|as well|likewise|"
    r"besides|moreover|furthermore|in addition|equally|work|meetings|seat|second seat|"
    r"de|del|de la|en|en el|en la|el|la|los|las|al|a|su|esta|este|seno del?|tambien|asimismo|ademas|"
    r"igualmente|trabajos|labores|"
    r"du|de l'|des|dans|au sein|le|les|l'|d'|cette|ce|sa|son|aussi|egalement|en outre|par ailleurs|de meme|"
    r"travaux|a su vez|por su parte|de igual modo|in turn|for its part|a son tour|pour sa part|de son cote|"
    r"(?:since|desde|depuis)(?: \w+)? \d{4}|,)[\s\"«“'(]*)*"
)
# `leads the work done by the Committee`
_WORK: Final = re.compile(
    r"\s+(?:(?:the|la|el|los|las|le|les|its|sus?|ses)\s+|l')[a-z][\w-]+(?:\s+[a-z][\w-]+){0,4}?"
    r"\s+(?:(?:of|by|within|in|from|under|desde|por|en|de|del|par|dans|au sein|du)\s+|de l'|d')?"
    r"(?:(?:the|la|el|le|de|uclg|cglu)\s+)*"
)
# `who chairs its municipal board`; but `leads its work` is said of the mechanism's.
_THEIRS: Final = (
    r"(?:its|his|her|their|sus?|son|sa|ses|leurs?)(?!\s+(?:daily |dia |quotidien)?"
    r"(?:work|meetings|sessions|activities|trabajos?|labor(?:es)?|sesiones|reuniones|actividades|travaux|"
    r"travail|seances|reunions|activites|debates|debats|discussions)\b)"
)
Place = tuple[int, int, Mention | None]  # start, end, and the body; none where the mechanism is meant


@dataclass(frozen=True)
class Objects:
    """A role with the bodies that it is a role in; `foreign` where it is one in something else."""

    role: RoleWord
    bodies: tuple[Mention, ...]
    mechanism: bool
    foreign: bool


_QUOTED: Final = re.compile(r'\s*"')


def objects_of(statement: Statement, roles: Sequence[RoleWord], bodies: Sequence[Mention]) -> list[Objects]:
    """Each role with its bodies: those behind it, else one before it that no other role has."""
    places = _places(statement, bodies)
    behind = [_behind(statement, role, places) for role in roles]
    taken = {place for chosen in behind for place in chosen}
    rest = [place for place in places if place not in taken]
    return [
        _told(statement, role, chosen or _before(statement, role, roles, rest), places)
        for role, chosen in zip(roles, behind, strict=True)
        if not _in_turn(statement, role, roles)
    ]


def _in_turn(statement: Statement, role: RoleWord, roles: Sequence[RoleWord]) -> bool:
    """`is part of the co-presidency of`: the second word tells the role."""
    after = (statement.leveled[role.end : each.start] for each in roles if each.start > role.end)
    return any(_LINK.fullmatch(text) for text in after)


def _places(statement: Statement, bodies: Sequence[Mention]) -> list[Place]:
    """Other bodies, and where the mechanism is named or meant."""
    report = statement.report
    own = report.mechanism.id if report.mechanism else ""
    found: list[Place] = [(m.start, m.end, m) for m in bodies if m.name.id != own]
    found += [(m.start, m.end, None) for m in statement.of_kind("body") if m.name.id == own]
    for match in statement.pack.pattern("subjects", "mechanism").finditer(statement.leveled):
        quote = _QUOTED.match(statement.leveled, match.end())
        named = next((each for each in found if quote and each[0] == quote.end()), None)
        if named:  # `la communauté « ... »` is the one so named
            found[found.index(named)] = (match.start(), *named[1:])
        elif not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((*match.span(), None))
    return sorted(found, key=lambda each: each[:2])


def _behind(statement: Statement, role: RoleWord, places: Sequence[Place]) -> list[Place]:
    """The bodies right behind a role, joined to each other."""
    text = statement.leveled
    chosen: list[Place] = []
    at = role.end
    for place in places:
        begin = max(at, place[0])  # `al frente de la Comisión`: both have the `de`
        near = place[1] > at and place[0] > at - 4
        if near and _LINK.fullmatch(_without_and(text[at:begin], bool(chosen))):
            chosen.append(place)
            at = place[1]
    return chosen


def _before(
    statement: Statement, role: RoleWord, roles: Sequence[RoleWord], places: Sequence[Place]
) -> list[Place]:
    """The body before a role that no other role stands between; none where the role has something else as
    its object (`the Committee prepared and led the conference`).
    """
    if _is_foreign(statement, role):
        return []
    before = [place for place in places if place[1] <= role.start]
    if not before or any(before[-1][1] < other.end <= role.start for other in roles):
        return []
    return [before[-1]]


def _told(statement: Statement, role: RoleWord, chosen: Sequence[Place], places: Sequence[Place]) -> Objects:
    found = chosen or _whose(statement, role, places)
    bodies = tuple(mention for _, _, mention in found if mention is not None)
    mechanism = any(mention is None for _, _, mention in found)
    return Objects(role, bodies, mechanism, not found and _is_foreign(statement, role))


def _whose(statement: Statement, role: RoleWord, places: Sequence[Place]) -> list[Place]:
    """`leads the work of the Committee`: leads it."""
    after = [place for place in places if place[0] >= role.end - 4 and place[2] is None][:1]
    between = statement.leveled[role.end : after[0][0]] if after else ""
    return after if _WORK.fullmatch(between) else []


def _without_and(text: str, further: bool) -> str:
    return re.sub(r"^(?:\s*,)?\s*(?:and|y|e|et)(?=\s)", "", text) if further else text


def _is_foreign(statement: Statement, role: RoleWord) -> bool:
    """A role in something that is no body: `chair of the jury`, `pilote une étude`."""
    rest = statement.leveled[role.end :]
    found = re.match(
        r"\s+(?:also |aussi |egalement |tambien )?(?:(?:of|de|over)\s+)?"
        rf"(?:(?:the|a|an|un|une|una|el|la|los|las|le|les|des|del|du|{_THEIRS})\s+|l'|d')(?P<what>[a-z]\w+)",
        rest,
    )
    if found is None:
        return False
    at = role.end + found.start("what")
    return not any(m.start <= at + 1 < m.end or m.start == at for m in statement.mentions) and not re.match(
        r"(?:city|ville|ciudad|region|province|provincia|ayuntamiento|municipality|diputacion)\b",
        found["what"],
    )

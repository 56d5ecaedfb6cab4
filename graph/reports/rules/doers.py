"""With whom and for whom: the partners of an activity, and those that it, or an offer, is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.names import Mention
from graph.reports.rules.statement import Statement

_WITH: Final = frozenset({"partner-institution", "section"})
_ALSO_WITH: Final = frozenset({"body/uclg-world-secretariat", "body/gold"})
# Of groups that are named together, the one that says most.
_GROUPS: Final = ("policy-councils", "committees", "sections", "uclg", "members", "cities")
_NEAR: Final = 30  # characters between the word for whom and the name


def partners(statement: Statement, span: tuple[int, int], told: Sequence[Fact]) -> list[Name]:
    """Those whom the clause names: known bodies, and those that its sentence tells a collaboration with."""
    for_whom = {name.id for name in recipients(statement, span)}
    found = {
        mention.start: mention.name
        for mention in _bodies(statement, span)
        if mention.name.id not in for_whom
        and (statement.report.names.kinds.get(mention.name.id) in _WITH or mention.name.id in _ALSO_WITH)
    }
    for fact in told:
        for name in fact.names.get("partner", ()):
            at = statement.text.find(name.text, span[0], span[1])
            if at >= 0 and not name.known:
                found.setdefault(at, name)
    return list({name.id: name for _, name in sorted(found.items(), key=lambda each: each[0])}.values())


def recipients(statement: Statement, span: tuple[int, int]) -> list[Name]:
    """Bodies behind a word for whom something is: `to`, `among`, `para`, `auprès de`; the mechanism itself
    where `the members` are meant.
    """
    found = [mention.name for mention in _bodies(statement, span) if _is_for(statement, mention.start)]
    mechanism = statement.report.mechanism
    for group, name in (("members", mechanism), ("uclg", Name("body/uclg", "UCLG", 0.7))):
        match = statement.pack.pattern("recipients", group).search(statement.leveled, *span)
        if name is not None and match and _is_for(statement, match.start()):
            found.append(name)
    return list({name.id: name for name in found}.values())


def group_of(statement: Statement) -> str | None:
    """The group of bodies that a statement names: `members`, `sections`, `policy-councils`..."""
    said = (group for group in _GROUPS if statement.has("recipients", group))
    return next(said, None)


def _bodies(statement: Statement, span: tuple[int, int]) -> Iterator[Mention]:
    mechanism = statement.report.mechanism
    own = {"body/uclg", mechanism.id if mechanism else ""}
    for mention in statement.of_kind("body"):
        if span[0] <= mention.start < span[1] and mention.name.id not in own:
            yield mention


def _is_for(statement: Statement, start: int) -> bool:
    """Whether the last preposition before a name is one of giving, not one of doing it together."""
    before = statement.leveled[max(0, start - _NEAR) : start]
    given = [found.end() for found in statement.pack.pattern("recipients", "cues").finditer(before)]
    shared = [found.end() for found in statement.pack.pattern("partner_links").finditer(before)]
    return bool(given) and given[-1] > max(shared, default=-1)

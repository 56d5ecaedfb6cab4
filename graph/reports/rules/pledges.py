"""Wishes, commitments and offers: what somebody would like, binds themselves to, or puts at others'
disposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.model import Fact, Name
from graph.reports.rules.doers import group_of
from graph.reports.rules.roles import as_holder
from graph.reports.rules.statement import Statement
from graph.reports.rules.status import main_clause
from graph.reports.rules.verbs import behind_article

KINDS: Final = ("commitment", "offer", "wish")
_SCORES: Final = {"commitment": 0.85, "offer": 0.8, "wish": 0.85}
_RULES: Final = {"commitment": "words-of-committing", "wish": "words-of-wishing"}
_THANKS: Final = 40  # characters behind a word of wishing
_FEW: Final = 4  # words before the verb of a sentence whose subject is left out or a pronoun
_AND: Final = re.compile(
    r"(?:^|[\s,])(?:and|y|e|et|but|pero|mais|while|mientras que|tandis que)\s+(?:\S+\s+){0,2}$"
)

_VERB, _AGENT = 18, 40  # characters of a verb with its pronoun, and up to who does it
_BY: Final = re.compile(r"\b(?:by|por|par)\s+")

Found = tuple[str, int]


def pledge_of(statement: Statement) -> Found | None:
    """Which of the three a statement is first, and where the word stands that says so."""
    found = _pledges(statement)
    return found[0] if found else None


def _pledges(statement: Statement) -> list[Found]:
    """The first, and what `and` binds to it, where that is another kind."""
    main = main_clause(statement.leveled, statement.pack)
    first: list[tuple[int, str]] = []
    text = statement.unnamed(statement.leveled)
    for kind in KINDS:
        for match in statement.pack.pattern(kind).finditer(text):
            if kind == "commitment" and behind_article(text, match.start(), statement.pack):
                continue
            if (kind == "offer" or main[match.start()] != " ") and not _is_said(
                statement, kind, match.start()
            ):
                first.append((match.start(), kind))
                break
    first.sort()
    if not first or (first[0][1] == "offer" and _is_course(statement)):
        return []
    kept = [(first[0][1], first[0][0])]
    kept += [(k, at) for at, k in first[1:] if k != "offer" and _AND.search(statement.leveled[:at])]
    return kept


def _is_course(statement: Statement) -> bool:
    """A course that is offered is an activity."""
    free = statement.pack.pattern("offer").search(statement.leveled)
    learning = statement.has("events", "learning-meeting", "webinar")
    return learning and (free is None or bool(statement.times))


def _is_said(statement: Statement, kind: str, at: int) -> bool:
    """`Se espera que salga` foresees, `wishes to thank` thanks: nobody in them wishes."""
    if kind != "wish":
        return False
    before = statement.leveled[:at].split()
    thanks = statement.pack.pattern("subjects", "thanks").search(statement.leveled, at, at + _THANKS)
    return bool(thanks) or (bool(before) and before[-1] == "se")


def read_pledges(statement: Statement) -> Iterator[Fact]:
    """At most one of each kind a statement."""
    by: Name | None = None
    for kind, at in _pledges(statement):
        if kind == "offer":
            yield _offer(statement, at)
            continue
        by = by or speaker(statement, at)
        if by is not None:
            yield statement.fact(kind, _RULES[kind], _SCORES[kind], {"by": by.id}, {"by": [by]})


def _offer(statement: Statement, at: int) -> Fact:
    """What it is for whom: bodies named behind the word, or before it as its subject; else a group."""
    named = [m for m in statement.of_kind("body") if m.name.id != "body/uclg"]
    others = [m for m in named if not _is_mechanism(statement, m.name)]
    to = [m.name for m in others if m.start > at] or [m.name for m in others if m.start < at]
    group = group_of(statement)
    ends = tuple(name.id.removeprefix("body/") for name in to) or ((group,) if group else ())
    return statement.fact("offer", "words-of-offering", _SCORES["offer"], {"to": ends}, {"to": to})


def speaker(statement: Statement, at: int) -> Name | None:
    """Who a sentence is about: the city before the verb, else the mechanism, else whom the paragraph spoke of
    last, else the leader that `the City` means.
    """
    found = _named(statement, at) or _meant(statement, at)
    if found is not None:
        statement.report.spoke = (statement.part.start, found)
    return found or statement.report.mechanism


def _named(statement: Statement, at: int) -> Name | None:
    before = [m for m in statement.of_kind("city", "government", "organization", "body") if m.start < at]
    holders = [
        m for m in before if not _is_mechanism(statement, m.name) and not _in_place(statement, m.start)
    ]
    mechanism = statement.report.mechanism
    if mechanism and _mechanism_first(statement, holders[0].start if holders else at):
        return mechanism
    return as_holder(holders[0].name) if holders else _new_leader(statement, at)


def _new_leader(statement: Statement, at: int) -> Name | None:
    """A leader that the graph does not know, by its name."""
    names = (each.removeprefix("new:") for each in statement.report.leaders if each.startswith("new:"))
    found = next((name for name in names if name in statement.text[:at]), "")
    return Name(f"new:{found}", found) if found else None


def _meant(statement: Statement, at: int) -> Name | None:
    """`It has promised`, `Se ha comprometido`, `La Ville`."""
    leveled = statement.leveled.lstrip(' "')
    noun = statement.pack.pattern("subjects", "leader").match(leveled)
    paragraph, name = statement.report.spoke or (-1, None)
    short = len(statement.leveled[:at].split()) <= _FEW
    if (
        name is not None
        and paragraph == statement.part.start
        and short
        and (noun or _is_left_out(statement, at))
    ):
        return name
    leaders = statement.report.leaders
    return Name(leaders[-1], statement.text[:12], 0.7) if leaders and noun else None


def _is_left_out(statement: Statement, at: int) -> bool:
    """Nothing but little words before the verb, or a pronoun: `Meanwhile it guarantees`."""
    before = statement.leveled[:at]
    near = " ".join(before.split()[-2:])
    if statement.pack.pattern("subjects", "leader").search(near):
        return True
    rest = before.rpartition(",")[2].split()
    return all(word in statement.pack.function_words or len(word) <= 3 for word in rest)


def _mechanism_first(statement: Statement, at: int) -> bool:
    """`We promise`, `Nos comprometemos`, `it is hoped by the Committee`."""
    ours = statement.pack.pattern("subjects", "mechanism", "we")
    found = ours.search(statement.leveled)
    if found is None:
        return False
    we = statement.pack.pattern("subjects", "we").search(statement.leveled, at, at + _VERB)
    agent = _BY.search(statement.leveled, at, at + _AGENT)
    return found.start() < at or we is not None or bool(agent and ours.match(statement.leveled, agent.end()))


def _in_place(statement: Statement, start: int) -> bool:
    if statement.lowered[:start].strip(' "«') == "a":  # `A Durban le gustaría ...`
        return False
    return bool(re.search(r"(?:\bin|\ben|\ba|\bà|\bat)\s+$", statement.lowered[:start]))


def _is_mechanism(statement: Statement, name: Name) -> bool:
    mechanism = statement.report.mechanism
    return mechanism is not None and mechanism.id == name.id

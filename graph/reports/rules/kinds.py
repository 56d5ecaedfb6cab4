"""The kind of an activity (scheme activity-kind): by its verbs, the nouns it is about, its component."""

from __future__ import annotations

import re
from typing import Final

from graph.reports.rules.events import event_word
from graph.reports.rules.statement import Statement

_VERBS: Final = (
    "members-update",
    "renewal",
    "reporting",
    "learning-meeting",
    "launch",
    "research",
    "publication",
    "study-preparation",
    "dissemination",
    "participation",
    "meeting",
    "adaptation",
)
# What the activities of a component mostly are, where their words do not say something else for sure.
_OF_COMPONENT: Final = {"b": "dissemination", "c": "reporting", "d": "learning-meeting"}
# What is asked, written down or met in person is that, whatever is done with it.
_ABOUT: Final = frozenset({"members-update", "research"})
_COMING: Final = frozenset({"meeting", "participation"})
_OF_EVENT: Final = {
    "learning-meeting": "learning-meeting",
    "webinar": "learning-meeting",
    "committee-meeting": "meeting",
    "summit": "participation",
    "congress": "participation",
}
_HANDLED: Final = frozenset({"launch", "dissemination", "participation", "publication", "reporting"})


def activity_kind(statement: Statement, start: int, end: int, status: str = "") -> str | None:
    """The kind that a stretch of a statement says, or that its component makes likely; None if neither.

    Args:
        status: a handbook that is under way is prepared, not published.
    """
    component = statement.part.component
    if statement.has_in("actions", start, end, "dissemination-plan"):
        return "dissemination"
    for sure in ("members-update", "renewal"):
        if _search(statement, sure, start, end):
            return sure
    if statement.part.section == "2" and statement.has_in("actions", start, end, "renewal"):
        return "renewal"
    if component == "d" and statement.has_in("actions", start, end, "research"):
        return "research"
    if component == "e" and _takes_part(statement, start, end):
        return "participation"
    return _OF_COMPONENT.get(component) or _of_words(statement, start, end, status)


def _of_words(statement: Statement, start: int, end: int, status: str) -> str | None:
    if status == "under-way" and _first(statement, start, end, "") is None:
        prepared = _first(statement, start, end, " nouns") == "publication"
        return "study-preparation" if prepared else named_kind(statement, start, end)
    word = event_word(statement)
    return named_kind(statement, start, end) or (_OF_EVENT.get(word[2]) if word else None)


def _takes_part(statement: Statement, start: int, end: int) -> bool:
    named = (_search(statement, name, start, end) for name in ("participation", "participation nouns"))
    return any(named)


def named_kind(statement: Statement, start: int, end: int) -> str | None:
    """The kind that its own words say."""
    return _chosen(_first(statement, start, end, ""), _first(statement, start, end, " nouns"))


def _chosen(verb: str | None, noun: str | None) -> str | None:
    """The verb decides, but for what may be done with anything: a survey that is sent is research."""
    if noun in _ABOUT and (verb is None or verb in _HANDLED):
        return noun
    if noun == "learning-meeting" and verb in _COMING:
        return noun
    return verb or noun


def _first(statement: Statement, start: int, end: int, suffix: str) -> str | None:
    """The kind whose word comes first; of two at one place the longer word's, then the rarer kind."""
    found: list[tuple[int, int, int, str]] = []
    for rank, kind in enumerate(_VERBS):
        name = f"{kind}{suffix}"
        if name in statement.pack.groups("kinds"):
            match = _search(statement, name, start, end)
            if match:
                found.append((match.start(), -match.end(), rank, kind))
    return min(found)[3] if found else None


def _search(statement: Statement, name: str, start: int, end: int) -> re.Match[str] | None:
    return statement.pack.pattern("kinds", name).search(statement.unnamed(statement.leveled), start, end)

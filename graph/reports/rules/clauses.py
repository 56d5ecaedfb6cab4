"""A sentence that tells of two things done is two clauses."""

from __future__ import annotations

from collections.abc import Iterator

from graph.reports.rules.statement import Statement
from graph.reports.rules.status import status_of

_WORDS = 3  # that a clause has at least
_AND = frozenset({"and", "y", "e", "et"})
# Words before the verb of a clause behind `and`, behind a comma or another joint; there with a sure verb.
_NEAR, _FAR, _FARTHEST = 3, 9, 16


def clauses(statement: Statement) -> Iterator[tuple[int, int]]:
    """Spans of the clauses that have a verb of their own."""
    start = 0
    text = statement.text
    for joint in statement.pack.pattern("tense", "joints").finditer(statement.leveled):
        if joint.start() <= start or not _whole(statement, start, joint.start()):
            continue
        near = _NEAR if joint.group() in _AND else _FAR
        if _whole(statement, joint.end(), len(text)) and _near_verb(statement, joint.end(), near):
            yield start, joint.start()
            start = joint.end()
    yield start, len(text)


def _whole(statement: Statement, start: int, end: int) -> bool:
    found = status_of(statement, start, end)
    return found is not None and found.at >= 0 and len(statement.text[start:end].split()) >= _WORDS


def _near_verb(statement: Statement, start: int, words: int) -> bool:
    """Its verb comes before the next comma or joint: otherwise the words after the joint only go on with
    a list.
    """
    found = status_of(statement, start)
    if found is None or found.at < 0:
        return False
    between = statement.text[start : found.at]
    words = _FARTHEST if words == _FAR and found.by == "words" else words
    return len(between.split()) <= words and "," not in between.strip(" ,") and " and " not in f" {between} "

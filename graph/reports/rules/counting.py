"""The pieces of a sentence that counts things out: `(1) ...; (2) ...`, `first ..., second ...`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.reports.patterns import level
from graph.reports.rules.statement import Statement

Span = tuple[int, int]
_MARK: Final = re.compile(r"(?:^|(?<=[\s:;,]))\(?(?:\d|[a-h]|i{1,3}|iv|v)\)\s+|(?:^|(?<=[:;]))\s*\d\.\s+")
_JOINT: Final = r"(?:^\s*|[,;]\s*(?:and\s+|y\s+|e\s+|et\s+)?|\s(?:and|y|e|et)\s+)"
_LEAST: Final = 8  # characters of a piece


def pieces(statement: Statement, count: int) -> Sequence[Span]:
    """Spans of what a sentence counts out; none if it does not.

    Args:
        count: how many it says that there are; 0 if it does not.
    """
    text = statement.text
    colon = text.find(":")
    start = colon + 1 if 0 < colon < len(text) - 2 else 0
    marked = [(match.start(), match.end()) for match in _MARK.finditer(statement.leveled, start)]
    if len(marked) > 1 or (marked and text.rstrip().endswith(";")):
        return _between([at for at, _ in marked], len(text))
    told = _told(statement)
    if told:
        return _between(told, len(text))
    if start and text.rstrip().endswith(";"):
        return [(start + 1, len(text))]
    if not start:
        return [(0, len(text))] if _is_one(statement) else []
    rest = text[start:]
    spans = _alike(rest) or _split(rest, count)
    return [(start + begin, start + end) for begin, end in spans]


def _between(starts: Sequence[int], stop: int) -> list[Span]:
    return list(zip(starts, [*starts[1:], stop], strict=True))


def _told(statement: Statement) -> list[int]:
    """Where `first` and the words that go on from it stand."""
    first = statement.pack.pattern("aims", "first").search(statement.leveled)
    if first is None:
        return []
    after = statement.pack.pattern("aims", "further").finditer(statement.leveled, first.end())
    joint = re.compile(r"[,;:]\s*(?:and\s|y\s|et\s)?$|\s(?:and|y|et)\s$")
    starts = [match.start() for match in after if joint.search(statement.leveled[: match.start()])]
    goes_on = statement.text.rstrip().endswith(";")
    return [first.start(), *starts] if starts or goes_on else []


def _is_one(statement: Statement) -> bool:
    """`The first objective is to ...`: one of those that the next sentences go on with."""
    ordinals = statement.pack.numbers("ordinals")
    words = re.findall(r"[\w']+", statement.leveled)[:3]
    return any(ordinals.get(word) == 1 for word in words)


def _alike(text: str) -> Sequence[Span]:
    """Parts that begin with the same word, or with the same form of a verb."""
    leveled = level(text)
    words = re.findall(r"[\w']+", leveled)
    if not words:
        return []
    form = next(
        (
            form
            for form in (r"[a-z]{2,}(?:ar|er|ir|re|arse|erse|irse)", r"[a-z]{2,}ing")
            if re.fullmatch(form, words[0])
        ),
        re.escape(words[0]),
    )
    starts = [match.start() for match in re.finditer(rf"{_JOINT}{form}\s", leveled)]
    return _between(starts, len(text)) if len(starts) > 1 else []


def _split(text: str, count: int) -> Sequence[Span]:
    """As many parts as the sentence says that there are, at commas and the last `and`."""
    if count < 2:
        return []
    joints = [match.start() for match in re.finditer(r"[,;]\s|\s(?:and|y|e|et)\s", level(text))]
    joints = [at for index, at in enumerate(joints) if index == 0 or at - joints[index - 1] > 2]
    if len(joints) != count - 1:
        joints = [match.start() for match in re.finditer(r";\s", text)]
    if len(joints) != count - 1:
        return []
    spans = _between([0, *joints], len(text))
    return spans if all(end - begin >= _LEAST for begin, end in spans) else []

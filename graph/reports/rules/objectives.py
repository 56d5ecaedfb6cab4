"""Objectives: the items of a list that a sentence announces, or that sentences count out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.reports.model import Fact
from graph.reports.patterns import level
from graph.reports.rules.statement import Statement


class Objectives:
    """Reads objectives from the statements of a report, one after the other."""

    def __init__(self) -> None:
        self.counting = 0
        self.paragraph = -1

    def read(self, statement: Statement) -> list[Fact]:
        """The objective that a statement is, if it is one."""
        if statement.part.lead:
            if not statement.pack.pattern("objectives").search(_last_sentence(statement.part.lead)):
                return []
            number = statement.part.order
            return (
                [self._fact(statement, number, "objective-in-list")]
                if statement.start == statement.part.start
                else []
            )
        if self.counting and statement.part.start == self.paragraph:
            if self._counted(statement):
                self.counting += 1
                return [self._fact(statement, self.counting - 1, "objective-counted-out")]
            self.counting = 0
        if statement.has("objectives") and announces(statement):
            return self._announced(statement)
        return []

    def _announced(self, statement: Statement) -> list[Fact]:
        """The sentence that announces them; with a colon and a semicolon the first one follows at once."""
        self.counting, self.paragraph = 1, statement.part.start
        colon = statement.text.find(":")
        if 0 < colon < len(statement.text) - 2:
            found = self._listed(statement, colon + 1)
            self.counting += len(found)
            return found
        return []

    def _listed(self, statement: Statement, start: int) -> list[Fact]:
        rest = statement.text[start:]
        if rest.rstrip().endswith(";"):
            return [self._fact(statement, 1, "objective-counted-out", (start + 1, len(statement.text)))]
        spans = _enumerated(rest)
        return [
            self._fact(statement, number, "objective-counted-out", (start + begin, start + end))
            for number, (begin, end) in enumerate(spans, 1)
        ]

    def _counted(self, statement: Statement) -> bool:
        ordinals = statement.pack.numbers("ordinals")
        first = re.findall(r"[\w']+", statement.leveled)[:3]
        if any(ordinals.get(word) == self.counting for word in first):
            return True
        before = statement.report.document.text[: statement.start].rstrip()
        return before.endswith(";")

    @staticmethod
    def _fact(statement: Statement, number: int, rule: str, span: tuple[int, int] | None = None) -> Fact:
        return statement.fact("objective", rule, 0.9, {"ordinal": number}, {}, span)


def announces(statement: Statement) -> bool:
    """Objectives are counted, or a colon follows."""
    numbers = statement.pack.numbers("numbers")
    words = re.findall(r"[\w']+", statement.leveled)
    return ":" in statement.text or any(numbers.get(word, 0) > 1 for word in words)


def _enumerated(text: str) -> Sequence[tuple[int, int]]:
    """`to show a, to compare b and to collect c`: parts that begin with the same word."""
    words = re.findall(r"[\w']+", level(text))
    if not words:
        return []
    verb = (
        r"[a-z]{2,}(?:ar|er|ir|re)"
        if re.fullmatch(r"[a-z]{2,}(?:ar|er|ir|re)", words[0])
        else re.escape(words[0])
    )
    starts = [
        m.start()
        for m in re.finditer(
            rf"(?:^\s*|[,;]\s*(?:and\s+|y\s+|e\s+|et\s+)?|\s(?:and|y|e|et)\s+){verb}\s",
            level(text),
        )
    ]
    if len(starts) < 2:
        return []
    return [(begin, end) for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _last_sentence(text: str) -> str:
    return re.split(r"[.;!?]\s", level(text))[-1]

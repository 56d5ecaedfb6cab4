"""Objectives: the items of a list that a sentence announces, or that sentences count out."""

from __future__ import annotations

import re
from typing import Final

from graph.reports.model import Fact
from graph.reports.packs import Pack
from graph.reports.patterns import level
from graph.reports.rules.counting import pieces
from graph.reports.rules.statement import Statement

_HEAD: Final = 5  # words of a line that only says what the list below it is of
_FIRST: Final = 3  # words of a sentence in which the number of an objective stands


class Objectives:
    """Reads objectives from the statements of a report, one after the other."""

    def __init__(self) -> None:
        self.counting = 0
        self.paragraph = -1
        self.listed = 0  # items so far below a line like `Objectives`; 0: none is open

    def read(self, statement: Statement) -> list[Fact]:
        """The objective that a statement is, if it is one."""
        if self._is_listed(statement):
            return self._item(statement, self.listed - 1, "objective-in-list")
        if statement.part.lead:
            if not _announces_list(statement):
                return []
            return self._item(statement, statement.part.order, "objective-in-list")
        if self.counting and statement.part.start == self.paragraph:
            if self._counted(statement):
                self.counting += 1
                return [self._fact(statement, self.counting - 1, "objective-counted-out")]
            self.counting = 0
        if _announces(statement) or _is_first(statement):
            return self._announced(statement)
        return []

    def _is_listed(self, statement: Statement) -> bool:
        """Below a line that is nothing but `Objectives`, each item is one."""
        words = statement.text.strip(" :.").split()
        head = len(words) <= _HEAD and not statement.text.rstrip().endswith((".", ":"))
        if (
            head
            and not statement.part.item
            and statement.pack.pattern("objectives").search(level(" ".join(words[:2])))
        ):
            self.listed = 1
            return False
        if self.listed and statement.part.item and not statement.part.lead:
            self.listed += statement.start == statement.part.start
            return True
        self.listed = 0
        return False

    def _item(self, statement: Statement, number: int, rule: str) -> list[Fact]:
        return [self._fact(statement, number, rule)] if statement.start == statement.part.start else []

    def _announced(self, statement: Statement) -> list[Fact]:
        """The sentence that announces them, or has some of them at once."""
        self.counting, self.paragraph = 1, statement.part.start
        found = [
            self._fact(statement, number, "objective-counted-out", span)
            for number, span in enumerate(pieces(statement, counted(statement)), 1)
        ]
        self.counting += len(found)
        return found

    def _counted(self, statement: Statement) -> bool:
        ordinals = statement.pack.numbers("ordinals")
        first = re.findall(r"[\w']+", statement.leveled)[:_FIRST]
        if any(ordinals.get(word) == self.counting for word in first):
            return True
        group = "first" if self.counting == 1 else "further"
        if statement.pack.pattern("aims", group).match(statement.leveled.lstrip(' "')):
            return True
        before = statement.report.document.text[: statement.start].rstrip()
        return before.endswith(";") and self.counting > 1

    @staticmethod
    def _fact(statement: Statement, number: int, rule: str, span: tuple[int, int] | None = None) -> Fact:
        return statement.fact("objective", rule, 0.9, {"ordinal": number}, {}, span)


def _announces_list(statement: Statement) -> bool:
    """Whether the sentence above a list says that these are objectives."""
    pack = statement.pack
    last = re.split(r"[.;!?]\s", level(statement.part.lead))[-1]
    if pack.pattern("objectives").search(last):
        return True
    dated = statement.part.calendar.start or pack.pattern("dates", "semester", "quarter").search(last)
    aiming = list(pack.pattern("aims", "verbs").finditer(last))
    return bool(aiming) and not dated and len(last[aiming[-1].end() :].split()) <= _HEAD


def _announces(statement: Statement) -> bool:
    """Objectives are counted, or a colon follows; or a verb of aiming has `first` beside it."""
    if statement.has("objectives"):
        return announces(statement)
    if not statement.has("aims", "verbs"):
        return False
    several = ":" in statement.text and counted(statement) > 1
    return several or (statement.has("aims", "first") and _ends_open(statement))


def _ends_open(statement: Statement) -> bool:
    """Behind `first` comes more: another one in this sentence, or a semicolon."""
    return statement.text.rstrip().endswith(";") or statement.has("aims", "further")


def _is_first(statement: Statement) -> bool:
    """`The first objective is to ...`"""
    ordinals = statement.pack.numbers("ordinals")
    words = re.findall(r"[\w']+", statement.leveled)[: _FIRST + 1]
    first = [at for at, word in enumerate(words) if ordinals.get(word) == 1]
    return (
        bool(first) and statement.pack.pattern("objectives").search(" ".join(words[first[0] :])) is not None
    )


def counted(statement: Statement) -> int:
    """How many objectives a sentence says that there are; 0 if it does not."""
    pack: Pack = statement.pack
    for number, group in ((2, "two"), (3, "three")):
        if pack.pattern("aims", group).search(statement.leveled):
            return number
    numbers = pack.numbers("numbers")
    told = [numbers[word] for word in re.findall(r"[\w']+", statement.leveled) if numbers.get(word, 0) > 1]
    return told[0] if told else 0


def announces(statement: Statement) -> bool:
    """Objectives are counted, or a colon follows."""
    return ":" in statement.text or counted(statement) > 1

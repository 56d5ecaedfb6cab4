"""Times as people write them: `first semester 2022`, `del 12 al 14 de octubre`, `fin 2023`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.reports.packs import Pack, load
from graph.reports.patterns import expression, level
from graph.reports.perioddates import YEAR, Meaning
from graph.reports.periodgrammar import grammar

__all__ = ["YEAR", "When", "times"]


@dataclass(frozen=True)
class When:
    """A time in a text.

    Attributes:
        start, end: partial dates (`2022`, `2022-03`, `2022-03-14`); empty where the words leave it open or
            no year is known.
        exact: 3 a day, 2 a month, quarter or semester, 1 a year, 0 words that are not exact.
        span: where it stands in the text.
    """

    start: str
    end: str
    exact: int
    span: tuple[int, int]

    @property
    def year(self) -> str:
        """The year that it begins in, or ends in."""
        return (self.start or self.end)[:4]


def times(text: str, language: str, year: str = "") -> list[When]:
    """All times in a text, in order; none inside another.

    Args:
        text: any text.
        language: of the text.
        year: what a day or month without a year belongs to; it is replaced by each year that is told.
    """
    leveled = level(text)
    taken: list[tuple[int, int, Meaning, re.Match[str], int]] = []
    for exact, pattern, read in grammar(language):
        for found in pattern.finditer(leveled):
            if all(found.end() <= start or found.start() >= end for start, end, *_ in taken):
                taken.append((*found.span(), read, found, exact))
    result = []
    for start, end, read, found, exact in sorted(taken, key=lambda each: each[0]):
        told = read(found, year)
        if told is None:
            continue
        when = _opened(When(*told, exact, (start, end)), leveled, load(language))
        year = when.year or year
        result.append(when)
    return result


def _opened(when: When, text: str, pack: Pack) -> When:
    """`since 2020` has no end, `until June 2023` no start."""
    digits = re.search(r"\d", text[when.span[0] : when.span[1]])
    before = text[: when.span[0]].rstrip()
    inner = text[when.span[0] : when.span[0] + digits.start()].rstrip() if digits else ""
    before = inner if inner and when.exact == 1 else before
    if when.exact and _ends_with(before, pack, "since"):
        return When(when.start, "", when.exact, when.span)
    if when.exact and when.start == when.end and _ends_with(before, pack, "from"):
        return When(when.start, "", when.exact, when.span)
    if when.exact and _ends_with(before, pack, "until"):
        return When("", when.end, when.exact, when.span)
    return when


@lru_cache(maxsize=16)
def _ending(language: str, group: str) -> re.Pattern[str]:
    words = load(language).words("dates", group)
    links = "|".join(expression(word) for word in load(language).words("dates", "of")) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(expression(word) for word in words)})(?:\s+(?:{links}|the|el|la|le|l'))?\s*$"
    )


def _ends_with(text: str, pack: Pack, group: str) -> bool:
    return bool(_ending(pack.language, group).search(text))

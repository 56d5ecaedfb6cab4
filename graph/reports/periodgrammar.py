"""How times are written in a language: a pattern, what it means, and how exact that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from graph.reports import perioddates as dates
from graph.reports.packs import Pack, load
from graph.reports.patterns import expression
from graph.reports.perioddates import YEAR, Meaning

_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"

Row = tuple[int, re.Pattern[str], Meaning]
"""How exact (3 a day, 2 a month or part of a year, 1 a year, 0 not exact), pattern, meaning."""


@lru_cache(maxsize=4)
def grammar(language: str) -> tuple[Row, ...]:
    """All ways to write a time, the more exact first."""
    return tuple(_Grammar(load(language)).rows())


class _Grammar:
    """The patterns of one language, from the words of its pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.words = {
            name: _any(expression(word) for word in words) for name, words in pack.groups("dates").items()
        }
        self.month = _any(re.escape(month) for month in pack.numbers("months")) + r"\.?"
        self.ordinal = _any(re.escape(each) for each in pack.numbers("ordinals"))
        article = r"(?:\s+(?:the|el|l'))?" if pack.language == "en" else ""
        self.of = rf"(?:\s*{self.words['of']})?{article}\s*"
        self.to = rf"\s*(?:-|{self.words['to']}(?:\s+(?:the|el|le))?)\s*"
        self.year = rf"(?:{self.of}(?P<year>{YEAR}))?"

    def rows(self) -> Iterator[Row]:
        """Days, months, parts of years, vague words, years, in this order."""
        yield from self._days()
        yield from self._months()
        yield from self._parts()
        yield from self._vague()
        yield from self._years()

    def _days(self) -> Iterator[Row]:
        suffix = rf"(?:\s?{self.words['day_suffix']})?"
        of, to, year, month, n = self.of, self.to, self.year, self.month, r"(?<![\w/])"
        weekday = rf"(?:{self.words['weekdays']},?\s+)?"
        first, last = rf"(?P<d1>{_DAY}){suffix}", rf"{weekday}(?P<d2>{_DAY}){suffix}"
        # `5, 6 and 7 May`: the days between are as good as told.
        more = rf"(?:\s*,\s*(?:el\s+|le\s+)?{_DAY}{suffix})*"
        yield 3, re.compile(rf"(?<!\d)(?P<iso>{YEAR}-\d\d-\d\d)(?!\d)"), dates.iso
        yield (
            3,
            re.compile(rf"(?<!\d)(?P<d1>{_DAY})[/.](?P<num>\d\d?)[/.](?P<year>{YEAR})(?!\d)"),
            dates.numeric,
        )
        for text in (
            rf"{n}{first}{of}(?P<m1>{month})(?:{of}(?P<y1>{YEAR}))?{to}{last}{of}(?P<m2>{month}){year}(?!\d)",
            rf"{n}{first}{more}{to}{last}{of}(?P<m1>{month}){year}(?![\d\w])",
            rf"{n}(?P<m1>{month})\s+{first}{to}(?P<m2>{month})\s+{last}{year}(?!\d)",
            rf"{n}(?P<m1>{month})\s+{first}{more}{to}{last}{year}(?![\d\w])",
            rf"{n}{first}{of}(?P<m1>{month}){year}(?![\d\w])",
            rf"{n}(?P<m1>{month})\s+{first}{year}(?![\d\w])",
        ):
            yield 3, re.compile(text), dates.days(self.pack.numbers("months"))

    def _months(self) -> Iterator[Row]:
        meaning, month = dates.months(self.pack.numbers("months")), self.month
        of, to = self.of, rf"(?:{self.to}|\s*/\s*)"
        yield (
            2,
            re.compile(
                rf"(?<![\w/])(?P<m1>{month})(?:{of}(?P<y1>{YEAR}))?{to}(?P<m2>{month}){self.year}(?![\d\w])"
            ),
            meaning,
        )
        yield 2, re.compile(rf"(?<![\w/])(?P<m1>{month}){of}(?P<year>{YEAR})(?!\d)"), meaning
        yield 2, re.compile(rf"(?<![\d/.])(?P<num>\d\d?)/(?P<year>{YEAR})(?!\d)"), dates.numeric_month

    def _parts(self) -> Iterator[Row]:
        """Quarters and semesters."""
        meaning = dates.parts_of_years(self.pack.numbers("ordinals"))
        for kind, name in (("semester", "p6"), ("quarter", "p3")):
            word = rf"(?P<{name}>{self.words[kind]}s?)"
            ordinal = rf"(?P<ord>{self.ordinal}|iv|i{{1,3}})"
            yield 2, re.compile(rf"(?<!\w){ordinal}\s+{word}{self.year}(?![\d\w])"), meaning
            yield 2, re.compile(rf"(?<!\w){word}\s+(?P<ord>[1-4]){self.year}(?![\d\w])"), meaning
            two = rf"(?P<ord>{self.ordinal}){self.to}(?P<ord2>{self.ordinal})"
            yield 2, re.compile(rf"(?<!\w){two}\s+{word}{self.year}(?![\d\w])"), meaning
        short = r"(?P<short>[sqthSQTH])\s?(?P<no>[1-4])"
        upto = r"\s?[-–/]\s?[sqthSQTH]?\s?(?P<upto>[2-4])"
        yield 2, re.compile(rf"(?<!\w){short}{upto}[\s/-]+(?P<year>{YEAR})(?!\d)"), dates.short_part
        yield 2, re.compile(rf"(?<!\w){short}[\s/-]*(?P<year>{YEAR})(?!\d)"), dates.short_part
        yield 2, re.compile(rf"(?<!\w)(?P<year>{YEAR})[\s/-]+{short}(?!\w)"), dates.short_part

    def _vague(self) -> Iterator[Row]:
        """Words that are not exact, with a year or two; `throughout the year`."""
        vague = rf"(?:{self.words['vague']}|{self.words['seasons']})"
        inner = rf"{vague}\s*(?:{self.words['of']})?\s*"
        then = rf"(?:{self.to}|\s*,?\s*)(?:(?:the|el|la|los|le|l')\s*)?"
        yield 0, re.compile(rf"(?<!\w){inner}(?P<year>{YEAR}){then}{inner}(?P<y2>{YEAR})(?!\d)"), dates.years
        yield 0, re.compile(rf"(?<!\w){inner}(?P<year>{YEAR})(?!\d)"), dates.years
        yield 0, re.compile(rf"(?<!\w){self.words['all_year']}(?!\w)"), dates.nothing

    def _years(self) -> Iterator[Row]:
        """Years, but not those of editions; and months without a year."""
        editions = "|".join(expression(word) for word in self.pack.words("editions", "edition"))
        lead = rf"(?<!\w){self.words['in']}\s*(?:the\s+|l')?"
        again = rf"(?:{self.words['in']}\s+)?"
        opened = rf"(?:{self.words['since']}|{self.words['until']})"
        yield (
            1,
            re.compile(rf"(?:{lead}|(?<=\()|^\s*)(?P<year>{YEAR}){self.to}{again}(?P<y2>{YEAR})(?!\d)"),
            dates.years,
        )
        yield 1, re.compile(rf"(?<!\w){opened}\s*(?P<year>{YEAR})(?!\d)"), dates.years
        yield 1, re.compile(rf"{lead}(?P<year>{YEAR})(?!\d|-\w)(?!\s+(?:{editions}))"), dates.years
        alone = (
            rf"(?<=\()(?P<year>{YEAR})(?=[),;])",
            rf"^\s*(?:\W\s*)?(?P<y2>{YEAR})(?=\s*[:.]?\s*$|\s*[:.–-]\s)",
            rf",\s*(?P<y3>{YEAR})(?=\s*[.;)]?\s*$)",
        )
        yield 1, re.compile("|".join(alone)), dates.years
        yield 1, re.compile(rf"(?<!\w)(?P<year>(?:{YEAR})\s*[-/]\s*(?:{YEAR}))(?!\d)"), dates.year_range
        yield (
            2,
            re.compile(rf"(?<![\w/])(?:{self.words['in']}|{opened})\s*(?P<m1>{self.month})(?![\w])"),
            dates.months(self.pack.numbers("months")),
        )


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"

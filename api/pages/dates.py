"""Dates as far as they are known, as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from babel.lists import format_list

from graph.written import LOCALES, PARTIAL
from graph.written import written as written

_FULL_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def between(start: str, end: str, language: str) -> str:
    """From when to when; what two days have in common is written once.

    >>> between("2018-10-01", "2018-10-03", "en")
    '1–3 October 2018'
    """
    if _FULL_DAY.fullmatch(start) and _FULL_DAY.fullmatch(end) and start[:7] == end[:7] and start < end:
        begin = "1er" if language == "fr" and start.endswith("-01") else str(int(start[8:]))
        return f"{begin}–{written(end, language)}"
    first, last = written(start, language), written(end, language)
    return first if first == last else f"{first} – {last}"


def one_of(texts: Iterable[str], language: str) -> str:
    """One date; where sources differ, all that they say."""
    return format_list([written(text, language) for text in sorted(set(texts))], "or", LOCALES[language])


def all_of(texts: Iterable[str], language: str) -> str:
    """Dates, each of them."""
    return format_list(
        [written(text, language) for text in sorted(set(texts))], "standard", LOCALES[language]
    )


def exact(texts: Iterable[str]) -> list[str]:
    """Without dates that a more exact one tells already.

    >>> exact(["2020", "2020-01", "2021"])
    ['2020-01', '2021']
    """
    known = sorted(set(texts))
    return [text for text in known if not any(other.startswith(f"{text}-") for other in known)]


def as_year(text: str | None) -> float | None:
    """A day as a year with a fraction, for an axis.

    >>> as_year("2020-07-02")
    2020.5
    """
    found = PARTIAL.fullmatch(text or "")
    if found is None or not found[3]:
        return None
    try:
        when = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    first = date(when.year, 1, 1)
    days = 366 if when.year % 4 == 0 and (when.year % 100 != 0 or when.year % 400 == 0) else 365
    return round(when.year + (when - first).days / days, 3)

"""Dates as far as they are known, as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_skeleton
from babel.lists import format_list

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

# The graph's English is written in Europe.
_FULL_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LOCALES: Final = {"en": "en_GB", "es": "es", "fr": "fr"}


@lru_cache(maxsize=4096)
def written(text: str, language: str) -> str:
    """A year, a month or a day, by what is known of it; anything else as it is.

    >>> [written(text, "fr") for text in ("2019", "2019-05", "2019-05-01")]
    ['2019', 'mai 2019', '1er mai 2019']
    """
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return text
    year, month, day = found.groups()
    if month is None:
        return year
    try:
        when = date(int(year), int(month), int(day or 1))
    except ValueError:
        return text
    if day is None:
        return format_skeleton("yMMMM", when, locale=language)
    text = format_date(when, "long", locale=_LOCALES[language])
    return f"1er{text[1:]}" if language == "fr" and when.day == 1 else text


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
    return format_list([written(text, language) for text in sorted(set(texts))], "or", _LOCALES[language])


def all_of(texts: Iterable[str], language: str) -> str:
    """Dates, each of them."""
    return format_list(
        [written(text, language) for text in sorted(set(texts))], "standard", _LOCALES[language]
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
    found = _PARTIAL.fullmatch(text or "")
    if found is None or not found[3]:
        return None
    try:
        when = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    first = date(when.year, 1, 1)
    days = 366 if when.year % 4 == 0 and (when.year % 100 != 0 or when.year % 400 == 0) else 365
    return round(when.year + (when - first).days / days, 3)

"""Dates as far as they are known, as each language writes them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_skeleton

PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# The graph's English is written in Europe.
LOCALES: Final = {"en": "en_GB", "es": "es", "fr": "fr"}


@lru_cache(maxsize=4096)
def written(text: str, language: str) -> str:
    """A year, a month or a day, by what is known of it; anything else as it is.

    >>> [written(text, "fr") for text in ("2019", "2019-05", "2019-05-01")]
    ['2019', 'mai 2019', '1er mai 2019']
    """
    found = PARTIAL.fullmatch(text)
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
    text = format_date(when, "long", locale=LOCALES[language])
    return f"1er{text[1:]}" if language == "fr" and when.day == 1 else text

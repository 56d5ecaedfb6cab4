"""Which language a text is in: counted by the little words that every sentence has."""

from __future__ import annotations

import re
from typing import Final

from graph.errors import InputError
from graph.reports.packs import LANGUAGES, load
from graph.reports.patterns import level

_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 0.08  # share of little words that a text in a language has
_ENOUGH: Final = 20_000  # words that are looked at


def language_of(text: str) -> str:
    """`en`, `es` or `fr`.

    Raises:
        InputError: it is in none of them.
    """
    words = _WORD.findall(level(text))[:_ENOUGH]
    counts = {each: sum(word in load(each).function_words for word in words) for each in LANGUAGES}
    best = max(LANGUAGES, key=lambda each: counts[each])
    if not words or counts[best] < _LEAST * len(words):
        raise InputError(
            "The text is in none of the languages that reports are read in (English, Spanish, French). "
            "If it is, its letters may have been lost: open the file, copy the words into a text "
            "file and give that."
        )
    return best

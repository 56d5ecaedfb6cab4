"""The words of the pages in English, Spanish and French."""

from __future__ import annotations

from typing import Final

from api.pages.words_facts import FACTS
from api.pages.words_headings import HEADINGS

LANGUAGES: Final = ("en", "es", "fr")
WORDS: Final[dict[str, tuple[str, str, str]]] = {**HEADINGS, **FACTS}
"""By key: English, Spanish, French; the same placeholders in each."""


def said(language: str, key: str, **values: str) -> str:
    """A word in one of the three languages, with its placeholders filled.

    >>> said("es", "seen", date="2020")
    'consta en 2020'
    """
    return WORDS[key][LANGUAGES.index(language)].format(**values)

"""How alike two passages of two languages are: by names, numbers and words of one origin."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from graph.reports.packs import load
from graph.reports.patterns import level

_WORD: Final = re.compile(r"[^\W_]+")
_LONG: Final = 4  # letters of a word that tells something
_ALIKE: Final = 72.0
_MONTH: Final = "month-{}"


@lru_cache(maxsize=4096)
def telling_words(text: str, language: str) -> frozenset[str]:
    """Numbers, months and long words of a passage, as far as the glossary goes in English."""
    pack = load(language)
    months = pack.numbers("months")
    glossary = {level(word): meaning for word, meaning in pack.data["glossary"].items()}
    words = set()
    for word in _WORD.findall(level(text)):
        if word in months:
            words.add(_MONTH.format(months[word]))
        elif word.isdigit():
            words.add(word)
        elif len(word) >= _LONG and word not in pack.function_words:
            words.add(level(glossary.get(word, word)))
    return frozenset(words)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1: the words that have a partner in the other passage, among all."""
    if not one or not other:
        return 0.0
    small, large = sorted((one, other), key=len)
    rest = sorted(large)
    common = 0
    for word in sorted(small):
        match = next((each for each in rest if _same(word, each)), None)
        if match is not None:
            rest.remove(match)
            common += 1
    return common / ((len(one) + len(other)) / 2)


@lru_cache(maxsize=1 << 17)
def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit() or one[0] != other[0]:
        return False
    return bool(fuzz.ratio(one, other) >= _ALIKE)

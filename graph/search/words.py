"""Words as the index compares them: without case and accents, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ontology.text import plain

# They narrow nothing, unless nothing else was asked for.
SMALL: Final = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"),
        *("al", "con", "de", "del", "e", "el", "en", "la", "las", "los", "para", "por", "un", "una", "y"),
        *("au", "aux", "avec", "d", "dans", "des", "du", "et", "l", "le", "les", "pour", "sur", "une"),
        *("da", "do", "dos"),
    )
)
_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile("[’'ʻ]")
_LONGEST: Final = 40


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order.

    >>> words("Vice-Président, São Paulo")
    ('vice', 'president', 'sao', 'paulo')
    """
    return tuple(word[:_LONGEST] for word in _WORD.findall(plain(text)))


def folded(text: str) -> str:
    """The words with a space between."""
    return " ".join(words(text))


def spellings(texts: Iterable[str]) -> list[str]:
    """Every word that should find these texts, each once; `l'eau` is found by `leau` and by `eau`."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(words(text))
        if _APOSTROPHES.search(text):
            found |= dict.fromkeys(words(_APOSTROPHES.sub(" ", text)))
    return list(found)


def places(text: str, wanted: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where words of the text begin with one of the wanted ones: start and end, in characters of the text.

    >>> places("L'Hospitalet de Llobregat", ["hospi", "llobregat"])
    ((2, 7), (16, 25))
    """
    flat, origin = _with_origins(text)
    longest_first = sorted({word for word in wanted if word}, key=lambda word: (-len(word), word))
    if not longest_first:
        return ()
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first))})")
    return tuple((origin[match.start()], origin[match.end() - 1] + 1) for match in pattern.finditer(flat))


def _with_origins(text: str) -> tuple[str, list[int]]:
    """The text without case and accents, and of each character the number of that which it comes from.

    An apostrophe counts as a space, or as nothing, as the text has it: here as a space.
    """
    flat: list[str] = []
    origin: list[int] = []
    for number, letter in enumerate(text):
        shown = " " if _APOSTROPHES.match(letter) else plain(letter)
        flat += shown
        origin += [number] * len(shown)
    return "".join(flat), origin

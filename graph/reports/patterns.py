"""The small language that the word lists of a pack are written in, turned into regular expressions.

`publi*` is any word that begins so; `(is|are) planned` is a choice; `(the )?work` is optional;
`(also |now )+planned` is any number of them, or none; `take ... part` allows up to
four words between. Everything else is taken as it stands. Case and kind of apostrophe never matter;
accents matter only
under `status` and `tense`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"\.\.\.\s*|[*+()|?]|\s+|[^\s*+()|?.]+|\.")
_SIGNS: Final = {"*": r"\w*", "+": "*", "(": "(?:", ")": ")", "|": "|", "?": "?"}
_SAME: Final = str.maketrans("’‘ʼ`“”«»–—", "''''\"\"\"\"--")


class PatternError(ValueError):
    """A pattern cannot be read."""


def lower(text: str) -> str:
    """Lower case, plain quotes and dashes; accents stay, and every character stays at its place."""
    return "".join(low if len(low := char.translate(_SAME).lower()) == 1 else char for char in text)


def level(text: str) -> str:
    """Lower case, plain quotes and dashes, no accents; every character stays at its place.

    >>> level("ÉDITION – “Ñandú”")
    'edition - "nandu"'
    """
    return "".join(map(_level, text))


@lru_cache(maxsize=4096)
def _level(char: str) -> str:
    lowered = char.translate(_SAME).lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return plain if len(plain) == 1 else (lowered if len(lowered) == 1 else char)


@lru_cache(maxsize=1 << 14)
def expression(pattern: str, accents: bool = False) -> str:
    """The regular expression of a pattern, to be used on levelled text, or on lowered text with accents.

    Raises:
        PatternError: brackets do not match, or a sign has nothing before it.
    """
    parts: list[str] = []
    for found in _TOKEN.finditer(lower(pattern) if accents else level(pattern)):
        token = found.group()
        if token.startswith("..."):
            parts.append(r"(?:\S+\s+){0,4}?")
        elif token.isspace():
            parts.append(r"\s+")
        else:
            parts.append(_SIGNS.get(token, re.escape(token)))
    text = "".join(parts)
    try:
        re.compile(text)
    except re.error as error:
        raise PatternError(f"'{pattern}' cannot be read: {error.msg}") from None
    return text


def union(patterns: Iterable[str], accents: bool = False) -> re.Pattern[str]:
    """One expression for many patterns, whole words only, the longest first; matches nothing if there are
    none.
    """
    texts = sorted((expression(pattern, accents) for pattern in patterns), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(texts)})(?!\w)" if texts else r"(?!)")


_LETTERS: Final = [chr(code) for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]]
CAPITALS: Final = "".join(char for char in _LETTERS if char.isupper())
SMALLS: Final = "".join(char for char in _LETTERS if char.islower())

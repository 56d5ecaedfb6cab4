"""Comparing words as people write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters that have no decomposition into a base letter and an accent.
_PLAIN: Final = str.maketrans(
    {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "e"}
    | dict.fromkeys("’'ʻ", "")
)
_JOINTS: Final = re.compile(r"[\s_\-\u2010-\u2015]+")


def plain(text: str) -> str:
    """Lower case, without accents and apostrophes.

    >>> plain("L'Hospitalet, Þingvellir")
    'lhospitalet, thingvellir'
    """
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """Lower case without accents; spaces, hyphens and underscores are one space.

    >>> fold("Vice-Président")
    'vice president'
    """
    return _JOINTS.sub(" ", plain(text)).strip()

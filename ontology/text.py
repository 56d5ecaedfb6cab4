"""Comparing words as people write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Letters that have no decomposition into a base letter and an accent.
_PLAIN: Final = str.maketrans(
    {"ı": "i", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "ð": "d", "þ": "th", "ə": "e", "Ə": "E", "’": "", "'": "", "ʻ": ""}
)
_JOINTS: Final = re.compile(r"[\s_\-\u2010-\u2015]+")


def fold(text: str) -> str:
    """Lower case without accents; spaces, hyphens and underscores are one space.

    >>> fold("Vice-Président")
    'vice president'
    """
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _JOINTS.sub(" ", bare.casefold()).strip()

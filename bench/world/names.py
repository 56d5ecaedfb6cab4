"""Names that no city has: the same number has the same name, and no two numbers share one."""

from __future__ import annotations

from typing import Final

_WRITTEN: Final = (
    "ba be bi bo bu da de di do du ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu "
    "na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu za ze zi zo zu"
)
_SYLLABLES: Final = _WRITTEN.split()
_MOST: Final = len(_SYLLABLES) ** 4
# Has no divisor in common with the number of names, so that every number meets another name.
_STRIDE: Final = 7_919_003


def invented(number: int) -> str:
    """Four syllables, as `Velamori`."""
    rest, syllables = number * _STRIDE % _MOST, []
    for _ in range(4):
        rest, place = divmod(rest, len(_SYLLABLES))
        syllables.append(_SYLLABLES[place])
    return "".join(syllables).capitalize()

"""Text of pictures: how wide it is, where it is broken, and a picture as PNG.

A server has no fonts, so the ones that pictures are drawn with come along (Arimo, reduced to the letters of
Latin, Greek and Cyrillic script; see fonts/OFL.txt). Arimo is as wide as Arial and Liberation Sans, letter by
letter: what fits here fits in a browser that takes one of those.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

FONTS: Final = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif"
"""The fonts that a picture asks for."""
_FILES: Final = Path(__file__).resolve().parent / "fonts"
# Thousandths of the size of the font, from the space on, as in Arial.
_FIRST: Final = 32
_WIDTHS: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 "
    "667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 "
    "833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD: Final = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 "
    "611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
)
_ADVANCES: Final = {False: tuple(map(int, _WIDTHS.split())), True: tuple(map(int, _BOLD.split()))}
_USUAL: Final = 700


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, in the units of its size."""
    return sum(_advance(sign, _ADVANCES[bold]) for sign in text) * size / 1000


def _advance(sign: str, widths: tuple[int, ...]) -> int:
    """Of a letter with its accents; other scripts count as wide."""
    place = ord(unicodedata.normalize("NFKD", sign)[0]) - _FIRST
    return widths[place] if 0 <= place < len(widths) else _USUAL


def wrapped(text: str, size: float, room: float, lines: int, *, bold: bool = False) -> list[str]:
    """A text in lines that fit; what is over after the last one is cut, and three dots say so."""
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip(" ")
        if found[-1] and width(longer, size, bold=bold) > room:
            found.append(word)
        else:
            found[-1] = longer
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] += "…"
    return [_cut(line, size, room, bold=bold) for line in kept]


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    while width(line, size, bold=bold) > room and len(line) > 2:
        line = line[:-2].rstrip(" ,;:–-") + "…"
    return line


def png(svg: str, pixels: int) -> bytes:
    """A picture as wide as so many pixels, with the fonts that came along and no others."""
    from resvg_py import svg_to_bytes

    files = [str(file) for file in sorted(_FILES.glob("*.ttf"))]
    return svg_to_bytes(
        svg_string=svg,
        width=pixels,
        skip_system_fonts=True,
        font_files=files,
        font_family="Arimo",
        sans_serif_family="Arimo",
    )

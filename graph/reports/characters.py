"""Characters as documents have them, made plain: each keeps the place that it was read from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LIGATURES: Final = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
SOFT_HYPHEN: Final = "\u00ad"
# Begins a line that is drawn in another style than most of its document; one sign for each further style.
STYLE: Final = "\x02"
# Private-use characters and signs that word processors draw as bullets.
BULLETS: Final = frozenset(
    "•◦▪▫●○■□◆◇►▶▸‣⁃∙·➢➤➔→✓✔✗❖\u25fe\u25aa\u2756\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e8\uf02d\uf06f\uf0a8\uf071"
)
_NOTHING: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_HYPHENS: Final = {"\u2010": "-", "\u2011": "-"}


@dataclass(frozen=True)
class Line:
    """One line of a document, cleaned.

    Attributes:
        text: its characters.
        where: offset of each character in the extracted text.
        page: number of its page, from one.
        gap: blank lines before it on the same page; -1 at the top of a page.
        style: 0, or the number of its size and weight where they are not those of most lines.
    """

    text: str
    where: tuple[int, ...]
    page: int
    gap: int
    style: int = 0

    def part(self, start: int, end: int | None = None) -> Line:
        """The same line without its first or last characters."""
        return Line(self.text[start:end], self.where[start:end], self.page, self.gap, self.style)


def lines(text: str) -> Iterator[Line]:
    """The lines of an extracted text that are not blank; a form feed begins a page."""
    page, gap, start = 1, -1, 0
    for piece in _pieces(text):
        clean, where = _clean(piece, start)
        if clean:
            yield Line(clean, where, page, gap, piece.count(STYLE))
            gap = 0
        elif gap >= 0 and not piece.endswith("\f"):
            gap += 1
        start += len(piece)
        if piece.endswith("\f"):
            page, gap = page + 1, -1


def _pieces(text: str) -> Iterator[str]:
    """Lines with their ends: CR LF, LF, CR, or a form feed."""
    start = 0
    for at, char in enumerate(text):
        if char in "\n\f" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
            yield text[start : at + 1]
            start = at + 1
    if start < len(text):
        yield text[start:]


def _clean(piece: str, start: int) -> tuple[str, tuple[int, ...]]:
    chars: list[str] = []
    where: list[int] = []
    for at, char in enumerate(piece, start):
        for plain in _plain(char):
            if plain == " " and (not chars or chars[-1] == " "):
                continue
            if chars and unicodedata.combining(plain):
                whole = unicodedata.normalize("NFC", chars[-1] + plain)
                if len(whole) == 1:
                    chars[-1] = whole
                    continue
            chars.append(plain)
            where.append(at)
    while chars and chars[-1] == " ":
        chars.pop()
        where.pop()
    return "".join(chars), tuple(where)


def _plain(char: str) -> str:
    """What is kept of a character: nothing, itself, or its plain form.

    A soft hyphen is kept, because at the end of a line it says that the word goes on.
    """
    if char in LIGATURES:
        return LIGATURES[char]
    if char in _HYPHENS:
        return _HYPHENS[char]
    if char in _NOTHING:
        return ""
    if char in BULLETS:
        return "•"
    if char.isspace():
        return " "
    if char != SOFT_HYPHEN and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn"):
        return ""
    return char

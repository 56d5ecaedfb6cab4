"""Lines become paragraphs again: which line goes on from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from graph.reports.characters import SOFT_HYPHEN, Line
from graph.reports.packs import LANGUAGES, load

_ITEM: Final = re.compile(r"(?:•|[*·»]|[-–—]|o)\s+(?=\S)|•(?=\S)")
_NUMBERED: Final = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,4}|[ivx]{1,4})\s?[.)](?:-|–)?\s+(?=\S)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d\s*(?::|–\s|—\s|-\s)")
_URL: Final = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_OPEN: Final = re.compile(r"[,(\[«“/&–—]$")
_CO: Final = ("presid", "présid", "chair", "host", "lead", "organi", "found", "fund")
_LONG: Final = 4  # letters of the second part of such a compound
_BAR: Final = " | "  # divides the cells of a table
_FULL: Final = 0.9  # of the widest line near it
_ITEM_LINE: Final = 60  # characters of a line that surely ends an item
_WIDE: Final = 160  # characters of the longest line that a page has
_NEAR: Final = 8  # lines before and after that say how wide the text is
# First parts of compounds that keep their hyphen at the end of a line.
_COMPOUND: Final = frozenset(
    str.split("vice self cross well long short high low mid non peer follow large small city grand avant")
)


@dataclass
class Block:
    """One paragraph, heading or item of a list; `marker` is the bullet or number it began with."""

    text: str
    where: list[int] = field(default_factory=list)
    page: int = 1
    marker: str = ""

    def add(self, line: Line, words: frozenset[str]) -> None:
        """Put a further line at the end; `words` are all the words of the document."""
        last, first = _last_word(self.text), _first_word(line.text)
        if self.text.endswith(SOFT_HYPHEN):
            self._cut()
        elif _hyphened(self.text) and line.text[0].isalpha():
            if _is_cut(last[:-1], first, words):
                self._cut()
        else:
            self.text += " "
            self.where.append(line.where[0])
        self.text += line.text
        self.where.extend(line.where)

    def _cut(self) -> None:
        self.text, self.where = self.text[:-1], self.where[:-1]

    def without_soft_hyphens(self) -> Block:
        """Those inside a line only say where it might be broken."""
        kept = [(char, at) for char, at in zip(self.text, self.where, strict=True) if char != SOFT_HYPHEN]
        return Block("".join(c for c, _ in kept), [at for _, at in kept], self.page, self.marker)


def paragraphs(lines: Sequence[Line], whole: bool = False) -> list[Block]:
    """Join lines that belong together; words broken at the end of a line are whole again.

    Args:
        lines: of the text alone.
        whole: each line is a paragraph already, as in a file of a word processor.
    """
    words = frozenset(re.findall(r"\w+(?:-\w+)*", " ".join(line.text for line in lines).casefold()))
    wrapped = _are_wrapped(lines)
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        marker, rest = _marked(line, lines[at - 1] if at else None, blocks[-1] if blocks else None)
        if not rest.text:
            continue
        if blocks and not whole and not marker and not _breaks(lines, at, wrapped):
            blocks[-1].add(rest, words)
        else:
            blocks.append(Block(rest.text, list(rest.where), rest.page, marker))
    return [kept for block in blocks if (kept := block.without_soft_hyphens()).text]


def _marked(line: Line, before: Line | None, block: Block | None) -> tuple[str, Line]:
    """The bullet that a line begins with, and the line without it; numbers stay in the text."""
    if line.text == "•":
        return "•", line.part(1)
    found = _ITEM.match(line.text)
    if found is None or not _may_be_item(found.group().strip(), line, before, block):
        return "", line
    return found.group().strip() or "•", line.part(found.end())


def _may_be_item(marker: str, line: Line, before: Line | None, block: Block | None) -> bool:
    """A dash or an `o` within a sentence is none."""
    if marker == "•" or before is None or block is None:
        return True
    if block.marker == marker or _CLOSED.search(before.text):
        return True
    if block.marker and len(before.text) < _ITEM_LINE:
        return True
    return line.gap > 0 and (marker != "o" or line.text[1:].lstrip()[:1].isupper())


def _are_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are cut into lines at all: some line goes on, and none is longer than a page is
    wide.
    """
    longest = max((len(line.text) for line in lines), default=0)
    goes_on = any(_surely_goes_on(a.text, b.text) or _hyphened(a.text) for a, b in pairwise(lines))
    return goes_on and longest <= _WIDE


def _breaks(lines: Sequence[Line], at: int, wrapped: bool) -> bool:
    """Whether line `at` begins a paragraph of its own."""
    before, line = lines[at - 1], lines[at]
    if before.text == "•":
        return False
    if starts_anew(line.text) or _URL.match(before.text) or _URL.match(line.text):
        return True
    if _BAR in before.text or _BAR in line.text:
        return True
    if _hyphened(before.text) or before.text.endswith(SOFT_HYPHEN):
        return False
    if not wrapped and not line.text[0].islower():
        return _OPEN.search(before.text) is None
    closed = bool(_CLOSED.search(before.text))
    if before.style != line.style and (closed or not line.text[0].islower()):
        return True
    if before.style == line.style > 0 and line.gap == 0 and not closed:
        return False  # the second line of a title
    usual = _usual_gap(lines, at)
    wide = line.gap > usual
    full = _is_full(lines, at)
    if line.text[0].islower() or line.text[0] in ",.;:)»”%":
        return closed and (wide or not full) and before.text[-1] in ".!?:;"
    if closed:
        return wide or not full
    much_wider = line.gap > usual + 1
    return much_wider or not (full or _OPEN.search(before.text) or _last_word(before.text) in _little_words())


@lru_cache(maxsize=1)
def _little_words() -> frozenset[str]:
    """Words that no paragraph ends with: articles and prepositions."""
    return frozenset(word for each in LANGUAGES for word in load(each).function_words if len(word) <= 5)


def starts_anew(text: str) -> bool:
    """Whether a line begins with the number or letter of a heading or item, or with a year and a colon."""
    return bool(_NUMBERED.match(text) or _YEAR.match(text))


def _is_full(lines: Sequence[Line], at: int) -> bool:
    """Whether the next word would not have fitted on the line before."""
    before, line = lines[at - 1], lines[at]
    near = lines[max(0, at - _NEAR) : at + _NEAR]
    width = max(len(each.text) for each in near if not _URL.match(each.text)) if near else 0
    return len(before.text) + 1 + len(_first_word(line.text)) > _FULL * width


def _usual_gap(lines: Sequence[Line], at: int) -> int:
    """Blank lines between lines that surely belong together, by the nearest of them."""
    sure = [
        (abs(n - at), -lines[n].gap)
        for n in range(max(1, at - _NEAR), min(len(lines), at + _NEAR + 1))
        if n != at and lines[n].gap >= 0 and _surely_goes_on(lines[n - 1].text, lines[n].text)
    ]
    if sure:
        return -min(sure)[1]
    return min((line.gap for line in lines if line.gap >= 0), default=0)


def _surely_goes_on(before: str, line: str) -> bool:
    return line[0].islower() and not _CLOSED.search(before) and not _ITEM.match(line)


def _hyphened(text: str) -> bool:
    return len(text) > 1 and text[-1] == "-" and text[-2].isalnum()


def _is_cut(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether the hyphen only stands there because the line ended; a capital after it is mostly part of
    a name, in a line of capitals the word has to be known.
    """
    if second[0].islower():
        return not _compound(first, second, words)
    whole = (first + re.sub(r"\W+$", "", second)).casefold()
    return first.isupper() and (whole in words or whole in _words_of_packs())


@lru_cache(maxsize=1)
def _words_of_packs() -> frozenset[str]:
    """Words that headings and names of bodies are made of."""
    groups = [load(each).groups("sections") for each in LANGUAGES]
    phrases = [phrase for group in groups for each in group.values() for phrase in each]
    phrases += [phrase for each in LANGUAGES for phrase in load(each).data["glossary"]]
    return frozenset(word for phrase in phrases for word in re.findall(r"\w{5,}", phrase.casefold()))


def _compound(first: str, second: str, words: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word: `cross-cutting`, but `develop-ment`."""
    first, second = first.casefold(), re.sub(r"\W+$", "", second.casefold())
    if first + second in words:
        return False
    if first == "co":
        return second.startswith(_CO)
    return (first in _COMPOUND and len(second) >= _LONG) or f"{first}-{second}" in words


def _last_word(text: str) -> str:
    return text.split()[-1].lstrip("(«“\"'") if text.strip() else ""


def _first_word(text: str) -> str:
    return text.split()[0] if text.split() else ""

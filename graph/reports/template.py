"""The template of the yearly reports, recognised by its headings: parts 1 to 3, components A to E,
calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from graph.reports.document import Document, Paragraph
from graph.reports.packs import Pack, load
from graph.reports.patterns import expression, level
from graph.reports.periods import When, times

COMPONENTS: Final = ("a", "b", "c", "d", "e")
PARTS: Final = ("1", "2", "3")
_WORD: Final = (
    "part|section|parte|partie|seccion|component|componente|composante|apartado|chapter|capitulo|chapitre"
)
_MARKER: Final = re.compile(
    rf"^(?:(?:{_WORD}|line|linea|eje|axe|volet)\s+)?"
    r"\(?(?P<mark>[a-e]|\d{1,2}(?:\.\d)?|i{1,3}|iv|v)\s?(?:[.):]-?|\s?-\s|$)\s*"
    rf"|^(?:{_WORD})\s+(?P<named>\w+)\s*[:.-]\s*|^(?P<before>\w+)\s+(?:parte|partie)\s*[:.-]\s*"
)
_NUMBERS: Final = (
    {"i": "1", "ii": "2", "iii": "3"}
    | dict.fromkeys(("one", "first", "uno", "una", "primera", "un", "une", "premiere"), "1")
    | dict.fromkeys(("two", "second", "dos", "segunda", "deux", "deuxieme", "seconde"), "2")
    | dict.fromkeys(("three", "third", "tres", "tercera", "trois", "troisieme"), "3")
)
_AFTER: Final = re.compile(r"\s*[:.\-]\s+(?=\S)")
_LIKE: Final = 88.0
_SHORT, _LONG = 9, 40  # words of a heading of a component, of a part


@dataclass(frozen=True)
class Calendar:
    """A line that announces the activities of a time."""

    start: str = ""
    end: str = ""
    status: str = ""

    @property
    def year(self) -> str:
        """The year that it begins in."""
        return (self.start or self.end)[:4]


@dataclass
class Part:
    """A paragraph with what stands above it.

    Attributes:
        section: notation of the scheme `report-section`, or empty.
        calendar: the last line of the calendar above it, within its section.
        lead: the sentence that a list hangs on, if it is an item of one; ends with a colon.
        order: its number in that list, from one.
    """

    start: int
    end: int
    section: str
    calendar: Calendar
    item: bool = False
    lead: str = ""
    lead_start: int = -1
    order: int = 0

    @property
    def component(self) -> str:
        """`a` to `e`, or empty."""
        return self.section[2:] if self.section.startswith("1-") else ""


@dataclass
class Template:
    """What was recognised: the title, the paragraphs with their places, the headings."""

    title: list[tuple[int, int]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    headings: list[tuple[str, int, int]] = field(default_factory=list)
    part_year: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Sections of the template that are not there."""
        found = {section for section, _, _ in self.headings}
        wanted = ["1", *(f"1-{each}" for each in COMPONENTS), "2", "3"]
        return tuple(each for each in wanted if each not in found)


class _Reader:
    def __init__(self, document: Document, pack: Pack) -> None:
        self.document, self.pack = document, pack
        self.result = Template()
        self.section = ""
        self.calendar = Calendar()
        self.lead: tuple[str, int] = ("", -1)
        self.bulleted = False
        self.order = 0

    def read(self) -> Template:
        for paragraph in self.document.paragraphs:
            self._paragraph(paragraph)
        return self.result

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = self.document.text[paragraph.start : paragraph.end]
        row = paragraph.item or " | " in text
        heading = None if row else heading_of(text, self.pack, self.section)
        if heading and heading[0] in PARTS and self.section and not _MARKER.match(level(text)):
            heading = None if calendar_of(text, self.pack, self.calendar.year) else heading
        if heading:
            section, length = heading
            self._enter(section, paragraph.start, paragraph.start + length)
            if length < len(text):
                self._text(Paragraph(paragraph.start + length, paragraph.end, paragraph.page))
            return
        if not self.section:
            self.result.title.append((paragraph.start, paragraph.end))
            return
        calendar = None if paragraph.item else calendar_of(text, self.pack, self.calendar.year)
        if calendar:
            self.calendar = calendar
            self.result.headings.append(("calendar", paragraph.start, paragraph.end))
            self.lead = ("", -1)
            return
        self._text(paragraph)

    def _enter(self, section: str, start: int, end: int) -> None:
        self.section = section
        self.calendar, self.lead = Calendar(), ("", -1)
        self.result.headings.append((section, start, end))
        year = re.findall(r"(?<!\d)20\d\d(?!\d)", self.document.text[start:end])
        if year:
            self.result.part_year[section] = year[-1] if section == "1" else year[0]
            if section == "3":
                self.calendar = Calendar(year[0], year[-1], "")

    def _text(self, paragraph: Paragraph) -> None:
        text = self.document.text[paragraph.start : paragraph.end]
        row = row_of(text, self.pack, self.calendar)
        if " | " in text and row is None and not any(char.isdigit() for char in text):
            return  # the head of a table
        if row:
            start, end = paragraph.start + row[0], paragraph.start + row[1]
            self.result.parts.append(Part(start, end, self.section, row[2], item=True))
            return
        hangs = bool(self.lead[0]) and (paragraph.item or (not self.bulleted and self._goes_on(text)))
        self.bulleted = hangs and paragraph.item
        self.order = self.order + 1 if hangs else 0
        lead, lead_start = self.lead if hangs else ("", -1)
        self.result.parts.append(
            Part(
                paragraph.start,
                paragraph.end,
                self.section,
                self.calendar,
                paragraph.item or hangs,
                lead,
                lead_start,
                self.order,
            )
        )
        if text.rstrip().endswith(":"):
            self.lead, self.order = (text, paragraph.start), 0
        elif not hangs:
            self.lead = ("", -1)

    def _goes_on(self, text: str) -> bool:
        """An item whose bullet was lost: short, or numbered, or ended by a semicolon."""
        return bool(_MARKER.match(level(text))) or text.rstrip().endswith(";") or len(text.split()) <= 30


def template(document: Document, pack: Pack) -> Template:
    """Recognise the template in a document."""
    return _Reader(document, pack).read()


def heading_of(text: str, pack: Pack, current: str) -> tuple[str, int] | None:
    """The section that a paragraph is the heading of, and how much of it is the heading."""
    leveled = level(text)
    marker = _MARKER.match(leveled)
    mark = _mark(marker) if marker else ""
    offset = marker.end() if marker else 0
    rest = leveled[offset:]
    words = len(rest.split())
    for key in COMPONENTS:
        length = _matches(rest, pack, key, bool(mark), _SHORT)
        if length is not None:
            return f"1-{key}", offset + length
    if marker and mark in COMPONENTS and text[marker.start("mark")].isupper() and words <= _SHORT:
        return None if rest.rstrip().endswith((".", ";")) else (f"1-{mark}", len(text))
    if mark not in COMPONENTS:
        return _part_of(text, rest, mark, pack, current)
    return None


def _mark(marker: re.Match[str]) -> str:
    """The letter of a component, or the number of a part."""
    mark = marker["mark"] or _NUMBERS.get(marker["named"] or marker["before"], "")
    return _NUMBERS.get(mark, mark)


def _part_of(text: str, rest: str, mark: str, pack: Pack, current: str) -> tuple[str, int] | None:
    """A part by the words that its heading has; by its number alone where they say nothing."""
    words = len(rest.split())
    ends = rest.rstrip()[-1:]
    if words > _LONG or words == 0 or ends in ";," or (not mark and (words > 18 or ends in ".:")):
        return None
    for key in PARTS:
        if not mark and _matches(rest, pack, key, False, _LONG) is not None:
            return key, len(text)
    if not mark or mark not in PARTS:
        return None
    hits = {key: len(set(pack.pattern("parts", key).findall(rest))) for key in PARTS}
    best = max(PARTS, key=lambda key: (hits[key], key == mark))
    if hits[best]:
        return best, len(text)
    return (mark, len(text)) if current == "" or mark > current[:1] else None


def _matches(rest: str, pack: Pack, key: str, marked: bool, longest: int) -> int | None:
    """How many characters the name of a section takes at the beginning of a text; None if it is not there."""
    bare = rest.rstrip(" .:")
    words = len(bare.split())
    for name, pattern in _names(pack.language, key):
        found = pattern.match(bare)
        if found is None or not found.group():
            if marked and "*" not in name and words <= longest and fuzz.ratio(level(name), bare) >= _LIKE:
                return len(rest)
            continue
        if found.end() == len(bare) and (marked or words <= (_SHORT if longest == _SHORT else 20)):
            return len(rest)
        after = _AFTER.match(rest, found.end())
        if after and marked and longest == _SHORT:
            return after.end()
    if longest == _SHORT and words <= 14:
        inside = re.search(r"\(([^()]+)\)$", bare)
        if inside and any(pattern.fullmatch(inside.group(1)) for _, pattern in _names(pack.language, key)):
            return len(rest)
    return None


@lru_cache(maxsize=64)
def _names(language: str, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = sorted(load(language).words("sections", key), key=len, reverse=True)
    return tuple((word, re.compile(_to_the_end(word))) for word in words)


def _to_the_end(word: str) -> str:
    """A star at the end stands for all that follows in the heading."""
    return expression(word[:-1].rstrip()) + r"\b.*" if word.endswith("*") else expression(word) + r"(?!\w)"


def calendar_of(text: str, pack: Pack, year: str) -> Calendar | None:
    """What a line of the calendar announces, if it is one: a time, few other words, no sentence."""
    stripped = text.rstrip().rstrip(":").rstrip()
    if "://" in stripped or "www." in stripped:
        return None
    words = stripped.split()
    if len(words) > 14 or not words or (stripped.endswith(".") and not text.rstrip().endswith(":")):
        return None
    leveled = level(stripped)
    found = times(stripped, pack.language, year) or _bare_years(stripped)
    status = next(
        (s for s in ("planned", "done", "under-way") if pack.pattern("calendar", s).search(leveled)), ""
    )
    named = bool(pack.pattern("calendar", "activities").search(leveled))
    if not found or not any(when.start or when.end for when in found):
        return Calendar(status=status) if named and status and len(words) <= 6 else None
    others = len(words) - sum(len(stripped[slice(*when.span)].split()) for when in found)
    if (named and others <= 8) or (status and others <= 4) or others <= 2:
        return Calendar(found[0].start or found[0].end, found[-1].end or found[-1].start, status)
    return None


def row_of(text: str, pack: Pack, above: Calendar) -> tuple[int, int, Calendar] | None:
    """A row of a calendar drawn as a table: what is done stands between a time and, perhaps, a state.

    Cells are divided by bars, or the row begins with the time and ends with the state.
    """
    cells = (
        [(m.start(), m.end()) for m in re.finditer(r"[^|]*[^|\s](?=\s*(?:\||$))", text)]
        if " | " in text
        else []
    )
    if cells:
        return _row_of_cells(text, cells, pack, above)
    words = len(text.split())
    found = times(text, pack.language, above.year)
    if (
        words > 40
        or not found
        or found[0].span[0] != 0
        or found[0].exact not in (1, 2)
        or text.rstrip().endswith(".")
    ):
        return None
    state = re.search(rf"(?:{pack.pattern('states').pattern})\s*$", level(text))
    if state is None:
        return None
    calendar = Calendar(found[0].start, found[0].end, _state(state.group(), pack))
    return found[0].span[1] + 1, state.start(), calendar


def _row_of_cells(
    text: str, cells: list[tuple[int, int]], pack: Pack, above: Calendar
) -> tuple[int, int, Calendar] | None:
    start, end, status = above.start, above.end, above.status
    kept: list[tuple[int, int]] = []
    for begin, stop in cells:
        cell = text[begin:stop].strip()
        announced = calendar_of(cell, pack, above.year)
        state = (
            _state(level(cell), pack)
            if len(cell.split()) <= 4 and pack.pattern("states").search(level(cell))
            else ""
        )
        if announced and not kept:
            start, end, status = announced.start, announced.end, announced.status or status
        elif state:
            status = state
        elif len(cell) > 2:
            kept.append((begin + len(text[begin:stop]) - len(text[begin:stop].lstrip()), stop))
    if not kept or (start, end, status) == (above.start, above.end, above.status):
        return None
    return kept[0][0], kept[-1][1], Calendar(start, end, status)


def _state(text: str, pack: Pack) -> str:
    for status in ("planned", "done", "under-way"):
        if pack.pattern("calendar", status).search(text):
            return status
    return ""


def _bare_years(text: str) -> list[When]:
    return [When(m.group(), m.group(), 1, m.span()) for m in re.finditer(r"(?<!\d)20[0-4]\d(?!\d)", text)]


def items_of(parts: Sequence[Part], lead_start: int) -> Iterator[Part]:
    """The items of the list that hangs on the paragraph at `lead_start`."""
    return (part for part in parts if part.lead_start == lead_start)

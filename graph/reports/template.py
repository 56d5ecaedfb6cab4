"""The template of the yearly reports, recognised by its headings: parts 1 to 3, components A to E,
calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from graph.reports.calendars import Calendar, calendar_of, goes_on_below, row_of
from graph.reports.document import Document, Paragraph
from graph.reports.headings import COMPONENTS, MARKER, PARTS, chapter_of, heading_of, says_nothing
from graph.reports.packs import Pack
from graph.reports.patterns import level
from graph.reports.periods import times

# Chapters that tell what might be, and where something stands.
_CLOSED: Final = re.compile(r"[.;!?…][\"”’»)\]]*\s*$")
_BAR: Final = " | "
_TITLE: Final = 8  # paragraphs that a title may have
_ASIDE: Final = frozenset({"synergies", "notes"})


@dataclass
class Part:
    """A paragraph with what stands above it.

    Attributes:
        section: notation of the scheme `report-section`, or empty.
        calendar: the last line of the calendar above it, within its section.
        lead: the sentence that a list hangs on, if it is an item of one; ends with a colon, or goes on in
            the items.
        order: its number in that list, from one.
        chapter: `partners`, `events` or `other` under such a heading within its section.
        leads: whether a list hangs on it.
    """

    start: int
    end: int
    section: str
    calendar: Calendar
    item: bool = False
    lead: str = ""
    lead_start: int = -1
    order: int = 0
    chapter: str = ""
    leads: bool = False

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
        self.sign = ""
        self.order = 0
        self.chapter = ""
        self.listed = False  # an item follows
        self.begun = False  # past the title, whatever the headings are

    def read(self) -> Template:
        paragraphs = self.document.paragraphs
        for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
            self.listed = following is not None and following.item and not paragraph.item
            self._paragraph(paragraph)
        return self.result

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = self.document.text[paragraph.start : paragraph.end]
        row = paragraph.item or " | " in text
        heading = None if row else heading_of(text, self.pack, self.section, self.order)
        if heading and heading[0] in PARTS and self.section and not MARKER.match(level(text)):
            heading = None if calendar_of(text, self.pack, self.calendar.year) else heading
        if heading:
            section, length = heading
            self._enter(section, paragraph.start, paragraph.start + length)
            if length < len(text):
                self._text(Paragraph(paragraph.start + length, paragraph.end, paragraph.page))
            return
        if not self.section and not self._begun(paragraph.item or text.count(_BAR) > 1):
            self.result.title.append((paragraph.start, paragraph.end))
            return
        chapter = "" if row else chapter_of(text, self.pack)
        if chapter:
            self.chapter, self.calendar, self.lead = chapter, Calendar(), ("", -1)
            return
        if self.chapter in _ASIDE or says_nothing(text, self.pack):
            return
        goes_on = paragraph.item or (self.listed and goes_on_below(text, self.pack))
        calendar = None if goes_on else calendar_of(text, self.pack, self.calendar.year)
        if calendar:
            self.calendar = calendar
            self.result.headings.append(("calendar", paragraph.start, paragraph.end))
            self.lead = ("", -1)
            return
        self._text(paragraph)

    def _begun(self, row: bool) -> bool:
        """Whether a report whose headings are not known is past its title: a list, a table, or too many
        lines; a running head may have one bar.
        """
        self.begun = self.begun or row or len(self.result.title) >= _TITLE
        return self.begun

    def _enter(self, section: str, start: int, end: int) -> None:
        self.section, self.chapter, self.order = section, "", 0
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
            section, begin = self._of_row(text)
            start, end = paragraph.start + max(row[0], begin), paragraph.start + row[1]
            self.result.parts.append(Part(start, end, section, row[2], item=True))
            return
        number = None if paragraph.item else MARKER.match(level(text))
        sign = "bullet" if paragraph.item else "number" if number else ""
        hangs = bool(self.lead[0]) and (
            paragraph.item or (self.sign in ("", sign) and self._goes_on(text, sign))
        )
        self.sign = sign if hangs else ""
        self.order = self.order + 1 if hangs else 0
        lead, lead_start = self.lead if hangs else ("", -1)
        leads = text.rstrip().endswith(":") or (self.listed and not _CLOSED.search(text))
        self.result.parts.append(
            Part(
                paragraph.start + (number.end() if number and hangs else 0),
                paragraph.end,
                self.section,
                self._told_by(lead),
                paragraph.item or hangs,
                lead,
                lead_start,
                self.order,
                self.chapter,
                leads,
            )
        )
        if leads:
            self.lead, self.order = (text, paragraph.start), 0
        elif not hangs:
            self.lead = ("", -1)

    def _of_row(self, text: str) -> tuple[str, int]:
        """The section of a row of a table, and where what it tells begins: a component that its first cell
        names goes before the heading above.
        """
        cell = text.partition(" | ")[0]
        heading = heading_of(cell, self.pack, self.section, self.order)
        if heading and heading[0].startswith("1-") and heading[1] >= len(cell.strip()):
            return heading[0], len(cell) + len(" | ")
        return self.section, 0

    def _told_by(self, lead: str) -> Calendar:
        """The calendar of an item: `In the first semester of 2022 we:` says the time of what follows."""
        told = [when for when in times(lead, self.pack.language, self.calendar.year) if when.exact]
        if not told or not (told[0].start and told[0].end):
            return self.calendar
        return replace(self.calendar, start=told[0].start, end=told[-1].end or told[0].end)

    def _goes_on(self, text: str, sign: str) -> bool:
        """An item whose bullet was lost: short, or numbered, or ended by a semicolon."""
        return bool(sign) or text.rstrip().endswith(";") or len(text.split()) <= 30


def template(document: Document, pack: Pack) -> Template:
    """Recognise the template in a document."""
    return _Reader(document, pack).read()

"""The text of a report as it is divided: headings of the template, paragraphs, items of lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from graph.reports.document import Document, Paragraph
from graph.reports.packs import load
from graph.reports.template import template

Kind = Literal["title", "part", "component", "calendar", "item", "plain"]
_BULLET: Final = "• "
_HEADING: Final = 400
"""Characters of the longest paragraph that may be a heading, or begin with one."""
_PARAGRAPHS: Final = 5000
"""Paragraphs that are looked at for headings; a report has some dozens."""


@dataclass(frozen=True)
class Block:
    """A stretch of the text, `text[start:end]`, that stands by itself.

    Attributes:
        section: notation of the part of the template that a heading begins.
    """

    kind: Kind
    start: int
    end: int
    section: str = ""


@lru_cache(maxsize=16)
def outline(text: str, language: str) -> tuple[Block, ...]:
    """The blocks of a cleaned text, in their order; empty lines and bullets are in none.

    Args:
        language: of the text: `en`, `es` or `fr`.
    """
    paragraphs = tuple(_paragraphs(text))
    headings = _headings(text, paragraphs, language)
    first = min((start for start in headings), default=0)
    blocks: list[Block] = []
    for each in paragraphs:
        start = each.start
        if start in headings:
            section, end = headings[start]
            blocks.append(Block(_kind(section), start, end, section))
            start = end
        if text[start : each.end].strip():
            kind: Kind = "item" if each.item else "title" if start < first else "plain"
            blocks.append(Block(kind, start, each.end))
    return tuple(blocks)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Lines; nothing but a line feed ends one, as offsets were counted."""
    start = 0
    for line in text.split("\n"):
        item = line.startswith(_BULLET)
        begin, end = start + len(_BULLET) * item, start + len(line)
        if line.strip():
            yield Paragraph(begin, end, 1, item)
        start = end + 1


def _headings(text: str, paragraphs: tuple[Paragraph, ...], language: str) -> dict[int, tuple[str, int]]:
    """By where it starts: what a heading begins, and where it ends."""
    short = tuple(each for each in paragraphs[:_PARAGRAPHS] if each.end - each.start <= _HEADING)
    document = Document(
        name="", media="text", sha256="", text=text, text_sha256="", pages=1, paragraphs=short
    )
    found = template(document, load(language)).headings
    return {start: (section, end) for section, start, end in found}


def _kind(section: str) -> Kind:
    if section == "calendar":
        return "calendar"
    return "component" if "-" in section else "part"

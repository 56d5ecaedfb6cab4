"""A document as rules read it: cleaned text, its paragraphs, and the way back to the page."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from graph.reports.characters import Line, lines
from graph.reports.furniture import without_furniture
from graph.reports.markdown import is_markdown, without_marks
from graph.reports.paragraphs import Block, paragraphs

_JOINT: Final = "\n"
_BULLET: Final = "• "


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the cleaned text: `text[start:end]`, without the bullet before it."""

    start: int
    end: int
    page: int
    item: bool = False


@dataclass(frozen=True)
class Document:
    """The cleaned text of one file. One paragraph is one line of it.

    Attributes:
        name: name of the file.
        media: `pdf`, `docx` or `text`.
        sha256: of the file's bytes.
        text: the cleaned text; every offset of a passage counts its characters.
        text_sha256: of the cleaned text in UTF-8.
        pages: how many pages the file has; 1 where it has none.
    """

    name: str
    media: str
    sha256: str
    text: str
    text_sha256: str
    pages: int
    paragraphs: tuple[Paragraph, ...]
    _runs: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    _page_starts: tuple[int, ...] = field(default=(), repr=False)

    def extracted(self, offset: int) -> int:
        """Where a character of the cleaned text stands in the text as extracted (of a text file: in the
        file).
        """
        at = bisect_right(self._runs, (offset, 1 << 60)) - 1
        if at < 0:
            return 0
        clean, raw = self._runs[at]
        return raw + offset - clean

    def page(self, offset: int) -> int:
        """Page of a character, from one."""
        return max(1, bisect_right(self._page_starts, self.extracted(offset)))


def clean(name: str, media: str, content: bytes, extracted: str) -> Document:
    """The document of a file; `extracted` is its text, pages divided by form feeds."""
    text, where, found = _joined(_blocks(media, list(lines(extracted))))
    starts = [0, *(at + 1 for at, char in enumerate(extracted) if char == "\f")]
    return Document(
        name=name,
        media=media,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        pages=len(starts) - (1 if len(starts) > 1 and extracted.endswith("\f") else 0),
        paragraphs=tuple(found),
        _runs=_runs(where),
        _page_starts=tuple(starts),
    )


def _blocks(media: str, read: list[Line]) -> list[Block]:
    """The paragraphs; only what is set in pages has heads that come again, so that a heading may."""
    if media == "docx":
        return paragraphs(read, whole=True)
    if media == "text" and is_markdown(read):
        return paragraphs(without_marks(read))
    return paragraphs(without_furniture(read))


def _joined(blocks: list[Block]) -> tuple[str, list[int], list[Paragraph]]:
    parts: list[str] = []
    where: list[int] = []
    found: list[Paragraph] = []
    for block in blocks:
        lead = _BULLET if block.marker else ""
        start = len(where) + len(lead)
        parts.append(f"{lead}{block.text}{_JOINT}")
        where.extend([block.where[0]] * len(lead) + block.where + [block.where[-1] + 1])
        found.append(Paragraph(start, start + len(block.text), block.page, bool(block.marker)))
    return "".join(parts), where, found


def _runs(where: list[int]) -> tuple[tuple[int, int], ...]:
    """Where the offsets jump: (offset in the cleaned text, offset in the extracted one)."""
    return tuple((at, raw) for at, raw in enumerate(where) if at == 0 or raw != where[at - 1] + 1)

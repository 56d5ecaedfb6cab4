"""A version of a report as a PDF with text and embedded fonts (fpdf2), or as a Word file (python-docx)."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import docx
from docx.document import Document
from docx.table import Table

from tests.graph.reports.corpus.noise import BULLETS, Layout
from tests.graph.reports.corpus.source import Block, Report

_DAY: Final = datetime(2026, 11, 22, tzinfo=UTC)
_FONTS: Final = Path("/usr/share/fonts/truetype")
_FACES: Final = (
    ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    ("dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
)
_SIZES: Final = {"title": 15, "part": 12, "component": 11}
_BOLD: Final = frozenset({"title", "part", "component", "calendar"})


class Paper:
    """A PDF that is written line by line."""

    def __init__(self, report: Report, pages: int = 0) -> None:
        # Only this script needs the library; the tests read the files that it made.
        fpdf: Any = importlib.import_module("fpdf")
        self.layout = Layout.of(report)
        self.blocks = report.blocks
        self.pdf: Any = fpdf.FPDF(format="A4")
        self.pdf.set_creation_date(_DAY)
        self.pdf.set_auto_page_break(auto=False)
        regular, bold = self.layout.random.choice(_FACES)
        self.pdf.add_font("text", "", _FONTS / regular)
        self.pdf.add_font("text", "B", _FONTS / bold)
        self.running: list[str] = []
        self.pages = 0
        self.of = pages

    def made(self) -> tuple[bytes, list[str]]:
        """The file, and the lines in it that are page numbers and running heads."""
        self._page()
        at = 0
        while at < len(self.blocks):
            block = self.blocks[at]
            if block.kind == "row":
                rows = self._rows(at)
                self._table(rows)
                at += len(rows)
                continue
            self._lines(block)
            at += 1
        self._foot()
        return bytes(self.pdf.output()), list(dict.fromkeys(self.running))

    def _rows(self, at: int) -> list[Block]:
        end = at
        while end < len(self.blocks) and self.blocks[end].kind == "row":
            end += 1
        return self.blocks[at:end]

    def _page(self) -> None:
        if self.pages:
            self._foot()
        self.pdf.add_page()
        self.pages += 1
        self.pdf.set_y(18)
        if "running-head" in self.layout.noise and self.layout.running:
            self.pdf.set_font("text", "", 8)
            self.pdf.cell(0, 5, self.layout.running, new_x="LMARGIN", new_y="NEXT")
            self.running.append(self.layout.running)
            self.pdf.ln(6)

    def _foot(self) -> None:
        if "page-numbers" in self.layout.noise:
            number = self.layout.number(self.pages, self.of)
            self.pdf.set_y(280)
            self.pdf.set_font("text", "", 8)
            self.pdf.cell(0, 5, number, align="C")
            self.running.append(number)

    def _lines(self, block: Block) -> None:
        width = 68 if "hyphenation" in self.layout.noise else 84
        self.layout.width = width
        item = block.kind == "item"
        bold = "B" if block.kind in _BOLD else ""
        size = _SIZES.get(block.kind, 10)
        lines = self.layout.item(block) if item else self._wrapped(block.text, width * 10 // size)
        for line in lines:
            if self.pdf.get_y() > 268:
                self._page()
            self.pdf.set_font("text", bold, size)
            # The font of the page has no glyph of Word's symbol font.
            sign = line.replace("\uf0b7", "\u2022").replace("\u27a2", "\u2023")
            self.pdf.cell(0, size * 0.55, sign, new_x="LMARGIN", new_y="NEXT")
        self.pdf.ln(3)

    def _wrapped(self, text: str, width: int) -> list[str]:
        noise = self.layout.noise
        self.layout.width, self.layout.noise = width, noise | {"broken-lines"}
        lines = self.layout.lines(text)
        self.layout.noise = noise
        return lines

    def _table(self, rows: list[Block]) -> None:
        if self.pdf.get_y() > 200:
            self._page()
        self.pdf.set_font("text", "", 9)
        with self.pdf.table(first_row_as_headings=False, line_height=5) as table:
            for block in rows:
                row = table.row()
                for cell in block.cells:
                    row.cell(self.layout.spoilt(cell))
        self.pdf.ln(3)


def paged(report: Report) -> tuple[bytes, list[str]]:
    """A version as a PDF, and its page numbers and running heads."""
    draft = Paper(report)
    draft.made()
    return Paper(report, draft.pages).made()


def word(report: Report) -> tuple[bytes, list[str]]:
    """A version as a Word file with real headings, lists and tables; head and foot stand in no paragraph."""
    layout = Layout.of(report)
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = _DAY
    if "running-head" in layout.noise:
        document.sections[0].header.paragraphs[0].text = layout.running
    if "page-numbers" in layout.noise:
        document.sections[0].footer.paragraphs[0].text = layout.number(1, 3)
    table: Table | None = None
    for block in report.blocks:
        if block.kind == "row":
            if table is None:
                table = document.add_table(rows=0, cols=len(block.cells))
                table.style = "Table Grid"
            for cell, text in zip(table.add_row().cells, block.cells, strict=True):
                cell.text = layout.spoilt(text)
            continue
        table = None
        _paragraph(document, block, layout)
    return _steady(document), []


def _paragraph(document: Document, block: Block, layout: Layout) -> None:
    text = layout.spoilt(block.text)
    if block.kind == "item" and "bullets" not in layout.noise:
        paragraph = document.add_paragraph(style="List Bullet")
    elif block.kind == "item":
        paragraph = document.add_paragraph(f"{layout.random.choice(BULLETS)}\t")
    elif block.kind in _BOLD and "renamed" not in layout.noise:
        paragraph = document.add_heading(level=["title", "part", "component", "calendar"].index(block.kind))
    else:
        paragraph = document.add_paragraph()
    for piece in _pieces(text, layout):
        paragraph.add_run(piece).bold = True if block.kind in _BOLD else None
    for _ in range(layout.gap() - 1):
        document.add_paragraph()


def _pieces(text: str, layout: Layout) -> list[str]:
    """The text in runs: one, or cut anywhere, as Word does when a text is edited again and again."""
    if "split-runs" not in layout.noise:
        return [text]
    return [piece for piece in re.split(r"(.{7,23}?)", text) if piece]


def _steady(document: Document) -> bytes:
    """The package with one date on all its parts: the same source gives the same bytes."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()

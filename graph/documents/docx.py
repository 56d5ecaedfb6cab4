"""DOCX documents that read well in Word and by a screen reader, and are the same bytes each time.

Headings are headings, tables have header rows that repeat, pictures have words for those who do not see them,
and the language of the text is said. Nothing depends on the clock: the same content gives the same file.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from graph.documents import docx_styles
from graph.documents.docx_notes import Footnotes
from graph.documents.docx_zip import same_each_time
from graph.documents.pieces import Piece

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SOFT: Final = RGBColor(0x55, 0x60, 0x6A)
_LINK: Final = RGBColor(0x0B, 0x5C, 0x8A)
_HYPERLINK: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

Pieces = Sequence[Piece]
Cell = Sequence[Piece]


class Paper:
    """A document on A4 that is written from its top to its end.

    Args:
        language: `en`, `es` or `fr`.
        when: what its properties say of when it was made.
    """

    def __init__(self, language: str, title: str, subject: str, when: datetime) -> None:
        self._document = docx.Document()
        self._language = language
        self._names = 0
        self._footnotes = Footnotes(self._document)
        docx_styles.apply(self._document, language)
        docx_styles.describe(self._document, language, title, subject, when)
        # To look a style up by its name takes the library milliseconds, each time.
        self._styles = {each.name: each.style_id for each in self._document.styles}

    def title(self, *pieces: Piece) -> None:
        """What the document is called, at its top."""
        self._write("Title", pieces)

    def subtitle(self, *pieces: Piece) -> None:
        """What stands below the title."""
        self._write("Subtitle", pieces)

    def heading(self, *pieces: Piece, level: int = 1) -> None:
        """A heading; level 1 is the highest below the title."""
        self._write(f"Heading {level}", pieces)

    def paragraph(self, *pieces: Piece, small: bool = False, apart: bool = False) -> None:
        """A paragraph; one that stands `apart` has more space before it, as behind a list."""
        written = self._write(docx_styles.SMALL if small else "Normal", pieces)
        if apart:
            written.paragraph_format.space_before = docx_styles.APART

    def items(self, items: Iterable[Pieces], *, numbered: bool = False) -> None:
        """A list; one that is numbered begins with one."""
        style = "List Number" if numbered else "List Bullet"
        number = docx_styles.new_numbering(self._document, style) if numbered else None
        for pieces in items:
            paragraph = self._write(style, pieces)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def notes(self, notes: Iterable[tuple[int, Pieces]], prefix: str = "note") -> None:
        """Numbered notes; references lead to them by `Piece(anchor="note-1")`."""
        for number, pieces in notes:
            paragraph = self._write(docx_styles.NOTE, (Piece(f"{number}\t"), *pieces))
            self._mark(paragraph, f"{prefix}-{number}")

    def footnotes(self, notes: Iterable[Pieces]) -> None:
        """Notes at the foot of the pages, numbered from one; `Piece(note=1)` refers to the first.

        References are to stand in the order of the notes, for Word numbers them as they come.
        """
        for number, pieces in enumerate(notes, 1):
            self._put(self._footnotes.note(number), pieces)

    def table(
        self, header: Sequence[Cell], rows: Iterable[Sequence[Cell]], widths: Sequence[float], summary: str
    ) -> None:
        """A table with a header row, and the first column as header of the rows; on one page if it fits.

        Args:
            widths: of the columns, in cm.
            summary: what the table tells, for those who do not see it.
        """
        body = list(rows)
        table = self._document.add_table(1 + len(body), len(header), docx_styles.TABLE)
        table.autofit = False
        docx_styles.describe_table(table, summary)
        for place, cells in enumerate([header, *body]):
            row = table.rows[place]
            docx_styles.keep_whole(row, header=place == 0)
            for column, (cell, pieces) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = Cm(widths[column])
                head = place == 0 or column == 0
                self._fill(cell, [replace(piece, bold=True) for piece in pieces] if head else pieces)
                cell.paragraphs[0].paragraph_format.keep_with_next = place < len(body) or None
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Cm(wide)
        self._write(docx_styles.GAP, ())

    def picture(self, png: bytes, width: float, alt: str) -> None:
        """A picture, `width` in cm; `alt` says what is to be seen."""
        paragraph = self._document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width))
        for side in ("distL", "distR"):
            shape._inline.set(side, "0")
        shape._inline.docPr.set("descr", alt)
        shape._inline.docPr.set("name", f"Picture {shape._inline.docPr.id}")

    def footer(self, text: str) -> None:
        """What stands at the foot of each page, before the number of the page."""
        paragraph = self._document.sections[0].footer.paragraphs[0]
        paragraph.style = docx_styles.style(self._document, docx_styles.SMALL)
        self._put(paragraph, (Piece(f"{text}\t", soft=True),))
        paragraph.paragraph_format.tab_stops.add_tab_stop(*docx_styles.RIGHT)
        docx_styles.add_field(paragraph, "PAGE")
        self._put(paragraph, (Piece(" / ", soft=True),))
        docx_styles.add_field(paragraph, "NUMPAGES")

    def save(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        return same_each_time(buffer.getvalue())

    def _write(self, style: str, pieces: Iterable[Piece]) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._styles[style]
        self._put(paragraph, pieces)
        return paragraph

    def _fill(self, cell: _Cell, pieces: Pieces) -> None:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self._styles[docx_styles.CELL]
        self._put(paragraph, pieces)

    def _put(self, paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.note:
                self._footnotes.refer(paragraph, piece.note, f"_RefNote{piece.note}")
                continue
            run = paragraph.add_run(piece.text)
            run.bold, run.italic = piece.bold or None, piece.italic or None
            run.font.superscript = piece.raised or None
            if piece.soft:
                run.font.color.rgb = _SOFT
            if piece.language and piece.language != self._language:
                docx_styles.set_language(run._r.get_or_add_rPr(), piece.language)
            if piece.href or piece.anchor:
                run.font.color.rgb = _LINK
                self._link(paragraph, run._r, piece)

    def _link(self, paragraph: Paragraph, run: Any, piece: Piece) -> None:  # noqa: ANN401 - lxml has no types
        link = OxmlElement("w:hyperlink")
        if piece.href:
            to = paragraph.part.relate_to(piece.href, _HYPERLINK, is_external=True)
            link.set(qn("r:id"), to)
        else:
            link.set(qn("w:anchor"), piece.anchor)
        run.addprevious(link)
        link.append(run)

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        self._names += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._names))
            if tag.endswith("Start"):
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)

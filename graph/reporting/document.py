"""A report as a DOCX document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from graph.documents.docx import Paper
from graph.documents.pieces import Piece
from graph.reporting.model import Block, Heading, Items, Line, Note, Paragraph, Report, Span
from graph.reporting.words import WORDS


def document(report: Report) -> bytes:
    """The file; the same report gives the same bytes."""
    words = WORDS[report.language]
    day = report.made
    when = datetime(day.year, day.month, day.day, tzinfo=UTC)
    paper = Paper(report.language, f"{report.title}{words['colon']} {report.body.text}", report.title, when)
    paper.title(_piece(report.body))
    paper.subtitle(Piece(report.title))
    paper.paragraph(Piece(report.about), small=True)
    before: Block | None = None
    for block in report.blocks:
        _write(paper, block, apart=isinstance(before, Items))
        before = block
    paper.footnotes(_note(note) for note in report.notes)
    paper.footer(f"{report.body.text}, {report.period}")
    return paper.save()


def _write(paper: Paper, block: Block, *, apart: bool) -> None:
    if isinstance(block, Heading):
        paper.heading(Piece(block.text), level=block.level)
    elif isinstance(block, Items):
        paper.items((_pieces(line) for line in block.lines), numbered=block.numbered)
    elif isinstance(block, Paragraph):
        paper.paragraph(*_pieces(block.line, soft=block.gap), apart=apart)


def _pieces(line: Line, *, soft: bool = False) -> list[Piece]:
    return [piece for span in line for piece in (_piece(span, soft=soft), *_cited(span.notes))]


def _piece(span: Span, *, soft: bool = False) -> Piece:
    """Names stand in the colour of the text around them: a report is read, not clicked through."""
    return Piece(span.text, language=span.language, italic=soft, soft=soft)


def _cited(notes: Iterable[int]) -> list[Piece]:
    """References to footnotes, with commas between."""
    pieces = [Piece("", note=number) for number in notes]
    return [piece for each in pieces for piece in (each, Piece(", ", raised=True))][:-1]


def _note(note: Note) -> list[Piece]:
    if not note.shown:
        return [Piece(note.name.text, language=note.name.language, href=note.url)]
    name = [Piece(f"{note.name.text}, ", language=note.name.language)] if note.name.text else []
    return [*name, Piece(note.shown, href=note.url)]

"""A report as Markdown, with footnotes."""

from __future__ import annotations

import re

from graph.reporting.model import Block, Heading, Items, Line, Note, Paragraph, Report, Span

_SIGNS = re.compile(r"([\\`*_\[\]<>])")


def markdown(report: Report) -> str:
    """The whole text; ends with a line break. Whatever shows it gives the footnotes a heading."""
    head = [f"# {_plain(report.body.text)}", f"**{_plain(report.title)}**", f"*{_plain(report.about)}*"]
    body = [_block(block) for block in report.blocks]
    notes = [_note(note) for note in report.notes]
    return "\n\n".join([*head, *body, *notes]) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_plain(block.text)}"
    if isinstance(block, Paragraph):
        return f"*{_line(block.line)}*" if block.gap else _line(block.line)
    return _items(block)


def _items(block: Items) -> str:
    signs = [f"{place}." if block.numbered else "-" for place in range(1, len(block.lines) + 1)]
    return "\n".join(f"{sign} {_line(line)}" for sign, line in zip(signs, block.lines, strict=True))


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    text = f"[{_plain(span.text)}]({span.iri})" if span.iri else _plain(span.text)
    return text + "".join(f"[^{number}]" for number in span.notes)


def _note(note: Note) -> str:
    if not note.shown:
        return f"[^{note.number}]: [{_plain(note.name.text)}](<{note.url}>)"
    name = f"{_plain(note.name.text)}, " if note.name.text else ""
    return f"[^{note.number}]: {name}<{note.url}>"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)

"""Text that is written as Markdown: its signs taken away, every character left at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.reports.characters import Line

_HEADING: Final = re.compile(r"#{1,6} (?=\S)")
_HEADINGS: Final = 2  # that make a text Markdown
_NOTE: Final = re.compile(r"\[\^[^\]\s]+\]:")
_SIGNS: Final = re.compile(
    r"\[\^[^\]\s]+\]"  # the mark of a note
    r"|\\(?=[^\w\s])"  # before a sign that stands for itself
    r"|(?<![*\\])\*{1,3}(?=\S)(?=[^*]*\S\*)|(?<=[^\s\\])\*{1,3}"  # emphasis
    r"|(?<!\\)\[(?=[^\]]*\]\()|\]\([^()\s]*\)"  # around the words of a link, and its address
)


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether several lines begin as headings of Markdown do."""
    return sum(bool(_HEADING.match(line.text)) for line in lines) >= _HEADINGS


def without_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines as they are read: without notes, marks of headings, of emphasis and of links."""
    return [line for line in map(_bare, lines) if line.text and not _NOTE.match(line.text)]


def _bare(line: Line) -> Line:
    if _NOTE.match(line.text):
        return line
    kept = list(_kept(line.text))
    text = "".join(line.text[at] for at in kept)
    return replace(line, text=text, where=tuple(line.where[at] for at in kept))


def _kept(text: str) -> Iterator[int]:
    """Places of the characters that are no signs."""
    found = _HEADING.match(text)
    at = found.end() if found else 0
    for sign in _SIGNS.finditer(text, at):
        yield from range(at, sign.start())
        at = sign.end()
    yield from range(at, len(text))

"""A drafted report as plain values in one language, ready to be set as a document, a page or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """Some words of a line.

    Attributes:
        language: where it is another than the report's.
        iri: of the thing that they name, where they are to lead to it.
        notes: numbers of the notes that stand behind them.
    """

    text: str
    language: str = ""
    iri: str = ""
    notes: tuple[int, ...] = ()


Line = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is that of the three parts."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `gap` where it says that nothing is recorded."""

    line: Line
    gap: bool = False


@dataclass(frozen=True)
class Items:
    """A list."""

    lines: tuple[Line, ...]
    numbered: bool = False


Block = Heading | Paragraph | Items


@dataclass(frozen=True)
class Note:
    """A source under the number that it is referred to by.

    Attributes:
        name: what it is called, if that is known.
        url: where it can be read.
        shown: the address as it is printed; empty where the name alone leads there.
    """

    number: int
    name: Span
    url: str
    shown: str = ""


@dataclass(frozen=True)
class Report:
    """The whole of it.

    Attributes:
        title: what kind of report it is, and of which years.
        body: whose report it is.
        about: what it was made from, and that it is a draft.
        made: day on which the version of the graph was published; else the day that the data is of.
    """

    language: str
    title: str
    body: Span
    period: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    about: str
    made: date

    @property
    def gaps(self) -> tuple[str, ...]:
        """Headings of what the graph knows nothing of."""
        found: list[str] = []
        above = ""
        for block in self.blocks:
            if isinstance(block, Heading):
                above = block.text
            elif isinstance(block, Paragraph) and block.gap:
                found.append(above)
        return tuple(found)


def said(*parts: str | Span) -> Line:
    """A line of words and of names that lead somewhere; empty ones are left out."""
    spans = (Span(part) if isinstance(part, str) else part for part in parts)
    return tuple(span for span in spans if span.text or span.notes)

"""What the page of a report shows, as plain data: versions, passages with their facts, differences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from api.reports_marks import Group

_OPEN: Final = 3


@dataclass(frozen=True)
class Link:
    """A name or a wording; `language` where it is not the reader's, `href` as it stands where it is used.

    Attributes:
        whole: the name in full, where `text` is short for it.
    """

    text: str
    language: str = ""
    href: str = ""
    whole: str = ""


@dataclass(frozen=True)
class Card:
    """A thing that a passage speaks of, what is stated of it, and where the versions differ about it."""

    kind: str
    thing: Link
    stated: tuple[Link, ...]
    differs: tuple[Link, ...]


@dataclass(frozen=True)
class Beside:
    """A passage with its facts.

    Attributes:
        anchor: the name of its place on this page.
        facts: that of the place of its facts.
        own: its own page, relative to the root.
        where, range: its position in words and in figures.
    """

    number: int
    anchor: str
    facts: str
    own: str
    where: str
    range: str
    cards: tuple[Card, ...]

    @property
    def open(self) -> int:
        """How many of the cards are not folded away; one alone is not worth folding."""
        return len(self.cards) if len(self.cards) <= _OPEN + 1 else _OPEN


@dataclass(frozen=True)
class Entry:
    """A line of a table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Section:
    """Passages of a part of the template, where the text is not here."""

    title: str
    anchor: str
    passages: tuple[Beside, ...]


@dataclass(frozen=True)
class Shown:
    """A version on the page.

    Attributes:
        text: what it is marked in; None where the text is not here.
        marks: passages by number.
        headings: anchors by where a heading starts.
    """

    language: str
    name: str
    text: Group | None
    contents: tuple[Entry, ...]
    headings: Mapping[int, str]
    sections: tuple[Section, ...]
    marks: Mapping[int, Beside]


@dataclass(frozen=True)
class File:
    """What is known of the document of a version."""

    name: str
    title: str
    format: str
    characters: str
    sums: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Side:
    """What one version says, and where."""

    name: str
    stated: Link
    places: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Where versions differ; `anchor` is its own."""

    anchor: str
    thing: Link
    sides: tuple[Side, ...]

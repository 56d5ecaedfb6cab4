"""A brief as plain values in one language, ready to be set as a page or as a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

LANGUAGES: Final = ("en", "es", "fr")


@dataclass(frozen=True)
class Name:
    """What something is called.

    Attributes:
        language: that the name is in, where it is not the reader's.
        iri: of the thing, where the name is to lead to it.
    """

    text: str
    language: str = ""
    iri: str = ""


@dataclass(frozen=True)
class More:
    """How many are left out of a list, and the thing whose page has them all."""

    text: str
    iri: str


@dataclass(frozen=True)
class Fact:
    """One thing that is told of each body: a value, or several, for each."""

    label: str
    values: tuple[tuple[Name, ...], ...]


@dataclass(frozen=True)
class Reason:
    """Why two could work together.

    Attributes:
        heading: the kind of synergy; in the brief of one body the other one.
        figure: its share of the whole, empty where it is all; in the brief of one body the strength.
        text: sentences.
        detail: of which kinds it is, in the brief of one body.
        notes: numbers of the sources.
    """

    heading: Name
    figure: str
    text: str
    detail: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Seat:
    """Somebody in office; `doubt` is said where nothing new shows that they still are."""

    holder: tuple[Name, ...]
    role: Name
    represented_by: tuple[Name, ...]
    period: str
    attested: str
    doubt: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Office:
    """The people in office of one body; `empty` says why there are none."""

    body: Name
    seats: tuple[Seat, ...]
    empty: str = ""
    more: More | None = None


@dataclass(frozen=True)
class Step:
    """Something that could be done; `about` is with whom, in the brief of one body."""

    text: str
    about: Name | None = None


@dataclass(frozen=True)
class Source:
    """A source under the number that it is referred to by; `url` where it is on the web."""

    number: int
    name: Name
    url: str = ""
    shown: str = ""


@dataclass(frozen=True)
class Picture:
    """What connects the bodies, drawn; `alt` says the same in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Brief:
    """The whole of it; empty parts are left out, but for what is said in their place.

    Attributes:
        bodies: one or two.
        day: that the data is of; `made` the day on which the version was published, where that is known.
        heading: what it is called; names in other languages are told from the rest.
        lead: what it comes to, in a sentence or two.
    """

    language: str
    heading: tuple[Name, ...]
    subtitle: str
    day: date
    made: date | None
    version: int | None
    lead: str
    bodies: tuple[Name, ...]
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    more_reasons: More | None
    offices: tuple[Office, ...]
    steps: tuple[Step, ...]
    picture: Picture | None
    sources: tuple[Source, ...]
    more_sources: More | None
    about: str
    licence: Name | None
    caveat: str

    @property
    def title(self) -> str:
        """The heading without anything else."""
        return "".join(name.text for name in self.heading)


def ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other as their first and last.

    >>> ranges([1, 3, 4, 5])
    [(1, 1), (3, 5)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found

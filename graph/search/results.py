"""What a search answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Hit:
    """A thing that was found.

    Attributes:
        section: name of its section (`City`, `Body`, ...); `kind`: local name of its own class.
        label, language: in the reader's language, else English, else any; the language is empty where it is
            unknown.
        also: the name that was found, where it is not the label.
        detail: what is told beside the name: a country, a host city and year.
        description: short; `description_language` is empty where there is none.
        marks: where the label has what was asked for: start and end in characters.
        score: higher is better; only to be compared within one answer.
    """

    iri: str
    section: str
    kind: str
    label: str
    language: str
    also: str | None
    detail: str
    description: str
    description_language: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True)
class Results:
    """A part of what was found.

    Attributes:
        hits: those between offset and limit.
        total: in the sections that were asked for.
        facets: how many there are in each section, whichever were asked for; none that is empty.
        match: `all` words were found; else `near`: words that are spelt alike count too, because what was
            asked for is hardly there; else `any`: some of the words are found, or words like them.
        took: seconds.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, int]
    match: Literal["all", "near", "any"]
    took: float

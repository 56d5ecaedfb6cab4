"""A world as plain numbers and short texts; what they are called in RDF is said elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class City(NamedTuple):
    """`key` as in its IRI: country and name."""

    key: str
    name: str
    country: str


class Body(NamedTuple):
    """`kind` is the concept, `type` the class; themes by their slugs."""

    key: str
    name: str
    kind: str
    type: str
    parent: int | None
    themes: tuple[str, ...]


class Mandate(NamedTuple):
    """Holder and body by their places; dates as far as they are known, else empty."""

    city: int
    body: int
    role: str
    start: str
    end: str
    seen: str


class Practice(NamedTuple):
    """Who did what."""

    city: int
    themes: tuple[str, ...]


class Event(NamedTuple):
    """A day on which bodies met in a city."""

    kind: str
    day: str
    city: int
    bodies: tuple[int, ...]


class Collaboration(NamedTuple):
    """A body with a partner institution, in a year; the theme may be unknown."""

    body: int
    partner: int
    kind: str
    year: int
    theme: str | None


class Planted(NamedTuple):
    """A synergy that is there for certain.

    The city leads these bodies now; their themes are `theme` or lie under it; `event` (a place, or None)
    brings the bodies together in the city.
    """

    city: int
    bodies: tuple[int, ...]
    theme: str
    event: int | None


@dataclass
class World:
    """Everything there is; things refer to each other by their places in these lists."""

    countries: list[str] = field(default_factory=list)
    cities: list[City] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    mandates: list[Mandate] = field(default_factory=list)
    practices: list[Practice] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    collaborations: list[Collaboration] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)

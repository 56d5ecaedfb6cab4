"""A synergy as it is told: between whom, how strong, of what kinds, on what evidence, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, get_args

from graph.synergies.words import Named

Family = Literal["bodies", "invitation", "cities"]
Words = Mapping[str, str]
"""A text by language: en, es, fr."""

Kind = Literal[
    "shared-leadership",
    "shared-membership",
    "shared-themes",
    "shared-partners",
    "meeting-opportunity",
    "knowledge",
    "bridge",
    "city-to-city",
]
KINDS: Final[tuple[str, ...]] = get_args(Kind)


@dataclass(frozen=True)
class Seat:
    """A mandate: whose, as what, and how current. Days count from 1970-01-01."""

    role: str
    in_force: bool
    first_day: int | None
    until_day: int | None
    last_seen: int | None
    ends: int | None


@dataclass(frozen=True)
class Evidence:
    """One thing that a part rests on: what it goes through (`via`) and a node for either side.

    Attributes:
        via: the holder, theme, partner, event, or what was offered.
        first, second: the nodes of the graph that say so.
        giver: IRI of the side that has something to give, if either.
        amount: what it adds to the sum behind the strength.
        seats: of `via`, where the nodes are mandates; upcoming: an event that is not over.
    """

    via: Named
    first: Named
    second: Named
    giver: str
    amount: float
    seats: tuple[Seat | None, Seat | None] = (None, None)
    upcoming: bool = False


@dataclass
class Part:
    """One kind of a synergy; `share` of all kinds is 1; `many`: how many things there are in all."""

    kind: str
    strength: float
    share: float
    many: int
    evidence: list[Evidence]
    reason: dict[str, str] = field(default_factory=dict)
    advice: dict[str, str] = field(default_factory=dict)

    @property
    def nodes(self) -> list[str]:
        """IRIs of all nodes that it rests on, each once, in order."""
        both = (node.iri for each in self.evidence for node in (each.first, each.second))
        return list(dict.fromkeys(both))


@dataclass
class Synergy:
    """Two bodies, a city and a body, or two cities; parts by falling share."""

    family: Family
    rank: int
    between: tuple[Named, Named]
    strength: float
    parts: list[Part]
    day: date
    reason: dict[str, str] = field(default_factory=dict)
    advice: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The end of its IRI: `cop-digital-cities--committee-culture`, smaller IRI first."""
        return "--".join(each.iri.rsplit("/", 1)[-1] for each in self.between)

"""How many things there are for a number of triples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# What a world of scale 1 has: triples that its tables state, and those that the rules infer from them.
STATED: Final = 5_000_000
INFERRED: Final = 4_400_000


@dataclass(frozen=True)
class Sizes:
    """Numbers of things of each kind."""

    cities: int
    bodies: int
    mandates: int
    practices: int
    events: int
    collaborations: int

    @classmethod
    def of_scale(cls, scale: float) -> Sizes:
        """Scale 1 is 250,000 cities."""

        def of(number: int, least: int) -> int:
            return max(least, round(number * scale))

        return cls(
            cities=of(250_000, 50),
            bodies=of(2_500, 40),
            mandates=of(400_000, 80),
            practices=of(375_000, 75),
            events=of(2_300, 23),
            collaborations=of(2_500, 25),
        )

    @classmethod
    def of_triples(cls, triples: int, *, inferred: bool) -> Sizes:
        """About so many triples in all; `inferred`: those that the rules give are among them."""
        return cls.of_scale(triples / (STATED + INFERRED if inferred else STATED))

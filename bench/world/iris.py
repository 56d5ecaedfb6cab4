"""What the things of a world are called: the project's own patterns."""

from __future__ import annotations

from bench.terms import name
from bench.world.model import Mandate, World


class Called:
    """IRIs as N-Quads write them, by the places of things in their lists."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.city = [name(f"id:city/{city.key}") for city in world.cities]
        self.body = [name(f"id:body/{body.key}") for body in world.bodies]

    def mandate(self, mandate: Mandate) -> str:
        """Body, role, holder and the first date that is known."""
        body, city = self.world.bodies[mandate.body].key, self.world.cities[mandate.city].key
        first = mandate.start or mandate.seen or "undated"
        return name(f"id:mandate/{body}--{mandate.role}--{city}--{first}")

    def practice(self, number: int) -> str:
        """Collection, city and number."""
        city = self.world.cities[self.world.practices[number].city]
        return name(f"id:practice/metropolis--{city.key}--{number}")

    def event(self, number: int) -> str:
        """Kind and number."""
        return name(f"id:event/{self.world.events[number].kind}-{number}")

    def collaboration(self, number: int) -> str:
        """Body, partner, year and number."""
        one = self.world.collaborations[number]
        body, partner = self.world.bodies[one.body].key, self.world.bodies[one.partner].key
        return name(f"id:collaboration/{body}--{partner}--{one.year}--{number}")

"""Finds the synergies that are asked for: among those published, or worked out anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from api.problems import INVALID, Problem
from api.synergies_anew import Anew, Wanted
from api.synergies_asked import Wish, asked_of
from api.synergies_concepts import vocabulary
from api.synergies_index import Brief, Index, Published
from api.synergies_told import Full, in_full, things_of, whole, with_names
from graph.engine import Engine
from graph.errors import NotDescribed
from graph.settings import Settings
from graph.synergies.asked import Asked, about, chosen, family, seats, within
from graph.synergies.told import Told

One = TypeVar("One", Brief, Told)


@dataclass(frozen=True)
class Results:
    """Some of what was found.

    Attributes:
        total: how many there are in all.
        families: how many of each family, whichever was asked for.
        day: for which they were worked out.
        version: None where the engine has no versions.
        anew: whether they were worked out for this answer, and are not in the graph.
    """

    full: Full
    total: int
    families: Mapping[str, int]
    day: date | None
    version: int | None
    anew: bool = False


class Finder:
    """Answers wishes; one for the application."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine = engine
        self._published = Published(engine)
        self._anew = Anew(settings)
        vocabulary(settings.base)  # read now, not by who asks first

    async def index(self, version: int | None, client: str) -> Index:
        """All that is published, in brief.

        Raises:
            QueryProblem, VersionError: see `Engine.query`.
        """
        return await self._published.index(version, client)

    async def asked(self, wish: Wish, client: str) -> Asked:
        """The filter, with what the graph knows of city, theme, region and the earlier version."""
        asked, engine, version = asked_of(wish), self.engine, wish.version
        if wish.city:
            things = await things_of(engine, seats(wish.city), version=version, client=client)
            asked = replace(asked, through=things)
        if wish.theme:
            things = await things_of(engine, about(wish.theme.iri), version=version, client=client)
            asked = replace(asked, about=things)
        if wish.region:
            things = await things_of(engine, within(wish.region.iri), version=version, client=client)
            asked = replace(asked, within=things)
        if wish.filters.since:
            before = await self.index(wish.filters.since, client)
            asked = replace(asked, known=frozenset(each.iri for each in before.briefs))
        return asked

    async def results(self, wish: Wish, client: str) -> Results:
        """What is asked for, the page of it in full.

        Raises:
            Busy, QueryProblem, VersionError: it cannot be found out now.
            Problem: 400, the engine has no versions to work anything out from.
        """
        asked = await self.asked(wish, client)
        index = await self.index(wish.version, client)
        day, partners = wish.filters.day, wish.filters.partners
        if not partners and (day is None or day == index.day):
            page, total, families = _page(index.briefs, asked, wish)
            iris = [each.iri for each in page]
            version = index.version
            full = await in_full(
                self.engine, iris, wish.language, every=wish.every, version=version, client=client
            )
            return Results(full, total, families, index.day, version)
        if index.version is None:
            raise Problem(
                INVALID,
                "Another server answers for this one, which has no tables: leave out 'on' and 'partners'.",
            )
        made = await self._anew.find(Wanted(index.version, day, partners))
        told, total, families = _page(made, asked, wish)
        full = await with_names(self.engine, told, wish.language, version=index.version, client=client)
        return Results(full, total, families, day or index.day, index.version, anew=True)

    async def one(self, iri: str, language: str, *, every: bool, version: int | None, client: str) -> Full:
        """A published synergy.

        Raises:
            NotDescribed: there is none.
            QueryProblem, VersionError: see `Engine.query`.
        """
        index = await self.index(version, client)
        if not any(each.iri == iri for each in index.briefs):
            raise NotDescribed(f"No synergy is called {iri}.")
        return await in_full(self.engine, [iri], language, every=every, version=index.version, client=client)

    async def whole(
        self, iris: Sequence[str], language: str, *, version: int | None, client: str
    ) -> list[Told]:
        """Published synergies in one language, without the names of what they rest on."""
        return await whole(self.engine, iris, language, version=version, client=client)


def _page(found: Sequence[One], asked: Asked, wish: Wish) -> tuple[list[One], int, dict[str, int]]:
    """The page, how many there are, and how many of each family."""
    every = chosen(found, replace(asked, families=frozenset()))
    families: dict[str, int] = Counter(family(each.sides) for each in every)
    meant = [each for each in every if not asked.families or family(each.sides) in asked.families]
    start = wish.filters.offset
    return meant[start : start + wish.filters.limit], len(meant), families

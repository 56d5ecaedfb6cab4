"""The bodies with the strongest synergies and the pairs of them; neighbours in the order belong together."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from api.queries_labels import Label, labels
from api.synergies_asked import Common
from api.synergies_index import Brief
from api.synergies_sent import Asking
from api.synergies_told import kinds_of_bodies
from graph.synergies.asked import family
from graph.synergies.edges import FAMILIES

MOST: Final = 60
GROUPS: Final = ("consultation", "section", "programme", "governing")
_ROUNDS: Final = 400
_APART: Final = 0.002  # between any two, so that what nothing connects has a place too


class Few(Common):
    """What the matrix and the network take."""

    most: Annotated[int, Field(ge=2, le=MOST, description="Bodies shown: those with the most.")] = 20
    least: Annotated[float, Field(ge=0, le=1, description="Strength of a pair that is shown.")] = 0


@dataclass(frozen=True)
class Pairs:
    """Bodies and pairs of them.

    Attributes:
        bodies: IRIs, those that belong together side by side.
        pairs: synergies by their sides, both ways round.
        names: of the bodies, as the reader reads them.
        groups: one of `GROUPS` by IRI of a body.
        all: how many bodies have any synergy.
    """

    bodies: Sequence[str]
    pairs: Mapping[tuple[str, str], Brief]
    names: Mapping[str, Label]
    groups: Mapping[str, str]
    all: int
    version: int | None

    @property
    def synergies(self) -> list[Brief]:
        """Each pair once, the strongest first."""
        found = {brief.iri: brief for brief in self.pairs.values()}
        return sorted(found.values(), key=lambda each: (-each.strength, each.iri))


async def pairs(asked: Asking, few: Few) -> Pairs:
    """The strongest bodies of the published synergies: three queries at most.

    Raises:
        QueryProblem, VersionError: see `Engine.query`.
    """
    engine, client = asked.finder.engine, asked.client
    index = await asked.finder.index(asked.version, client)
    between = [each for each in index.briefs if family(each.sides) == "bodies" and each.strength >= few.least]
    every = strongest(between, MOST + len(between))
    chosen = set(every[: few.most])
    found = {
        (one, other): each
        for each in between
        for one, other in (each.sides, each.sides[::-1])
        if chosen >= {one, other}
    }
    bodies = await asyncio.to_thread(side_by_side, {one for one, _ in found}, found)
    names = await labels(engine, bodies, asked.language, version=index.version, client=client)
    kinds = await kinds_of_bodies(engine, bodies, version=index.version, client=client)
    groups = {body: FAMILIES.get(kind, "consultation") for body, kind in kinds.items()}
    return Pairs(bodies, found, names, groups, len(every), index.version)


def strongest(found: Sequence[Brief], most: int) -> list[str]:
    """The bodies whose synergies add up to most."""
    sums: defaultdict[str, float] = defaultdict(float)
    for each in found:
        for side in each.sides:
            sums[side] += each.strength
    return sorted(sums, key=lambda body: (-sums[body], body))[:most]


def side_by_side(bodies: set[str], found: Mapping[tuple[str, str], Brief]) -> list[str]:
    """An order in which what has strong synergies stands close.

    By the second eigenvector of the graph's Laplacian (spectral seriation: Atkins, Boman, Hendrickson 1998),
    found by power iteration from a fixed start, so that the same graph has the same order.
    """
    order = sorted(bodies)
    size = len(order)
    if size < 3:
        return order
    place = {body: number for number, body in enumerate(order)}
    near: list[list[tuple[int, float]]] = [[] for _ in order]
    for (one, other), brief in found.items():
        near[place[one]].append((place[other], brief.strength))
    degree = [sum(weight for _, weight in each) + _APART * size for each in near]
    shift = 2 * max(degree)
    value = [float((number * 7919) % 101) for number in range(size)]
    for _ in range(_ROUNDS):
        mean = sum(value) / size
        value = [each - mean for each in value]
        largest = max(map(abs, value)) or 1.0
        value = [each / largest for each in value]
        value = [
            (shift - degree[i]) * value[i] + sum(weight * value[j] for j, weight in near[i])
            for i in range(size)
        ]
    return [order[i] for i in sorted(range(size), key=lambda i: (round(value[i], 9), order[i]))]

"""The strongest synergies on the page of a body, and on that of a city its opportunities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from api.synergies_entry import Entry, Maker
from api.synergies_sent import HTML, Asking
from api.synergies_told import things_of
from graph.descriptions import Description
from graph.synergies.asked import Asked, chosen, is_place, seats
from ontology.prefixes import expand

SHOWN: Final = 3


@dataclass(frozen=True)
class Strongest:
    """Some synergies.

    Attributes:
        entries: without what they rest on.
        href: of the page that has all, relative to the root; `city` tells which of the two it is.
    """

    entries: Sequence[Entry]
    href: str
    city: bool


async def strongest(request: Request, language: str, told: Description) -> Strongest | None:
    """What there is for a thing on the first page about it; None where nothing is.

    Raises:
        QueryProblem, VersionError: see `Engine.query`.
    """
    if told.page > 1 or not any(links.property == _BETWEEN for links in told.incoming):
        return None
    asked = Asking(request, language, HTML, told.version)
    finder, city = asked.finder, is_place(told.iri)
    index = await finder.index(told.version, asked.client)
    wanted = Asked(sides=(frozenset([told.iri]),))
    if city:
        own = await things_of(finder.engine, seats(told.iri), version=told.version, client=asked.client)
        wanted = Asked(through=own)
    iris = [each.iri for each in chosen(index.briefs, wanted)[:SHOWN]]
    found = await finder.whole(iris, language, version=told.version, client=asked.client)
    key = told.iri.rsplit("/", 1)[-1]
    href = f"cities/{key}/opportunities" if city else f"bodies/{key}/synergies"
    return Strongest(Maker(language, asked.base).all(found, {}), href, city)


_BETWEEN: Final = expand("uclg:between")

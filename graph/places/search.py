"""From a name and a country to one place of the gazetteer, or to the reason why none can be named.

Never guesses: among namesakes the largest is taken only when it has at least ten times the inhabitants of the
next, and a place that is very small, or of unknown size, is left to a person.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from graph.places import reasons
from graph.places.names import bracket_parts
from graph.places.reasons import Reason
from graph.places.world import Place, World

DOMINANCE: Final = 10
SMALL: Final = 2_000
# The gazetteer's threshold: what a place of unknown size has at least.
_ASSUMED: Final = 500


@dataclass(frozen=True)
class Found:
    """A place with the way it was found, or none with the reason; `namesakes` are those that were weighed."""

    place: Place | None
    method: str
    score: float
    reason: Reason | None = None
    namesakes: tuple[Place, ...] = ()


def search(world: World, name: str, country: str) -> Found:
    """Look a name up: as it stands, folded, as another name, by its parts at brackets.

    Args:
        country: ISO 3166-1 code; empty when unknown; then one place must stand out in the whole world.
    """
    main, other = world.called(name, country) if country else world.called_anywhere(name)
    if main or other:
        found = _choose(name, main, other)
        if found.place is None and not country:
            return Found(None, reasons.UNMATCHED, 0.0, reasons.NO_COUNTRY, found.namesakes)
        return found
    return _by_parts(world, name, country)


def _by_parts(world: World, name: str, country: str) -> Found:
    found = [search(world, part, country) for part in bracket_parts(name)]
    named = {each.place: each for each in sorted(found, key=lambda each: each.score) if each.place}
    if len(named) == 1:
        ((place, best),) = named.items()
        score = round(best.score * reasons.SCORES[reasons.PART], 3)
        return Found(place, reasons.PART, score, namesakes=best.namesakes)
    if named:
        return Found(None, reasons.UNMATCHED, 0.0, reasons.AMBIGUOUS, tuple(named))
    namesakes = tuple(dict.fromkeys(place for each in found for place in each.namesakes))
    why = next((each.reason for each in found if each.namesakes), None)
    missing = reasons.ABSENT if country else reasons.NO_COUNTRY
    return Found(None, reasons.UNMATCHED, 0.0, why or missing, namesakes)


def _choose(name: str, main: list[Place], other: list[Place]) -> Found:
    """Weigh namesakes, each list largest first. A larger place that also bears the name casts doubt on it."""
    candidates = main or other
    namesakes = (*main, *other)
    best = candidates[0]
    doubtful = bool(main and other) and other[0].population > best.population
    if doubtful or not _dominates(candidates):
        return Found(None, reasons.UNMATCHED, 0.0, reasons.AMBIGUOUS, namesakes)
    if best.population < SMALL:
        return Found(None, reasons.UNMATCHED, 0.0, reasons.SMALL, namesakes)
    method = _method(name, best) if main else reasons.ALTERNATE
    score = reasons.SCORES[method] * _size(best) / sum(_size(place) for place in candidates)
    return Found(best, method if len(candidates) == 1 else reasons.DOMINANT, round(score, 3), None, namesakes)


def _method(name: str, place: Place) -> str:
    written = unicodedata.normalize("NFC", name)
    return reasons.EXACT if written == unicodedata.normalize("NFC", place.name) else reasons.FOLDED


def _dominates(candidates: list[Place]) -> bool:
    return len(candidates) == 1 or candidates[0].population >= DOMINANCE * _size(candidates[1])


def _size(place: Place) -> int:
    return max(place.population, _ASSUMED)

"""Sentences that say why, and what could be done about it; the whole tells of the kinds that count most."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graph.synergies import advice, told_cities, told_people, told_work
from graph.synergies.model import Part, Synergy
from graph.synergies.telling import Telling
from graph.synergies.words import LANGUAGES

_Tell = Callable[[Telling], str]
_REASONS: Final[dict[str, _Tell]] = {
    "shared-leadership": told_people.leadership,
    "shared-membership": told_people.membership,
    "shared-themes": told_work.themes,
    "shared-partners": told_work.partners,
    "meeting-opportunity": told_work.meeting,
    "knowledge": told_work.knowledge,
    "bridge": told_people.bridge,
    "city-to-city": told_cities.cities,
}
MOST_TOLD: Final = 3
"""How many kinds the reason for the whole tells of: the rest is in the parts."""


def explain_part(synergy: Synergy, part: Part) -> None:
    """Fill in reason and advice in all languages."""
    for language in LANGUAGES:
        telling = Telling(synergy, part, language)
        part.reason[language] = _tell(telling)
        part.advice[language] = advice.advise(telling)


def explain_whole(synergy: Synergy) -> None:
    """The reasons of the parts that count most, in the order of their share, and the advice of the first."""
    for language in LANGUAGES:
        first, *further = synergy.parts[:MOST_TOLD]
        told = [_tell(Telling(synergy, part, language, opening=False)) for part in further]
        synergy.reason[language] = " ".join([first.reason[language], *told])
        synergy.advice[language] = first.advice[language]


def _tell(telling: Telling) -> str:
    if telling.synergy.family == "invitation":
        return told_cities.invitation(telling)
    return _REASONS[telling.part.kind](telling)

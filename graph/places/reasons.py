"""How a name was matched with a place, and why not, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

Reason: TypeAlias = Mapping[str, str]
"""Text by language: `en`, and `es` and `fr` where known."""

EXACT: Final = "exact-name"
FOLDED: Final = "folded-name"
ALTERNATE: Final = "alternate-name"
PART: Final = "name-part"
DOMINANT: Final = "dominant-name"  # several places bear the name, one is at least ten times larger
CURATED: Final = "curated"
COUNTRY: Final = "country"  # located by its country only
UNMATCHED: Final = "unmatched"

# How sure each way is; namesakes lower it to the share of the inhabitants that the chosen place has.
SCORES: Final[dict[str, float]] = {
    CURATED: 1.0,
    EXACT: 1.0,
    FOLDED: 0.95,
    ALTERNATE: 0.9,
    PART: 0.8,
    COUNTRY: 0.0,
    UNMATCHED: 0.0,
}

AREA: Final[Reason] = {
    "en": "administrative area: the gazetteer holds populated places only",
    "es": "área administrativa: el nomenclátor solo contiene lugares poblados",
    "fr": "aire administrative\u00a0: le répertoire ne contient que des lieux habités",
}
ABSENT: Final[Reason] = {
    "en": "the gazetteer (populated places of GeoNames) does not hold it",
    "es": "no figura en el nomenclátor (lugares poblados de GeoNames)",
    "fr": "absent du répertoire (lieux habités de GeoNames)",
}
AMBIGUOUS: Final[Reason] = {
    "en": "several places of the country bear this name and none is clearly the largest",
    "es": "varios lugares del país llevan este nombre y ninguno es claramente el mayor",
    "fr": "plusieurs lieux du pays portent ce nom et aucun n’est nettement le plus grand",
}
SMALL: Final[Reason] = {
    "en": "the only place of this name is too small, or of unknown size, to be taken unchecked",
    "es": "el único lugar con este nombre es muy pequeño, o de tamaño desconocido, y hay que comprobarlo",
    "fr": "le seul lieu de ce nom est trop petit, ou de taille inconnue, pour être retenu sans vérification",
}
NO_COUNTRY: Final[Reason] = {
    "en": "no country is given and no single place of this name stands out in the world",
    "es": "no se indica el país y ningún lugar con este nombre destaca en el mundo",
    "fr": "aucun pays n’est indiqué et aucun lieu de ce nom ne se détache dans le monde",
}

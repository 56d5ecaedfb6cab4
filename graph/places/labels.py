"""Names of countries and of some cities in English, Spanish and French, from Unicode CLDR (package babel)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale

from graph.places.names import fold_name
from graph.places.world import Place

LANGUAGES: Final = ("en", "es", "fr")


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def country_labels(iso2: str) -> dict[str, str]:
    """The country's name by language; a language that does not know it is left out."""
    names = {language: _locale(language).territories.get(iso2) for language in LANGUAGES}
    return {language: name for language, name in names.items() if name}


def city_labels(place: Place) -> Mapping[str, str]:
    """Spanish and French names of a city that a time zone is called after; empty for any other place.

    CLDR translates the cities of time zones: `Europe/Lisbon` is Lisboa and Lisbonne. A namesake in another
    time zone is another city, so zone and name together identify it.
    """
    city = place.timezone.rpartition("/")[2].replace("_", " ")
    if not city or fold_name(city) != fold_name(place.name):
        return {}
    names = {language: _exemplar(language, place.timezone) for language in ("es", "fr")}
    return {language: name for language, name in names.items() if name}


def _exemplar(language: str, timezone: str) -> str:
    zones = _locale(language).time_zones
    return str(zones[timezone].get("city", "")) if timezone in zones else ""

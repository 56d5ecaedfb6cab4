"""From a name and a country to one local government, however pages spell it.

The table of decisions comes first, then words that speak of an administrative area, then the gazetteer. Every
spelling asked for is remembered, so that the graph gets the governments that a build really used.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.errors import InputError
from graph.iris import slug
from graph.places import labels, reasons
from graph.places.curated import Curated, read_curated
from graph.places.government import Government, Match
from graph.places.names import Area, area, fold_name
from graph.places.reasons import Reason
from graph.places.search import Found, search
from graph.places.world import Place, World, load_world
from graph.tables import Row, Tables


class Gazetteer:
    """Resolves names.

    Args:
        world: the places of GeoNames.
        curated: the decisions of `places.csv`.
    """

    def __init__(self, world: World, curated: Curated) -> None:
        self.world = world
        self.curated = curated
        self._matches: dict[tuple[str, str], Match] = {}

    @classmethod
    def load(cls, source: Tables | Iterable[Row] = ()) -> Gazetteer:
        """With the table `places` of `source`, or with its rows.

        Raises:
            TableErrors: the decisions contradict each other or the gazetteer.
        """
        rows = source.get("places") if isinstance(source, Tables) else source
        world = load_world()
        return cls(world, read_curated(rows, world))

    def government(self, name: str, country: str = "") -> Government:
        """The government that a name means; the same one for every spelling of it.

        Args:
            country: ISO 3166-1 code, empty when the source does not say.

        Raises:
            InputError: there is no such country, or the name has no Latin letter and no row in `places.csv`.
        """
        return self.match(name, country).government

    def match(self, name: str, country: str = "") -> Match:
        """As `government`, with the way it was found."""
        asked = (" ".join(name.split()), country.upper())
        if asked[1] and asked[1] not in self.world.countries:
            raise InputError(f"'{country}' is not a country code of two letters (ISO 3166-1)")
        if asked not in self._matches:
            self._matches[asked] = self._match(*asked)
        return self._matches[asked]

    def decided(self, name: str, country: str = "") -> Government | None:
        """The government that `places.csv` itself names so; tells those among organizations."""
        return self.curated.find(name, country.upper())

    def matches(self) -> list[Match]:
        """Every spelling asked for so far, by government and spelling."""
        return sorted(self._matches.values(), key=lambda each: (each.government.key, each.name, each.country))

    def place(self, government: Government) -> Place | None:
        """The place of a government."""
        return self.world.place(government.place) if government.place else None

    def _match(self, name: str, country: str) -> Match:
        if decided := self.curated.find(name, country):
            method = reasons.CURATED if decided.place else reasons.COUNTRY
            return Match(name, country, decided, method, reasons.SCORES[method])
        if country and (spoken := area(name)):
            return self._area(name, country, spoken)
        found = search(self.world, name, country)
        return Match(name, country, self._found(name, country, found), found.method, found.score)

    def _area(self, name: str, country: str, spoken: Area) -> Match:
        key = _key(country, spoken.label)
        if decided := self.curated.by_key.get(key):
            method = reasons.PART if decided.place else reasons.COUNTRY
            return Match(name, country, decided, method, reasons.SCORES[method])
        government = Government(
            key=key,
            label=spoken.label,
            kind=spoken.kind,
            country=country,
            reason=reasons.AREA,
        )
        return Match(name, country, government, reasons.COUNTRY, reasons.SCORES[reasons.COUNTRY])

    def _found(self, name: str, country: str, found: Found) -> Government:
        if found.place is None:
            # A name that others bear keeps apart from them, until a person decides whose it is.
            suffix = " unplaced" if found.namesakes else ""
            return Government(
                _key(country, name + suffix), name, "city", country, reason=_stated(found.reason)
            )
        if decided := self.curated.by_place.get(found.place.id):
            return decided
        return self._of_place(found.place)

    def _of_place(self, place: Place) -> Government:
        key = _key(place.country, place.name)
        if key in self.curated.by_key or self.world.principal(place.name, place.country) != place:
            key = f"{key}-{place.id}"
        return Government(key, place.name, "city", place.country, place.id, labels.city_labels(place))


def _stated(reason: Reason | None) -> Reason:
    return reason or reasons.ABSENT


def _key(country: str, name: str) -> str:
    try:
        return "-".join(part for part in (country.lower(), slug(fold_name(name))) if part)
    except ValueError:
        raise InputError(
            f"'{name}' has no Latin letter; add it to places.csv with a canonical name"
        ) from None

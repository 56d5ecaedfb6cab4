"""Governments, places, countries and matches as quads of the graph `graph/places`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import Iris
from graph.places.government import Government, Match
from graph.places.labels import country_labels
from graph.places.resolve import Gazetteer
from graph.places.world import Place
from ontology import UCLG
from ontology.prefixes import PREFIXES

_RDF: Final = PREFIXES["rdf"]
_RDFS: Final = PREFIXES["rdfs"]
_SKOS: Final = PREFIXES["skos"]
_DCT: Final = PREFIXES["dct"]
_WGS: Final = PREFIXES["wgs"]
_GEO: Final = PREFIXES["geo"]
_XSD: Final = PREFIXES["xsd"]

_PLACE_OF: Final = {"en": "Place of", "es": "Lugar de", "fr": "Lieu de"}
_REGIONS: Final = {
    "AF": "africa",
    "AN": "antarctica",
    "AS": "asia",
    "EU": "europe",
    "NA": "north-america",
    "OC": "oceania",
    "SA": "south-america",
}


def place_quads(gazetteer: Gazetteer, iris: Iris) -> Iterator[Quad]:
    """Quads of everything that the gazetteer was asked for; the order of asking does not matter.

    Call it when all facts have been turned into quads.
    """
    by_key: dict[str, list[Match]] = defaultdict(list)
    for match in gazetteer.matches():
        by_key[match.government.key].append(match)
    writer = _Writer(gazetteer, iris)
    places: dict[int, Place] = {}
    countries: set[str] = set()
    for matches in by_key.values():
        government = min(matches, key=lambda each: (-each.score, each.government.label)).government
        place = gazetteer.place(government)
        yield from writer.government(government, place, matches)
        yield from writer.match(government, place, matches)
        countries |= {government.country} - {""}
        if place:
            places[place.id] = place
    for _, place in sorted(places.items()):
        yield from writer.place(place)
    for code in sorted(countries):
        yield from writer.country(code)


class _Writer:
    """Makes the quads of single things."""

    def __init__(self, gazetteer: Gazetteer, iris: Iris) -> None:
        self.gazetteer = gazetteer
        self.iris = iris
        self.graph = iris.graph("places")

    def _quad(self, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, NamedNode(predicate), value, self.graph)

    def _concept(self, scheme: str, notation: str) -> NamedNode:
        return self.iris.thing(scheme, notation)

    def government(self, government: Government, place: Place | None, matches: list[Match]) -> Iterator[Quad]:
        node = government.iri(self.iris)
        name = "City" if government.iri_kind == "city" else "LocalGovernment"
        yield self._quad(node, _RDF + "type", NamedNode(UCLG + name))
        yield self._quad(node, UCLG + "governmentKind", self._concept("government-kind", government.kind))
        labels = {"en": government.label, **government.labels}
        for language, text in sorted(labels.items()):
            yield self._quad(node, _RDFS + "label", Literal(text, language=language))
        spellings = {match.name for match in matches} | ({place.name} if place else set())
        for spelling in sorted(spellings - set(labels.values())):
            yield self._quad(node, _SKOS + "altLabel", Literal(spelling))
        if government.country:
            yield self._quad(node, UCLG + "country", self._country(government.country))
        if place:
            yield self._quad(node, _DCT + "spatial", NamedNode(place.iri))

    def match(self, government: Government, place: Place | None, matches: list[Match]) -> Iterator[Quad]:
        best = min(matches, key=lambda each: (-each.score, each.method))
        node = self.iris.thing("match", government.key)
        yield self._quad(node, _RDF + "type", NamedNode(UCLG + "PlaceMatch"))
        for language, words in _PLACE_OF.items():
            yield self._quad(node, _RDFS + "label", Literal(f"{words} {government.label}", language=language))
        yield self._quad(node, UCLG + "matchOf", government.iri(self.iris))
        yield self._quad(node, UCLG + "matchMethod", self._concept("match-method", best.method))
        yield self._quad(node, UCLG + "matchScore", _decimal(best.score))
        for spelling in sorted({match.name for match in matches}):
            yield self._quad(node, UCLG + "matchedName", Literal(spelling))
        if government.decision:
            yield self._quad(node, _RDFS + "comment", Literal(government.decision, language="en"))
        if place:
            yield self._quad(node, UCLG + "matchedPlace", NamedNode(place.iri))
        for language, text in sorted((government.reason or {}).items()):
            yield self._quad(node, UCLG + "unmatchedReason", Literal(text, language=language))

    def place(self, place: Place) -> Iterator[Quad]:
        node = NamedNode(place.iri)
        yield self._quad(node, _RDF + "type", NamedNode(UCLG + "Place"))
        yield self._quad(node, _RDFS + "label", Literal(place.name))
        yield self._quad(node, UCLG + "country", self._country(place.country))
        if place.population:
            number = Literal(str(place.population), datatype=NamedNode(_XSD + "integer"))
            yield self._quad(node, UCLG + "population", number)
        yield from self._geometry(node, place)

    def _geometry(self, node: NamedNode, place: Place) -> Iterator[Quad]:
        geometry = self.iris.thing("geometry", str(place.id))
        yield self._quad(node, _WGS + "lat", _decimal(place.latitude))
        yield self._quad(node, _WGS + "long", _decimal(place.longitude))
        yield self._quad(node, _GEO + "hasGeometry", geometry)
        yield self._quad(geometry, _RDF + "type", NamedNode(_GEO + "Geometry"))
        text = f"POINT({_plain(place.longitude)} {_plain(place.latitude)})"
        yield self._quad(geometry, _GEO + "asWKT", Literal(text, datatype=NamedNode(_GEO + "wktLiteral")))

    def country(self, code: str) -> Iterator[Quad]:
        node = self._country(code)
        known = self.gazetteer.world.countries[code]
        yield self._quad(node, _RDF + "type", NamedNode(UCLG + "Country"))
        yield self._quad(node, _DCT + "identifier", Literal(code))
        for language, text in sorted((country_labels(code) or {"en": known.name}).items()):
            yield self._quad(node, _RDFS + "label", Literal(text, language=language))
        yield self._quad(node, UCLG + "worldRegion", self._concept("world-region", _REGIONS[known.continent]))

    def _country(self, code: str) -> NamedNode:
        return self.iris.thing("country", code.lower())


def _plain(value: float) -> str:
    return format(Decimal(str(value)), "f")


def _decimal(value: float) -> Literal:
    return Literal(_plain(value), datatype=NamedNode(_XSD + "decimal"))

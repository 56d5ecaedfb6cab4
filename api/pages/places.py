"""Pages of countries and of places."""

from __future__ import annotations

from collections.abc import Iterator

from api.pages import lists
from api.pages.governments import coordinates, locator
from api.pages.model import Group
from api.pages.teller import Teller


def country(teller: Teller) -> Iterator[Group]:
    """A country: its cities and other governments."""
    rows = teller.facts("uclg:worldRegion", "dct:identifier", "skos:altLabel")
    yield from lists.group(teller, "about", teller.pairs(*rows))
    cities = teller.come("uclg:country", "uclg:City")
    seen = {node.iri for node in cities}
    rest = [node for node in teller.come("uclg:country", "uclg:LocalGovernment") if node.iri not in seen]
    yield from lists.group(teller, "cities_known", lists.listing(teller, cities, cited=False))
    yield from lists.group(teller, "governments_known", lists.listing(teller, rest, cited=False))
    places = teller.come("uclg:country", "uclg:Place")
    yield from lists.group(teller, "places", lists.listing(teller, places, cited=False))


def place(teller: Teller) -> Iterator[Group]:
    """A place as GeoNames knows it, and the governments that are there."""
    for name in ("wgs:lat", "wgs:long", "geo:hasGeometry"):
        teller.own(name)
    rows = teller.facts("uclg:country", "uclg:population")
    rows += [(teller.word("coordinates"), [teller.plain(coordinates(teller, teller.node))])]
    cites = teller.sources.cite([teller.told.iri])
    yield from lists.group(teller, "about", teller.pairs(*rows, cites=cites), locator(teller, teller.node))
    yield from lists.group(
        teller, "governments_here", lists.listing(teller, teller.come("dct:spatial"), cited=False)
    )
    yield from lists.group(
        teller, "matches", lists.listing(teller, teller.come("uclg:matchedPlace"), cited=False)
    )

"""Invented data in the project's shape, of any size, with faults in it: the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from bench.faults import Node, spoil
from bench.terms import labels, name, text

_COUNTRIES: Final = ("es", "fr", "kr", "ma", "za", "br", "mx", "in", "tr", "se")
_SOURCES: Final = 40
_ROLES: Final = ("chair", "co-chair", "vice-chair", "member", "president", "vice-president", "secretariat")


class Generator:
    """Makes whole things one after the other until there are enough triples.

    Args:
        random: where all chance comes from; the same state gives the same data.
        faults: how many of the things in a hundred have something wrong with them.
    """

    def __init__(self, random: Random, faults: float = 0.5) -> None:
        self.random = random
        self.faults = faults / 100
        self.bodies: list[str] = []
        self.cities: list[str] = []

    def lines(self, triples: int) -> Iterator[str]:
        """N-Triples lines, at least that many; the last thing is still whole."""
        count = 0
        for iri, node in self._things():
            for predicate, values in node.items():
                for value in values:
                    count += 1
                    yield f"{name(iri)} {name(predicate)} {value} .\n"
            if count >= triples:
                return

    def _things(self) -> Iterator[tuple[str, Node]]:
        yield from self._fixed()
        number = 0
        while True:
            number += 1
            if number % 8 == 1:
                yield self._spoilt(*self._body(number))
            yield from self._city(number)
            for part in range(3):
                yield from self._mandate(number, part)
            yield self._spoilt(*self._practice(number))

    def _fixed(self) -> Iterator[tuple[str, Node]]:
        for code in _COUNTRIES:
            yield (
                f"id:country/{code}",
                {
                    "rdf:type": [name("uclg:Country")],
                    "rdfs:label": labels(f"Country {code}"),
                    "dct:identifier": [text(code.upper())],
                    "uclg:worldRegion": [name("id:world-region/europe")],
                },
            )
        for number in range(_SOURCES):
            yield f"id:source/page-{number}", {"rdf:type": [name("uclg:Source")]}
        yield "id:body/uclg", self._body_node("uclg", "WorldOrganization", "world-organization")

    def _spoilt(self, iri: str, node: Node) -> tuple[str, Node]:
        if self.random.random() < self.faults:
            return spoil(self.random, iri, node)
        return iri, node

    def _source(self) -> str:
        return name(f"id:source/page-{self.random.randrange(_SOURCES)}")

    def _body_node(self, key: str, kind: str, slug: str) -> Node:
        return {
            "rdf:type": [name(f"uclg:{kind}"), name("uclg:Body")],
            "rdfs:label": labels(f"Body {key}"),
            "dct:identifier": [text(key)],
            "uclg:bodyKind": [name(f"id:body-kind/{slug}")],
            "schema:startDate": [text("1999", "xsd:gYear")],
            "dct:source": [self._source()],
        }

    def _body(self, number: int) -> tuple[str, Node]:
        key = f"body-{number}"
        node = self._body_node(key, "Committee", "committee")
        node["rdf:type"].append(name("uclg:ConsultationBody"))
        node["org:subOrganizationOf"] = [name("id:body/uclg")]
        self.bodies.append(key)
        return f"id:body/{key}", node

    def _city(self, number: int) -> Iterator[tuple[str, Node]]:
        country = self.random.choice(_COUNTRIES)
        key = f"{country}-city-{number}"
        self.cities.append(key)
        place = name(f"geonames:{100000 + number}/")
        yield self._spoilt(
            f"id:city/{key}",
            {
                "rdf:type": [name("uclg:City"), name("uclg:LocalGovernment")],
                "rdfs:label": labels(f"City {number}"),
                "uclg:governmentKind": [name("id:government-kind/city")],
                "uclg:country": [name(f"id:country/{country}")],
                "dct:spatial": [place],
            },
        )
        yield self._place(number, country)
        yield self._spoilt(
            f"id:match/{key}",
            {
                "rdf:type": [name("uclg:PlaceMatch")],
                "rdfs:label": [text(f"Place of city {number}", "@en")],
                "uclg:matchOf": [name(f"id:city/{key}")],
                "uclg:matchedPlace": [place],
                "uclg:matchMethod": [name("id:match-method/exact-name")],
                "uclg:matchScore": [text("1.0", "xsd:decimal")],
            },
        )

    def _place(self, number: int, country: str) -> tuple[str, Node]:
        node = {
            "rdf:type": [name("uclg:Place")],
            "rdfs:label": [text(f"City {number}")],
            "uclg:country": [name(f"id:country/{country}")],
            "wgs:lat": [text(f"{self.random.uniform(-60, 70):.4f}", "xsd:decimal")],
            "wgs:long": [text(f"{self.random.uniform(-170, 170):.4f}", "xsd:decimal")],
            "uclg:population": [text(str(self.random.randrange(9_000_000)), "xsd:integer")],
        }
        return self._spoilt(f"geonames:{100000 + number}/", node)

    def _mandate(self, number: int, part: int) -> Iterator[tuple[str, Node]]:
        body, city = self.random.choice(self.bodies), self.random.choice(self.cities)
        role, start = self.random.choice(_ROLES), self.random.randrange(2000, 2020)
        end = start + self.random.randrange(1, 6)
        iri = f"id:mandate/{body}--{role}--{city}--{start}"
        statement = f"id:statement/{number * 4 + part:012x}"
        source = self._source()
        yield self._spoilt(
            iri,
            {
                "rdf:type": [name("uclg:Mandate")],
                "rdfs:label": labels(f"{role} of {body}"),
                "org:member": [name(f"id:city/{city}")],
                "org:organization": [name(f"id:body/{body}")],
                "org:role": [name(f"id:role/{role}")],
                "schema:startDate": [text(str(start), "xsd:gYear")],
                "schema:endDate": [text(f"{end}-06", "xsd:gYearMonth")],
                "uclg:earliestDate": [text(f"{start}-01-01", "xsd:date")],
                "uclg:latestDate": [text(f"{end}-06-30", "xsd:date")],
                "uclg:statement": [name(statement)],
                "dct:source": [source],
            },
        )
        yield self._spoilt(
            statement,
            {
                "rdf:type": [name("uclg:Statement")],
                "rdfs:label": [text("What the page says", "@en")],
                "uclg:about": [name(iri)],
                "uclg:statedStart": [text(str(start), "xsd:gYear")],
                "dct:source": [source],
            },
        )

    def _practice(self, number: int) -> tuple[str, Node]:
        return f"id:practice/practice-{number}", {
            "rdf:type": [name("uclg:Practice")],
            "rdfs:label": labels(f"Practice {number}"),
            "dct:title": labels(f"Practice {number}"),
            "uclg:city": [name(f"id:city/{self.random.choice(self.cities)}")],
            "uclg:collection": [name("id:collection/uclg-digitalcities")],
            "uclg:year": [text(str(self.random.randrange(1990, 2025)), "xsd:gYear")],
            "uclg:focusArea": [name("id:focus-area/governance")],
            "dct:description": [text("What the city did.", "@en")],
            "dct:source": [self._source()],
        }

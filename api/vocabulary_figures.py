"""What the graph has of each class: how many things, and one of them as an example; asked once a version."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from graph.engine import Engine, QueryRequest, named
from graph.engine.prefixes import tidied
from graph.errors import QueryProblem, VersionError
from ontology import UCLG
from ontology.docs import documentation
from ontology.prefixes import PREFIXES, expand

# Things that people know, where the graph has them; else the first one by its IRI.
KNOWN: Final = {
    "LocalGovernment": "id/government/kr-jeju-special-self-governing-province",
    "City": "id/city/es-bilbao",
    "Country": "id/country/es",
    "PlaceMatch": "id/match/es-bilbao",
    "Body": "id/body/cop-digital-cities",
    "ConsultationBody": "id/body/cop-digital-cities",
    "CommunityOfPractice": "id/body/cop-digital-cities",
    "Commission": "id/body/committee-culture",
    "Section": "id/body/metropolis",
    "PartnerInstitution": "id/body/wego",
    "Programme": "id/body/smart-cities-study-2019",
    "Edition": "id/edition/scs-2019",
    "Practice": "id/practice/uclg-digitalcities--bilbao--bilbaoaccess",
    "Mandate": "id/mandate/cop-digital-cities--chair--es-bilbao--2023",
    "Collection": "id/collection/uclg-digitalcities",
    "Place": "https://sws.geonames.org/3128026/",
}
_COUNTS: Final = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) (MIN(STR(?thing)) AS ?first) WHERE {{
  {{ VALUES ?class {{ {classes} }} ?thing a ?class }} UNION {{ ?thing skos:inScheme ?class }}
}} GROUP BY ?class
"""
_EXAMPLES: Final = (
    "CONSTRUCT {{ ?thing ?property ?value }} WHERE {{ VALUES ?thing {{ {things} }} ?thing ?property ?value }}"
)
_FIRST: Final = ("rdf:type", "rdfs:label", "org:member", "org:organization", "org:role")
_LONG: Final = 240
_MANY: Final = 12
_VALUES: Final = 3
_MINUTES: Final = 5 * 60
_NAMES: Final = {name: iri for name, iri in PREFIXES.items() if name != "vann"}


@dataclass(frozen=True)
class Example:
    """A thing of the graph in Turtle; `more` is the number of triples that are left out."""

    iri: str
    turtle: str
    more: int


@dataclass(frozen=True, eq=False)
class Figures:
    """Of one version; compared by identity, so that pages can be kept for it.

    Attributes:
        version: None where the engine has none, or did not answer.
        counts: by IRI of the class or of the concept scheme.
        examples: by IRI of the class.
    """

    version: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, Example] = field(default_factory=dict)


NONE: Final = Figures()


class Counter:
    """Asks the engine, and remembers what it said.

    Args:
        base: of the IRIs of things.
    """

    def __init__(self, engine: Engine, base: str) -> None:
        self._engine = engine
        self._base = base
        self._lock = asyncio.Lock()
        self._known = NONE
        self._asked = 0.0

    async def figures(self) -> Figures:
        """Those of the version in force; none where there is no answer: the words stand without them."""
        async with self._lock:
            try:
                version = await self._engine.ready()
                if self._is_stale(version):
                    self._known, self._asked = await self._ask(), time.monotonic()
            except (QueryProblem, VersionError):
                return NONE
            return self._known

    def _is_stale(self, version: int | None) -> bool:
        """An engine without versions is asked again after some minutes."""
        if self._known is NONE or version != self._known.version:
            return True
        return version is None and time.monotonic() - self._asked > _MINUTES

    async def _ask(self) -> Figures:
        classes = " ".join(f"<{term.iri}>" for term in documentation().classes)
        request = QueryRequest(_COUNTS.format(classes=classes), named("json"))
        answer = await self._engine.query(request)
        rows = [
            {name: term["value"] for name, term in row.items()}
            for row in json.loads(answer.body)["results"]["bindings"]
        ]
        terms = documentation().terms
        first = {row["class"]: row["first"] for row in rows if row.get("class") in terms and "first" in row}
        wanted = {*first.values(), *(self._known_thing(name) for name in KNOWN)}
        things = " ".join(f"<{iri}>" for iri in sorted(wanted))
        request = QueryRequest(_EXAMPLES.format(things=things), named("ntriples"), version=answer.version)
        told = await self._engine.query(request)
        triples = [quad.triple for quad in parse(told.body, format=RdfFormat.N_TRIPLES)]
        counts = {row["class"]: int(row["things"]) for row in rows if "class" in row}
        return Figures(answer.version, counts, self._examples(triples, first))

    def _known_thing(self, name: str) -> str:
        return KNOWN[name] if ":" in KNOWN[name] else self._base + KNOWN[name]

    def _examples(self, triples: Iterable[Triple], first: Mapping[str, str]) -> dict[str, Example]:
        by_thing: dict[str, list[Triple]] = defaultdict(list)
        for triple in triples:
            assert isinstance(triple.subject, NamedNode)
            by_thing[triple.subject.value].append(triple)
        found = {}
        for iri in first:
            name = iri.removeprefix(UCLG)
            known = self._known_thing(name) if name in KNOWN else ""
            is_one = any(_is_a(triple, iri) for triple in by_thing.get(known, []))
            thing = known if is_one else first[iri]
            if by_thing.get(thing):
                found[iri] = example(thing, by_thing[thing])
        return found


def _is_a(triple: Triple, kind: str) -> bool:
    return triple.predicate.value == expand("rdf:type") and triple.object == NamedNode(kind)


def example(iri: str, triples: list[Triple]) -> Example:
    """Some triples of a thing: the telling ones first, few of a property, no long texts."""
    order = {expand(name): place for place, name in enumerate(_FIRST)}
    kept: list[Triple] = []
    seen: dict[str, int] = defaultdict(int)
    ranked = sorted(triples, key=lambda t: (order.get(t.predicate.value, len(order)), str(t)))
    for triple in ranked:
        name = triple.predicate.value
        long = isinstance(triple.object, Literal) and len(triple.object.value) > _LONG
        if not long and seen[name] < _VALUES and len(kept) < _MANY:
            seen[name] += 1
            kept.append(triple)
    made = serialize(kept, format=RdfFormat.TURTLE, prefixes=_NAMES)
    assert made is not None
    turtle = tidied(made, RdfFormat.TURTLE).decode().strip().replace(" .\n<", " .\n\n<")
    return Example(iri, turtle, len(triples) - len(kept))

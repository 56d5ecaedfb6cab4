"""What is asked: small questions about one thing, heavy ones about all, and the curated queries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from bench.endpoint.data import SEED, Things
from ontology import BASE
from queries.catalogue import Catalogue

JSON: Final = "application/sparql-results+json"
CSV: Final = "text/csv"
_PREFIXES: Final = {
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "uclg": "https://w3id.org/uclg-graph/ontology#",
}


@dataclass(frozen=True)
class Question:
    """A query, the form that its answer is wanted in, and what sort of question it is."""

    sort: str
    text: str
    accept: str = JSON


# By sort: the kind of thing it is about (see Things), and the pattern; # is the thing.
SMALL: Final[dict[str, tuple[str, str]]] = {
    "names of a city": ("cities", "SELECT ?name { # rdfs:label ?name }"),
    "all of a mandate": ("mandates", "SELECT ?property ?value { # ?property ?value }"),
    "all of a practice": ("practices", "SELECT ?property ?value { # ?property ?value }"),
    "all of a city": ("cities", "SELECT ?property ?value { # ?property ?value }"),
    "what a city leads or has led": (
        "cities",
        'SELECT ?body ?name { # uclg:hasLed ?body . ?body rdfs:label ?name FILTER(LANG(?name) = "en") }',
    ),
    "mandates of a city": (
        "cities",
        (
            "SELECT ?body ?role ?start ?seen { ?m org:member # ; org:organization ?body ; org:role ?role "
            "OPTIONAL { ?m schema:startDate ?start } OPTIONAL { ?m uclg:seen ?seen } }"
        ),
    ),
    "practices of a city": (
        "cities",
        "SELECT ?practice ?title ?theme { ?practice uclg:city # ; dct:title ?title ; dct:subject ?theme }",
    ),
    "mandates of a body": (
        "bodies",
        (
            "SELECT ?holder ?role ?name { ?mandate org:organization # ; org:member ?holder ; org:role ?role "
            'OPTIONAL { ?holder rdfs:label ?name FILTER(LANG(?name) = "en") } }'
        ),
    ),
    "who leads a body": ("bodies", "SELECT DISTINCT ?city { ?city uclg:leads # }"),
    "whether a city has led": ("cities", "ASK { # uclg:hasLed ?body . ?body a uclg:ConsultationBody }"),
    "where a city is": (
        "cities",
        (
            "SELECT ?country ?name { # uclg:country ?country . "
            '?country rdfs:label ?name FILTER(LANG(?name) = "fr") }'
        ),
    ),
    "a city by its name": ("names", 'SELECT ?city { ?city rdfs:label "#"@en ; a uclg:City }'),
}

HEAVY: Final = {
    "mandates by role": "SELECT ?role (COUNT(*) AS ?n) { ?m a uclg:Mandate ; org:role ?role } GROUP BY ?role",
    "mandates by body": "SELECT ?body (COUNT(?m) AS ?n) { ?m org:organization ?body } GROUP BY ?body",
    "mandates by year": (
        "SELECT ?year (COUNT(*) AS ?n) { ?m uclg:earliestDate ?day BIND(SUBSTR(STR(?day), 1, 4) AS ?year) } "
        "GROUP BY ?year"
    ),
    "cities by country": (
        "SELECT ?country (COUNT(?city) AS ?n) { ?city a uclg:City ; uclg:country ?country } GROUP BY ?country"
    ),
    "leaderships by country": (
        "SELECT ?country (COUNT(*) AS ?n) { ?city uclg:hasLed ?body ; uclg:country ?country } "
        "GROUP BY ?country"
    ),
    "mandates by region and role": (
        "SELECT ?region ?role (COUNT(*) AS ?n) { ?m org:member ?city ; org:role ?role . "
        "?city uclg:country ?country . ?country uclg:worldRegion ?region } GROUP BY ?region ?role"
    ),
    "practices by theme": (
        "SELECT ?theme (COUNT(?p) AS ?n) { ?p a uclg:Practice ; dct:subject ?theme } GROUP BY ?theme"
    ),
    "cities that lead several bodies": (
        "SELECT ?city (COUNT(DISTINCT ?body) AS ?n) { ?city uclg:hasLed ?body } GROUP BY ?city "
        "HAVING(COUNT(DISTINCT ?body) > 3)"
    ),
    "pairs of bodies led by the same city": (
        "SELECT ?one ?other (COUNT(?city) AS ?n) { ?city uclg:leads ?one , ?other "
        "FILTER(STR(?one) < STR(?other)) } GROUP BY ?one ?other HAVING(COUNT(?city) > 2)"
    ),
    "leaders with practices on the theme of their body": (
        "SELECT (COUNT(*) AS ?n) { ?city uclg:leads ?body . ?body uclg:hasTheme ?theme . "
        "?city uclg:hasTheme ?theme }"
    ),
}
CURATED_HEAVY: Final = (
    "bodies-meeting-at-the-same-event",
    "cities-leading-several-bodies-now",
    "leading-cities-by-country",
    "practices-by-focus-area",
    "practices-by-world-region",
)
# Curated queries about one thing: what stands in them, and what may stand in its place.
CURATED_OF_ONE: Final = {
    "bodies-led-by-a-city": ("city/es-bilbao", "cities"),
    "events-in-a-city": ("city/es-bilbao", "cities"),
    "evidence-for-the-leaderships-of-a-city": ("city/es-bilbao", "cities"),
    "practices-of-a-city": ("city/es-bilbao", "cities"),
    "representatives-of-a-city": ("city/es-bilbao", "cities"),
    "where-a-city-is": ("city/es-bilbao", "cities"),
    "events-of-a-body": ("body/cop-digital-cities", "bodies"),
    "leaders-of-a-body": ("body/cop-digital-cities", "bodies"),
    "partners-of-a-body": ("body/cop-digital-cities", "bodies"),
    "bodies-working-on-a-theme": ("theme/migration", "themes"),
}
_DISTINCT: Final = 2_000
_DRAWN: Final = 100_000


def full(text: str) -> str:
    """With the prefixes that it uses."""
    used = [f"PREFIX {short}: <{iri}>" for short, iri in _PREFIXES.items() if f"{short}:" in text]
    return "\n".join([*used, text])


def about(pattern: str, thing: str) -> str:
    """A small question about this thing: an IRI, or a name where the pattern has it between quotes."""
    before, after = pattern.split("#")
    return full(before + (thing if before.endswith('"') else f"<{thing}>") + after)


def small(found: Things, most: int = 20_000) -> list[Question]:
    """Small questions, all different, the sorts by turns."""
    asked = []
    for sort, (kind, pattern) in SMALL.items():
        asked.append([Question(sort, about(pattern, thing)) for thing in getattr(found, kind)])
    longest = max(map(len, asked))
    by_turns = [each[place] for place in range(longest) for each in asked if place < len(each)]
    return by_turns[:most]


def heavy() -> list[Question]:
    """Heavy questions, the curated ones last."""
    catalogue = Catalogue.load()
    own = [Question(sort, full(text)) for sort, text in HEAVY.items()]
    return own + [Question(name, catalogue[name].text) for name in CURATED_HEAVY]


def curated_of_one(found: Things) -> list[Question]:
    """Curated queries about one thing, each about many things."""
    catalogue, asked = Catalogue.load(), []
    for name, (stands, kind) in CURATED_OF_ONE.items():
        text, iri = catalogue[name].text, f"<{BASE}id/{stands}>"
        if iri not in text:
            raise ValueError(f"{name}.rq does not ask about {iri}")
        asked += [Question(name, text.replace(iri, f"<{thing}>")) for thing in getattr(found, kind)[:200]]
    return asked


def whole() -> list[Question]:
    """The curated queries as they are."""
    return [Question(name, query.text) for name, query in Catalogue.load().items()]


def mix(found: Things, curated: list[Question]) -> list[Question]:
    """2,000 different requests, the most wanted first: 8 in 10 are small, the others curated; 1 in 10 as CSV.

    Args:
        curated: those that are asked as they are; of the others none is asked about other things either.
    """
    dice, names = Random(SEED), {question.sort for question in curated}
    of_one = [question for question in curated_of_one(found) if question.sort in names]
    of_one = dice.sample(of_one, min(len(of_one), 2 * _DISTINCT // 10 - len(curated)))
    asked = [*curated, *of_one]
    asked += small(found)[: _DISTINCT - len(asked)]
    dice.shuffle(asked)
    return [
        replace(question, accept=CSV) if place % 10 == 9 and "ASK" not in question.text else question
        for place, question in enumerate(asked)
    ]


def zipf(length: int, draws: int = _DRAWN) -> list[int]:
    """Places from 0, drawn with a weight of 1 / (place + 1)."""
    weights = [1 / rank for rank in range(1, length + 1)]
    return Random(SEED).choices(range(length), weights, k=draws)

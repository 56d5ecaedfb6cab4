"""What the start page tells, asked of the engine: how much there is of what, and which pairs Bilbao leads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from graph.engine import Engine, QueryRequest, named
from ontology import rebase

Row = dict[str, str]

# Counted on the types that the tables give, so that a council is not counted again as a body.
_COUNTS: Final = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?class ?label ?things WHERE {
  { SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {
      GRAPH ?graph { ?thing a ?class }
      FILTER(?graph != <https://w3id.org/uclg-graph/graph/inferred>)
    } GROUP BY ?class }
  ?class rdfs:isDefinedBy <https://w3id.org/uclg-graph/ontology> ; rdfs:label ?label
  FILTER(LANG(?label) = "LANGUAGE")
} ORDER BY DESC(?things) ?class
"""

_LEADERSHIPS: Final = """
PREFIX uclg: <https://w3id.org/uclg-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?body ?bodyName (LANG(?bodyName) AS ?bodyLanguage) ?roleName ?from ?until ?sources WHERE {
  { SELECT ?body ?role ?from ?until (COUNT(DISTINCT ?source) AS ?sources) WHERE {
      ?mandate org:member <https://w3id.org/uclg-graph/id/city/es-bilbao> ;
        org:organization ?body ; org:role ?role ; uclg:earliestDate ?from ; uclg:latestDate ?until .
      ?role uclg:rank <https://w3id.org/uclg-graph/id/rank/leadership> .
      ?body a uclg:ConsultationBody .
      OPTIONAL { ?mandate dct:source ?source }
    } GROUP BY ?body ?role ?from ?until }
  ?role rdfs:label ?roleName FILTER(LANG(?roleName) = "LANGUAGE")
  OPTIONAL { ?body rdfs:label ?own FILTER(LANG(?own) = "LANGUAGE") }
  OPTIONAL { ?body rdfs:label ?english FILTER(LANG(?english) = "en") }
  BIND(COALESCE(?own, ?english) AS ?bodyName)
} ORDER BY ?body ?from ?roleName
"""


@dataclass(frozen=True)
class Leadership:
    """A mandate to lead a body, for the days that sources attest; `language` is that of the body's name."""

    body: str
    name: str
    language: str
    role: str
    first: str
    last: str
    sources: int

    @property
    def years(self) -> str:
        """As people write it."""
        first, last = self.first[:4], self.last[:4]
        return first if first == last else f"{first}–{last}"


@dataclass(frozen=True)
class Overview:
    """What is here, in one language; `version` is None where the engine has none."""

    version: int | None
    counts: list[tuple[str, str, int]]
    pairs: list[tuple[Leadership, Leadership]]


async def overview(engine: Engine, base: str, language: str) -> Overview:
    """Ask the engine.

    Args:
        base: of the IRIs of things.
        language: `en`, `es` or `fr`; the name of a body that has none in it is English.

    Raises:
        QueryProblem, VersionError: it does not answer.
    """
    version, counted = await _rows(engine, _COUNTS, base, language)
    counts = [(row["class"], row["label"], int(row["things"])) for row in counted]
    _, found = await _rows(engine, _LEADERSHIPS, base, language)
    return Overview(version, counts, pairs([_leadership(row) for row in found]))


def pairs(leaderships: list[Leadership]) -> list[tuple[Leadership, Leadership]]:
    """Two bodies each, led at the same time: some day is attested for both."""
    return [
        (one, other)
        for one, other in combinations(leaderships, 2)
        if one.body != other.body and one.first <= other.last and other.first <= one.last
    ]


def _leadership(row: Row) -> Leadership:
    return Leadership(
        row["body"],
        row["bodyName"],
        row["bodyLanguage"],
        row["roleName"],
        row["from"],
        row["until"],
        int(row["sources"]),
    )


async def _rows(engine: Engine, text: str, base: str, language: str) -> tuple[int | None, list[Row]]:
    query = rebase(text, base).replace("LANGUAGE", language)
    answer = await engine.query(QueryRequest(query, named("json")))
    bindings = json.loads(answer.body)["results"]["bindings"]
    return answer.version, [{name: term["value"] for name, term in row.items()} for row in bindings]

"""The two queries of a description. Both give triples; what is no triple of the graph has a name of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.descriptions.terms import terms
from ontology.prefixes import expand

WINDOW: Final = "urn:uclg-graph:window"
"""Stands for the thing in the links of the page, so that they are told from other triples."""
COUNT: Final = "urn:uclg-graph:count"
LICENCE: Final = "urn:uclg-graph:licence"
PART: Final = "urn:uclg-graph:part"

# They say little by themselves, so they are told in full, from wherever they are reached.
_PARTS: Final = """
    geo:Geometry uclg:Activity uclg:BodyChange uclg:Collaboration uclg:Distinction uclg:Edition uclg:Event
    uclg:Mandate uclg:Passage uclg:Place uclg:PlaceMatch uclg:Practice uclg:Statement
"""
# The links from a thing that lead to parts of it. Other parts link to the thing themselves.
_VIA: Final = """
    dct:spatial geo:hasGeometry org:changedBy org:hasMembership org:resultedFrom uclg:collects
    uclg:hasDistinction uclg:hasEdition uclg:hasPassage uclg:hasPractice uclg:hosted uclg:involvedIn
    uclg:matchedPlace uclg:placeMatch uclg:representsIn uclg:statedIn uclg:statement
"""
# What is told of everything that is mentioned: its name, its class, its dates; of a role its rank.
_BRIEF: Final = """
    dct:title rdf:type rdfs:label schema:endDate schema:startDate uclg:earliestDate uclg:latestDate uclg:rank
    uclg:rankOrder uclg:year
"""
VIA: Final = frozenset(map(expand, _VIA.split()))
BRIEF: Final = tuple(map(expand, _BRIEF.split()))


def thing(iri: str, most: int, skipped: int) -> str:
    """All about a thing itself: its triples, a page of the links to it, how many there are by property.

    A link whose inverse the thing itself says is left out: it would say the same twice. Links come in the
    store's own order, which is fixed as a version is: to sort 250,000 IRIs takes the store half a minute.

    Args:
        iri: fit to stand between angle brackets.
        most, skipped: links on the page, and on those before.
    """
    pairs = (f"(<{one}> <{two}>)" for one, others in terms().inverses.items() for two in others)
    mirrored = f"{{ <{iri}> ?back ?other VALUES (?back ?link) {{ {' '.join(sorted(pairs))} }} }}"
    links = f"?other ?link <{iri}> MINUS {mirrored}"
    return f"""CONSTRUCT {{
  <{iri}> ?property ?value .
  ?other ?link <{WINDOW}> .
  <{COUNT}> ?counted ?things .
  <{LICENCE}> <{LICENCE}> ?licence .
}} WHERE {{
  {{ <{iri}> ?property ?value }}
  UNION
  {{ SELECT DISTINCT ?link ?other {{ {links} }} LIMIT {most} OFFSET {skipped} }}
  UNION
  {{ SELECT (?link AS ?counted) (COUNT(DISTINCT ?other) AS ?things) {{ {links} }} GROUP BY ?link }}
  UNION
  {{ ?dataset <{expand("uclg:asOf")}> ?day ; <{expand("dct:license")}> ?licence }}
}}"""


def surroundings(candidates: Iterable[str], mentioned: Iterable[str]) -> str:
    """The parts among some things in full, and in brief whatever is mentioned, by the parts too.

    Classes are not described: what they are called is in the ontology.

    Classes and properties are filtered, not joined: the store would begin with all things of a class.

    Args:
        candidates, mentioned: IRIs fit to stand between angle brackets.
    """
    part = f"VALUES ?part {{ {_iris(candidates)} }} ?part a ?class FILTER(?class IN ({_names(_PARTS)}))"
    brief = f"?node ?brief ?text FILTER(?brief IN ({_names(_BRIEF)}))"
    other = f"FILTER(ISIRI(?node) && ?any != <{expand('rdf:type')}>)"
    return f"""CONSTRUCT {{
  ?part ?property ?value .
  ?node ?brief ?text .
  <{PART}> <{PART}> ?part .
}} WHERE {{
  {{ {part} ?part ?property ?value }}
  UNION
  {{ VALUES ?node {{ {_iris(mentioned)} }} {brief} }}
  UNION
  {{ {{ SELECT DISTINCT ?node {{ {part} ?part ?any ?node {other} }} }} {brief} }}
}}"""


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in sorted(iris))


def _names(text: str) -> str:
    return ", ".join(f"<{expand(name)}>" for name in text.split())

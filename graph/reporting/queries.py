"""What a report asks of the graph: CONSTRUCT queries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ontology import UCLG
from ontology.prefixes import expand

SYNERGIES: Final = 5
"""Synergies with other bodies that a report tells."""
_UNFIT: Final = frozenset('<>"{}|^`\\').union(map(chr, range(33)))
# What is told of anything that a report mentions.
_TOLD: Final = """
    dct:issued dct:language dct:license dct:source dct:subject dct:title foaf:page oa:end oa:start org:member
    org:organization org:role rdf:type rdfs:label schema:endDate schema:jobTitle schema:startDate uclg:acronym
    uclg:activityKind uclg:activityStatus uclg:actor uclg:asOf uclg:atEvent uclg:between uclg:body
    uclg:bodyKind uclg:citiesCount uclg:collaborationKind uclg:component uclg:cycleYears
    uclg:earliestDate uclg:editionStatus uclg:eventKind uclg:fileName uclg:focusArea uclg:hasEdition
    uclg:hostCity uclg:inVersion uclg:involves uclg:keyFactor uclg:latestDate uclg:objective uclg:online
    uclg:ordinal uclg:partner uclg:period uclg:predecessor uclg:product uclg:rank uclg:rankOrder uclg:reason
    uclg:recipient uclg:representedBy uclg:restsOn uclg:section uclg:statedIn uclg:strength uclg:study
    uclg:synergyPart uclg:topic uclg:version uclg:versionOf uclg:year
"""
_NAMES: Final = ", ".join(f"<{expand(name)}>" for name in _TOLD.split())
_ALL: Final = f"?thing ?property ?value FILTER(?property IN ({_NAMES}))"


def about(body: str) -> str:
    """The body, its activities, events, mandates, works, partners, reports, strongest synergies; the dataset.

    Args:
        body: an IRI, fit to stand between angle brackets.
    """
    told = (
        f"?report <{UCLG}body> <{body}> ; <{UCLG}version> ?version . ?thing <{expand('dct:source')}> ?version"
    )
    strongest = f"""SELECT ?thing {{ ?thing a <{UCLG}Synergy> ; <{UCLG}between> <{body}> ;
        <{UCLG}strength> ?strength
        FILTER NOT EXISTS {{ ?thing <{UCLG}between> ?city . ?city a <{UCLG}LocalGovernment> }}
      }} ORDER BY DESC(?strength) ?thing LIMIT {SYNERGIES}"""
    return _construct(
        f"VALUES ?thing {{ <{body}> }}",
        f"?thing <{UCLG}body> <{body}>",
        f"?thing <{UCLG}involves> <{body}> ; a <{UCLG}Event>",
        f"?thing <{expand('org:organization')}> <{body}>",
        f"?thing <{UCLG}partner> <{body}> ; a <{UCLG}Collaboration>",
        f"?activity <{UCLG}body> <{body}> ; <{UCLG}atEvent> ?thing",
        f"?study <{UCLG}body> <{body}> ; <{UCLG}hasEdition>|<{UCLG}objective> ?thing",
        f"?report <{UCLG}body> <{body}> ; <{UCLG}version> ?thing",
        f"{told} ; a <{UCLG}Activity>",
        f"{told} ; a <{UCLG}Event>",
        f"{{ {strongest} }}",
        f"{{ {strongest.replace('?thing', '?found')} }} ?found <{UCLG}synergyPart> ?thing",
        f"?thing <{UCLG}asOf> ?day ; <{expand('dct:license')}> ?licence",
    )


def elsewhere(holders: Iterable[str]) -> str:
    """The mandates of some holders in any body, of the rank of leadership."""
    leads = f"<{expand('org:role')}>/<{UCLG}rank> ?rank FILTER(STRENDS(STR(?rank), '/rank/leadership'))"
    return _construct(
        f"VALUES ?holder {{ {_iris(holders)} }} ?thing <{expand('org:member')}> ?holder ; {leads}"
    )


def things(iris: Iterable[str]) -> str:
    """What is told of some things."""
    return _construct(f"VALUES ?thing {{ {_iris(iris)} }}")


def _construct(*parts: str) -> str:
    where = " UNION ".join(f"{{ {part} . {_ALL} }}" for part in parts)
    return f"CONSTRUCT {{ ?thing ?property ?value }} WHERE {{ {where} }}"


def _iris(iris: Iterable[str]) -> str:
    """Those that may stand between angle brackets."""
    return " ".join(f"<{iri}>" for iri in sorted(iris) if not _UNFIT.intersection(iri))

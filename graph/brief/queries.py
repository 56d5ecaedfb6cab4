"""What a brief asks of the graph: queries whose answers are triples, and a few counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ontology import UCLG
from ontology.prefixes import expand

COUNT: Final = "urn:uclg-graph:count"
"""What counts are told of: `<count> <thing counted> n`."""
SYNERGIES: Final = "urn:uclg-graph:synergies"
_UNFIT: Final = frozenset('<>"{}|^`\\').union(map(chr, range(33)))
_GOVERNMENT: Final = f"<{UCLG}LocalGovernment>"
# What is told of anything that a brief mentions; no links that may be many.
_TOLD: Final = """
    dct:language dct:license dct:source dct:subject dct:title foaf:homepage org:member org:organization
    org:role org:subOrganizationOf rdf:type rdfs:label schema:endDate schema:startDate skos:broader
    uclg:acronym uclg:asOf uclg:between uclg:body uclg:bodyKind uclg:city uclg:country uclg:earliestDate
    uclg:fileName uclg:generic uclg:hasTheme uclg:inForceOn uclg:involves uclg:latestDate uclg:nextStep
    uclg:partner uclg:predecessor uclg:product uclg:rank uclg:rankOrder uclg:reason uclg:representedBy
    uclg:restsOn uclg:seen uclg:share uclg:sourceKind uclg:strength uclg:synergyKind uclg:synergyPart
"""
_NAMES: Final = ", ".join(f"<{expand(name)}>" for name in sorted(_TOLD.split()))
_ALL: Final = f"?thing ?property ?value FILTER(?property IN ({_NAMES}))"


def about(bodies: tuple[str, ...], synergies: int, seats: int) -> str:
    """The bodies, the synergies between them (of one: its strongest), who is in office, and the dataset.

    Args:
        bodies: one IRI or two, fit to stand between angle brackets.
        synergies, seats: at most so many, of a body.
    """
    between = _between(bodies)
    strongest = f"SELECT ?found {{ {between} }} ORDER BY DESC(?strength) ?found LIMIT {synergies}"
    parts = [
        f"VALUES ?thing {{ {_iris(bodies)} }} {_ALL}",
        f"{{ {strongest} }} ?found <{UCLG}synergyPart>? ?thing . {_ALL}",
        f"{{ SELECT (<{SYNERGIES}> AS ?counted) (COUNT(?found) AS ?many) {{ {between} }} }}",
        f"?thing <{UCLG}asOf> ?day ; <{expand('dct:license')}> ?licence . {_ALL}",
        *(part for body in bodies for part in _seats(body, seats)),
    ]
    where = " UNION ".join(f"{{ {part} }}" for part in parts)
    return f"CONSTRUCT {{ ?thing ?property ?value . <{COUNT}> ?counted ?many }} WHERE {{ {where} }}"


def _between(bodies: tuple[str, ...]) -> str:
    """Synergies between the two, or between the one and other bodies, each with its strength."""
    ties = " ".join(f"?found <{UCLG}between> <{body}> ." for body in bodies)
    more = (
        ""
        if len(bodies) > 1
        else (f"FILTER NOT EXISTS {{ ?found <{UCLG}between> ?city . ?city a {_GOVERNMENT} }}")
    )
    return f"{ties} ?found <{UCLG}strength> ?strength ; a <{UCLG}Synergy> . {more}"


def _seats(body: str, most: int) -> list[str]:
    """Mandates in force, the highest and latest first, and how many there are."""
    seat = f"?seat <{expand('org:organization')}> <{body}> ; <{UCLG}inForceOn> ?now"
    order = f"""OPTIONAL {{ ?seat <{expand("org:role")}>/<{UCLG}rankOrder> ?rank }}
      OPTIONAL {{ ?seat <{UCLG}latestDate> ?latest }}"""
    return [
        f"""{{ SELECT ?thing {{ {seat} . {order} BIND(?seat AS ?thing) }}
             ORDER BY ?rank DESC(?latest) ?seat LIMIT {most} }} {_ALL}""",
        f"{{ SELECT (<{body}> AS ?counted) (COUNT(DISTINCT ?seat) AS ?many) {{ {seat} }} }}",
    ]


def things(iris: Iterable[str]) -> str:
    """What is told of some things."""
    return f"CONSTRUCT {{ ?thing ?property ?value }} WHERE {{ VALUES ?thing {{ {_iris(iris)} }} {_ALL} }}"


def _iris(iris: Iterable[str]) -> str:
    """Those that may stand between angle brackets."""
    return " ".join(f"<{iri}>" for iri in iris if not _UNFIT.intersection(iri))

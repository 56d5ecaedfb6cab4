"""Everything that a brief tells, read out of a graph: things and synergies, in no language yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.brief import queries
from graph.brief.asking import Ask
from graph.descriptions.describe import checked
from graph.descriptions.model import Node, Value, facts_of
from graph.errors import InputError, NotDescribed
from ontology import UCLG
from ontology.prefixes import expand

SYNERGIES: Final = 6
"""Bodies that the brief of one body tells of."""
SEATS: Final = 5
"""Mandates told of each body of two; of one body a few more."""
ALONE: Final = 8
# Of what is only mentioned: where it leads to something that a brief names, and who says so.
_FURTHER: Final = frozenset(
    {
        *map(expand, ("dct:source", "dct:subject", "org:member", "org:role", "skos:broader", "uclg:body")),
        *map(expand, ("uclg:country", "uclg:hasTheme", "uclg:partner", "uclg:product")),
    }
)


@dataclass(frozen=True)
class Gathered:
    """What was read.

    Attributes:
        bodies: one or two, in the order asked for.
        synergies: the strongest first.
        nodes: all that is mentioned, by IRI.
        seats: mandates in force by body, the highest first.
        counts: how many mandates in force there are by body; synergies in all as `many`.
        day: that the data is of.
    """

    bodies: tuple[Node, ...]
    synergies: tuple[Node, ...]
    nodes: Mapping[str, Node]
    seats: Mapping[str, tuple[Node, ...]]
    counts: Mapping[str, int]
    many: int
    day: date
    licence: str | None

    def get(self, iri: str) -> Node:
        """Something mentioned; a bare node where nothing is known of it."""
        return self.nodes.get(iri) or Node(iri)

    def parts(self, synergy: Node) -> list[Node]:
        """The kinds of a synergy, by falling share."""
        found = [self.get(iri) for iri in synergy.links("uclg:synergyPart")]
        return sorted(found, key=lambda part: (-number(part, "uclg:share"), part.iri))

    def other(self, synergy: Node) -> Node:
        """The side of a synergy that the brief is not about."""
        mine = {body.iri for body in self.bodies}
        return self.get(next(iri for iri in synergy.links("uclg:between") if iri not in mine))


def number(node: Node, name: str) -> float:
    """A number that is told of a node; nothing counts as 0."""
    return float(node.text(name) or 0)


async def gather(ask: Ask, first: str, second: str | None = None) -> Gathered:
    """Read what a brief of one body, or of two, tells.

    Args:
        ask: takes a CONSTRUCT and gives its triples.
        first, second: IRIs of bodies.

    Raises:
        InputError: an IRI is none, or both are the same.
        NotDescribed: one is no body of the graph.
    """
    bodies = tuple(checked(iri) for iri in (first, second) if iri is not None)
    if first == second:
        raise InputError(f"A brief tells of one body or of two different ones, not of {first} twice.")
    seats = SEATS if second else ALONE
    triples = list(await ask(queries.about(bodies, SYNERGIES, seats)))
    counts = _counts(triples)
    nodes = _nodes(triples)
    for iri in bodies:
        if f"{UCLG}Body" not in (nodes[iri].types if iri in nodes else ()):
            raise NotDescribed(f"The graph knows of no body {iri}.")
    if mentioned := _mentioned(nodes, nodes):
        more = _nodes(await ask(queries.things(mentioned)))
        nodes |= more
        if further := _mentioned(more, nodes, _FURTHER):
            nodes |= _nodes(await ask(queries.things(further)))
    return _gathered(bodies, nodes, counts)


def _counts(triples: Iterable[Triple]) -> dict[str, int]:
    return {
        triple.predicate.value: int(triple.object.value)
        for triple in triples
        if isinstance(triple.subject, NamedNode)
        and triple.subject.value == queries.COUNT
        and isinstance(triple.object, Literal)
    }


def _nodes(triples: Iterable[Triple]) -> dict[str, Node]:
    facts: defaultdict[str, list[tuple[str, Value]]] = defaultdict(list)
    for triple in triples:
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            facts[subject.value].append((triple.predicate.value, value))
    facts.pop(queries.COUNT, None)
    return {iri: Node(iri, facts_of(told)) for iri, told in sorted(facts.items())}


_TYPE: Final = expand("rdf:type")


def _mentioned(
    nodes: Mapping[str, Node], known: Mapping[str, Node], by: Container[str] | None = None
) -> list[str]:
    """What some things lead to (`by` some properties), and is not known yet."""
    found = {
        value.value
        for node in nodes.values()
        for name, values in node.facts.items()
        if name != _TYPE and (by is None or name in by)
        for value in values
        if isinstance(value, NamedNode)
    }
    return sorted(found - known.keys())


def _gathered(bodies: tuple[str, ...], nodes: dict[str, Node], counts: Mapping[str, int]) -> Gathered:
    synergies = [node for node in nodes.values() if f"{UCLG}Synergy" in node.types]
    synergies.sort(key=lambda node: (-number(node, "uclg:strength"), node.iri))
    dataset = next(
        (node for node in nodes.values() if node.all("uclg:asOf") and node.all("dct:license")), None
    )
    day = dataset.text("uclg:asOf") if dataset else None
    licences = dataset.links("dct:license") if dataset else ()
    return Gathered(
        tuple(nodes[iri] for iri in bodies),
        tuple(synergies),
        nodes,
        {iri: _seats(iri, nodes) for iri in bodies},
        counts,
        counts.get(queries.SYNERGIES, 0),
        date.fromisoformat(day) if day else date.min,
        min(licences, default=None),
    )


def _seats(body: str, nodes: Mapping[str, Node]) -> tuple[Node, ...]:
    mine = [
        node
        for node in nodes.values()
        if node.all("uclg:inForceOn") and body in node.links("org:organization")
    ]

    def order(seat: Node) -> tuple[object, ...]:
        ranks = [number(nodes[role], "uclg:rankOrder") for role in seat.links("org:role") if role in nodes]
        latest = seat.text("uclg:latestDate") or "0000-00-00"
        return (min(ranks, default=99.0), tuple(-ord(sign) for sign in latest), seat.iri)

    return tuple(sorted(mine, key=order))

"""Everything that a report tells, read out of a graph: things, in no language yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph.brief import Ask
from graph.descriptions.describe import checked
from graph.descriptions.model import Node, Value, facts_of
from graph.errors import NotDescribed
from graph.reporting import queries
from graph.reporting.period import Period, Stretch
from ontology import UCLG
from ontology.prefixes import expand

_TYPE: Final = expand("rdf:type")
_LATEST: Final = 12
"""Leaders of a body whose other mandates are told."""
_NO_SEATS: Final = frozenset({"programme", "partner-institution", "world-organization"})


@dataclass(frozen=True)
class Gathered:
    """What was read.

    Attributes:
        nodes: all that is mentioned, by IRI.
        day: that the data is of.
    """

    body: Node
    period: Period
    nodes: Mapping[str, Node]
    day: date

    def get(self, iri: str) -> Node:
        """Something mentioned; a bare node where nothing is known of it."""
        return self.nodes.get(iri) or Node(iri)

    def of(self, kind: str, wanted: Callable[[Node], bool]) -> tuple[Node, ...]:
        """Things of a class of the ontology, by date and IRI."""
        found = [node for node in self.nodes.values() if f"{UCLG}{kind}" in node.types and wanted(node)]
        return tuple(sorted(found, key=lambda node: (not any(_days(node)), _days(node), node.iri)))

    @cached_property
    def reports(self) -> frozenset[str]:
        """IRIs of the language versions of the body's own reports on the period, or a part of it."""
        mine = self.of("Report", lambda node: self.body.iri in node.links("uclg:body"))
        told = [node for node in mine if self.period.meets(node) or self.period.meets(_years(node))]
        return frozenset(iri for node in told for iri in node.links("uclg:version"))

    @cached_property
    def told_in(self) -> Counter[str]:
        """How many things each passage tells of, by its IRI."""
        return Counter(iri for node in self.nodes.values() for iri in node.links("uclg:statedIn"))

    @cached_property
    def activities(self) -> tuple[Node, ...]:
        """Of the body, or told in its reports: of the period, or without a date in reports on it."""

        def wanted(node: Node) -> bool:
            told = bool(self.reports.intersection(node.links("dct:source")))
            dated = bool(node.text("uclg:earliestDate"))
            return self.period.meets(node) if dated else told

        return self.of("Activity", wanted)

    @cached_property
    def events(self) -> tuple[Node, ...]:
        """Of the period: those that involve the body, or that it speaks of."""
        spoken = {iri for node in self.activities for iri in node.links("uclg:atEvent")}

        def wanted(node: Node) -> bool:
            mine = self.body.iri in node.links("uclg:involves") or node.iri in spoken
            told = bool(self.reports.intersection(node.links("dct:source")))
            return (mine or told) and self.period.meets(node)

        return self.of("Event", wanted)

    @cached_property
    def seats(self) -> tuple[Node, ...]:
        """Who leads the body in the period, the highest first."""
        return self._leading(lambda node: self.body.iri in node.links("org:organization"))

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """IRIs of those who hold the seats, a few."""
        return tuple(dict.fromkeys(iri for seat in self.seats for iri in seat.links("org:member")))[:_LATEST]

    def elsewhere(self, holder: str) -> tuple[Node, ...]:
        """What somebody leads in other bodies of UCLG in the period; programmes are works, not bodies."""

        def wanted(node: Node) -> bool:
            bodies = [self.get(iri) for iri in node.links("org:organization")]
            return holder in node.links("org:member") and all(map(self._is_other, bodies))

        return self._leading(wanted)

    def _is_other(self, body: Node) -> bool:
        ended = (body.text("schema:endDate") or "9999") < str(self.period.first)
        kinds = {iri.rsplit("/", 1)[-1] for iri in body.links("uclg:bodyKind")}
        own = (self.body.iri, *self.body.links("uclg:predecessor"))
        return body.iri not in own and not ended and not kinds & _NO_SEATS

    def _leading(self, wanted: Callable[[Node], bool]) -> tuple[Node, ...]:
        """Mandates of the rank of leadership; of several of one holder in one office the last one."""
        mandates = self.of(
            "Mandate", lambda node: wanted(node) and self.period.keeps(node) and _leads(self, node)
        )
        last = {
            (node.links("org:organization"), _office(node), node.links("org:member")): node
            for node in sorted(mandates, key=self.period.meets)
        }
        return tuple(sorted(last.values(), key=lambda node: (_order(self, node), node.iri)))

    @cached_property
    def collaborations(self) -> tuple[Node, ...]:
        """Of the body in the period, or without a date in its reports."""

        def wanted(node: Node) -> bool:
            mine = self.body.iri in (*node.links("uclg:body"), *node.links("uclg:partner"))
            year = node.text("uclg:year")
            if year:
                return mine and str(self.period.first) <= year <= str(self.period.last)
            return mine and bool(self.reports.intersection(node.links("dct:source")))

        return self.of("Collaboration", wanted)

    @cached_property
    def studies(self) -> tuple[Node, ...]:
        """That the body keeps."""
        return self.of("Study", lambda node: self.body.iri in node.links("uclg:body"))

    def editions(self, study: Node) -> list[Node]:
        """Of a study, with a year up to the end of the period, the oldest first."""
        found = [self.get(iri) for iri in study.links("uclg:hasEdition")]
        return sorted(
            (node for node in found if (node.text("uclg:year") or "9999") <= str(self.period.last)),
            key=lambda node: (node.text("uclg:year") or "", node.iri),
        )

    @cached_property
    def synergies(self) -> tuple[Node, ...]:
        """With other bodies, the strongest first."""
        found = self.of("Synergy", lambda node: self.body.iri in node.links("uclg:between"))
        whole = [
            node for node in found if not any(node.iri in one.links("uclg:synergyPart") for one in found)
        ]
        return tuple(sorted(whole, key=lambda node: (-float(node.text("uclg:strength") or 0), node.iri)))


async def gather(ask: Ask, body: str, period: Period) -> Gathered:
    """Read what a report of a body on a period tells.

    Args:
        ask: takes a CONSTRUCT and gives its triples.

    Raises:
        InputError: the IRI is none.
        NotDescribed: it is no body of the graph.
    """
    iri = checked(body)
    nodes = _nodes(await ask(queries.about(iri)))
    if iri not in nodes or f"{UCLG}Body" not in nodes[iri].types:
        raise NotDescribed(f"The graph knows of no body {iri}.")
    nodes |= _nodes(await ask(queries.things(_mentioned(nodes))))
    first = Gathered(nodes[iri], period, nodes, date.min)
    if first.leaders:
        more = _nodes(await ask(queries.elsewhere(first.leaders)))
        nodes |= more
        if unknown := _mentioned(more).difference(nodes):
            nodes |= _nodes(await ask(queries.things(unknown)))
    datasets = (node for node in nodes.values() if node.all("dct:license"))
    day = next((node.text("uclg:asOf") for node in datasets), None)
    return Gathered(nodes[iri], period, nodes, date.fromisoformat(day) if day else date.min)


def _nodes(triples: Iterable[Triple]) -> dict[str, Node]:
    facts: defaultdict[str, list[tuple[str, Value]]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts[triple.subject.value].append((triple.predicate.value, triple.object))
    return {iri: Node(iri, facts_of(told)) for iri, told in sorted(facts.items())}


def _mentioned(nodes: Mapping[str, Node]) -> set[str]:
    """What some things lead to and is not among them."""
    found = {
        value.value
        for node in nodes.values()
        for name, values in node.facts.items()
        if name != _TYPE
        for value in values
        if isinstance(value, NamedNode)
    }
    return found.difference(nodes)


def _days(node: Node) -> tuple[str, str]:
    return Stretch.of(node).days


def _years(report: Node) -> Node:
    """A report's own years as first and last day, where the graph does not tell those."""
    start, end = Stretch.of(report).days
    facts = {
        expand("uclg:earliestDate"): (Literal(start),),
        expand("uclg:latestDate"): (Literal(end),),
    }
    return Node(report.iri, facts)


def _leads(told: Gathered, mandate: Node) -> bool:
    return any(
        rank.endswith("/rank/leadership")
        for role in mandate.links("org:role")
        for rank in told.get(role).links("uclg:rank")
    )


def _office(mandate: Node) -> tuple[str, ...]:
    """The role; a body has chairs and presidents for one seat, in the words of its several languages."""
    return tuple(iri.replace("president", "chair") for iri in mandate.links("org:role"))


def _order(told: Gathered, mandate: Node) -> float:
    orders = [told.get(role).text("uclg:rankOrder") for role in mandate.links("org:role")]
    return min((float(order) for order in orders if order), default=99.0)

"""What other tables say already: the mandates and statements that a report's facts are tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from graph.facts.report_terms import Term
from graph.facts.terms import MEMBER, ORGANIZATION, ROLE, SOURCE, own

Seat: TypeAlias = tuple[NamedNode, NamedNode, NamedNode]  # body, role, holder
Dates: TypeAlias = tuple[Term | None, Term | None]  # start, end

_WANTED: Final = {
    MEMBER,
    ORGANIZATION,
    ROLE,
    SOURCE,
    own("about"),
    own("statedStart"),
    own("statedEnd"),
}


@dataclass(frozen=True)
class Known:
    """Mandates by seat, statements by thing and source.

    Attributes:
        values: what is said about a node, by node and property.
        mandates: nodes by (body, role, holder).
        statements: nodes by (thing, source).
    """

    values: Mapping[tuple[NamedNode, NamedNode], list[Term]]
    mandates: Mapping[Seat, list[NamedNode]]
    statements: Mapping[tuple[NamedNode, NamedNode], list[NamedNode]]

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Known:
        """Index the quads of the other tables; their graphs do not matter."""
        values: dict[tuple[NamedNode, NamedNode], list[Term]] = defaultdict(list)
        nodes: dict[NamedNode, None] = {}
        for quad in quads:
            if (
                quad.predicate in _WANTED
                and isinstance(quad.subject, NamedNode)
                and isinstance(quad.object, NamedNode | Literal)
            ):
                said = values[quad.subject, quad.predicate]
                if quad.object not in said:
                    said.append(quad.object)
                nodes[quad.subject] = None
        mandates: dict[Seat, list[NamedNode]] = defaultdict(list)
        statements: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
        for node in nodes:
            for seat in _product(values, node, ORGANIZATION, ROLE, MEMBER):
                mandates[seat[0], seat[1], seat[2]].append(node)
            for thing, source in _product(values, node, own("about"), SOURCE):
                statements[thing, source].append(node)
        return cls(dict(values), dict(mandates), dict(statements))

    def mandate(self, seat: Seat, versions: Iterable[NamedNode]) -> NamedNode | None:
        """The mandate of a seat that the report speaks of.

        Of several terms of office, the one that has a version of the report among its sources; None when that
        leaves none, or more than one.
        """
        found = self.mandates.get(seat, [])
        if len(found) > 1:
            wanted = set(versions)
            found = [node for node in found if wanted & set(self.values.get((node, SOURCE), []))]
        return found[0] if len(found) == 1 else None

    def statement(self, thing: NamedNode, source: NamedNode, dates: Dates) -> NamedNode | None:
        """The statement by a source about a thing that gives the same dates, when there is one."""
        for node in self.statements.get((thing, source), []):
            if dates == (self._value(node, "statedStart"), self._value(node, "statedEnd")):
                return node
        return None

    def _value(self, node: NamedNode, name: str) -> Term | None:
        return next(iter(self.values.get((node, own(name)), [])), None)


def _product(
    values: Mapping[tuple[NamedNode, NamedNode], list[Term]], node: NamedNode, *terms: NamedNode
) -> list[tuple[NamedNode, ...]]:
    """Every combination of the node's values of these properties; none when one of them is missing."""
    found: list[tuple[NamedNode, ...]] = [()]
    for term in terms:
        objects = [each for each in values.get((node, term), []) if isinstance(each, NamedNode)]
        found = [(*before, each) for before in found for each in objects]
    return found

"""Shapes as the engine sees them: read once, checked, immutable.

The engine knows a part of SHACL that is decided alike by every implementation that was measured:
class targets, predicate paths, the constraint components in `COMPONENTS`, and SPARQL constraints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rdflib.namespace import SH
from rdflib.term import Node, URIRef

# Parameter of the constraint -> local name of its component in the SHACL namespace.
COMPONENTS: Final[dict[URIRef, str]] = {
    SH["class"]: "ClassConstraintComponent",
    SH.datatype: "DatatypeConstraintComponent",
    SH.nodeKind: "NodeKindConstraintComponent",
    SH.minCount: "MinCountConstraintComponent",
    SH.maxCount: "MaxCountConstraintComponent",
    SH.minInclusive: "MinInclusiveConstraintComponent",
    SH.maxInclusive: "MaxInclusiveConstraintComponent",
    SH.minExclusive: "MinExclusiveConstraintComponent",
    SH.maxExclusive: "MaxExclusiveConstraintComponent",
    SH.minLength: "MinLengthConstraintComponent",
    SH.maxLength: "MaxLengthConstraintComponent",
    SH.pattern: "PatternConstraintComponent",
    SH.languageIn: "LanguageInConstraintComponent",
    SH.uniqueLang: "UniqueLangConstraintComponent",
    SH.disjoint: "DisjointConstraintComponent",
    SH["in"]: "InConstraintComponent",
    SH.hasValue: "HasValueConstraintComponent",
    SH.node: "NodeConstraintComponent",
    SH["not"]: "NotConstraintComponent",
    SH["and"]: "AndConstraintComponent",
    SH["or"]: "OrConstraintComponent",
    SH.closed: "ClosedConstraintComponent",
    SH.sparql: "SPARQLConstraintComponent",
}


class UnsupportedShape(ValueError):
    """A shape uses something that the compiler does not know; it is never skipped in silence."""


@dataclass(frozen=True)
class Constraint:
    """One constraint of a shape.

    Args:
        parameter: its SHACL term, like `sh:class`.
        value: what the term says; of `sh:sparql` the whole query text with its prefixes.
        members: of `sh:in` and `sh:languageIn` the terms of the list, of `sh:closed` the properties allowed.
        shapes: of `sh:node`, `sh:not`, `sh:and` and `sh:or` the shapes they combine.
        flags: of `sh:pattern`.
    """

    parameter: URIRef
    value: Node
    members: tuple[Node, ...] = ()
    shapes: tuple[Shape, ...] = ()
    flags: str = ""

    @property
    def component(self) -> str:
        """The IRI of its constraint component."""
        return str(SH) + COMPONENTS[self.parameter]


@dataclass(frozen=True)
class Shape:
    """A node shape, or a property shape when it has a path.

    Args:
        node: its IRI, or a blank node when it only stands inside another.
        path: the predicate that leads to its values.
        targets: the classes whose instances it looks at.
        severity: the IRI of its severity.
        messages: what a person is told, by language.
        constraints: all of them in a fixed order.
        properties: its property shapes.
    """

    node: Node
    path: URIRef | None
    targets: tuple[URIRef, ...]
    severity: str
    messages: dict[str, str]
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]

    def __hash__(self) -> int:
        return hash(self.node)

    def constraint(self, parameter: URIRef) -> Constraint | None:
        """The constraint of that parameter, if it has one."""
        return next((c for c in self.constraints if c.parameter == parameter), None)

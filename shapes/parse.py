"""From a shapes graph to `shapes.model`; whatever is not known there is an error here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from rdflib import RDF, Graph
from rdflib.collection import Collection
from rdflib.namespace import RDFS, SH
from rdflib.term import Literal, Node, URIRef

from shapes.files import shapes_graph
from shapes.model import COMPONENTS, Constraint, Shape, UnsupportedShape

_DESCRIPTIVE: Final = {
    RDF.type,
    RDFS.label,
    RDFS.comment,
    RDFS.seeAlso,
    SH.name,
    SH.description,
    SH.order,
    SH.severity,
    SH.message,
    SH.targetClass,
    SH.path,
    SH.property,
    SH.flags,
    SH.ignoredProperties,
}
_SEVERITIES: Final = (SH.Violation, SH.Warning, SH.Info)
_IN_SPARQL: Final = {RDF.type, SH.select, SH.prefixes}


def parse(graph: Graph) -> tuple[Shape, ...]:
    """The shapes of the graph that have a target, in the order of their IRIs.

    Raises:
        UnsupportedShape: something in it is no SHACL that the engine knows, or a shape refers to itself.
    """
    parser = _Parser(graph)
    roots = _ordered(set(graph.subjects(SH.targetClass, None)))
    return tuple(parser.shape(root) for root in roots)


@cache
def project_shapes() -> tuple[Shape, ...]:
    """The project's shapes, read once."""
    return parse(shapes_graph())


@dataclass
class _Parser:
    graph: Graph
    done: dict[Node, Shape] = field(default_factory=dict)
    open: list[Node] = field(default_factory=list)

    def shape(self, node: Node) -> Shape:
        if node in self.open:
            raise UnsupportedShape(f"{node} refers to itself; recursive shapes are undefined in SHACL")
        if node not in self.done:
            self.open.append(node)
            self.done[node] = self._shape(node)
            self.open.pop()
        found = self.done[node]
        if found.path is None and not self._says_something(node):
            raise UnsupportedShape(f"{node} says nothing; is its name spelt right?")
        return found

    def _says_something(self, node: Node) -> bool:
        return any(p in COMPONENTS or p == SH.property for p in self.graph.predicates(node))

    def _property(self, node: Node) -> Shape:
        found = self.shape(node)
        if found.path is None:
            raise UnsupportedShape(f"{node} is used as a property shape but has no sh:path")
        return found

    def _shape(self, node: Node) -> Shape:
        for predicate in self.graph.predicates(node):
            if predicate not in _DESCRIPTIVE and predicate not in COMPONENTS:
                raise UnsupportedShape(f"{node}: {predicate} is not supported")
        severity = self.graph.value(node, SH.severity) or SH.Violation
        if severity not in _SEVERITIES:
            raise UnsupportedShape(f"{node}: {severity} is no severity")
        return Shape(
            node=node,
            path=self._path(node),
            targets=tuple(sorted(URIRef(str(c)) for c in self.graph.objects(node, SH.targetClass))),
            severity=str(severity),
            messages=self._messages(node),
            constraints=tuple(self._constraints(node)),
            properties=tuple(self._property(p) for p in _ordered(self.graph.objects(node, SH.property))),
        )

    def _path(self, node: Node) -> URIRef | None:
        path = self.graph.value(node, SH.path)
        if path is not None and not isinstance(path, URIRef):
            raise UnsupportedShape(f"{node}: only a single predicate is supported as sh:path")
        return path

    def _messages(self, node: Node) -> dict[str, str]:
        texts = [m for m in self.graph.objects(node, SH.message) if isinstance(m, Literal)]
        return {m.language or "": str(m) for m in sorted(texts, key=lambda m: m.language or "")}

    def _constraints(self, node: Node) -> list[Constraint]:
        found = []
        for parameter in sorted(COMPONENTS):
            values = _ordered(self.graph.objects(node, parameter))
            found += [self._constraint(node, parameter, value) for value in values]
        return [c for c in found if not (c.parameter in (SH.closed, SH.uniqueLang) and not _is_true(c.value))]

    def _constraint(self, node: Node, parameter: URIRef, value: Node) -> Constraint:
        if parameter in (SH["in"], SH.languageIn):
            return Constraint(parameter, value, members=self._list(value))
        if parameter in (SH["and"], SH["or"]):
            return Constraint(parameter, value, shapes=tuple(self.shape(s) for s in self._list(value)))
        if parameter in (SH.node, SH["not"]):
            return Constraint(parameter, value, shapes=(self.shape(value),))
        if parameter == SH.closed:
            return Constraint(parameter, value, members=self._allowed(node))
        if parameter == SH.sparql:
            return Constraint(parameter, Literal(query_text(self.graph, value)))
        flags = self.graph.value(node, SH.flags) if parameter == SH.pattern else None
        return Constraint(parameter, value, flags=str(flags or ""))

    def _list(self, node: Node) -> tuple[Node, ...]:
        return tuple(Collection(self.graph, node))

    def _allowed(self, node: Node) -> tuple[Node, ...]:
        paths = {self.graph.value(p, SH.path) for p in self.graph.objects(node, SH.property)}
        for ignored in self.graph.objects(node, SH.ignoredProperties):
            paths |= set(self._list(ignored))
        return tuple(_ordered(p for p in paths if p is not None))


def query_text(graph: Graph, constraint: Node) -> str:
    """The query of a SPARQL constraint with the prefixes that it refers to.

    Raises:
        UnsupportedShape: the constraint has other parts than a query and prefixes.
    """
    for predicate in graph.predicates(constraint):
        if predicate not in _IN_SPARQL:
            raise UnsupportedShape(f"{predicate} of a SPARQL constraint is not supported")
    lines = []
    for ontology in graph.objects(constraint, SH.prefixes):
        for declared in graph.objects(ontology, SH.declare):
            prefix, namespace = graph.value(declared, SH.prefix), graph.value(declared, SH.namespace)
            lines.append(f"PREFIX {prefix}: <{namespace}>")
    return "\n".join([*sorted(lines), str(graph.value(constraint, SH.select))])


def _ordered(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=str)


def _is_true(node: Node) -> bool:
    return isinstance(node, Literal) and node.value is True

"""The rules of the shapes, in words of three languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib.namespace import SH
from rdflib.term import Node, URIRef

from api.vocabulary_rule_words import COMBINED, RULES
from graph.descriptions.terms import name_of, short
from shapes.files import SHAPES
from shapes.model import Constraint, Shape
from shapes.parse import project_shapes

_COUNTS: Final = (SH.minCount, SH.maxCount)


@dataclass(frozen=True)
class Rule:
    """A shape that says something itself.

    Attributes:
        name: what stands after the hash.
        targets: IRIs of the classes that it looks at; none for one that others refer to.
        path: IRI of the property that it is about, or nothing.
        severity: `violation`, `warning` or `info`.
        messages: by language; none where another shape speaks.
    """

    name: str
    targets: tuple[str, ...]
    path: str
    severity: str
    messages: dict[str, str]
    shape: Shape

    def constraints(self, language: str) -> list[tuple[str, str]]:
        """What is required: words, and what of it is code (a pattern or a query, else nothing)."""
        return _words(self.shape, language)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the shapes, then those that others refer to."""
    found: dict[str, Rule] = {}
    for top in project_shapes():
        targets = tuple(map(str, top.targets))
        for shape in (top, *top.properties):
            if shape.constraints:
                found.setdefault(str(shape.node), _rule(shape, targets))
    for shape in (inner for rule in [*found.values()] for inner in _within(rule.shape)):
        if isinstance(shape.node, URIRef):
            found.setdefault(str(shape.node), _rule(shape, ()))
    return tuple(found.values())


def _rule(shape: Shape, targets: tuple[str, ...]) -> Rule:
    name = str(shape.node).removeprefix(str(SHAPES))
    severity = shape.severity.rpartition("#")[2].lower()
    return Rule(name, targets, str(shape.path or ""), severity, shape.messages, shape)


def _within(shape: Shape) -> Iterator[Shape]:
    for constraint in shape.constraints:
        for inner in constraint.shapes:
            yield inner
            yield from _within(inner)


@cache
def holders() -> dict[str, tuple[str, ...]]:
    """Classes by the name of each shape that only holds others together."""
    return {
        str(top.node).removeprefix(str(SHAPES)): tuple(map(str, top.targets))
        for top in project_shapes()
        if not top.constraints
    }


def _words(shape: Shape, language: str) -> list[tuple[str, str]]:
    least, most = (shape.constraint(parameter) for parameter in _COUNTS)
    exact = least and most and str(least.value) == str(most.value)
    told = [
        _told(constraint, language)
        for constraint in shape.constraints
        if not (exact and constraint.parameter in _COUNTS)
    ]
    if exact and least:
        told.insert(0, (RULES["exactly"][language].format(value=least.value), ""))
    for inner in shape.properties if not isinstance(shape.node, URIRef) else ():
        words = RULES["property"][language]
        told.append((words.format(name=_name(inner.path, language), value=_flat(inner, language)), ""))
    return told


def _told(constraint: Constraint, language: str) -> tuple[str, str]:
    parameter, value = constraint.parameter, constraint.value
    words = RULES[str(parameter).rpartition("#")[2]][language]
    if parameter == SH.sparql:
        return words, str(value)
    if parameter == SH.pattern:
        return words, f"{value}{' (' + constraint.flags + ')' if constraint.flags else ''}"
    if parameter in COMBINED:
        joint = f" {COMBINED[parameter][language]} "
        return words.format(value=joint.join(_flat(inner, language) for inner in constraint.shapes)), ""
    if constraint.members:
        return words.format(value=", ".join(_name(item, language) for item in constraint.members)), ""
    return words.format(value=_name(value, language)), ""


def _flat(shape: Shape, language: str) -> str:
    """A shape that stands inside another, or the name of one that has one."""
    if isinstance(shape.node, URIRef):
        return str(shape.node).removeprefix(str(SHAPES))
    return ", ".join(f"{words} {code}".strip() for words, code in _words(shape, language))


def _name(node: Node | None, language: str) -> str:
    """A class or property by its name; what has none as it is written."""
    iri = str(node)
    if not isinstance(node, URIRef):
        return iri
    if node in (SH.IRI, SH.Literal):
        return RULES[iri.rpartition("#")[2]][language]
    written = short(iri) or iri
    return written if written.startswith(("xsd:", "rdf:")) else name_of(iri, language)

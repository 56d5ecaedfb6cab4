"""What a validation found: the same type for the fast engine and for pySHACL."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import RDF, Graph, URIRef
from rdflib import BNode as RdflibBlank
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import SH, XSD
from rdflib.term import Node

Term = NamedNode | Literal | BlankNode | Triple

VIOLATION: Final = str(SH.Violation)
WARNING: Final = str(SH.Warning)
INFO: Final = str(SH.Info)
_DATATYPE: Final = str(SH.DatatypeConstraintComponent)
_RANGES: Final = {
    str(SH[f"{limit}{kind}ConstraintComponent"])
    for limit in ("Min", "Max")
    for kind in ("Inclusive", "Exclusive")
}
_ORDER: Final = {VIOLATION: 0, WARNING: 1, INFO: 2}


@dataclass(frozen=True)
class Result:
    """One finding.

    Args:
        focus: the thing that it is about.
        path: the property, if it is about one.
        value: the value that is wrong, if there is one.
        severity: IRI of the severity.
        component: IRI of the constraint component.
        shape: IRI of the shape; its part after `#` is the name of the rule.
        messages: what to do, by language; the same for all findings of a rule.
    """

    focus: Term
    path: NamedNode | None
    value: Term | None
    severity: str
    component: str
    shape: str
    messages: dict[str, str] = field(compare=False, hash=False, default_factory=dict)

    @property
    def rule(self) -> str:
        """The short name of the rule."""
        return self.shape.rpartition("#")[2]

    def message(self, language: str) -> str:
        """The text in that language, in English where there is none."""
        return self.messages.get(language) or self.messages.get("en", "")

    def _key(self) -> tuple[int, str, str, str, str, str]:
        order = _ORDER.get(self.severity, len(_ORDER))
        return order, self.shape, str(self.focus), self.component, str(self.path), str(self.value)


@dataclass(frozen=True)
class Report:
    """All findings, each once, the gravest first."""

    results: tuple[Result, ...]

    @classmethod
    def of(cls, results: list[Result]) -> Report:
        """Sort the findings and drop repetitions.

        A value of the wrong datatype has no place in a range, and engines put it where they like: that it is
        out of range is left out beside the finding that it is of the wrong datatype.
        """
        wrong = {(r.focus, r.shape, r.value) for r in results if r.component == _DATATYPE}
        kept = {r for r in results if not (r.component in _RANGES and (r.focus, r.shape, r.value) in wrong)}
        return cls(tuple(sorted(kept, key=Result._key)))

    @property
    def conforms(self) -> bool:
        """Whether nothing is a violation; warnings and hints do not stand in the way of a version."""
        return not any(r.severity == VIOLATION for r in self.results)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity IRI; all three are always there."""
        found = Counter(r.severity for r in self.results)
        return {severity: found[severity] for severity in (VIOLATION, WARNING, INFO)}

    def graph(self) -> Graph:
        """As a `sh:ValidationReport`.

        Its `sh:conforms` is false as soon as there is any finding, as the Recommendation says.
        """
        graph = Graph()
        graph.bind("sh", SH)
        report = RdflibBlank()
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, RdflibLiteral(not self.results)))
        for result in self.results:
            node = RdflibBlank()
            graph.add((report, SH.result, node))
            for predicate, value in _statements(result):
                graph.add((node, predicate, value))
        return graph


def _statements(result: Result) -> list[tuple[URIRef, Node]]:
    found: list[tuple[URIRef, Node]] = [
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, to_rdflib(result.focus)),
        (SH.resultSeverity, URIRef(result.severity)),
        (SH.sourceConstraintComponent, URIRef(result.component)),
        (SH.sourceShape, URIRef(result.shape)),
    ]
    if result.path is not None:
        found.append((SH.resultPath, to_rdflib(result.path)))
    if result.value is not None:
        found.append((SH.value, to_rdflib(result.value)))
    found += [
        (SH.resultMessage, RdflibLiteral(text, lang=tag or None)) for tag, text in result.messages.items()
    ]
    return found


def to_rdflib(term: Term) -> Node:
    """A pyoxigraph term as an rdflib one."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return RdflibBlank(term.value)
    if isinstance(term, Triple):
        raise TypeError("a quoted triple has no place in a report")
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    datatype = URIRef(term.datatype.value)
    return RdflibLiteral(term.value, datatype=None if datatype == XSD.string else datatype)

"""Faults of shapes files that SHACL engines pass over in silence: `python -m shapes.lint [FILES]`."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import RdfFormat
from rdflib import RDF, Graph
from rdflib.namespace import SH
from rdflib.term import BNode, Literal, Node, URIRef

from ontology.files import ontology_file
from shapes.classes import Classes
from shapes.compile import compile_shapes
from shapes.files import LANGUAGES, SHAPES, shape_files
from shapes.model import COMPONENTS, UnsupportedShape
from shapes.parse import parse, query_text
from shapes.patterns import why_not_portable
from shapes.queries import query_faults

_OWN: Final = "https://w3id.org/uclg-graph/ontology#"
_STRUCTURE: Final = {"NodeShape", "PropertyShape", "property", "path", "targetClass", "severity", "message"}
_STRUCTURE_TOO: Final = {"select", "prefixes", "declare", "prefix", "namespace", "flags", "ignoredProperties"}
_WORDS: Final = {
    "Violation",
    "Warning",
    "Info",
    "name",
    "description",
    "order",
    "IRI",
    "Literal",
    "BlankNode",
}
_KINDS: Final = {"BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"}
_KNOWN: Final = {str(SH) + word for word in _STRUCTURE | _STRUCTURE_TOO | _WORDS | _KINDS} | set(
    map(str, COMPONENTS)
)


@dataclass(frozen=True)
class Fault:
    """What is wrong in which shape of which file."""

    file: str
    shape: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}, {self.shape}: {self.problem}"


def lint(files: list[Path]) -> list[Fault]:
    """All faults of the files, read as one set of shapes.

    Raises:
        OSError: a file cannot be read.
    """
    graphs: dict[str, Graph] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            # rdflib's parser falls over some broken files with an IndexError.
            deque(pyoxigraph.parse(path=str(file), format=RdfFormat.TURTLE), maxlen=0)
        except SyntaxError as error:
            faults.append(Fault(file.name, "-", f"it is no Turtle: {error}"))
        else:
            graphs[file.name] = Graph().parse(file, format="turtle")
    whole = Graph()
    for graph in graphs.values():
        whole += graph
    declared = set(Graph().parse(ontology_file()).subjects(RDF.type))
    for name, graph in graphs.items():
        found = {*_terms(graph, declared), *_rules(graph), *_texts(graph, whole)}
        faults += [Fault(name, shape, problem) for shape, problem in sorted(found)]
    return faults or _compiles(whole)


def _terms(graph: Graph, declared: set[Node]) -> Iterator[tuple[str, str]]:
    """Terms that do not exist: of SHACL, or of our own ontology."""
    for triple in graph:
        for term in triple:
            if str(term).startswith(str(SH)) and str(term) not in _KNOWN and isinstance(term, URIRef):
                yield _owner(graph, triple[0]), _unknown(str(term))
            if isinstance(term, URIRef) and term.startswith(_OWN) and term not in declared:
                yield _owner(graph, triple[0]), f"uclg:{term[len(_OWN) :]} is not declared in the ontology"


def _unknown(term: str) -> str:
    word = term[len(str(SH)) :]
    if URIRef(term) in SH:
        return f"sh:{word} is not supported: engines decide it differently, or none of our shapes needed it"
    close = get_close_matches(term, _KNOWN, n=1)
    hint = f"; did you mean sh:{close[0][len(str(SH)) :]}?" if close else ""
    return f"sh:{word} does not exist{hint}"


def _rules(graph: Graph) -> Iterator[tuple[str, str]]:
    """Rules without a name, a severity or a message in each language."""
    targeted = set(graph.subjects(SH.targetClass))
    for shape in targeted | {p for t in targeted for p in graph.objects(t, SH.property)}:
        if not any(predicate in COMPONENTS for predicate in graph.predicates(shape)):
            continue
        name = _owner(graph, shape)
        if not str(shape).startswith(str(SHAPES)):
            yield name, f"name it under {SHAPES}"
        if (shape, SH.severity, None) not in graph:
            yield name, "it has no severity: sh:Violation, sh:Warning or sh:Info"
        tags = sorted(str(m.language) for m in graph.objects(shape, SH.message) if isinstance(m, Literal))
        if tags != sorted(LANGUAGES):
            yield (
                name,
                f"it needs one message in each of {', '.join(LANGUAGES)}; it has {', '.join(tags) or 'none'}",
            )


def _texts(graph: Graph, whole: Graph) -> Iterator[tuple[str, str]]:
    """Patterns and queries."""
    for shape, pattern in graph.subject_objects(SH.pattern):
        problem = why_not_portable(str(pattern))
        if problem is not None:
            yield _owner(graph, shape), f"its pattern {str(pattern)!r}: {problem}"
    for parameter in (SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive):
        for shape in graph.subjects(parameter):
            if (shape, SH.datatype, None) not in graph:
                yield (
                    _owner(graph, shape),
                    "a range needs a sh:datatype: engines compare across types differently",
                )
    for shape in graph.subjects(SH.flags):
        yield _owner(graph, shape), "sh:flags is not portable: write both cases into the pattern"
    for shape, constraint in graph.subject_objects(SH.sparql):
        for problem in query_faults(query_text(whole, constraint)):
            yield _owner(graph, shape), problem


def _owner(graph: Graph, node: Node) -> str:
    """The named shape that a node is part of."""
    seen: set[Node] = set()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = next(iter(graph.subjects(None, node)), node)
    return str(node).rpartition("#")[2] or str(node)


def _compiles(whole: Graph) -> list[Fault]:
    try:
        compile_shapes(parse(whole), Classes())
    except UnsupportedShape as error:
        return [Fault("all files", "-", str(error))]
    return []


def main() -> int:
    """Print the faults of the files named on the command line, or of all; 1 when there are any."""
    faults = lint([Path(name) for name in sys.argv[1:]] or shape_files())
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The shape files of the project and the graph that they make together."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from rdflib import RDF, Graph, Namespace
from rdflib.namespace import SH
from rdflib.term import Node, URIRef

FOLDER: Final = Path(__file__).parent
SHAPES: Final = Namespace("https://w3id.org/uclg-graph/shapes#")
LANGUAGES: Final = ("en", "es", "fr")


def shape_files() -> list[Path]:
    """Every shapes file, by name."""
    return sorted(FOLDER.glob("*.ttl"))


def read(files: list[Path]) -> Graph:
    """All the files as one graph.

    Raises:
        OSError: a file cannot be read.
        rdflib.plugins.parsers.notation3.BadSyntax: a file is not Turtle.
    """
    graph = Graph()
    for file in files:
        graph.parse(file, format="turtle")
    return graph


@cache
def shapes_graph() -> Graph:
    """The project's shapes; shared, so nobody may change it."""
    return read(shape_files())


def homes(files: list[Path]) -> dict[Node, Path]:
    """In which file each named shape is declared."""
    found: dict[Node, Path] = {}
    for file in files:
        graph = read([file])
        for kind in (SH.NodeShape, SH.PropertyShape):
            found |= {s: file for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return found

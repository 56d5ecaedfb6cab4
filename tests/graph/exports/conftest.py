"""Files made of small graphs, and those of the graph as the tables here make it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.canonical import write_dump
from graph.exports.make import exports
from graph.exports.package import Package, of_version
from graph.settings import Settings
from graph.versions import Sealed, Version, Versions
from ontology import BASE
from ontology.prefixes import expand

WHEN = datetime(2026, 11, 21, 12, tzinfo=UTC)


def iri(name: str) -> NamedNode:
    """`uclg:City`, or of a thing `city/xx-a`."""
    return NamedNode(expand(name) if ":" in name else f"{BASE}id/{name}")


def text(value: str, language: str = "en") -> Literal:
    return Literal(value, language=language)


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(expand(f"xsd:{datatype}")))


def facts(*triples: tuple[str, str, NamedNode | Literal], graph: str = "table/a") -> list[Quad]:
    """Quads of one graph."""
    return [Quad(iri(s), iri(p), o, NamedNode(f"{BASE}graph/{graph}")) for s, p, o in triples]


def make(quads: Iterable[Quad], folder: Path, number: int = 1) -> Path:
    """The folder of the files that are made of these quads."""
    folder.mkdir()
    store = Store()
    store.extend(quads)
    write_dump(store, folder / "dump.nq.gz")
    out = folder / "exports"
    out.mkdir()
    exports(Sealed(number, WHEN, folder / "store", folder / "dump.nq.gz", out))
    return out


DATASET = [
    Quad(NamedNode(f"{BASE}dataset"), iri(p), o, NamedNode(f"{BASE}graph/dataset"))
    for p, o in (
        ("rdf:type", iri("dcat:Dataset")),
        ("dct:title", text("A title")),
        ("dct:title", text("Un título", "es")),
        ("dct:title", text("Un titre", "fr")),
        ("dct:license", NamedNode("https://creativecommons.org/licenses/by/4.0/")),
        ("uclg:asOf", typed("2026-11-01", "date")),
    )
]


@pytest.fixture(scope="session")
def version(published: Settings) -> Version:
    """The version that is made of the tables here."""
    found = Versions(published.data).current()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def package(version: Version) -> Package:
    """Its files."""
    return of_version(version)

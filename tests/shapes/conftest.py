"""Sound data and the ways to break them, for rdflib and for pyoxigraph alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib.namespace import RDFS

from ontology import UCLG
from ontology.files import ontology_file, scheme_files

_SCHEMES = {
    "role",
    "rank",
    "government-kind",
    "body-kind",
    "match-method",
    "collection",
    "focus-area",
    "world-region",
}
EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture(autouse=True)
def _literals_as_written() -> Iterator[None]:
    """Keep odd literals as they are: rdflib rewrites them when it parses, unless told not to."""
    rdflib.NORMALIZE_LITERALS = False
    yield
    rdflib.NORMALIZE_LITERALS = True


@pytest.fixture(scope="session")
def subclasses() -> rdflib.Graph:
    """The class tree of the ontology, which decides what is an instance of what."""
    found = rdflib.Graph()
    for triple in rdflib.Graph().parse(ontology_file()).triples((None, RDFS.subClassOf, None)):
        found.add(triple)
    return found


@pytest.fixture(scope="session")
def words() -> rdflib.Graph:
    """The concepts that generated data use."""
    found = rdflib.Graph()
    for file in scheme_files():
        if file.stem in _SCHEMES:
            found.parse(file)
    # The bodies behind the collections are not among the generated ones.
    found.remove((None, rdflib.URIRef(UCLG + "body"), None))
    return found


@pytest.fixture
def sound(subclasses: rdflib.Graph) -> rdflib.Graph:
    """At least one thing of every class, with nothing wrong."""
    return rdflib.Graph().parse(EXAMPLES / "sound.ttl") + subclasses


@pytest.fixture(scope="session")
def store_of() -> Callable[[rdflib.Graph], Store]:
    """Makes a store of a graph: its triples in two named graphs, every other one in both."""

    def make(graph: rdflib.Graph) -> Store:
        store = Store()
        lines = graph.serialize(format="nt").splitlines(keepends=True)
        # A blank node in a second file would be another node.
        again = [line for line in lines[::2] if "_:" not in line]
        for number, part in enumerate((lines, again)):
            name = NamedNode(f"urn:x-test:graph-{number}")
            store.load("".join(part), format=RdfFormat.N_TRIPLES, to_graph=name)
        return store

    return make

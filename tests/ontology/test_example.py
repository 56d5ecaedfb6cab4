"""The example: small, complete, and as the shapes want it."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode, Quad, Store

import shapes
from graph.inference import materialise
from graph.iris import Iris
from ontology import BASE, UCLG
from ontology.checking import material

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
PROPERTIES = (
    "http://www.w3.org/2002/07/owl#ObjectProperty",
    "http://www.w3.org/2002/07/owl#DatatypeProperty",
)


@cache
def world() -> Store:
    """The example with the ontology and the schemes, and what the rules make of it."""
    iris, store = Iris(BASE), Store()
    for quad in material(["ontology", "schemes", "example"]):
        store.add(Quad(quad.subject, quad.predicate, quad.object, iris.graph("table/example")))
    materialise(store, iris)
    return store


def test_the_example_uses_every_property_by_hand_or_by_rule() -> None:
    declared = {
        quad.subject.value
        for kind in PROPERTIES
        for quad in world().quads_for_pattern(None, RDF_TYPE, NamedNode(kind), None)
        if isinstance(quad.subject, NamedNode)
    }
    used = {quad.predicate.value for quad in world()}
    assert {iri.removeprefix(UCLG) for iri in declared - used} == set()


def test_the_example_conforms_to_the_shapes() -> None:
    report = shapes.validate(world())
    serious = [(r.focus, r.path, r.value) for r in report.results if r.severity != shapes.INFO]
    assert serious == []


def test_what_the_example_says_follows_from_the_rules() -> None:
    leads = world().quads_for_pattern(None, NamedNode(UCLG + "leads"), None, None)
    assert {(q.subject.value.rsplit("/", 1)[1], q.object.value.rsplit("/", 1)[1]) for q in leads} == {  # type: ignore[union-attr]
        ("es-bilbao", "cop-digital-cities"),
        ("es-bilbao", "example-council"),
    }

"""The ontology as data for its documentation, and the diagram that is held to the files."""

from __future__ import annotations

from itertools import combinations

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from graph.descriptions.terms import terms as named_terms
from ontology import UCLG
from ontology.docs import ONTOLOGY, Documentation, Term, documentation
from ontology.docs_diagram import ARROWS, BOXES, HEIGHT, WIDTH, Arrow, Box
from ontology.files import ontology_file
from ontology.prefixes import expand
from shapes.model import Shape
from shapes.parse import project_shapes

SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_file())


@pytest.fixture(scope="module")
def docs() -> Documentation:
    return documentation()


def test_every_class_and_property_of_the_file_is_told_and_nothing_else_is(
    graph: rdflib.Graph, docs: Documentation
) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    there = {str(subject) for kind in kinds for subject in graph.subjects(RDF.type, kind)}
    assert set(docs.terms) == there
    assert {term.iri for term in [*docs.classes, *docs.properties]} == there


def test_a_term_has_its_labels_and_definitions_in_three_languages(
    graph: rdflib.Graph, docs: Documentation
) -> None:
    for term in docs.terms.values():
        for predicate, told in ((RDFS.label, term.labels), (SKOS.definition, term.definitions)):
            texts = graph.objects(rdflib.URIRef(term.iri), predicate)
            said = {text.language: str(text) for text in texts if isinstance(text, rdflib.Literal)}
            assert told == said and set(told) == {"en", "es", "fr"}


def test_a_term_has_its_neighbours_as_the_file_says(graph: rdflib.Graph, docs: Documentation) -> None:
    def objects(term: Term, *predicates: rdflib.URIRef) -> set[str]:
        return {str(o) for p in predicates for o in graph.objects(rdflib.URIRef(term.iri), p)}

    for term in docs.terms.values():
        assert set(term.above) == objects(term, RDFS.subClassOf, RDFS.subPropertyOf)
        assert set(term.domain) == objects(term, SCHEMA.domainIncludes)
        assert set(term.range) == objects(term, SCHEMA.rangeIncludes)
        assert set(term.inverses) - {term.iri} == objects(term, OWL.inverseOf)
        assert all(term.iri in docs.terms[below].above for below in term.below)
    assert docs.terms[f"{UCLG}partnerOf"].inverses == (f"{UCLG}partnerOf",)


def test_every_class_is_at_one_place_of_the_tree(docs: Documentation) -> None:
    def walk(term: Term) -> list[str]:
        return [term.iri, *(iri for below in term.below for iri in walk(docs.terms[below]))]

    placed = [iri for root in docs.roots() for iri in walk(root)]
    assert sorted(placed) == sorted(term.iri for term in docs.classes)


def test_the_head_tells_version_and_changes(graph: rdflib.Graph, docs: Documentation) -> None:
    head = rdflib.URIRef(ONTOLOGY)
    assert docs.version == str(graph.value(head, OWL.versionInfo))
    assert docs.version_iri == str(graph.value(head, OWL.versionIRI)) == f"{ONTOLOGY}/{docs.version}"
    assert docs.changes[0].version == docs.version
    assert docs.changes[0].date == docs.modified
    assert all(set(change.texts) == {"en", "es", "fr"} for change in docs.changes)


def test_the_diagram_shows_classes_of_the_ontology_once(docs: Documentation) -> None:
    names = [name for box in BOXES for name in (box.name, *box.inside)]
    assert len(names) == len(set(names))
    assert {f"{UCLG}{name}" for name in names} <= {term.iri for term in docs.classes}
    for box in BOXES:
        assert all(f"{UCLG}{box.name}" in docs.lineage(f"{UCLG}{name}") for name in box.inside)


def test_every_class_is_in_the_diagram_below_one_that_is_or_one_step_away(docs: Documentation) -> None:
    drawn = {f"{UCLG}{box.name}" for box in BOXES}
    near = {iri for term in docs.properties if drawn & set(term.domain) for iri in term.range}
    assert all({term.iri, *docs.lineage(term.iri)} & (drawn | near) for term in docs.classes)


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda arrow: f"{arrow.source}-{arrow.property}-{arrow.target}")
def test_every_arrow_is_what_the_ontology_or_a_shape_says(arrow: Arrow, docs: Documentation) -> None:
    iri = expand(arrow.property)
    source, target = f"{UCLG}{arrow.source}", f"{UCLG}{arrow.target}"
    term = docs.terms.get(iri)
    if term is not None and term.domain:
        assert source in term.domain and target in term.range
        return
    allowed = {
        kind
        for top in project_shapes()
        if source in map(str, top.targets)
        for shape in (top, *top.properties)
        if str(shape.path) == iri
        for kind in _classes(shape)
    } or {str(kind) for kind in (term.range if term else ())}
    assert target in allowed


def _classes(shape: Shape) -> set[str]:
    own = {str(constraint.value) for constraint in shape.constraints}
    return own.union(*(_classes(inner) for constraint in shape.constraints for inner in constraint.shapes))


def test_boxes_do_not_overlap_and_stay_inside() -> None:
    def apart(one: Box, other: Box) -> bool:
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        return beside or one.y + one.height <= other.y or other.y + other.height <= one.y

    assert all(apart(one, other) for one, other in combinations(BOXES, 2))
    assert all(box.x + box.width <= WIDTH and box.y + box.height <= HEIGHT for box in BOXES)


def test_arrows_are_level_or_upright_and_pass_through_no_box() -> None:
    for arrow in ARROWS:
        ends = {arrow.source, arrow.target}
        for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:], strict=False):
            assert x1 == x2 or y1 == y2 or arrow.property == "uclg:collection"
            for box in BOXES:
                inside = (
                    min(x1, x2) < box.x + box.width
                    and max(x1, x2) > box.x
                    and min(y1, y2) < box.y + box.height
                    and max(y1, y2) > box.y
                )
                assert not inside or box.name in ends, (arrow, box)


def test_reused_terms_that_the_diagram_names_have_names_in_three_languages() -> None:
    reused = {expand(arrow.property) for arrow in ARROWS if not arrow.property.startswith("uclg:")}
    assert all(set(named_terms().names[iri]) == {"en", "es", "fr"} for iri in reused)

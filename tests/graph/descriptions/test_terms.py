"""What classes and properties are called, and which of them belong together."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from graph.descriptions.terms import depth, name_of, short, terms
from ontology import UCLG
from ontology.files import ontology_file
from ontology.prefixes import expand


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_property_and_class_of_the_graph_has_a_name_in_every_language(
    store: Store, language: str
) -> None:
    used = {quad.predicate.value for quad in store}
    for quad in store.quads_for_pattern(None, NamedNode(expand("rdf:type")), None, None):
        assert isinstance(quad.object, NamedNode)
        used.add(quad.object.value)
    assert [iri for iri in sorted(used) if language not in terms().names.get(iri, {})] == []


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_what_the_ontology_builds_on_has_a_name_in_every_language(language: str) -> None:
    """The page of a term shows what it is a special case of, by its name."""
    above = {expand(name) for name in ("rdfs:subPropertyOf", "rdfs:subClassOf", "owl:inverseOf", "rdf:type")}
    built_on = {
        triple.object.value
        for triple in parse(path=str(ontology_file()), format=RdfFormat.TURTLE)
        if triple.predicate.value in above and isinstance(triple.object, NamedNode)
    }
    assert {expand("dct:hasPart"), expand("prov:wasQuotedFrom"), expand("org:linkedTo")} <= built_on
    assert [iri for iri in sorted(built_on) if language not in terms().names.get(iri, {})] == []


def test_what_nobody_named_is_called_by_the_end_of_its_iri() -> None:
    assert name_of("http://example.org/a/b#thing", "es") == "thing"


def test_a_class_is_deeper_than_those_above_it() -> None:
    assert depth(f"{UCLG}City") > depth(f"{UCLG}LocalGovernment") > depth(expand("org:FormalOrganization"))


def test_inverses_go_both_ways() -> None:
    for iri, others in terms().inverses.items():
        assert all(iri in terms().inverses[other] for other in others)
    assert terms().inverses[f"{UCLG}partnerOf"] == {f"{UCLG}partnerOf"}


def test_an_iri_of_no_prefix_has_no_short_name() -> None:
    assert short("http://example.org/a") is None
    assert short(f"{UCLG}City") == "uclg:City"

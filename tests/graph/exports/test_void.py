"""VoID counts what is there, and is laid out as editors read it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse

from graph.exports.package import Package
from graph.exports.void import GRAPH, VOID, void_quads
from ontology import BASE, UCLG
from tests.graph.exports.conftest import DATASET, facts, iri, make, text, typed

# What SIB's SPARQL editor asks an endpoint for to complete what is typed.
EDITOR = """
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype WHERE {
  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
  ?pp void:property ?prop .
  OPTIONAL {
    { ?pp void:classPartition [ void:class ?objectClass ] }
    UNION { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] }
  }
}
"""
SMALL = [
    *DATASET,
    *facts(
        ("city/a", "rdf:type", iri("uclg:City")),
        ("city/a", "rdf:type", iri("uclg:LocalGovernment")),
        ("city/a", "rdfs:label", text("A")),
        ("city/a", "uclg:country", iri("country/es")),
        ("country/es", "rdf:type", iri("uclg:Country")),
        ("place/a", "rdf:type", iri("uclg:Place")),
        ("place/a", "uclg:population", typed("12", "integer")),
        ("place/a", "uclg:country", iri("country/es")),
    ),
]


def loaded(path: Path) -> Store:
    store = Store()
    store.extend(parse(path=str(path), format=RdfFormat.TURTLE))
    return store


def value(store: Store, node: str, name: str) -> int:
    (quad,) = store.quads_for_pattern(NamedNode(node), NamedNode(VOID + name), None)
    assert isinstance(quad.object, Literal)
    return int(quad.object.value)


def test_an_editor_finds_the_properties_of_a_class_and_what_they_lead_to(tmp_path: Path) -> None:
    store = loaded(make(SMALL, tmp_path / "made") / "void.ttl")
    rows = store.query(EDITOR)
    assert isinstance(rows, QuerySolutions)
    found = {tuple(term.value.rsplit("#")[-1] if term else "" for term in row) for row in rows}
    assert ("City", "country", "Country", "") in found
    assert ("City", "label", "", "langString") in found
    assert ("Place", "population", "", "integer") in found


def test_the_figures_of_the_whole_are_those_of_the_triples(tmp_path: Path) -> None:
    store = loaded(make(SMALL, tmp_path / "made") / "void.ttl")
    triples = {quad.triple for quad in SMALL}
    dataset = f"{BASE}dataset"
    assert value(store, dataset, "triples") == len(triples)
    assert value(store, dataset, "distinctSubjects") == len({triple.subject for triple in triples})
    assert value(store, dataset, "distinctObjects") == len({triple.object for triple in triples})
    assert value(store, dataset, "properties") == len({triple.predicate for triple in triples})
    assert value(store, dataset, "classes") == 5
    assert value(store, f"{BASE}.well-known/void#city", "entities") == 1


def test_what_void_says_is_not_counted_when_it_lies_in_the_graph(tmp_path: Path) -> None:
    first = void_quads(SMALL, BASE)
    assert {quad.graph_name for quad in first} == {NamedNode(BASE + GRAPH)}
    assert set(void_quads([*SMALL, *first], BASE)) == set(first)
    with_it, without = make([*SMALL, *first], tmp_path / "a"), make(SMALL, tmp_path / "b")
    assert (with_it / "void.ttl").read_bytes() == (without / "void.ttl").read_bytes()


@pytest.mark.slow
def test_the_figures_of_the_real_graph_are_what_sparql_counts(package: Package, store: Store) -> None:
    void = loaded(package.folder / "void.ttl")
    types: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, iri("rdf:type"), None, None):
        assert isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode)
        types.setdefault(quad.subject.value, set()).add(quad.object.value)
    counted = Counter(
        (kind, triple.predicate.value)
        for triple in {quad.triple for quad in store if not str(quad.graph_name).endswith(f"{GRAPH}>")}
        for kind in types.get(getattr(triple.subject, "value", ""), ())
    )
    rows = void.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?c ?p ?n { ?x void:class ?c ; "
        "void:propertyPartition ?y . ?y void:property ?p ; void:triples ?n }"
    )
    assert isinstance(rows, QuerySolutions)
    said = {(row["c"].value, row["p"].value): int(row["n"].value) for row in rows}
    assert said == {key: count for key, count in counted.items() if key[0] in {kind for kind, _ in said}}
    assert {kind for kind, _ in said if kind.startswith(UCLG)} == {
        kind for kind, _ in counted if kind.startswith(UCLG)
    }


def test_no_two_partitions_share_an_iri(tmp_path: Path) -> None:
    store = loaded(make(SMALL, tmp_path / "made") / "void.ttl")
    for name in ("class", "property", "triples"):
        subjects = Counter(
            quad.subject for quad in store.quads_for_pattern(None, NamedNode(VOID + name), None)
        )
        assert max(subjects.values()) == 1

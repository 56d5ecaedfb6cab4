"""The four RDF files hold exactly what the store holds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from graph.canonical import write_dump
from graph.errors import InputError
from graph.exports.jsonld import write_jsonld
from graph.exports.package import Package
from graph.exports.quads import quads_of
from graph.exports.rdf import write_trig, write_turtle
from ontology import BASE, UCLG
from ontology.prefixes import PREFIXES
from tests.graph.exports.conftest import facts, iri, make, text, typed

TRIPLES = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
QUADS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
IRIS = st.one_of(
    st.sampled_from([f"{BASE}id/city/es-bilbao", "http://example.org/a(b),c'd", "urn:x:1", "geo:43.2,-2.9"]),
    st.sampled_from([*PREFIXES.values()]).map(lambda start: f"{start}thing"),
    st.text("abc-/~.;=&?é", min_size=1).map(lambda end: f"http://example.org/{end}"),
).map(NamedNode)
LITERALS = st.one_of(
    st.text(CHARACTERS).map(Literal),
    st.builds(
        lambda value, tag: Literal(value, language=tag),
        st.text(CHARACTERS),
        st.sampled_from(["en", "es", "zh-hant"]),
    ),
    st.builds(
        lambda value, name: typed(value, name),
        st.sampled_from(["1", "007", "-3", "true", "1.50", "2020", "2020-11", "2020-11-05", "nonsense"]),
        st.sampled_from(["integer", "decimal", "boolean", "date", "gYear", "gYearMonth"]),
    ),
)
PREDICATES = st.one_of(
    IRIS,
    st.sampled_from(
        [
            "uclg:year",
            "rdfs:label",
            "uclg:country",
            "uclg:population",
            "rdf:type",
            "dct:identifier",
            "uclg:online",
        ]
    ).map(iri),
)
GRAPHS = st.sampled_from([f"{BASE}graph/a", f"{BASE}graph/b", "http://example.org/graph"]).map(NamedNode)
SOME = st.lists(st.builds(Quad, IRIS, PREDICATES, st.one_of(IRIS, LITERALS), GRAPHS), max_size=12)


def read(path: Path, format_: RdfFormat) -> set[Quad]:
    return set(parse(gzip.decompress(path.read_bytes()), format=format_))


@pytest.mark.slow
@pytest.mark.parametrize("ending", QUADS)
def test_a_file_of_quads_holds_what_the_store_holds(package: Package, store: Store, ending: str) -> None:
    assert read(package.folder / f"uclg-graph.{ending}.gz", QUADS[ending]) == set(store)


@pytest.mark.slow
@pytest.mark.parametrize("ending", TRIPLES)
def test_a_file_of_triples_holds_the_triples_of_all_graphs(
    package: Package, store: Store, ending: str
) -> None:
    found = read(package.folder / f"uclg-graph.{ending}.gz", TRIPLES[ending])
    assert {quad.triple for quad in found} == {quad.triple for quad in store}
    assert package.triples == len(found)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_another_reader_of_jsonld_finds_the_same_triples(package: Package) -> None:
    jsonld, turtle = (
        rdflib.Graph().parse(
            data=gzip.decompress((package.folder / f"uclg-graph.{name}").read_bytes()), format=name_
        )
        for name, name_ in (("jsonld.gz", "json-ld"), ("ttl.gz", "turtle"))
    )
    assert set(jsonld) == set(turtle)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(quads=SOME)
def test_any_graph_comes_back_as_it_was_in_every_format(
    tmp_path_factory: pytest.TempPathFactory, quads: list[Quad]
) -> None:
    folder = tmp_path_factory.mktemp("rdf")
    store = Store()
    store.extend(quads)
    dump = folder / "dump.nq.gz"
    write_dump(store, dump)
    write_turtle(dump, folder / "a.ttl.gz")
    write_jsonld(dump, folder / "a.jsonld.gz")
    with quads_of(dump, folder) as database:
        write_trig(database, folder / "a.trig.gz", folder)
    held = set(store)  # as the store writes them: 007 is 7 there
    union: set[Triple] = {quad.triple for quad in held}
    assert read(folder / "a.trig.gz", RdfFormat.TRIG) == held
    assert {quad.triple for quad in read(folder / "a.ttl.gz", RdfFormat.TURTLE)} == union
    assert {quad.triple for quad in read(folder / "a.jsonld.gz", RdfFormat.JSON_LD)} == union


def test_jsonld_reads_like_plain_json_a_thing_a_line(tmp_path: Path) -> None:
    out = make(
        facts(
            ("event/a", "rdf:type", iri("uclg:Event")),
            ("event/a", "rdfs:label", text("Meeting")),
            ("event/a", "rdfs:label", text("Reunión", "es")),
            ("event/a", "schema:startDate", typed("2020-11", "gYearMonth")),
            ("event/a", "uclg:online", typed("true", "boolean")),
            ("event/a", "uclg:hostCity", iri("city/es-bilbao")),
        ),
        tmp_path / "made",
    )
    lines = gzip.decompress((out / "uclg-graph.jsonld.gz").read_bytes()).decode().splitlines()
    assert json.loads(lines[2]) == {
        "id": f"{BASE}id/event/a",
        "type": "Event",
        "label": {"en": "Meeting", "es": "Reunión"},
        "startDate": {"@value": "2020-11", "@type": "xsd:gYearMonth"},
        "online": True,
        "hostCity": f"{BASE}id/city/es-bilbao",
    }


def test_a_blank_node_is_refused_with_the_line_that_has_it(tmp_path: Path) -> None:
    dump = tmp_path / "dump.nq"
    dump.write_text("<http://example.org/a> <http://example.org/b> _:c <http://example.org/g> .\n")
    with pytest.raises(InputError, match="_:c"), quads_of(dump, tmp_path):
        pass


def test_turtle_declares_its_prefixes_in_order(tmp_path: Path) -> None:
    out = make(facts(("city/a", "rdf:type", NamedNode(UCLG + "City"))), tmp_path / "made")
    lines = gzip.decompress((out / "uclg-graph.ttl.gz").read_bytes()).decode().splitlines()
    heads = [line for line in lines if line.startswith("@prefix")]
    assert heads == sorted(heads)
    assert len(heads) == len(PREFIXES)
    assert lines[len(heads)].startswith(f"<{BASE}id/city/a> a uclg:City")

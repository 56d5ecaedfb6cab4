"""Turtle, the store and JSON-LD with the context carry the same triples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from ontology import UCLG
from ontology.files import context_file, example_file, ontology_file, scheme_files
from ontology.jsonld import context

# rdflib's own JSON-LD reader and writer still use what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FILES = [ontology_file(), example_file(), *scheme_files()]
CONTEXT = json.loads(context_file().read_text(encoding="utf-8"))["@context"]


@pytest.fixture(autouse=True)
def literals_as_written() -> Iterator[None]:
    kept, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    yield
    rdflib.NORMALIZE_LITERALS = kept


def triples(data: bytes, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(data, format=form)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_turtle_goes_through_the_store_and_back_unchanged(file: Path, tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "store"))
    store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    dump = store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    assert dump is not None
    assert triples(dump, ox.RdfFormat.TURTLE) == triples(file.read_bytes(), ox.RdfFormat.TURTLE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_json_ld_with_the_context_reads_back_as_the_same_graph(file: Path) -> None:
    graph = rdflib.Graph().parse(file)
    text = graph.serialize(format="json-ld", context=CONTEXT)
    assert isomorphic(rdflib.Graph().parse(data=text, format="json-ld"), graph)
    assert triples(text.encode(), ox.RdfFormat.JSON_LD) == triples(file.read_bytes(), ox.RdfFormat.TURTLE)


def test_the_context_file_is_what_the_ontology_gives() -> None:
    assert json.loads(context_file().read_text(encoding="utf-8")) == context()


def test_every_term_of_the_ontology_has_its_own_name_in_the_context() -> None:
    names = {
        quad.subject.value.removeprefix(UCLG)
        for quad in ox.parse(path=str(ontology_file()), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(UCLG)
    }
    assert {name for name in names if _iri(name) != f"uclg:{name}"} == set()


def test_no_two_names_of_the_context_mean_the_same() -> None:
    iris = [_iri(name) for name in CONTEXT if not name.startswith("@")]
    assert len(iris) == len(set(iris))


def test_names_in_the_context_read_well() -> None:
    graph = rdflib.Graph().parse(example_file())
    document = json.loads(graph.serialize(format="json-ld", context=CONTEXT))
    node = next(node for node in document["@graph"] if node["id"].endswith("/country/es"))
    assert node["type"] == "Country"
    assert node["label"] == {"en": "Spain", "es": "España", "fr": "Espagne"}
    assert node["identifier"] == "ES"


@pytest.mark.parametrize("text", ["2016", "2016-05", "2016-05-04"])
def test_partial_dates_keep_how_exactly_they_are_known(text: str) -> None:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)]
    turtle = f'<urn:m> <{UCLG}seen> "{text}"^^<http://www.w3.org/2001/XMLSchema#{kind}> .'
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    document = json.loads(graph.serialize(format="json-ld", context=CONTEXT))
    assert document["seen"] == {"@value": text, "type": f"xsd:{kind}"}


def _iri(name: str) -> str:
    entry = CONTEXT.get(name, "")
    if not isinstance(entry, dict):
        return str(entry)
    return f"^{entry['@reverse']}" if "@reverse" in entry else str(entry["@id"])

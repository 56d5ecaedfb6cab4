"""The catalogue keeps the rules of DCAT-AP 3."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.namespace import DCAT, DCTERMS, RDF, SH

from graph.exports.catalog import catalog
from graph.exports.package import Package

HERE = Path(__file__).parent
ADDRESS = "http://localhost:8000/"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def graph(package: Package) -> rdflib.Graph:
    body = serialize(catalog(package, ADDRESS), format=RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=body, format="nt")


def test_the_shapes_of_dcat_ap_find_nothing(graph: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(HERE / "dcat-ap-3.0.1.ttl")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, text


def test_the_shapes_would_find_a_dataset_without_title(graph: rdflib.Graph) -> None:
    shapes = rdflib.Graph().parse(HERE / "dcat-ap-3.0.1.ttl")
    spoilt = rdflib.Graph() + graph
    dataset = next(spoilt.subjects(RDF.type, DCAT.Dataset))
    spoilt.remove((dataset, DCTERMS.title, None))
    conforms, report, _ = pyshacl.validate(spoilt, shacl_graph=shapes)
    assert not conforms
    assert isinstance(report, rdflib.Graph)
    assert dataset in set(report.objects(None, SH.focusNode))


def test_every_file_is_a_distribution_with_its_size_and_address(
    package: Package, graph: rdflib.Graph
) -> None:
    said = {
        str(graph.value(node, DCAT.downloadURL)): int(str(graph.value(node, DCAT.byteSize)))
        for node in graph.subjects(RDF.type, DCAT.Distribution)
    }
    assert said == {f"{ADDRESS}data/{file.name}": file.bytes for file in package.files}


@pytest.mark.parametrize("name", ["title", "description"])
@pytest.mark.parametrize("kind", ["Catalog", "Dataset"])
def test_people_read_it_in_three_languages(graph: rdflib.Graph, kind: str, name: str) -> None:
    node = next(graph.subjects(RDF.type, DCAT[kind]))
    texts = [text for text in graph.objects(node, DCTERMS[name]) if isinstance(text, rdflib.Literal)]
    assert {text.language for text in texts} == {"en", "es", "fr"}


def test_it_names_the_service_that_answers_queries(graph: rdflib.Graph) -> None:
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    assert str(graph.value(service, DCAT.endpointURL)) == f"{ADDRESS}sparql"
    assert graph.value(service, DCAT.servesDataset) is not None

"""JSON-LD of a description: what three other implementations read in it, and what a person does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import pytest
import rdflib
from pyld import jsonld
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph.descriptions import Description, describe
from graph.descriptions.jsonld import document
from ontology import BASE
from ontology.files import context_file
from tests.graph.descriptions.conftest import StoreEngine

CONTEXT = f"{BASE}context.jsonld"
SAMPLES = [
    f"{BASE}id/city/es-bilbao",
    f"{BASE}id/body/cop-digital-cities",
    f"{BASE}id/body/uclg",
    f"{BASE}id/mandate/committee-culture--vice-president--es-bilbao--2020-01",
    f"{BASE}id/practice/uclg-digitalcities--bilbao--bilbaoaccess",
    f"{BASE}id/person/nekane-alonso",
    f"{BASE}id/role/member",
    f"{BASE}scheme/theme",
    f"{BASE}dataset",
    f"{BASE}ontology",
    f"{BASE}ontology#City",
    "https://sws.geonames.org/3128026/",
    "http://metadata.un.org/sdg/11",
]


def told(engine: StoreEngine, iri: str) -> tuple[Description, dict[str, Any]]:
    description = asyncio.run(describe(engine, iri))
    return description, document(description, CONTEXT)


def loaded(url: str, _: Mapping[str, object]) -> dict[str, object]:
    assert url == CONTEXT
    context = json.loads(context_file().read_text(encoding="utf-8"))
    return {"document": context, "documentUrl": url, "contextUrl": None, "contentType": "application/ld+json"}


def with_context(tree: dict[str, Any]) -> str:
    """The document with the context itself in the place of its address, for readers that would fetch it."""
    return json.dumps(tree | json.loads(context_file().read_text(encoding="utf-8")))


@pytest.mark.parametrize("iri", SAMPLES)
def test_pyld_reads_in_it_the_triples_of_the_description(engine: StoreEngine, iri: str) -> None:
    description, tree = told(engine, iri)
    quads = jsonld.to_rdf(tree, {"format": "application/n-quads", "documentLoader": loaded})
    read = {Triple(q.subject, q.predicate, q.object) for q in parse(quads, format=RdfFormat.N_QUADS)}
    assert read == set(description.triples())


@pytest.mark.parametrize("iri", SAMPLES)
def test_pyoxigraph_reads_in_it_the_triples_of_the_description(engine: StoreEngine, iri: str) -> None:
    description, tree = told(engine, iri)
    read = {
        Triple(q.subject, q.predicate, q.object) for q in parse(with_context(tree), format=RdfFormat.JSON_LD)
    }
    assert read == set(description.triples())


# rdflib's own JSON-LD reader still uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("iri", SAMPLES)
def test_rdflib_reads_in_it_the_triples_of_the_description(engine: StoreEngine, iri: str) -> None:
    description, tree = told(engine, iri)
    lines = "\n".join(f"{triple} ." for triple in description.triples())
    read = rdflib.Graph().parse(data=with_context(tree), format="json-ld")
    assert set(read) == set(rdflib.Graph().parse(data=lines, format="nt"))


def test_a_city_reads_without_knowing_rdf(engine: StoreEngine) -> None:
    _, city = told(engine, f"{BASE}id/city/es-bilbao")
    assert list(city)[:4] == ["@context", "id", "type", "label"]
    assert city["type"][0] == "City"
    assert city["label"]["en"] == "Bilbao"
    mandate = city["mandates"][0]
    assert mandate["role"]["label"]["es"]
    assert mandate["organization"]["label"]["en"]
    assert mandate["holder"] == city["id"]
    assert mandate["source"][0]["label"]["fr"]
    assert city["spatial"]["lat"] == "43.26271"


def test_the_mandates_in_a_body_are_its_seats(engine: StoreEngine) -> None:
    _, body = told(engine, f"{BASE}id/body/cop-digital-cities")
    assert {seat["holder"]["label"]["en"] for seat in body["seats"]} == {"Bilbao"}
    assert "organization" not in body["seats"][0]


def test_what_comes_in_any_number_is_always_a_list(engine: StoreEngine) -> None:
    _, mandate = told(engine, SAMPLES[3])
    assert isinstance(mandate["representedBy"], list)
    assert len(mandate["representedBy"]) == 1


def test_whole_numbers_are_numbers_and_partial_dates_say_how_exact_they_are(engine: StoreEngine) -> None:
    _, edition = told(engine, f"{BASE}id/edition/scs-2019")
    assert edition["ordinal"] == 4 or isinstance(edition["ordinal"], int)
    assert edition["year"] == "2019"
    _, mandate = told(engine, SAMPLES[3])
    assert {"type": "xsd:gYearMonth", "@value": "2020-01"} in mandate["seen"]


def test_a_name_in_no_language_is_told_as_such(engine: StoreEngine) -> None:
    _, person = told(engine, f"{BASE}id/person/nekane-alonso")
    assert person["label"] == {"@none": "Nekane Alonso"}


def test_a_part_is_told_in_full_once(engine: StoreEngine) -> None:
    _, city = told(engine, f"{BASE}id/city/es-bilbao")
    text = json.dumps(city)
    for mandate in city["mandates"]:
        assert text.count(json.dumps(mandate)) == 1
    assert NamedNode(city["id"])

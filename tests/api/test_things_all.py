"""All IRIs of the real graph resolve, and the RDF got back is what the store holds."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, parse, serialize

from api.links import local, named
from graph.descriptions import Description, describe
from graph.descriptions.jsonld import document
from graph.descriptions.terms import terms
from ontology import BASE
from ontology.files import context_file
from ontology.prefixes import expand
from tests.api.conftest import Server
from tests.graph.descriptions.conftest import StoreEngine

pytestmark = pytest.mark.slow

PARTS = 8
FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
TYPE = NamedNode(expand("rdf:type"))
CONTEXT = json.loads(context_file().read_text(encoding="utf-8"))


def things(store: Store) -> list[str]:
    """Whatever says something, and whatever of ours is linked to."""
    found = {quad.subject.value for quad in store if isinstance(quad.subject, NamedNode)}
    linked = {quad.object.value for quad in store if isinstance(quad.object, NamedNode)}
    ours = tuple(BASE + part for part in ("id/", "scheme/", "dataset"))
    return sorted(found | {iri for iri in linked if iri.startswith(ours)})


def held(store: Store, iri: str) -> set[Triple]:
    return {quad.triple for quad in store.quads_for_pattern(NamedNode(iri), None, None, None)}


def linking(store: Store, iri: str) -> set[Triple]:
    """The links to a thing, but for those that it says itself the other way round."""
    own = {
        (value.object.value, inverse)
        for value in held(store, iri)
        if isinstance(value.object, NamedNode)
        for inverse in terms().inverses.get(value.predicate.value, ())
    }
    return {
        quad.triple
        for quad in store.quads_for_pattern(None, None, NamedNode(iri), None)
        if isinstance(quad.subject, NamedNode) and (quad.subject.value, quad.predicate.value) not in own
    }


def own(triples: Iterable[Triple], iri: str) -> set[Triple]:
    return {triple for triple in triples if triple.subject == NamedNode(iri)}


def read(body: str | bytes, format_: RdfFormat) -> set[Triple]:
    return {Triple(quad.subject, quad.predicate, quad.object) for quad in parse(body, format=format_)}


async def pages(engine: StoreEngine, iri: str) -> list[Description]:
    first = await describe(engine, iri)
    return [first, *[await describe(engine, iri, page=page) for page in range(2, first.pages + 1)]]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_thing_is_told_in_n_triples_and_json_ld_as_the_store_holds_it(store: Store, part: int) -> None:
    engine, everything = StoreEngine(store), {quad.triple for quad in store}
    for iri in things(store)[part::PARTS]:
        found = asyncio.run(pages(engine, iri))
        lines = [
            read(serialize(page.triples(), format=RdfFormat.N_TRIPLES) or b"", RdfFormat.N_TRIPLES)
            for page in found
        ]
        trees = [read(json.dumps(document(page, BASE) | CONTEXT), RdfFormat.JSON_LD) for page in found]
        assert lines == trees, iri
        assert all(own(triples, iri) == held(store, iri) for triples in lines), iri
        assert linking(store, iri) <= set().union(*lines), iri
        assert set().union(*lines) <= everything, iri


@pytest.fixture(scope="module")
def client(real: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=real.url, timeout=30) as opened:
        yield opened


def samples(store: Store) -> list[str]:
    """The first thing of each class."""
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, TYPE, None, None):
        assert isinstance(quad.subject, NamedNode)
        found[str(quad.object)].add(quad.subject.value)
    return sorted({min(iris) for iris in found.values()})


def address(iri: str, suffix: str) -> str:
    place = f"/{local(iri, BASE)}"
    if place.startswith("/doc/"):
        return f"{place}.{suffix}"
    return f"/doc?iri={quote(iri, safe='')}&format={suffix}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_things_of_every_class_are_served_in_every_rdf_format_as_the_store_holds_them(
    client: httpx.Client, store: Store, suffix: str
) -> None:
    assert len(samples(store)) > 40
    for iri in samples(store):
        answer = client.get(address(iri, suffix))
        assert answer.status_code == 200, iri
        text = json.dumps(answer.json() | CONTEXT) if suffix == "jsonld" else answer.text
        triples = read(text, FORMATS[suffix])
        assert own(triples, iri) == held(store, iri), iri
        assert linking(store, iri) <= triples, iri


def test_things_of_every_class_are_served_as_a_table_with_their_values(
    client: httpx.Client, store: Store
) -> None:
    for iri in samples(store):
        rows = csv.DictReader(io.StringIO(client.get(address(iri, "csv")).text, newline=""))
        told = {(row["property"], row["value"], row["language"]) for row in rows if row["subject"] == iri}
        values = {
            (
                t.predicate.value,
                t.object.value,
                (t.object.language or "") if isinstance(t.object, Literal) else "",
            )
            for t in held(store, iri)
            if isinstance(t.object, Literal | NamedNode)
        }
        assert told == values, iri


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_things_of_every_class_have_a_page_in_every_language(
    client: httpx.Client, store: Store, language: str
) -> None:
    for iri in samples(store):
        answer = client.get(address(iri, "html"), headers={"Accept-Language": language})
        assert answer.status_code == 200, iri
        assert f'<html lang="{language}">' in answer.text
        assert iri.replace("&", "&amp;") in answer.text


def test_every_thing_of_ours_has_an_address_that_leads_back_to_it(store: Store) -> None:
    for iri in things(store):
        place = local(iri, BASE)
        if place.startswith("doc/"):
            assert named(place.removeprefix("doc/"), BASE) == iri
        else:
            assert place.startswith(("doc?iri=", "ontology"))

"""What a description of a thing holds, on the graph as its own tables make it, and on small ones."""

from __future__ import annotations

import asyncio

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from graph.descriptions import PAGE, Description, NotDescribed, describe
from graph.descriptions.terms import terms
from graph.errors import InputError
from ontology import BASE, UCLG
from ontology.prefixes import expand
from tests.graph.descriptions.conftest import StoreEngine

BILBAO = f"{BASE}id/city/es-bilbao"
COP = f"{BASE}id/body/cop-digital-cities"
LINKS = f"{UCLG}partner"


def described(engine: StoreEngine, iri: str, page: int = 1) -> Description:
    return asyncio.run(describe(engine, iri, page=page))


def crowd(things: int) -> Store:
    """One thing that others link to, by two properties by turns."""
    store = Store()
    centre = NamedNode(f"{BASE}id/body/centre")
    for number in range(things):
        other = NamedNode(f"{BASE}id/body/{number:05}")
        link = NamedNode(LINKS if number % 2 else expand("org:organization"))
        store.add(Quad(other, link, centre, NamedNode(f"{BASE}graph/table/one")))
        store.add(Quad(other, link, centre, NamedNode(f"{BASE}graph/table/other")))
    return store


def test_two_queries_are_asked_whatever_the_thing(engine: StoreEngine) -> None:
    described(engine, BILBAO)
    assert len(engine.asked) == 2


def test_all_own_triples_are_told(engine: StoreEngine, store: Store) -> None:
    told = described(engine, BILBAO).node.facts
    held = {
        (q.predicate.value, q.object) for q in store.quads_for_pattern(NamedNode(BILBAO), None, None, None)
    }
    assert {(name, value) for name, values in told.items() for value in values} == held


def test_all_links_are_told_and_counted_but_for_those_that_the_thing_says_the_other_way_round(
    engine: StoreEngine, store: Store
) -> None:
    told = described(engine, COP)
    held = {
        (q.subject.value, q.predicate.value)
        for q in store.quads_for_pattern(None, None, NamedNode(COP), None)
        if isinstance(q.subject, NamedNode)
    }
    mirrored = {
        (value.value, inverse)
        for name, values in told.node.facts.items()
        for value in values
        for inverse in terms().inverses.get(name, ())
    }
    links = {(iri, links.property) for links in told.incoming for iri in links.things}
    assert links == held - mirrored
    assert told.linked == len(links)
    assert (f"{BASE}id/city/es-bilbao", f"{UCLG}leads") in held & mirrored
    assert len(told.things("org:organization")) >= 2


def test_a_mandate_comes_in_one_piece(engine: StoreEngine) -> None:
    told = described(engine, BILBAO)
    mandates = [told.get(iri) for iri in told.node.links("org:hasMembership")]
    assert len(mandates) == 10
    for mandate in mandates:
        assert mandate.part
        assert mandate.links("org:member") == (BILBAO,)
        (role,), (body,) = mandate.links("org:role"), mandate.links("org:organization")
        assert told.get(role).label("fr").language == "fr"
        assert told.get(body).label("es").text
        assert mandate.text("uclg:earliestDate")
        assert all(told.get(source).described for source in mandate.links("dct:source"))


def test_everything_that_is_mentioned_has_its_name_and_class(engine: StoreEngine) -> None:
    told = described(engine, BILBAO)
    for value in told.node.links("uclg:hasTheme") + told.node.links("uclg:hasPractice"):
        assert told.get(value).labels
        assert told.get(value).type in (expand("skos:Concept"), f"{UCLG}Practice")


def test_the_most_specific_class_comes_first(engine: StoreEngine) -> None:
    assert described(engine, BILBAO).node.type == f"{UCLG}City"
    assert described(engine, COP).node.type == f"{UCLG}CommunityOfPractice"


def test_a_name_that_is_missing_in_a_language_says_in_which_it_is_given(engine: StoreEngine) -> None:
    body = described(engine, COP).node
    assert body.label("es").language == "es"
    assert body.label("fr").language == "en"


def test_what_has_no_name_is_called_by_the_end_of_its_iri() -> None:
    store = crowd(1)
    assert described(StoreEngine(store), f"{BASE}id/body/centre").node.label("es") == ("centre", "")


def test_a_place_of_geonames_is_described_too(engine: StoreEngine) -> None:
    place = described(engine, "https://sws.geonames.org/3128026/")
    assert place.node.type == f"{UCLG}Place"
    assert place.things("dct:spatial") == (BILBAO,)


def test_the_place_of_a_city_comes_in_full(engine: StoreEngine) -> None:
    told = described(engine, BILBAO)
    place = told.get(told.node.links("dct:spatial")[0])
    assert place.part
    assert place.text("wgs:lat")


def test_the_triples_are_those_of_the_store(engine: StoreEngine, store: Store) -> None:
    told = list(described(engine, COP).triples())
    assert len(told) == len(set(told))
    for triple in told:
        assert next(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None), None)


def test_many_links_come_in_pages_that_make_up_the_whole() -> None:
    engine = StoreEngine(crowd(2 * PAGE + 1))
    found: list[str] = []
    for page in (1, 2, 3):
        told = described(engine, f"{BASE}id/body/centre", page)
        assert told.pages == 3
        assert told.linked == 2 * PAGE + 1
        assert {links.property: links.count for links in told.incoming} == {
            LINKS: PAGE,
            expand("org:organization"): PAGE + 1,
        }
        found += [iri for links in told.incoming for iri in links.things]
    assert sorted(found) == [f"{BASE}id/body/{number:05}" for number in range(2 * PAGE + 1)]


@pytest.mark.parametrize("page", [-1, 0, 2])
def test_a_page_that_is_not_there_is_not_described(page: int) -> None:
    with pytest.raises((NotDescribed, InputError)):
        described(StoreEngine(crowd(3)), f"{BASE}id/body/centre", page)


def test_what_the_graph_does_not_know_is_not_described(engine: StoreEngine) -> None:
    with pytest.raises(NotDescribed, match="es-atlantis"):
        described(engine, f"{BASE}id/city/es-atlantis")


@pytest.mark.parametrize(
    "iri", ["", "city", "http://a b", "http://a/<b>", "http://a/{b}", 'http://a/"', "a:\\"]
)
def test_what_is_no_iri_never_reaches_the_engine(engine: StoreEngine, iri: str) -> None:
    with pytest.raises(InputError):
        described(engine, iri)
    assert engine.asked == []


def test_both_queries_are_answered_from_one_version_whatever_is_published_in_between() -> None:
    engine = StoreEngine(crowd(3), [7, 8])
    assert described(engine, f"{BASE}id/body/centre").version == 7
    assert [request.version for request in engine.asked] == [None, 7]


def test_an_older_version_is_asked_by_its_number(engine: StoreEngine) -> None:
    asyncio.run(describe(engine, BILBAO, version=1))
    assert [request.version for request in engine.asked] == [1, 1]


def test_a_thing_that_was_merged_away_tells_into_what() -> None:
    old, new = NamedNode(f"{BASE}id/body/old"), NamedNode(f"{BASE}id/body/new")
    store = Store()
    store.add(Quad(old, NamedNode(expand("dct:isReplacedBy")), new))
    store.add(Quad(new, NamedNode(expand("rdfs:label")), Literal("New", language="en")))
    told = described(StoreEngine(store), old.value)
    assert told.replaced_by == new.value
    assert Triple(new, NamedNode(expand("rdfs:label")), Literal("New", language="en")) in set(told.triples())
    assert described(StoreEngine(store), new.value).replaced_by is None


def test_own_parts_come_in_pages_too() -> None:
    city, store = NamedNode(BILBAO), Store()
    for number in range(PAGE + 2):
        mandate = NamedNode(f"{BASE}id/mandate/{number:05}")
        store.add(Quad(city, NamedNode(expand("org:hasMembership")), mandate))
        store.add(Quad(mandate, NamedNode(expand("org:member")), city))
        store.add(Quad(mandate, NamedNode(expand("rdf:type")), NamedNode(f"{UCLG}Mandate")))
    engine = StoreEngine(store)
    parts = [
        [node.iri for node in described(engine, BILBAO, page).nodes.values() if node.part] for page in (1, 2)
    ]
    assert [len(found) for found in parts] == [PAGE, 2]
    assert not set(parts[0]) & set(parts[1])

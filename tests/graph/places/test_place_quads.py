"""Governments, places, countries and matches in the graph."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.iris import Iris
from graph.places import Gazetteer, place_quads
from graph.places.quads import _REGIONS
from graph.places.review import names_in
from graph.tables import Tables
from ontology import UCLG
from ontology.vocabulary import Vocabulary

IRIS = Iris("https://w3id.org/uclg-graph/")
PREFIXES = f"""
PREFIX uclg: <{UCLG}> PREFIX id: <{IRIS.base}id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/> PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
"""


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    solutions = store.query(PREFIXES + query, use_default_graph_as_union=True)
    return [tuple(getattr(term, "value", "") for term in row) for row in solutions]  # type: ignore[union-attr]


def _store(quads: list[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def test_a_city_stands_in_the_graph_of_places_with_its_place_country_and_match(gazetteer: Gazetteer) -> None:
    gazetteer.government("Bilbao", "ES")
    quads = list(place_quads(gazetteer, IRIS))
    assert {quad.graph_name for quad in quads} == {IRIS.graph("places")}
    found = _rows(
        _store(quads),
        """SELECT ?kind ?code ?place ?lat ?long ?wkt ?people ?region ?method ?score ?label {
          <https://w3id.org/uclg-graph/id/city/es-bilbao> a uclg:City ; uclg:governmentKind ?kind ;
            uclg:country ?country ; dct:spatial ?place ; rdfs:label ?label .
          FILTER(LANG(?label) = "en")
          ?country a uclg:Country ; dct:identifier ?code ; uclg:worldRegion ?region .
          ?place a uclg:Place ; uclg:country ?country ; wgs:lat ?lat ; wgs:long ?long ;
            uclg:population ?people ; geo:hasGeometry/geo:asWKT ?wkt .
          ?match uclg:matchOf <https://w3id.org/uclg-graph/id/city/es-bilbao> ; uclg:matchedPlace ?place ;
            uclg:matchMethod ?method ; uclg:matchScore ?score . }""",
    )
    assert len(found) == 1
    kind, code, place, lat, long, wkt, people, region, method, score, label = found[0]
    assert kind.endswith("/government-kind/city")
    assert (code, place, label) == ("ES", "https://sws.geonames.org/3128026/", "Bilbao")
    assert (Decimal(lat), Decimal(long)) == (Decimal("43.26271"), Decimal("-2.92528"))
    assert wkt == "POINT(-2.92528 43.26271)"
    assert int(people) > 300_000
    assert region.endswith("/world-region/europe")
    assert method.endswith("/match-method/curated")
    assert Decimal(score) == 1


def test_a_region_has_its_country_and_the_reason_in_three_languages_but_no_place(
    gazetteer: Gazetteer,
) -> None:
    gazetteer.government("Gauteng Province", "ZA")
    store = _store(list(place_quads(gazetteer, IRIS)))
    region = "<https://w3id.org/uclg-graph/id/government/za-gauteng-province>"
    assert _rows(store, f"SELECT ?place {{ {region} dct:spatial ?place }}") == []
    assert len(_rows(store, f"SELECT ?c {{ {region} a uclg:LocalGovernment ; uclg:country ?c }}")) == 1
    reason = f"SELECT ?r {{ ?m uclg:matchOf {region} ; uclg:unmatchedReason ?r }}"
    assert len(_rows(store, reason)) == 3


def test_what_a_person_decided_is_told_with_the_match(gazetteer: Gazetteer) -> None:
    gazetteer.government("Bluffton", "US")
    store = _store(list(place_quads(gazetteer, IRIS)))
    told = _rows(store, "SELECT ?how { ?m a uclg:PlaceMatch ; rdfs:comment ?how }")
    assert told == [("the page names its mayor, Ted Ellis: Bluffton in Indiana",)]


def test_spellings_become_alternative_names_and_matched_names(gazetteer: Gazetteer) -> None:
    for name in ("eThekwini (Durban)", "Durban", "eThekwini"):
        gazetteer.government(name, "ZA")
    store = _store(list(place_quads(gazetteer, IRIS)))
    city = "<https://w3id.org/uclg-graph/id/city/za-durban>"
    assert sorted(_rows(store, f"SELECT ?a {{ {city} skos:altLabel ?a }}")) == [
        ("eThekwini",),
        ("eThekwini (Durban)",),
    ]
    assert len(_rows(store, f"SELECT ?n {{ ?m uclg:matchOf {city} ; uclg:matchedName ?n }}")) == 3


@pytest.mark.parametrize(
    ("name", "country", "labels"),
    [
        ("Seville", "ES", {"en": "Seville", "es": "Sevilla", "fr": "Séville"}),
        ("London", "GB", {"en": "London", "es": "Londres", "fr": "Londres"}),
        ("Soria", "ES", {"en": "Soria"}),
    ],
)
def test_names_in_other_languages_are_given_where_they_are_known(
    gazetteer: Gazetteer, name: str, country: str, labels: dict[str, str]
) -> None:
    node = gazetteer.government(name, country).iri(IRIS)
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    found = [q.object for q in place_quads(gazetteer, IRIS) if (q.subject, q.predicate) == (node, label)]
    assert {term.language: term.value for term in found if isinstance(term, Literal)} == labels


def test_the_quads_are_the_same_whatever_the_order_of_asking(gazetteer: Gazetteer, tables: Tables) -> None:
    names = names_in(tables)
    other = Gazetteer(gazetteer.world, gazetteer.curated)
    for asked, order in ((gazetteer, names), (other, list(reversed(names)))):
        for name, country in order:
            asked.government(name, country)
    assert list(place_quads(gazetteer, IRIS)) == list(place_quads(other, IRIS))


def test_nothing_is_said_twice_and_nothing_is_a_blank_node(gazetteer: Gazetteer, tables: Tables) -> None:
    for name, country in names_in(tables):
        gazetteer.government(name, country)
    quads = list(place_quads(gazetteer, IRIS))
    assert len(quads) == len(set(quads)) > 8_000
    assert all(isinstance(quad.subject, NamedNode) for quad in quads)
    assert all(isinstance(quad.object, NamedNode | Literal) for quad in quads)


def test_every_country_has_its_name_in_three_languages(gazetteer: Gazetteer, tables: Tables) -> None:
    for name, country in names_in(tables):
        gazetteer.government(name, country)
    store = _store(list(place_quads(gazetteer, IRIS)))
    query = """SELECT ?c { ?c a uclg:Country OPTIONAL { ?c rdfs:label ?l } }
               GROUP BY ?c HAVING(COUNT(DISTINCT LANG(?l)) != 3)"""
    assert _rows(store, query) == []


def test_the_continents_are_concepts_of_the_scheme(vocabulary: Vocabulary) -> None:
    assert set(_REGIONS.values()) == set(vocabulary.schemes["world-region"].concepts)


def test_the_iris_follow_the_base(gazetteer: Gazetteer) -> None:
    gazetteer.government("Bilbao", "ES")
    subjects = {
        q.subject.value
        for q in place_quads(gazetteer, Iris("http://localhost/"))
        if isinstance(q.subject, NamedNode)
    }
    assert "http://localhost/id/city/es-bilbao" in subjects
    assert "https://sws.geonames.org/3128026/" in subjects

"""Where an IRI is shown, and the way back."""

from __future__ import annotations

from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.links import local, named
from ontology import BASE, UCLG

OTHER = "https://data.example/graph/"


@pytest.mark.parametrize(
    ("iri", "place"),
    [
        (f"{BASE}id/city/es-bilbao", "doc/city/es-bilbao"),
        (f"{BASE}id/report/digital-cities-2020-2021/en", "doc/report/digital-cities-2020-2021/en"),
        (f"{BASE}scheme/role", "doc/scheme/role"),
        (f"{BASE}dataset", "doc/dataset"),
        (f"{BASE}graph/table/bodies", "graph/table/bodies"),
        (f"{UCLG}City", "ontology#City"),
        (f"{BASE}ontology", "ontology"),
        (f"{BASE}ontology/0.1.0", "ontology/0.1.0"),
        (f"{BASE}shapes#mandate", "shapes#mandate"),
        ("https://sws.geonames.org/3128026/", "doc?iri=https://sws.geonames.org/3128026/"),
        ("http://a.example/?b=c&d=1+1#e f", "doc?iri=http://a.example/%3Fb%3Dc%26d%3D1%2B1%23e%20f"),
        (f"{BASE}id/city/one.csv", f"doc?iri={BASE}id/city/one.csv"),
        (f"{BASE}id/city/one?two", f"doc?iri={BASE}id/city/one%3Ftwo"),
        (f"{BASE}id/scheme/one", f"doc?iri={BASE}id/scheme/one"),
        (f"{BASE}id/", f"doc?iri={BASE}id/"),
    ],
)
def test_an_iri_has_one_place(iri: str, place: str) -> None:
    assert local(iri, BASE) == place


def test_things_follow_the_base_and_terms_do_not() -> None:
    assert local(f"{OTHER}id/city/es-bilbao", OTHER) == "doc/city/es-bilbao"
    assert local(f"{BASE}id/city/es-bilbao", OTHER).startswith("doc?iri=")
    assert local(f"{UCLG}City", OTHER) == "ontology#City"


@given(st.text(ascii_letters + digits + "-./", min_size=1))
def test_a_document_leads_back_to_its_thing(key: str) -> None:
    place = local(f"{BASE}id/city/{key}", BASE)
    assert place.startswith("doc?iri=") or named(place.removeprefix("doc/"), BASE) == f"{BASE}id/city/{key}"

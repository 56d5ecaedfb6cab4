"""A name, an address or a part of one becomes the thing that is meant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from graph.curated import resolve
from graph.engine import Answer, QueryRequest, named
from graph.errors import Ambiguous, BadParameter, NameNotFound
from ontology import BASE, UCLG
from queries.schema import Parameter

RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SUBCLASS = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
GRAPH = NamedNode(BASE + "graph/test")


class Direct:
    """The engine's part of the interface that is asked here, on a store of this process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked: list[str] = []

    async def start(self) -> None: ...

    async def close(self) -> None: ...

    async def ready(self) -> int | None:
        return None

    async def query(self, request: QueryRequest) -> Answer:
        self.asked.append(request.text)
        found = cast("QuerySolutions", self._store.query(request.text, use_default_graph_as_union=True))
        return Answer(cast("bytes", found.serialize(format=QueryResultsFormat.JSON)), named("json"))


def asked(class_: str = "", scheme: str = "") -> Parameter:
    kind = {"type": "iri", "class": class_} if class_ else {"type": "concept", "scheme": scheme}
    return Parameter.model_validate({"name": "it", "label": {"en": "It", "es": "Eso", "fr": "Cela"}, **kind})


Find = Callable[..., str]


@pytest.fixture(scope="module")
def find(store: Store) -> Iterator[Find]:
    engine = Direct(store)

    def found(text: str, class_: str = "", scheme: str = "", language: str = "en") -> str:
        term = asyncio.run(resolve(engine, asked(class_, scheme), text, language, base=BASE))
        return term.value.removeprefix(BASE + "id/")

    yield found


@pytest.mark.parametrize(
    "text",
    [
        *("Bilbao", "bilbao", "BILBAO", "  Bilbao ", "es-bilbao", "city/es-bilbao", "id/city/es-bilbao"),
        *(BASE + "id/city/es-bilbao", f"<{BASE}id/city/es-bilbao>"),
    ],
)
def test_a_city_goes_by_name_or_address(find: Find, text: str) -> None:
    assert find(text, "City") == "city/es-bilbao"
    assert find(text, "LocalGovernment") == "city/es-bilbao"


@pytest.mark.parametrize(
    ("text", "class_", "expected"),
    [
        ("Sao Paulo", "City", "city/br-sao-paulo"),
        ("são paulo", "City", "city/br-sao-paulo"),
        ("Ciudad de México", "City", "city/mx-mexico-city"),
        ("barcelona province", "LocalGovernment", "government/es-barcelona-province"),
        ("UCLG", "Body", "body/uclg"),
        ("uclg", "Body", "body/uclg"),
        ("Comunidad de Práctica de Ciudades Digitales", "Body", "body/cop-digital-cities"),
        ("comunidad de practica de ciudades digitales", "Body", "body/cop-digital-cities"),
        ("España", "Country", "country/es"),
        ("espana", "Country", "country/es"),
        ("ES", "Country", "country/es"),
        ("scs-2019", "Edition", "edition/scs-2019"),
        ("digital-cities-2020-2021", "Report", "report/digital-cities-2020-2021"),
    ],
)
def test_names_in_any_language_case_and_without_accents(
    find: Find, text: str, class_: str, expected: str
) -> None:
    assert find(text, class_) == expected


@pytest.mark.parametrize("text", ["governance", "Open government", "gobierno abierto", "open-government"])
def test_a_concept_that_a_table_adds_is_found(find: Find, text: str) -> None:
    expected = "focus-area/governance" if text == "governance" else "focus-area/open-government"
    assert find(text, scheme="focus-area") == expected


def test_an_address_of_elsewhere_is_taken_as_it_is(find: Find) -> None:
    assert find("https://example.org/page", "Source") == "https://example.org/page"


def test_a_name_that_nothing_has_comes_with_the_nearest_in_the_readers_language(find: Find) -> None:
    with pytest.raises(
        NameNotFound, match="it: no City is called 'Bilbaao'; did you mean 'Bilbao'"
    ) as caught:
        find("Bilbaao", "City")
    assert caught.value.near[0] == (BASE + "id/city/es-bilbao", "Bilbao", "City")
    with pytest.raises(NameNotFound, match="Comisión de Cultura de CGLU"):
        find("comission de cultura de cglu", "Body", language="es")


@pytest.mark.parametrize("text", ["city/es-nowhere", "zz-nowhere", "日本", "", '"} #', "country/es"])
def test_what_means_nothing_is_not_found(find: Find, text: str) -> None:
    if text == "country/es":
        assert find(text, "City") == text  # an address is believed, whatever it is of
    else:
        with pytest.raises(NameNotFound):
            find(text, "City")


def test_what_cannot_be_a_name_is_a_bad_parameter(find: Find) -> None:
    with pytest.raises(BadParameter, match="surrogates"):
        find("\ud800", "City")
    with pytest.raises(BadParameter, match="the IRI or the name of a City is expected"):
        find("https://example.org/{}", "City")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_found_or_refused_and_never_breaks_a_query(find: Find, text: str) -> None:
    try:
        assert find(text, "City")
    except BadParameter as error:
        assert error.parameter == "it"


def cities(count: int) -> Iterator[Quad]:
    for number in range(count):
        city = NamedNode(f"{BASE}id/city/{'es' if number % 2 else 'mx'}-city-{number // 2}")
        for class_ in ("City", "LocalGovernment"):
            yield Quad(city, RDF_TYPE, NamedNode(UCLG + class_), GRAPH)
        yield Quad(city, RDFS_LABEL, Literal(f"City {number // 2}", language="en"), GRAPH)


def test_a_name_of_two_cities_carries_both() -> None:
    store = Store()
    store.extend(cities(6))
    store.add(Quad(NamedNode(UCLG + "City"), SUBCLASS, NamedNode(UCLG + "LocalGovernment"), GRAPH))
    with pytest.raises(
        Ambiguous, match=r"it: 'City 1' may be 2 things: City 1 \(id/city/es-city-1\)"
    ) as caught:
        asyncio.run(resolve(Direct(store), asked("City"), "City 1", "en", base=BASE))
    assert [(each.iri, each.label, each.class_) for each in caught.value.candidates] == [
        (f"{BASE}id/city/{country}-city-1", "City 1", "City") for country in ("es", "mx")
    ]

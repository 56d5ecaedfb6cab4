"""`/search`, `/suggest` and `/opensearch.xml` over HTTP, on the real graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import format_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from api.app import create
from api.search_answer import Kind
from graph.derivations import DERIVATIONS
from graph.search import SECTIONS
from graph.settings import load
from graph.versions import Versions
from tests.api.conftest import Server, publish, serving

pytestmark = pytest.mark.slow

CITY = "https://w3id.org/uclg-graph/ontology#City"
SMALL = {"search": DERIVATIONS["search"]}


def page(server: Server, path: str, **headers: str) -> str:
    answer = server.get(path, accept="text/html", **headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return answer.text


def publish_city(folder: Path, name: str, keep: int = 8) -> None:
    def change(store: Store) -> None:
        thing, graph = NamedNode(f"http://example.org/{name}"), NamedNode("http://example.org/g")
        store.add(
            Quad(thing, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(CITY), graph)
        )
        store.add(Quad(thing, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal(name), graph))

    versions = Versions(folder, keep=keep)
    assert versions.commit(change, author="test", message=name, derivations=SMALL)


def test_a_program_gets_json_with_address_and_marks(real: Server) -> None:
    found = real.get("/search?q=bilbo&limit=1").json()
    assert (found["query"], found["match"], found["facets"]["City"]) == ("bilbo", "near", 1)
    hit = found["hits"][0]
    assert (hit["type"], hit["href"], hit["marks"]) == (CITY, "doc/city/es-bilbao", [[0, 6]])


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Search"), ("es", "Buscar"), ("fr", "Rechercher")],
)
def test_a_browser_gets_a_page_in_its_language(real: Server, language: str, words: str) -> None:
    text = page(real, "/search?q=housing", accept_language=language)
    assert f'<html lang="{language}">' in text
    assert f"<h1>{words}</h1>" in text
    assert {"en": "<mark>Housing</mark>", "es": "Vivienda", "fr": "Logement"}[language] in text


def test_the_page_without_a_question_has_the_form_alone(real: Server) -> None:
    text = page(real, "/search")
    assert 'name="q"' in text
    assert 'class="hits"' not in text


def test_what_was_typed_is_shown_as_text(real: Server) -> None:
    text = page(real, "/search?q=%3Cscript%3E%22%27%26")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_pages_lead_to_the_next_and_back(real: Server) -> None:
    answer = real.get("/search?q=culture&limit=50&class=Practice")
    links = {rel: to for to, rel in re.findall(r'<([^>]+)>; rel="(\w+)"', answer.headers["link"])}
    assert list(links) == ["next"]
    second = httpx.get(urljoin(str(answer.url), links["next"]))
    assert second.json()["offset"] == 50
    assert 'rel="prev"' in second.headers["link"]
    assert 'rel="next"' not in second.headers["link"]
    assert not {hit["iri"] for hit in answer.json()["hits"]} & {hit["iri"] for hit in second.json()["hits"]}


def test_every_link_of_the_page_that_searches_works(real: Server) -> None:
    class Links(HTMLParser):
        found: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [value or "" for name, value in attrs if tag in ("a", "link") and name == "href"]

    parser = Links()
    parser.found = []
    parser.feed(page(real, "/search?q=culture&class=Body&lang=fr&limit=5"))
    asked = [to for to in parser.found if to.startswith(("search?", "?", "static/", "opensearch"))]
    assert len(asked) > 12
    for to in asked:
        assert httpx.get(urljoin(f"{real.url}/search", to)).status_code == 200, to


def test_suggestions_come_as_opensearch_wants_them(real: Server) -> None:
    answer = real.get("/suggest?q=barc&lang=fr&class=City")
    assert answer.headers["content-type"] == "application/x-suggestions+json"
    address = f"{real.url}/doc/city/es-barcelona"
    assert answer.json() == ["barc", ["Barcelone"], ["Espagne"], [address]]


def test_browsers_are_told_how_to_ask(real: Server) -> None:
    described = ET.fromstring(real.get("/opensearch.xml?lang=es").text)
    templates = [url.attrib["template"] for url in described.iter() if url.tag.endswith("Url")]
    assert len(templates) == 3
    for template in templates:
        assert httpx.get(template.replace("{searchTerms}", "bilbao")).status_code == 200


def test_what_is_known_is_not_sent_again(real: Server) -> None:
    first = real.get("/search?q=bilbao")
    again = real.get("/search?q=bilbao", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["cache-control"] == "public, no-cache"
    assert first.headers["graph-version"] == "1"
    assert real.get("/search?q=bilba").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=x",
        "offset=-1",
        "lang=de",
        "format=pdf",
        "class=Town",
        "q=a&q=b",
        "page=2",
        "q=" + "x" * 201,
    ],
)
def test_what_is_wrong_is_a_problem_in_plain_words(real: Server, query: str) -> None:
    answer = real.get(f"/search?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["detail"]


def test_head_says_what_get_would(real: Server) -> None:
    for path in ("/search?q=bilbao", "/suggest?q=b", "/opensearch.xml"):
        told = httpx.head(real.url + path)
        assert (told.status_code, told.content) == (200, b"")


def test_a_new_version_is_searched_by_the_next_request(tmp_path: Path) -> None:
    publish_city(tmp_path, "Arle")
    with serving(tmp_path) as server:
        assert server.get("/search?q=arle").json()["total"] == 1
        publish_city(tmp_path, "Zubia")
        found = server.get("/search?q=zubia").json()
    assert (found["total"], found["version"]) == (1, 2)


def test_a_version_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    publish(tmp_path, 3)
    with serving(tmp_path) as server:
        answer = server.get("/search?q=x")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (503, "no-index")
    assert "uclg build" in answer.json()["detail"]


def test_openapi_describes_the_search(tmp_path: Path) -> None:
    described = create(replace(load({}), data=tmp_path)).openapi()
    operation = described["paths"]["/search"]["get"]
    assert {parameter["name"] for parameter in operation["parameters"]} == {
        *("q", "class", "lang", "limit", "offset", "format", "version")
    }
    assert operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("Found")


def test_the_kinds_that_are_described_are_the_sections_of_the_index(tmp_path: Path) -> None:
    assert get_args(Kind) == tuple(section.name for section in SECTIONS)
    described = create(replace(load({}), data=tmp_path)).openapi()
    for path in ("/search", "/suggest"):
        told = {each["name"]: each for each in described["paths"][path]["get"]["parameters"]}
        assert told["class"]["schema"]["items"]["enum"] == list(get_args(Kind))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Three versions, the first of them gone; each has a city more."""
    folder = tmp_path_factory.mktemp("grown")
    publish_city(folder, "Arle", keep=2)
    publish_city(folder, "Zubia", keep=2)
    publish_city(folder, "Zubialde", keep=2)
    with serving(folder) as running:
        yield running


def test_a_search_finds_what_was_there_in_a_version(grown: Server) -> None:
    now, then = grown.get("/search?q=zubia").json(), grown.get("/search?q=zubia&version=2").json()
    assert (now["total"], now["version"]) == (2, 3)
    assert (then["total"], then["version"]) == (1, 2)
    assert then["hits"][0]["href"].endswith("&version=2")
    (address,) = grown.get("/suggest?q=zub&version=2").json()[3]
    assert httpx.get(address, headers={"Accept": "text/turtle"}).headers["graph-version"] == "2"


@pytest.mark.parametrize("path", ["/search?q=zubia", "/suggest?q=zubia"])
def test_what_a_version_finds_is_named_dated_and_not_sent_again(grown: Server, path: str) -> None:
    answers = [grown.get(f"{path}{more}", accept_encoding="identity") for more in ("", "&version=2")]
    assert len({answer.headers["etag"] for answer in answers}) == 2
    for answer, more, number in zip(answers, ("", "&version=2"), (3, 2), strict=True):
        published = Versions(grown.folder).get(number).manifest.created
        assert answer.headers["last-modified"] == format_datetime(published, usegmt=True)
        assert answer.headers["graph-version"] == str(number)
        assert answer.headers["vary"].startswith("Accept, Accept-Language, Cookie")
        etag, date = answer.headers["etag"], answer.headers["last-modified"]
        for known in ({"if_none_match": etag}, {"if_modified_since": date}):
            again = grown.get(f"{path}{more}", accept_encoding="identity", **known)
            assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/search", "/suggest"])
@pytest.mark.parametrize(
    ("number", "status"), [("1", 410), ("9", 404), ("0", 400), ("x", 400), ("2&version=2", 400)]
)
def test_versions_that_are_gone_or_none_are_told_apart(
    grown: Server, path: str, number: str, status: int
) -> None:
    answer = grown.get(f"{path}?q=zubia&version={number}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_the_page_of_a_version_stays_in_it_whatever_is_done_on_it(grown: Server) -> None:
    text = page(grown, "/search?q=zubia&version=2&lang=es")
    assert "En la versión 2 del grafo." in text
    assert '<input type="hidden" name="version" value="2">' in text
    led = re.findall(r'<a href="((?:search)?\?[^"]*|doc\?[^"]*)"', text)
    assert len(led) > 5
    assert all("version=2" in to for to in led)

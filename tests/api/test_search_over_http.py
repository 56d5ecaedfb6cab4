"""`/search`, `/suggest` and `/opensearch.xml` over HTTP, on the real graph."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from api.app import create
from graph.derivations import DERIVATIONS
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


def publish_city(folder: Path, name: str) -> None:
    def change(store: Store) -> None:
        thing, graph = NamedNode(f"http://example.org/{name}"), NamedNode("http://example.org/g")
        store.add(
            Quad(thing, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(CITY), graph)
        )
        store.add(Quad(thing, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal(name), graph))

    assert Versions(folder).commit(change, author="test", message=name, derivations=SMALL)


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
        *("q", "class", "lang", "limit", "offset", "format")
    }
    assert operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("Found")

"""The start page, in three languages and for machines, on the graph as the repository's tables make it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx
import pytest

from api.downloads import downloads
from api.overview import Leadership, pairs
from api.words import WORDS
from graph.settings import load
from graph.versions import Versions
from tests.api.conftest import Server

TITLES = {
    "en": "Cities, good practices and bodies of UCLG",
    "es": "Ciudades, buenas prácticas y órganos de CGLU",
    "fr": "Villes, bonnes pratiques et organes de CGLU",
}
BILBAO = {
    "committee-culture",
    "cop-digital-cities",
    "local4action-hub-bilbao",
    "pc-opportunities-culture-diplomacy",
}
PAGE = {"accept": "text/html"}


class Page(HTMLParser):
    """The elements of a page, with their attributes, and its headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_page_speaks_three_languages(real: Server, language: str) -> None:
    answer = real.get(f"/?lang={language}", **PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == language
    assert f"<h1>{TITLES[language]}</h1>" in answer.text
    assert Page(answer.text).all("html") == [{"lang": language}]


def test_the_language_follows_the_browser(real: Server) -> None:
    answer = real.get("/", accept="text/html", accept_language="de, fr-CH;q=0.8, en;q=0.5")
    assert f"<h1>{TITLES['fr']}</h1>" in answer.text
    assert answer.headers["vary"] == "Accept, Accept-Language, Cookie, Accept-Encoding"


def test_each_language_has_every_word() -> None:
    assert set(WORDS["en"]) == set(WORDS["es"]) == set(WORDS["fr"])
    assert all(text for words in WORDS.values() for text in words.values())


@pytest.mark.parametrize(("language", "date"), [("en", "November"), ("es", " de 20"), ("fr", "publiée le")])
def test_it_says_the_version_and_its_date(real: Server, language: str, date: str) -> None:
    text = real.get(f"/?lang={language}", **PAGE).text
    line = re.search(r'<p class="version">([^<]*)</p>', text)
    assert line
    assert re.match(r"Versi[oó]n 1, ", line[1])
    assert date in line[1] or "20" in line[1]


def test_it_answers_the_pair_question_of_bilbao(real: Server) -> None:
    found = real.get("/", accept="application/json").json()["pairs"]
    bodies = [frozenset(one["body"].rpartition("/")[2] for one in pair) for pair in found]
    assert len(bodies) == len(set(bodies)) == 6
    assert set().union(*bodies) == BILBAO
    assert all(one["sources"] for pair in found for one in pair)
    text = real.get("/?lang=es", **PAGE).text
    assert text.count("<strong") == 12
    assert "Comunidad de Práctica de Ciudades Digitales" in text


def test_a_name_in_another_language_than_the_page_is_marked_as_such(real: Server) -> None:
    page = Page(real.get("/?lang=fr", **PAGE).text)
    assert {"lang": "en"} in page.all("strong") or all(not names for names in page.all("strong"))


def test_it_counts_things_by_class(real: Server) -> None:
    counts = {
        row["label"]: row["count"] for row in real.get("/", accept="application/json").json()["classes"]
    }
    asked = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <https://w3id.org/uclg-graph/ontology#City> }"
    cities = int(real.ask(asked).json()["results"]["bindings"][0]["n"]["value"])
    assert counts["City"] == cities > 300
    assert f'<th scope="row">City</th><td>{cities}</td>' in real.get("/?lang=en", **PAGE).text


def test_its_examples_run(real: Server) -> None:
    page = Page(real.get("/", **PAGE).text)
    links = [str(link["href"]) for link in page.all("a") if str(link["href"]).startswith("sparql?query=")]
    assert len(links) == 6
    for link in links:
        answer = httpx.get(urljoin(f"{real.url}/", link), timeout=30)
        assert answer.status_code == 200
        assert len(answer.content) > 200


def test_its_own_query_runs(real: Server) -> None:
    text = real.get("/", **PAGE).text
    query = re.search(r"<textarea[^>]*>([^<]*)</textarea>", text)
    assert query
    assert len(real.ask(query[1], format="json").json()["results"]["bindings"]) == 10


def test_machines_get_the_same_as_json(real: Server) -> None:
    here = real.get("/", accept="application/json", accept_language="es").json()
    assert (here["title"], here["version"]) == (TITLES["es"], 1)
    assert len(here["examples"]) == 3
    assert {"/", "/sparql", "/store", "/health/live", "/health/ready", "/metrics"} <= set(here["paths"])


def test_both_say_from_which_version_they_are(real: Server) -> None:
    for media_type in ("text/html", "application/json"):
        assert real.get("/", accept=media_type).headers["graph-version"] == "1"


def test_its_downloads_give_what_they_say_on_the_page_and_as_json(real: Server) -> None:
    here = real.get("/", accept="application/json").json()
    links = {download["href"]: download["media_type"] for download in here["downloads"]}
    page = Page(real.get("/", **PAGE).text)
    assert {str(a["href"]): a["type"] for a in page.all("a") if "type" in a} == links
    assert len(links) == 6
    for href, media_type in links.items():
        with httpx.stream("GET", urljoin(f"{real.url}/", href), timeout=30) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].split(";")[0] == media_type


def test_of_a_dataset_over_the_cap_only_the_dump_is_offered(real: Server) -> None:
    manifest = Versions(real.folder).get(1).manifest
    small = replace(load({}), rows=manifest.quads - 1)
    assert [download.title for download in downloads(manifest, small)] == ["N-Quads"]
    assert downloads(None, small) == []


def test_every_path_that_it_lists_is_served(real: Server) -> None:
    examples = {"/graph/…": "table/bodies", "/id/…": "city/es-bilbao"}
    for path in real.get("/", accept="application/json").json()["paths"]:
        answer = httpx.get(real.url + path.replace("…", examples.get(path, "")), follow_redirects=True)
        assert answer.status_code == 200


def test_another_type_than_those_two_is_406(real: Server) -> None:
    assert real.get("/", accept="image/png").status_code == 406


def test_it_needs_nothing_from_elsewhere_and_no_script(real: Server) -> None:
    page = Page(real.get("/", **PAGE).text)
    assert page.all("script") == page.all("style") == page.all("img") == []
    assert all("style" not in attributes for _, attributes in page.elements)
    for link in page.all("link"):
        address = urljoin(f"{real.url}/", str(link["href"]))
        assert address.startswith(real.url)
        assert httpx.get(address).status_code == 200


def test_it_can_be_used_without_eyes(real: Server) -> None:
    page = Page(real.get("/", **PAGE).text)
    assert [len(page.all(tag)) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    assert all("aria-label" in nav for nav in page.all("nav"))
    identifiers = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert all(label["for"] in identifiers for label in page.all("label"))
    assert all(section["aria-labelledby"] in identifiers for section in page.all("section"))
    assert all("scope" in head for head in page.all("th"))
    assert page.all("a")[0] == {"class": "skip", "href": "#content"}


def leadership(body: str, first: str, last: str) -> Leadership:
    return Leadership(body, body.upper(), "en", "chair", first, last, 1)


def test_a_pair_is_two_bodies_led_on_some_same_day() -> None:
    first = leadership("a", "2019-01-01", "2020-06-30")
    same_day = leadership("b", "2020-06-30", "2021-12-31")
    later = leadership("c", "2022-01-01", "2022-12-31")
    again = leadership("a", "2020-01-01", "2020-12-31")
    assert pairs([first, same_day, later]) == [(first, same_day)]
    assert pairs([first, again]) == []


def test_years_are_written_as_people_do() -> None:
    assert leadership("a", "2020-01-01", "2020-12-31").years == "2020"
    assert leadership("a", "2019-05-01", "2021-12-31").years == "2019–2021"

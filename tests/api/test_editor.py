"""The editor of the endpoint's page, and the way to it from the page of a curated query."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

import httpx
import pytest

from api.negotiate import LANGUAGES
from queries.catalogue import Catalogue
from tests.api.conftest import Server

pytestmark = pytest.mark.slow

CATALOGUE = Catalogue.load()
NAME = "bodies-led-by-a-city"


def page(server: Server, path: str) -> str:
    answer = server.get(path, accept="text/html")
    assert answer.status_code == 200
    return answer.text


def editor(server: Server, path: str) -> str:
    """What stands in the editor, as a browser reads it: the first line break is none of it."""
    found = re.search(r'<textarea id="query"[^>]*>\n(.*?)</textarea>', page(server, path), re.DOTALL)
    assert found
    return html.unescape(found[1])


def link(server: Server, path: str) -> str:
    """Where the page of a query says that the editor is, from the root."""
    found = re.search(r'<a href="([^"]*sparql\?edit=[^"]*)"', page(server, path))
    assert found
    place = urlsplit(urljoin(server.url + path, html.unescape(found[1])))
    return f"{place.path}?{place.query}"


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_query_opens_in_the_editor_with_the_values_that_were_entered(real: Server, name: str) -> None:
    given = {each.name: str(each.example) for each in CATALOGUE[name].parameters if each.required}
    path = str(httpx.URL(f"/queries/{name}", params=given))
    text = editor(real, link(real, path))
    assert text == real.get(f"/queries/{name}.rq{path.removeprefix(f'/queries/{name}')}").text


def test_what_the_editor_sends_gives_the_rows_of_the_page(real: Server) -> None:
    place = link(real, f"/queries/{NAME}?city=Bilbao")
    text = editor(real, place)
    assert "id/city/es-bilbao" in text
    form = re.search(r'<form action="([^"]+)" method="get">', page(real, place))
    assert form
    rows = httpx.get(
        urljoin(real.url + place, form[1]), params={"query": text, "format": "csv", "lang": "en"}
    )
    assert rows.text == real.get(f"/queries/{NAME}?city=Bilbao&format=csv").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_keeps_the_language_and_every_language_keeps_the_text(real: Server, language: str) -> None:
    place = link(real, f"/queries/{NAME}?city=Bilbao&lang={language}")
    text = page(real, place)
    assert f'<html lang="{language}">' in text
    others = re.findall(r'<li><a href="(\?[^"]*)" hreflang', text)
    assert len(others) == len(LANGUAGES)
    wanted = dict(parse_qsl(urlsplit(place).query))["edit"]
    assert {dict(parse_qsl(html.unescape(other)[1:]))["edit"] for other in others} == {wanted}


@pytest.mark.parametrize("text", ["</textarea><script>alert(1)</script>", "\n\nASK {}", '"\\n"@es # ñ & < >'])
def test_whatever_it_begins_with_is_text(real: Server, text: str) -> None:
    assert editor(real, f"/sparql?edit={quote(text)}") == text
    assert "<script>" not in page(real, f"/sparql?edit={quote(text)}")


def test_it_begins_with_an_example_where_nothing_else_is_asked(real: Server) -> None:
    for path in ("/sparql", "/sparql?edit="):
        assert editor(real, path) == "SELECT * WHERE { ?thing ?property ?value } LIMIT 10"


@pytest.mark.parametrize("more", ["format=turtle", "query=ASK{}", "edit=x"])
def test_a_text_for_the_editor_where_there_is_none_is_a_problem(real: Server, more: str) -> None:
    answer = real.get(f"/sparql?edit=ASK{{}}&{more}", accept="text/html")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert "edit" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("text", "name"), [("SELECT * {}", "json"), ("CONSTRUCT WHERE {}", "turtle"), ("?", "json")]
)
def test_the_format_that_is_chosen_is_one_that_the_query_can_be_answered_in(
    real: Server, text: str, name: str
) -> None:
    assert f'<option value="{name}" selected>' in page(real, f"/sparql?edit={quote(text)}")
    assert page(real, f"/sparql?edit={quote(text)}").count(" selected") == 1

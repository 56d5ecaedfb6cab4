"""`/briefs/...` as a client and a browser get them."""

from __future__ import annotations

import io
import re

import docx
import httpx
import pytest

from graph.documents.docx import MEDIA_TYPE
from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server

pytestmark = pytest.mark.slow
PAIR = "/briefs/cop-digital-cities/pc-opportunities-culture-diplomacy"
WITHOUT = "/briefs/uclg-eurasia/committee-culture"
LANGUAGES = ["en", "es", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [PAIR, "/briefs/cop-digital-cities", WITHOUT])
def test_a_brief_is_a_page_in_the_language_that_is_asked_for(real: Server, path: str, language: str) -> None:
    answer = real.get(f"{path}?lang={language}", accept="text/html")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}">' in answer.text
    assert not re.search(r"style=|<script(?! type=\"application/ld)|<style", answer.text)
    assert not [link for link in re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', answer.text) if "//" in link]


@pytest.mark.parametrize(
    ("query", "accept"), [("?format=docx", "*/*"), ("", MEDIA_TYPE), ("", f"{MEDIA_TYPE}, text/html;q=0.5")]
)
def test_a_brief_is_a_document_by_name_or_by_accept(real: Server, query: str, accept: str) -> None:
    answer = real.get(PAIR + query, accept=accept, accept_language="es")
    assert answer.headers["content-type"] == MEDIA_TYPE
    name = "brief-cop-digital-cities-pc-opportunities-culture-diplomacy-es.docx"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    opened = docx.Document(io.BytesIO(answer.content))
    assert opened.paragraphs[0].text.startswith("Comunidad de Práctica de Ciudades Digitales y ")
    links = [each.target_ref for each in opened.part.rels.values() if each.is_external]
    assert f"{real.url}/doc/body/cop-digital-cities" in links


def test_who_takes_anything_gets_a_page(real: Server) -> None:
    assert real.get(PAIR, accept="*/*").headers["content-type"].startswith("text/html")


def test_each_form_leads_to_the_other(real: Server) -> None:
    page = real.get(f"{PAIR}?lang=fr&version=1")
    to = re.search(r'<(\?[^>]*)>; rel="alternate"', page.headers["link"])
    assert to is not None
    other = real.get(PAIR + to[1])
    assert other.headers["content-type"] == MEDIA_TYPE
    assert other.headers["content-language"] == "fr"
    assert other.headers["graph-version"] == "1"
    assert f'href="{to[1].replace("&", "&amp;")}"' in page.text


def test_an_answer_that_is_known_is_not_sent_again(real: Server) -> None:
    for query in ("?lang=es", "?format=docx"):
        first = real.get(PAIR + query)
        assert first.headers["graph-version"] == "1"
        again = real.get(PAIR + query, if_none_match=first.headers["etag"])
        assert (again.status_code, again.content) == (304, b"")
        assert real.get(PAIR + query).content == first.content


def test_languages_and_forms_have_tags_of_their_own(real: Server) -> None:
    tags = [
        real.get(f"{PAIR}?lang={language}&format={form}").headers["etag"]
        for language in LANGUAGES
        for form in ("html", "docx")
    ]
    assert len(set(tags)) == 6


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/briefs/nobody", 404, "nobody"),
        ("/briefs/cop-digital-cities/nobody", 404, "nobody"),
        ("/briefs/es-bilbao", 404, "es-bilbao"),
        ("/briefs/..%2Fcity%2Fes-bilbao", 404, ""),
        ("/briefs/cop-digital-cities%3E%20%3Fp", 404, "No body is called"),
        (f"{PAIR}?lang=de", 400, "lang"),
        (f"{PAIR}?format=pdf", 400, "format"),
        (f"{PAIR}?colour=red", 400, "colour"),
        (f"{PAIR}?lang=es&lang=fr", 400, "lang"),
        (f"{PAIR}?version=99", 404, "version 99"),
    ],
)
def test_what_cannot_be_is_a_problem(real: Server, path: str, status: int, said: str) -> None:
    answer = real.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert said in answer.json()["detail"]


def test_a_body_and_itself_is_the_brief_of_one(real: Server) -> None:
    answer = real.get("/briefs/cop-digital-cities/cop-digital-cities?lang=fr")
    assert answer.status_code == 301
    there = httpx.URL(f"{real.url}/briefs/cop-digital-cities/").join(answer.headers["location"])
    assert str(there) == f"{real.url}/briefs/cop-digital-cities?lang=fr"


def test_a_form_that_there_is_not_is_not_acceptable(real: Server) -> None:
    assert real.get(PAIR, accept="application/pdf").status_code == 406


def test_a_head_has_the_headers_and_nothing_else(real: Server) -> None:
    head = httpx.head(f"{real.url}{PAIR}?format=docx", timeout=30)
    whole = real.get(f"{PAIR}?format=docx")
    assert head.content == b""
    assert head.headers["etag"] == whole.headers["etag"]


def test_two_that_nothing_connects_are_told_so_and_lead_to_the_brief_of_each(real: Server) -> None:
    page = real.get(f"{WITHOUT}?lang=en").text
    assert "The graph knows of nothing that would bring the two together" in page
    assert "<svg" not in page
    for body in ("uclg-eurasia", "committee-culture"):
        assert f'href="../../briefs/{body}"' in page


def test_a_brief_of_one_leads_to_the_briefs_of_pairs(real: Server) -> None:
    page = real.get("/briefs/cop-digital-cities").text
    links = re.findall(r'href="\.\./(briefs/cop-digital-cities/[\w-]+)"', page)
    assert len(links) >= 3
    assert real.get(f"/{links[0]}").status_code == 200


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_fits_every_width_and_nothing_in_it_fails(
    chromium: Browser, real: Server, language: str
) -> None:
    chromium.complaints.clear()
    for path in (PAIR, "/briefs/metropolis", WITHOUT):
        for width in (320, 400, 1200):
            chromium.show(f"{real.url}{path}?lang={language}", width)
            assert chromium.value("document.documentElement.scrollWidth") <= width
            style = "getComputedStyle(document.querySelector('.brief h2')).color"
            assert chromium.value(style) != chromium.value("getComputedStyle(document.body).color")
    assert chromium.complaints == []


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools")
def test_in_print_the_frame_of_the_site_is_left_out(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}{PAIR}", 1200)
    chromium.call("Emulation.setEmulatedMedia", media="print")
    for part in ("body > header", "body > footer", ".to-take"):
        script = f"getComputedStyle(document.querySelector('{part}')).display"
        assert chromium.value(script) == "none", part
    chromium.call("Emulation.setEmulatedMedia", media="")

"""The language that was asked for once is that of every page and of every problem afterwards."""

from __future__ import annotations

import httpx
import pytest

from tests.api.conftest import Server

pytestmark = pytest.mark.slow

PAGES = [
    "/",
    "/sparql",
    "/queries",
    "/queries/where-a-city-is",
    "/search?q=bilbao",
    "/data",
    "/catalog",
    "/ontology",
    "/shapes",
    "/docs",
    "/doc/city/es-bilbao",
]
TITLES = {"en": "Not found", "es": "No encontrado", "fr": "Introuvable"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_remembers_the_language_that_it_is_asked_in(real: Server, page: str) -> None:
    with httpx.Client(headers={"Accept": "text/html", "Accept-Language": "en"}) as reader:
        asked = reader.get(f"{real.url}{page}{'&' if '?' in page else '?'}lang=fr")
        assert (asked.headers["content-language"], reader.cookies["lang"]) == ("fr", "fr")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_in_the_remembered_language(real: Server, page: str) -> None:
    answer = real.get(page, accept="text/html", accept_language="en", cookie="lang=fr")
    assert answer.headers["content-language"] == "fr"
    assert '<html lang="fr"' in answer.text
    assert "Cookie" in answer.headers["vary"]


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("path", ["/nothing", "/queries/nothing", "/data/nothing", "/graph/nothing"])
def test_problems_are_told_in_the_remembered_language(real: Server, path: str, language: str) -> None:
    answer = real.get(path, accept_language="es", cookie=f"lang={language}", accept="application/json")
    assert (answer.status_code, answer.json()["title"]) == (404, TITLES[language])
    assert "Cookie" in answer.headers["vary"]


def test_a_problem_is_told_in_the_language_of_its_address_before_the_remembered_one(real: Server) -> None:
    answer = real.get("/nothing?lang=es", cookie="lang=fr", accept="application/json")
    assert answer.json()["title"] == TITLES["es"]

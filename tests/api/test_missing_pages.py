"""Where there is nothing, a person gets a page and a program a problem document."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

import httpx
import pytest

from tests.api.conftest import Server

pytestmark = pytest.mark.slow

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PATHS = ["/nothing", "/nothing/at/all", "/queries/nothing", "/data/nothing", "/graph/nothing"]
TITLES = {"en": "Not found", "es": "No encontrado", "fr": "Introuvable"}


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("path", PATHS)
def test_a_browser_gets_a_page_in_its_language_whose_links_lead_somewhere(
    real: Server, path: str, language: str
) -> None:
    answer = real.get(path, accept=BROWSER, accept_language=language)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert (answer.headers["content-language"], answer.headers["cache-control"]) == (language, "no-store")
    assert f"<h1>{TITLES[language]}</h1>" in answer.text
    rooms = re.findall(r'<(?:a|link)[^>]* href="([^"?#:]+)"', answer.text)
    assert len(rooms) > 8
    for room in rooms:
        assert real.get(urljoin(path, room), accept="*/*").status_code in (200, 303), room


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/json, text/html;q=0"])
def test_a_program_gets_a_problem_document(real: Server, path: str, accept: str) -> None:
    answer = real.get(path, accept=accept)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/nothing.ttl", "/data/nothing.csv.gz", "/queries/nothing?format=csv"])
def test_who_asks_for_data_gets_a_problem_document_in_a_browser_too(real: Server, path: str) -> None:
    answer = real.get(path, accept=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_the_page_says_what_is_called_almost_so_and_shows_what_was_typed_as_text(real: Server) -> None:
    near = html.unescape(real.get("/queries/partners-of-a-bodi", accept=BROWSER).text)
    assert "did you mean 'partners-of-a-body'?" in near
    typed = httpx.get(f"{real.url}/%3Cscript%3Ealert(1)%3C/script%3E", headers={"Accept": BROWSER})
    assert typed.status_code == 404
    assert "<script" not in typed.text
    assert "&lt;script&gt;" in typed.text

"""The pages as a browser shows them, on a telephone and on a desk, in three languages."""

from __future__ import annotations

import pytest

from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools"),
]

PAGES = {"start": "/?", "service": "/sparql?format=html&"}


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_fits_every_width_and_nothing_in_it_fails(
    chromium: Browser, real: Server, page: str, language: str
) -> None:
    for width in (320, 400, 1200):
        chromium.show(f"{real.url}{page}lang={language}", width)
        assert chromium.value("document.documentElement.lang") == language
        assert chromium.value("document.documentElement.scrollWidth") <= width
        assert chromium.value("[...document.styleSheets].length") == 1
    assert chromium.complaints == []


def test_the_form_of_the_page_asks_and_shows_the_answer(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/?lang=es", 400)
    action = chromium.value(
        "(form => form.action + '?' + new URLSearchParams(new FormData(form)))"
        "(document.querySelector('main form'))"
    )
    chromium.show(action, 400)
    assert '"bindings"' in chromium.value("document.body.textContent")


def test_links_are_large_enough_for_a_finger(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/?lang=fr", 400)
    heights = chromium.value("[...document.querySelectorAll('nav a, .links a')].map(a => a.offsetHeight)")
    assert len(heights) > 9
    assert min(heights) >= 24  # WCAG 2.2, target size (minimum)

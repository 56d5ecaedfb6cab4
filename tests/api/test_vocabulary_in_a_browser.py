"""The pages of the ontology and the shapes as a browser shows them, on the graph as its tables make it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from api.vocabulary_figures import KNOWN
from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools"),
]
_OPEN = "document.querySelectorAll('details').forEach(one => one.open = true), 0"
# Words of the diagram that are wider than the box that they stand in.
_TOO_WIDE = """
[...document.querySelectorAll('svg .name, svg .inner')].filter(text => {
  const own = text.getBoundingClientRect()
  return ![...document.querySelectorAll('svg rect')].map(box => box.getBoundingClientRect()).some(
    box => box.left < own.left && own.right < box.right && box.top < own.top && own.bottom < box.bottom)
}).map(text => text.textContent)
"""
# Names of arrows that run into a box.
_IN_THE_WAY = """
[...document.querySelectorAll('svg .arrow')].filter(text => {
  const own = text.getBoundingClientRect()
  return [...document.querySelectorAll('svg rect')].map(box => box.getBoundingClientRect()).some(
    box => box.left < own.right - 2 && own.left + 2 < box.right
      && box.top < own.bottom - 2 && own.top + 2 < box.bottom)
}).map(text => text.textContent)
"""
# Words that end beyond the edge of the drawing.
_CUT_OFF = """[...document.querySelectorAll('main svg text')].filter(text => {
  const own = text.getBoundingClientRect(), all = text.ownerSVGElement.getBoundingClientRect()
  return own.left < all.left || own.right > all.right
}).map(text => text.textContent)"""


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("page", ["ontology", "shapes", "ontology/0.1.0"])
def test_a_page_fits_every_width_with_all_of_it_open_and_nothing_in_it_fails(
    chromium: Browser, real: Server, page: str, language: str
) -> None:
    for width in (320, 400, 1200):
        chromium.show(f"{real.url}/{page}?lang={language}", width)
        chromium.value(_OPEN)
        assert chromium.value("document.documentElement.lang") == language
        assert chromium.value("document.documentElement.scrollWidth") <= width
    assert chromium.complaints == []


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_words_of_the_diagram_stay_in_their_boxes_or_between_them(
    chromium: Browser, real: Server, language: str
) -> None:
    chromium.show(f"{real.url}/ontology?lang={language}", 1200)
    assert chromium.value("document.querySelectorAll('svg .name').length") > 20
    assert chromium.value(_TOO_WIDE) == []
    assert chromium.value(_IN_THE_WAY) == []
    assert chromium.value(_CUT_OFF) == []


def test_the_iri_of_a_term_leads_to_its_place(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/ontology?lang=es#hasPractice", 400)
    assert chromium.value("document.querySelector(':target h3 code').textContent") == "uclg:hasPractice"
    assert 0 <= chromium.value("document.querySelector(':target').getBoundingClientRect().top") < 100


def test_headings_do_not_skip_a_level_and_tables_and_drawings_say_what_they_are(
    chromium: Browser, real: Server
) -> None:
    for page in ("ontology", "shapes"):
        chromium.show(f"{real.url}/{page}", 1200)
        levels = chromium.value("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert chromium.value("[...document.querySelectorAll('table')].every(t => t.caption)")
        assert chromium.value(
            "[...document.querySelectorAll('main svg')].every("
            "drawing => drawing.querySelector('title') && drawing.querySelector('desc'))"
        )


def test_the_things_that_people_know_are_the_examples_of_their_classes(real: Server) -> None:
    page = real.get("/ontology", accept="text/html").text
    assert all(f"{name}&gt;" in page or f"{name}/&gt;" in page for name in KNOWN.values())

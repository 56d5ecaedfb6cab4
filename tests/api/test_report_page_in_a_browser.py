"""The page of a report as a browser shows it: marked words in their places, facts beside them."""

from __future__ import annotations

import pytest

from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server
from tests.api.reported import HOSTILE, REPORT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools"),
]
COLOUR = "getComputedStyle(document.getElementById('{name}')).backgroundColor"


@pytest.mark.parametrize("path", ["/reports?", f"/reports/{REPORT}?", f"/reports/{HOSTILE}?text=en&"])
def test_a_page_fits_every_width_and_nothing_in_it_fails(
    chromium: Browser, reporting: Server, path: str
) -> None:
    for width in (320, 400, 1200):
        chromium.show(f"{reporting.url}{path}format=html&lang=fr", width)
        assert chromium.value("document.documentElement.scrollWidth") <= width
        assert chromium.value("document.styleSheets.length") == 2
    assert chromium.complaints == []


def test_the_passage_that_is_gone_to_is_highlighted_and_no_other(
    chromium: Browser, reporting: Server
) -> None:
    chromium.show(f"{reporting.url}/reports/{REPORT}?format=html&text=en#wish-1", 1200)
    there, other = (chromium.value(COLOUR.format(name=name)) for name in ("wish-1", "commitment-1"))
    assert there != other
    top = chromium.value("document.getElementById('wish-1').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_facts_stand_beside_the_words_where_there_is_room_and_below_where_there_is_none(
    chromium: Browser, reporting: Server
) -> None:
    place = "document.getElementById('{name}').getBoundingClientRect()"
    words, facts = (place.format(name=name) for name in ("offer-1", "facts_offer-1"))
    chromium.show(f"{reporting.url}/reports/{REPORT}?format=html&text=en", 1200)
    assert chromium.value(f"{facts}.left >= {words}.right")
    chromium.show(f"{reporting.url}/reports/{REPORT}?format=html&text=en", 400)
    assert chromium.value(f"{facts}.top >= {words}.bottom")

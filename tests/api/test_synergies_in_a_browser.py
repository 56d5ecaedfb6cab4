"""The pages of synergies as a browser shows them: they fit, nothing fails, and they are read by keyboard."""

from __future__ import annotations

import pytest

from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools"),
]

PAGES = (
    "/synergies?limit=5&kind=knowledge&",
    "/synergies/committee-culture--cop-digital-cities?",
    "/cities/es-bilbao/opportunities?limit=3&",
    "/synergies/matrix?",
    "/synergies/network?",
    "/doc/body/cop-digital-cities?",
)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_synergies_fits_every_width_and_nothing_in_it_fails(
    chromium: Browser, real: Server, page: str, language: str
) -> None:
    chromium.complaints.clear()
    for width in (320, 400, 1200):
        chromium.show(f"{real.url}{page}lang={language}", width)
        assert chromium.value("document.documentElement.lang") == language
        assert chromium.value("document.documentElement.scrollWidth") <= width
        outside = "performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin))"
        assert chromium.value(f"{outside}.length") == 0
    assert chromium.complaints == []


def test_the_form_asks_and_its_answer_is_narrower(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/synergies?lang=es", 400)
    whole = chromium.value("document.querySelector('.found').textContent")
    action = chromium.value(
        "(form => { form.city.value = 'Bilbao'; return form.action.split('?')[0] + '?' + "
        "new URLSearchParams(new FormData(form)) })(document.querySelector('main form'))"
    )
    chromium.show(action, 400)
    assert chromium.value("document.querySelector('#city').value") == "Bilbao"
    narrow = chromium.value("document.querySelector('.found').textContent")
    assert narrow != whole
    assert chromium.value("document.querySelectorAll('.synergies > li').length") > 3


def test_evidence_unfolds_by_keyboard_without_a_script(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/synergies?limit=1&lang=en", 1200)
    chromium.value("document.querySelector('.synergies summary').focus() || true")
    for kind in ("keyDown", "keyUp"):
        chromium.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", text="\r",
                      windowsVirtualKeyCode=13)  # fmt: skip
    assert chromium.value("document.querySelector('.synergies details').open") is True


def test_points_and_lines_of_the_network_can_be_reached_by_keyboard(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/synergies/network?lang=en&most=12", 1200)
    chromium.value("document.querySelector('.net a').focus() || true")
    assert chromium.value("document.activeElement.tagName") == "a"
    assert chromium.value("document.querySelectorAll('.net a[href]').length") > 20

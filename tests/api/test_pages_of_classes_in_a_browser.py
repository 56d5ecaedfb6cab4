"""The pages of things as a browser shows them: they fit, nothing fails, and they read without a mouse."""

from __future__ import annotations

import pytest

from tests.api.browser import CHROMIUM, Browser
from tests.api.conftest import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools"),
]

PAGES = [
    "city/es-bilbao",
    "body/cop-digital-cities",
    "body/uclg",
    "practice/uclg-digitalcities--bilbao--bilbaoaccess",
    "mandate/committee-culture--vice-president--es-bilbao--2020-01",
    "edition/scs-2019",
    "report/digital-cities-2020-2021/en",
    "theme/smart-cities",
    "country/es",
    "role/president",
]


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_the_page_of_a_thing_fits_every_width_and_nothing_in_it_fails(
    chromium: Browser, real: Server, page: str, language: str
) -> None:
    chromium.complaints.clear()
    for width in (320, 400, 1200):
        chromium.show(f"{real.url}/doc/{page}.html?lang={language}", width)
        assert chromium.value("document.documentElement.lang") == language
        assert chromium.value("document.documentElement.scrollWidth") <= width
    assert chromium.complaints == []


def test_a_bar_of_the_timeline_lies_where_its_mandate_lies(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/doc/body/cop-digital-cities.html?lang=en", 1200)
    boxes = chromium.value(
        "[...document.querySelectorAll('.timeline .bar')].map(bar => [...bar.children].map(r =>"
        " [r.getBoundingClientRect().x - bar.getBoundingClientRect().x, r.getBoundingClientRect().width,"
        " bar.getBoundingClientRect().width]))"
    )
    assert len(boxes) == 2
    assert all(x >= 0 and x + width <= whole + 1 for drawn in boxes for x, width, whole in drawn)


def test_the_first_key_leads_past_the_header(chromium: Browser, real: Server) -> None:
    chromium.show(f"{real.url}/doc/city/es-bilbao.html?lang=en", 1200)
    for kind in ("keyDown", "keyUp"):
        chromium.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert chromium.value("document.activeElement.getAttribute('href')") == "#content"
    assert chromium.value("document.activeElement.getBoundingClientRect().left") >= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground_in_light_and_in_dark(
    chromium: Browser, real: Server, scheme: str
) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    chromium.call("Emulation.setEmulatedMedia", features=features)
    chromium.show(f"{real.url}/doc/body/cop-digital-cities.html?lang=en", 1200)
    colours = chromium.value(
        "[getComputedStyle(document.body).backgroundColor,"
        " ...['.soft', 'main a', '.tongue', '.pairs-of dt', '.cites a', 'th', '.told td']"
        ".map(one => document.querySelector(one)).filter(Boolean).map(e => getComputedStyle(e).color)]"
    )
    chromium.call("Emulation.setEmulatedMedia", features=[])
    ground, *texts = (_luminance(colour) for colour in colours)
    assert len(texts) >= 6
    for text in texts:
        light, dark = max(text, ground), min(text, ground)
        assert (light + 0.05) / (dark + 0.05) >= 4.5  # WCAG 2.2, contrast (minimum)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.strip("rgba()").split(",")[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

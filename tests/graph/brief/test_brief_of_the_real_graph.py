"""Briefs of the repository's own tables: what the reports tell comes out, and they fit two pages."""

from __future__ import annotations

import asyncio
import io
import re
import subprocess
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import cast

import docx
import pypdf
import pytest
from pyoxigraph import QuerySolutions, QueryTriples, Store, Triple

from graph.brief import Brief, compose, gather
from graph.brief.connections import connections
from graph.brief.document import document
from graph.brief.page import page
from graph.brief.tongue import Tongue
from ontology import BASE, UCLG
from tests.api.browser import CHROMIUM

pytestmark = pytest.mark.slow
BODY = f"{BASE}id/body/"
LANGUAGES = ["en", "es", "fr"]
PAIR = ("cop-digital-cities", "pc-opportunities-culture-diplomacy")
LONGEST = [
    PAIR,
    ("cop-digital-cities",),
    ("metropolis",),
    ("committee-csipdhr",),
    ("pc-right-to-the-city",),
    ("committee-culture", "metropolis"),
    ("local4action-hub-bilbao", "committee-culture"),
    ("uclg-eurasia", "committee-culture"),
]


def told(store: Store, names: tuple[str, ...], language: str) -> Brief:
    async def ask(query: str) -> Iterable[Triple]:
        return cast("QueryTriples", store.query(query, use_default_graph_as_union=True))

    gathered = asyncio.run(gather(ask, *(BODY + name for name in names)))
    return compose(gathered, language, version=1, made=date(2026, 11, 22))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pair_of_the_report_is_led_by_bilbao_and_offered_the_study(store: Store, language: str) -> None:
    brief = told(store, PAIR, language)
    texts = [reason.text for reason in brief.reasons]
    assert texts[0].startswith("Bilbao ")
    assert any("Smart Cities Study" in text for text in texts)
    assert brief.picture is not None
    assert "Bilbao" in brief.picture.svg
    report = [each for each in brief.sources if each.shown.startswith("digital-cities-2020-2021")]
    assert [each.number for each in report] == [1, 2]
    assert {1, 2} <= set(brief.reasons[0].notes)


def test_every_kind_of_every_synergy_of_bodies_has_something_to_show(store: Store) -> None:
    query = f"""SELECT ?a ?b {{ ?s a <{UCLG}Synergy> ; <{UCLG}between> ?a, ?b FILTER(STR(?a) < STR(?b))
      FILTER NOT EXISTS {{ ?s <{UCLG}between>/a <{UCLG}LocalGovernment> }} }}"""
    pairs = list(cast("QuerySolutions", store.query(query, use_default_graph_as_union=True)))
    assert len(pairs) > 100

    async def ask(text: str) -> Iterable[Triple]:
        return cast("QueryTriples", store.query(text, use_default_graph_as_union=True))

    for one, other in ((str(row[0].value), str(row[1].value)) for row in pairs):
        tongue = Tongue(asyncio.run(gather(ask, one, other)), "en")
        synergy = tongue.told.synergies[0]
        assert len(connections(tongue, synergy)) == len(tongue.told.parts(synergy)), (one, other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", LONGEST, ids="--".join)
def test_no_sentence_begins_with_a_small_letter_and_nothing_is_left_open(
    store: Store, names: tuple[str, ...], language: str
) -> None:
    brief = told(store, names, language)
    texts = [brief.lead, brief.about, brief.caveat, *(each.text for each in brief.reasons)]
    texts += [each.text for each in brief.steps]
    assert all(text[0].isupper() or text[0] in "«“" for text in texts)
    assert all(text.endswith((".", "»", "”")) for text in texts)
    assert not [text for text in texts if "{" in text or "None" in text]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", LONGEST, ids="--".join)
def test_a_document_opens_with_all_its_parts(store: Store, names: tuple[str, ...], language: str) -> None:
    brief = told(store, names, language)
    opened = docx.Document(io.BytesIO(document(brief)))
    headings = [each.text for each in opened.paragraphs if each.style and each.style.name == "Heading 1"]
    assert len(headings) >= 4
    assert len(opened.tables) == 1 + sum(bool(office.seats) for office in brief.offices)
    assert len(opened.inline_shapes) == (brief.picture is not None)
    notes = [each for each in opened.paragraphs if each.style and each.style.name == "Source Note"]
    assert len(notes) == len(brief.sources)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: make tools")
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_two_pages_of_a4_in_print(store: Store, tmp_path: Path, language: str) -> None:
    for names in LONGEST:
        file = tmp_path / "brief.html"
        file.write_text(page(told(store, names, language)), encoding="utf-8")
        pdf = tmp_path / "brief.pdf"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [str(CHROMIUM), *options, profile, f"--print-to-pdf={pdf}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        pages = pypdf.PdfReader(pdf).pages
        assert len(pages) <= 2, names
        assert [round(float(side)) for side in pages[0].mediabox[2:]] in ([595, 842], [596, 842], [594, 842])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_in_order_for_a_screen_reader(store: Store, language: str) -> None:
    made = page(told(store, PAIR, language))
    levels = [int(level) for level in re.findall(r"<h(\d)", made)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert made.count("<th ") == made.count('scope="row"') + made.count('scope="col"')
    assert f'<html lang="{language}">' in made

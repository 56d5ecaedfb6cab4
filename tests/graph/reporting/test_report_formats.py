"""A report as Word, as a page and as Markdown: opened again."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from graph.reporting.document import document
from graph.reporting.markdown import markdown
from graph.reporting.model import Heading
from graph.reporting.page import page
from tests.graph.reporting.reporting_small import drafted


def opened(language: str = "en") -> Any:  # noqa: ANN401 - python-docx's own types stop at its elements
    return docx.Document(io.BytesIO(document(drafted(language=language))))


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_same_graph_gives_the_same_bytes(language: str) -> None:
    for write in (document, page, markdown):
        assert write(drafted(language=language)) == write(drafted(language=language))


def test_headings_of_a_document_are_headings_of_their_level() -> None:
    wanted = [(f"Heading {b.level}", b.text) for b in drafted().blocks if isinstance(b, Heading)]
    found = [(p.style.name, p.text) for p in opened().paragraphs if p.style.name.startswith("Heading")]
    assert found == wanted


def test_notes_of_a_document_are_its_footnotes_in_the_order_of_the_text() -> None:
    report = drafted()
    told = opened()
    part = next(rel.target_part for rel in told.part.rels.values() if rel.reltype.endswith("/footnotes"))
    element = parse_xml(part.blob)
    notes = element.findall(qn("w:footnote"))
    ids = [note.get(qn("w:id")) for note in notes]
    assert ids == ["-1", "0", *(str(note.number) for note in report.notes)]
    texts = ["".join(each.text or "" for each in note.iter(qn("w:t"))) for note in notes[2:]]
    assert texts == [", ".join(filter(None, (note.name.text, note.shown))) for note in report.notes]
    leads = [part.rels[link.get(qn("r:id"))].target_ref for link in element.iter(qn("w:hyperlink"))]
    assert leads == [note.url for note in report.notes]
    references = [each.get(qn("w:id")) for each in told.element.body.iter(qn("w:footnoteReference"))]
    assert references == ids[2:]


def test_a_note_that_is_referred_to_again_keeps_its_number() -> None:
    body = opened().element.body
    again = [each.text.split()[1] for each in body.iter(qn("w:instrText")) if "NOTEREF" in each.text]
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert again
    assert set(again) <= marks


def test_a_document_says_its_language_and_its_title() -> None:
    properties = opened("es").core_properties
    assert properties.language == "es-ES"
    assert properties.title == "Informe del mecanismo de consulta, 2020-2021: Comisión de Mareas"


class Page(HTMLParser):
    """What a page leads to, has and loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if own := told.get("id"):
            self.ids.add(own)
        if tag == "a":
            self.links.append(told.get("href") or "")
        elif tag in ("script", "link", "img", "iframe"):
            self.loads.append(tag)


def test_a_page_loads_nothing_and_its_references_lead_to_its_notes() -> None:
    read = Page(page(drafted()))
    assert read.loads == []
    inside = {link[1:] for link in read.links if link.startswith("#")}
    assert inside
    assert inside <= read.ids


def test_each_note_of_a_page_leads_back_to_all_its_references() -> None:
    told = page(drafted())
    notes = dict(re.findall(r'<li id="note-(\d+)">(.*?)</li>', told))
    assert notes
    for number, note in notes.items():
        references = re.findall(rf'<a id="([^"]+)" href="#note-{number}">', told)
        assert references
        assert re.findall(r'class="back" href="#([^"]+)"', note) == references


def test_names_with_signs_are_names_on_a_page() -> None:
    told = page(drafted())
    assert "Committee on Tides &lt;One&gt;" in told
    assert "<One>" not in told


def test_names_in_another_language_say_so() -> None:
    assert re.search(r'<a href="[^"]+/map" ?>', page(drafted(language="es")))
    assert re.search(r'<a href="[^"]+/guide" lang="en">', page(drafted(language="es")))


def test_markdown_has_footnotes_and_signs_stay_signs() -> None:
    told = markdown(drafted())
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", told))
    assert cited
    assert cited == set(re.findall(r"^\[\^(\d+)\]: ", told, re.MULTILINE))
    assert r"A guide \*for\* harbours" in told
    assert (
        "[^1]: [Report (English), component A](<https://w3id.org/uclg-graph/reports/r?text=en#map>)" in told
    )
    assert told.startswith(
        "# Committee on Tides \\<One\\>\n\n**Report of the consultation mechanism, 2020-2021**"
    )


def test_french_has_no_break_spaces_before_its_signs() -> None:
    told = re.sub(
        r"\S+://\S+|^\[\^\d+\]:|\[\^\d+\]", "", markdown(drafted(language="fr")), flags=re.MULTILINE
    )
    assert re.findall(r"[^\s\u00a0\u202f][:;?!»](?=\s)|(?<!\u00a0) [:;?!»]|«(?!\u00a0)", told) == []

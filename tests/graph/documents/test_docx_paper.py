"""Documents as Word and a screen reader find them: opened again, part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from graph.documents import docx_zip
from graph.documents.docx import Paper
from graph.documents.drawing import png
from graph.documents.pieces import Piece

WHEN = datetime(2026, 11, 1, tzinfo=UTC)
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def paper(language: str = "es") -> Paper:
    return Paper(language, "Título", "Asunto", WHEN)


def whole() -> bytes:
    made = paper()
    made.title(Piece("Título"))
    made.subtitle(Piece("debajo"))
    made.heading(Piece("Uno"))
    made.paragraph(Piece("See "), Piece("1", raised=True, anchor="source-1", language="en"))
    made.picture(png(SQUARE, 90), 4, "Un cuadrado negro")
    made.heading(Piece("Dos", href="https://example.org/"), level=2)
    made.table([[Piece("A")], [Piece("B")]], [[[Piece("c")], [Piece("d")]]], [5, 10], "Una tabla")
    made.items([[Piece("x")], [Piece("y")]], numbered=True)
    made.items([[Piece("z")]], numbered=True)
    made.items([[Piece("w")]])
    made.notes([(1, [Piece("Fuente")])], prefix="source")
    made.footer("Pie")
    return made.save()


def opened(data: bytes) -> Any:  # noqa: ANN401 - python-docx's own types stop at its elements
    return docx.Document(io.BytesIO(data))


def test_the_same_content_gives_the_same_bytes_whenever_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = whole()
    monkeypatch.setattr("zipfile.time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    assert whole() == first


def test_times_and_systems_of_an_archive_are_left_out_and_nothing_else() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("b", (2020, 1, 1, 1, 1, 2)), "two")
        archive.writestr("a", "one")
    with zipfile.ZipFile(io.BytesIO(docx_zip.same_each_time(buffer.getvalue()))) as same:
        assert [(name, same.read(name)) for name in same.namelist()] == [("b", b"two"), ("a", b"one")]
        assert {entry.date_time for entry in same.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_headings_are_headings_and_the_title_is_the_title() -> None:
    found = [(each.style.name, each.text) for each in opened(whole()).paragraphs]
    assert ("Title", "Título") in found
    assert ("Heading 1", "Uno") in found
    assert ("Heading 2", "Dos") in found


def test_the_properties_tell_of_the_content_and_not_of_a_machine() -> None:
    told = opened(whole()).core_properties
    assert (told.title, told.subject, told.language, told.author) == (
        "Título",
        "Asunto",
        "es-ES",
        "uclg-graph",
    )
    assert told.created == told.modified == WHEN
    assert told.comments == ""


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("es", "es-ES"), ("fr", "fr-FR")])
def test_the_language_of_the_text_is_said(language: str, locale: str) -> None:
    styles = opened(paper(language).save()).styles.element
    assert [each.get(qn("w:val")) for each in styles.find(qn("w:docDefaults")).iter(qn("w:lang"))] == [locale]


def test_text_in_another_language_says_so() -> None:
    body = opened(whole()).element.body
    assert [each.get(qn("w:val")) for each in body.iter(qn("w:lang"))] == ["en-GB"]


def test_it_is_a4() -> None:
    section = opened(whole()).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_a_table_has_a_header_row_that_comes_again_and_says_what_it_tells() -> None:
    table = opened(whole()).tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "Una tabla"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A", "B"], ["c", "d"]]


def test_a_picture_has_words_and_its_width() -> None:
    shape = opened(whole()).inline_shapes[0]
    assert shape._inline.docPr.get("descr") == "Un cuadrado negro"
    assert round(shape.width.cm, 2) == 4


def test_a_second_numbered_list_begins_with_one_again() -> None:
    items = [each for each in opened(whole()).paragraphs if each.style.name == "List Number"]
    numbers = [each._p.pPr.numPr.numId.val for each in items]
    assert numbers[0] == numbers[1] != numbers[2]
    listed = opened(whole()).part.numbering_part.element
    starts = {
        each.numId: [start.get(qn("w:val")) for start in each.iter(qn("w:startOverride"))]
        for each in listed.num_lst
    }
    assert starts[numbers[2]] == ["1"]


def test_links_lead_outside_and_references_to_their_notes() -> None:
    document = opened(whole())
    links = [*document.element.body.iter(qn("w:hyperlink"))]
    inside = [link.get(qn("w:anchor")) for link in links if link.get(qn("w:anchor"))]
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert inside == ["source-1"]
    assert set(inside) <= marks
    outside = [link.get(qn("r:id")) for link in links if link.get(qn("r:id"))]
    assert [document.part.rels[each].target_ref for each in outside] == ["https://example.org/"]


def test_the_foot_of_a_page_has_its_number() -> None:
    foot = opened(whole()).sections[0].footer.paragraphs[0]
    fields = [each.get(qn("w:instr")) for each in foot._p.iter(qn("w:fldSimple"))]
    assert foot.text.startswith("Pie")
    assert fields == ["PAGE", "NUMPAGES"]


def _text(words: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30" font-family="Nowhere, sans-serif">'
        f'<text x="4" y="20" font-size="16">{words}</text></svg>'
    )


@pytest.mark.parametrize(
    "words", ["Bilbao", "Avcılar", "İzmir", "Łódź", "Ελλάδα", "Київ", "«\u00a0À\u00a0»", "€"]
)
def test_text_is_drawn_without_any_font_of_the_machine(words: str) -> None:
    assert png(_text(words), 200) not in (png(_text(""), 200), png(_text("\ue000" * len(words)), 200))


def test_a_picture_is_as_wide_as_was_asked() -> None:
    assert struct.unpack(">I", png(_text("a"), 640)[16:20]) == (640,)


def test_a_picture_of_the_same_words_is_the_same() -> None:
    make: Callable[[], bytes] = lambda: png(_text("Bilbao"), 300)  # noqa: E731
    assert make() == make()

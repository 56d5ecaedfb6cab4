"""Files that are not what a report should be end with a clear word, within limits."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.reports.files import document_of, read_document
from graph.reports.refusals import WORDS
from tests.graph.reports.hostile_pdfs import HOSTILE

pytestmark = pytest.mark.slow

REASONS = {
    "docx_zip_bomb": "huge",
    "docx_zip_bomb_that_lies": "broken",
    "docx_entity_expansion": "entities",
    "docx_quadratic_expansion": "entities",
    "docx_external_entity": "entities",
    "docx_deep": "limits",
    "docx_empty": "empty",
    "docx_cut_off": "broken",
    "docx_without_document": "kind",
    "nothing_pdf": "empty",
    "blank_txt": "empty",
    "binary_txt": "kind",
    "large_txt": "huge",
    "one_line_txt": "huge",
    "png_named_pdf": "kind",
    "pdf_many_pages": "huge",
    "pdf_deep_array": "broken",
    "pdf_deep_pages": "broken",
    "pdf_pages_in_a_circle": "broken",
    "pdf_broken_fonts": "broken",
    "pdf_scanned": "no-text",
    "pdf_cut_off": "broken",
    "pdf_encrypted": "encrypted",
}


@pytest.mark.parametrize(("name", "reason"), REASONS.items())
def test_a_hostile_file_is_refused_for_its_reason_and_says_what_to_do(
    name: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        read_document(HOSTILE[name](tmp_path))
    assert WORDS[reason] in str(caught.value)


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - set(REASONS)))
def test_every_other_hostile_file_ends_too(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_document(HOSTILE[name](tmp_path))


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match=r"nowhere\.pdf is not a file"):
        read_document(Path("nowhere.pdf"))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str) -> bytes:
    """A word processor's file with this body."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        )
    return content.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of two runs."""
    half = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:half], text[half:])
    )
    return f"<w:p>{properties}{runs}</w:p>"


def test_runs_lists_tables_and_deleted_words_of_a_word_file_are_read_as_a_reader_sees_them() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    cells = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in ("First semester 2022", "A meeting of all"))
    body = (
        paragraph("A paragraph whose words are split over runs")
        + paragraph("an item of a list", listed)
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    )
    assert document_of("report.docx", docx(body)).text.splitlines() == [
        "A paragraph whose words are split over runs",
        "• an item of a list",
        "First semester 2022 | A meeting of all",
        "kept",
    ]


def test_a_text_file_keeps_its_offsets_whatever_its_line_ends() -> None:
    content = "\ufeffThe first line of a report is here.\r\n\r\nAnd its second one.\r\n".encode()
    found = document_of("report.txt", content)
    at = found.text.index("second")
    assert content.decode()[found.extracted(at) :].startswith("second")


def test_a_file_of_an_old_word_processor_says_how_to_save_it() -> None:
    with pytest.raises(InputError, match=r"Save it as \.docx"):
        document_of("report.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest")

"""The hostile files are what they say: a reader that refuses them refuses them for the right reason."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.graph.reports import hostile_files, hostile_pdfs
from tests.graph.reports.hostile_pdfs import HOSTILE

pytestmark = pytest.mark.slow

_SMALL = sorted(set(HOSTILE) - {"docx_zip_bomb", "docx_zip_bomb_that_lies", "large_txt", "pdf_stream_bomb"})


@pytest.mark.parametrize("name", _SMALL)
def test_each_maker_writes_one_file_where_it_was_told_to(name: str, tmp_path: Path) -> None:
    path = HOSTILE[name](tmp_path)
    assert path.is_file()
    assert path.parent == tmp_path
    assert path.suffix in {".pdf", ".docx", ".txt"}


def test_a_zip_bomb_unpacks_to_hundreds_of_times_its_size(tmp_path: Path) -> None:
    path = hostile_files.docx_zip_bomb(tmp_path, megabytes=8)
    with zipfile.ZipFile(path) as package:
        assert package.getinfo("word/document.xml").file_size > 500 * path.stat().st_size


def test_a_lying_bomb_says_a_thousand_bytes(tmp_path: Path) -> None:
    path = hostile_files.docx_zip_bomb_that_lies(tmp_path)
    with zipfile.ZipFile(path) as package:
        assert package.getinfo("word/document.xml").file_size == 1000


def test_ten_thousand_pages_have_a_page_object_each(tmp_path: Path) -> None:
    content = hostile_pdfs.pdf_many_pages(tmp_path).read_bytes()
    assert content.count(b"/Type /Page ") == 10_000


def test_the_encrypted_file_opens_with_its_password_alone(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    path = hostile_pdfs.pdf_encrypted(tmp_path)
    reader = pypdf.PdfReader(path)
    assert reader.is_encrypted
    assert not reader.decrypt("wrong")
    assert reader.decrypt(hostile_pdfs.PASSWORD.decode())
    assert reader.pages[0].extract_text() == "A report for few."


def test_the_scanned_file_has_a_picture_and_no_letter(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    page = pypdf.PdfReader(hostile_pdfs.pdf_scanned(tmp_path)).pages[0]
    assert page.extract_text() == ""
    assert "/Image" in str(page["/Resources"]["/XObject"]["/X"].get_object())

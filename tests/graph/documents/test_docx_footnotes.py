"""Footnotes of Word documents: their part, their references, and that another program opens them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from graph.documents.docx import Paper
from graph.documents.pieces import Piece

OFFICE = shutil.which("soffice")


def written(*, notes: bool = True) -> bytes:
    paper = Paper("fr", "Titre", "Sujet", datetime(2026, 11, 1, tzinfo=UTC))
    paper.title(Piece("Titre"))
    if notes:
        paper.paragraph(Piece("Un fait"), Piece("", note=1), Piece("."))
        paper.paragraph(Piece("Un autre"), Piece("", note=2), Piece(", ", raised=True), Piece("", note=1))
        paper.footnotes([[Piece("Source une", href="https://example.org/")], [Piece("Source deux")]])
    return paper.save()


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_a_document_without_notes_has_no_part_for_them() -> None:
    told = parts(written(notes=False))
    assert not any("footnote" in name for name in told)
    assert "footnotePr" not in told["word/settings.xml"]


def test_notes_stand_in_their_part_behind_the_two_separators() -> None:
    told = parts(written())
    assert "/word/footnotes.xml" in told["[Content_Types].xml"]
    assert "footnotes.xml" in told["word/_rels/document.xml.rels"]
    assert re.findall(r'<w:footnote [^>]*w:id="(-?\d+)"', told["word/footnotes.xml"]) == ["-1", "0", "1", "2"]
    assert told["word/footnotes.xml"].count("<w:footnoteRef/>") == 2
    assert "https://example.org/" in told["word/_rels/footnotes.xml.rels"]
    settings = told["word/settings.xml"]
    assert settings.index("<w:footnotePr>") < settings.index("<w:compat>")


def test_the_first_reference_is_a_footnote_and_the_next_one_leads_to_it() -> None:
    body = parts(written())["word/document.xml"]
    assert re.findall(r'<w:footnoteReference w:id="(\d)"/>', body) == ["1", "2"]
    marks = re.findall(r'w:bookmarkStart w:id="(\d+)" w:name="(\w+)"', body)
    assert len({number for number, _ in marks}) == len(marks) == 2
    assert re.findall(r"NOTEREF (\w+) ", body) == [marks[0][1]]


def test_styles_of_notes_have_the_names_that_word_gives_them() -> None:
    styles = parts(written())["word/styles.xml"]
    for style_id, name in (("FootnoteText", "footnote text"), ("FootnoteReference", "footnote reference")):
        found = re.search(rf'<w:style [^>]*w:styleId="{style_id}"[^>]*>\s*<w:name w:val="([^"]+)"', styles)
        assert found is not None
        assert found[1] == name


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it_and_sets_the_notes_at_the_foot(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(written())
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "notes.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = pypdf.PdfReader(tmp_path / "notes.pdf").pages[0].extract_text()
    assert re.search(r"Un fait1\.\s+Un autre2, 1\s+1\s*Source une\s+2\s*Source deux", text), text

"""The open half of the corpus is read as well as the issue asks; each fact rests on words of its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.reports.measure import measure
from graph.reports import names_of_tables, plain_facts
from graph.reports.files import read_document
from graph.reports.read import read

OPEN = Path(__file__).parent / "corpus" / "open"
FILES = sorted(path for path in OPEN.iterdir() if path.suffix in (".txt", ".pdf", ".docx"))
pytestmark = pytest.mark.slow


def test_precision_and_recall_of_the_open_half_are_at_least_what_was_asked() -> None:
    tally = measure(plain_facts, "open").whole
    assert (tally.precision or 0) >= 0.95
    assert (tally.recall or 0) >= 0.85


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_passages_lie_within_the_text_and_come_from_a_page_of_the_file(path: Path) -> None:
    document = read_document(path)
    reading = read(document, names_of_tables())
    assert reading.facts
    for fact in reading.facts:
        for passage in fact.passages:
            assert 0 <= passage.start < passage.end <= len(document.text)
            assert 1 <= passage.page <= document.pages

"""Offsets and checksums find the passages again in the texts of the reports, where those are at hand."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from graph.facts.report_text import Place, read_text
from graph.tables import Row, Tables

TEXTS = Path(__file__).resolve().parents[5] / "shared" / "reports"
SECTIONS = ("1", "1-a", "1-b", "1-c", "1-d", "1-e", "2", "3")
# A heading is a line that starts with the number or letter of its section and a known first word.
HEADINGS = {
    "en": ("1. Main", "A. Impl", "B. Advo", "C. Moni", "D. Lear", "E. Stre", "2. Upda", "3. Two"),
    "es": ("1. Prin", "A. Impl", "B. Repr", "C. Cont", "D. Apre", "E. Fort", "2. Actu", "3. Dos"),
}

pytestmark = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the texts of the reports are not beside the project"
)
languages = pytest.mark.parametrize("language", ["en", "es"])


def version(tables: Tables, language: str) -> Row:
    return next(row for row in tables["report_versions"] if row.text("language") == language)


def passages(tables: Tables, language: str) -> list[Row]:
    return [row for row in tables["report_passages"] if row.text("language") == language]


@cache
def text_in(file: str) -> str:
    return read_text(TEXTS / file)


def text_of(tables: Tables, language: str) -> str:
    return text_in(version(tables, language).text("file"))


def bounds(text: str, language: str) -> dict[str, tuple[int, int]]:
    """First and last character of each section, found by the headings."""
    starts = []
    for heading in HEADINGS[language]:
        found = re.findall(rf"(?m)^{re.escape(heading)}", text)
        assert len(found) == 1, heading
        starts.append(text.index(f"\n{heading}") + 1)
    assert starts == sorted(starts)
    return dict(zip(SECTIONS, pairwise([*starts, len(text)]), strict=True))


@languages
def test_the_file_has_the_length_and_the_checksum_that_are_kept(tables: Tables, language: str) -> None:
    row = version(tables, language)
    content = (TEXTS / row.text("file")).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row.text("sha256")
    text = text_of(tables, language)
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == row.text("text_sha256")
    assert len(text) == row.integer("characters")


@languages
def test_every_passage_is_found_again_by_offsets_and_checksum(tables: Tables, language: str) -> None:
    text = text_of(tables, language)
    for row in passages(tables, language):
        start, end = row.integer("start") or 0, row.integer("end") or 0
        assert Place.between(text, start, end).sha256 == row.text("sha256"), row.text("id")


@languages
def test_a_passage_begins_and_ends_at_words(tables: Tables, language: str) -> None:
    text = text_of(tables, language)
    for row in passages(tables, language):
        start, end = row.integer("start") or 0, row.integer("end") or 0
        words = text[start:end]
        assert words == words.strip(), row.text("id")
        assert not (text[start - 1].isalnum() and words[0].isalnum()), row.text("id")
        assert not (words[-1].isalnum() and text[end : end + 1].isalnum()), row.text("id")


@languages
def test_every_passage_lies_within_its_section_of_the_text(tables: Tables, language: str) -> None:
    sections = bounds(text_of(tables, language), language)
    for row in passages(tables, language):
        first, last = sections[row.text("section")]
        start, end = row.integer("start") or 0, row.integer("end") or 0
        assert first <= start < end <= last, row.text("id")


@languages
def test_every_section_has_a_passage(tables: Tables, language: str) -> None:
    assert {row.text("section") for row in passages(tables, language)} == set(SECTIONS)


def test_the_versions_share_their_passages_but_where_only_one_says_it_or_sentences_are_cut_otherwise(
    tables: Tables,
) -> None:
    english, spanish = ({row.text("id") for row in passages(tables, each)} for each in ("en", "es"))
    assert "study-cycle" in english - spanish
    assert len(english ^ spanish) <= 4


@languages
def test_hardly_a_word_of_a_section_s_running_text_is_left_without_a_passage(
    tables: Tables, language: str
) -> None:
    text = text_of(tables, language)
    covered = [False] * len(text)
    for row in passages(tables, language):
        for position in range(row.integer("start") or 0, row.integer("end") or 0):
            covered[position] = True
    first = bounds(text, language)["1"][0]
    words = [found.span() for found in re.finditer(r"\w+", text) if found.start() >= first]
    left = [text[start:end] for start, end in words if not covered[start]]
    # What is left are the headings of sections 2 and 3 and the words that join sentences.
    assert len(left) < 0.06 * len(words), left

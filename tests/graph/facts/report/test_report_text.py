"""Finding a passage in a text, for people who add one by hand."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.facts.report_text import locate, main, read_text

CORPUS = Path(__file__).resolve().parents[2] / "reports" / "corpus" / "open"
# A file of a few letters only is taken for an empty one.
LONG = "The community works on many things that cities have in common."

words = st.lists(
    st.text(alphabet="abcdeñéß’.()", min_size=1, max_size=6), min_size=3, max_size=12, unique=True
)
gaps = st.sampled_from([" ", "\n", "\r\n", "  \n \n", "\t", "\u00a0"])


@given(words, st.data())
def test_a_passage_is_found_however_its_words_are_broken_into_lines(
    chosen: list[str], data: st.DataObject
) -> None:
    # Brackets at both ends: no word is found within another one.
    numbered = [f"[{word}{number}]" for number, word in enumerate(chosen)]
    text = "".join(word + data.draw(gaps) for word in numbered)
    first = data.draw(st.integers(0, len(numbered) - 2))
    last = data.draw(st.integers(first + 1, len(numbered) - 1))
    place = locate(text, numbered[first], numbered[last])
    assert text[place.start : place.end].split() == numbered[first : last + 1]
    assert hashlib.sha256(text[place.start : place.end].encode()).hexdigest() == place.sha256


def test_first_words_that_stand_there_twice_are_refused() -> None:
    with pytest.raises(LookupError, match="stands there 2 times"):
        locate("one two one two", "one two")


def test_last_words_that_do_not_follow_are_refused() -> None:
    with pytest.raises(LookupError, match="'one' does not stand after 'two'"):
        locate("one two", "two", "one")


def test_no_words_at_all_are_refused() -> None:
    with pytest.raises(LookupError, match="at least one word"):
        locate("one two", "  ")


def test_offsets_count_in_the_cleaned_text(tmp_path: Path) -> None:
    file = tmp_path / "report.en.txt"
    file.write_bytes(f"{LONG}\r\n\r\n\uf0b7  The ﬁrst\r\n   señal".encode())
    text = read_text(file)
    assert text == f"{LONG}\n• The first señal\n"
    place = locate(text, "The first", "señal")
    assert text[place.start : place.end] == "The first señal"


def test_a_word_document_is_read_too() -> None:
    file = next(iter(sorted(CORPUS.glob("*.en.docx"))))
    text = read_text(file)
    words = text.split()[:4]
    assert locate(text, " ".join(words)).start == text.index(words[0])


def test_the_command_prints_what_the_table_keeps(tmp_path: Path) -> None:
    file = tmp_path / "report.en.txt"
    file.write_text(f"The bureau met\nin May 2020 online.\n\n{LONG}", "utf-8")
    command = [sys.executable, "-m", "graph.facts.report_text", str(file), "bureau met", "May 2020"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    checksum = hashlib.sha256(b"bureau met in May 2020").hexdigest()
    assert done.stdout == f"4,26,{checksum}\n"


def test_the_command_says_what_it_did_not_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.en.txt"
    file.write_text(f"The bureau met. {LONG}", "utf-8")
    assert main([str(file), "World Council"]) == 2
    assert "'World Council' stands there 0 times" in capsys.readouterr().err
    assert main([str(tmp_path / "no.txt"), "bureau"]) == 2
    assert "no.txt" in capsys.readouterr().err

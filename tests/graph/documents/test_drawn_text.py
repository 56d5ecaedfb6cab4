"""Text of pictures is measured, broken and cut so that it fits."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.documents
from graph.documents.drawing import width, wrapped

FONTS = Path(graph.documents.__file__).parent / "fonts"
WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=80)


class Font:
    """Widths of letters, read out of a TrueType file: tables hmtx and cmap (format 4)."""

    def __init__(self, file: Path) -> None:
        self._data = file.read_bytes()
        count = struct.unpack(">H", self._data[4:6])[0]
        self._tables = {}
        for place in range(12, 12 + 16 * count, 16):
            tag, _, start, _ = struct.unpack(">4sIII", self._data[place : place + 16])
            self._tables[tag] = start

    def width(self, sign: str) -> float:
        units = self._short(self._tables[b"head"] + 18)
        last = self._short(self._tables[b"hhea"] + 34) - 1
        return self._short(self._tables[b"hmtx"] + 4 * min(self._glyph(ord(sign)), last)) / units

    def _short(self, place: int) -> int:
        return int(struct.unpack(">H", self._data[place : place + 2])[0])

    def _glyph(self, code: int) -> int:
        cmap = self._tables[b"cmap"]
        tables = [
            cmap + struct.unpack(">I", self._data[place + 4 : place + 8])[0]
            for place in range(cmap + 4, cmap + 4 + 8 * self._short(cmap + 2), 8)
        ]
        table = next(each for each in tables if self._short(each) == 4)
        twice = self._short(table + 6)
        ends, starts, deltas = table + 14, table + 16 + twice, table + 16 + 2 * twice
        for step in range(0, twice, 2):
            start = self._short(starts + step)
            if start <= code <= self._short(ends + step):
                offset = self._short(deltas + twice + step)
                if not offset:
                    return (code + self._short(deltas + step)) % 65_536
                return self._short(deltas + twice + step + offset + 2 * (code - start))
        return 0


@pytest.mark.parametrize("sign", [*map(chr, range(32, 127)), "é", "ñ", "Ç", "ü", "ş", "\u00a0"])
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_letters_are_as_wide_as_in_the_font_that_comes_along(sign: str, weight: str) -> None:
    font = Font(FONTS / f"Arimo-{weight}.ttf")
    assert abs(width(sign, 1, bold=weight == "Bold") - font.width(sign)) < 0.002


@given(WORDS, st.integers(40, 300), st.integers(1, 5))
def test_lines_fit_their_room_and_their_number(text: str, room: int, lines: int) -> None:
    found = wrapped(text, 11, room, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line, 11) <= room or len(line) <= 2 for line in found)


@given(st.lists(WORDS.filter(lambda word: word != "" and " " not in word), max_size=9))
def test_a_text_with_room_enough_is_left_as_it_is(words: list[str]) -> None:
    assert wrapped(" ".join(words), 1, 10_000, 1) == [" ".join(words)]


def test_what_is_cut_ends_with_three_dots() -> None:
    found = wrapped("Smart Cities Study: International study on the impact", 11, 100, 2)
    assert len(found) == 2
    assert found[-1].endswith("…")


def test_the_licence_of_the_font_lies_beside_it() -> None:
    assert "SIL Open Font License, Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")

"""Words as the index compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.words import folded, places, spellings, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vice-Président, São Paulo", "vice president sao paulo"),
        ("İZMİR Büyükşehir", "izmir buyuksehir"),
        ("L’Hospitalet", "lhospitalet"),
        ('"NEAR(" * - : ^', "near"),
        ("서울 2019_20", "서울 2019 20"),
    ],
)
def test_case_accents_and_signs_do_not_matter(text: str, expected: str) -> None:
    import unicodedata

    assert unicodedata.normalize("NFC", folded(text)) == expected


def test_a_name_with_an_apostrophe_is_found_with_and_without_what_stands_before_it() -> None:
    assert {"lhospitalet", "hospitalet"} <= set(spellings(["L'Hospitalet"]))


def test_marks_are_places_in_the_text_as_it_is_written() -> None:
    text = "São Paulo and Straßburg"
    assert [text[start:end] for start, end in places(text, ["sao", "strass"])] == ["São", "Straß"]


def test_nothing_is_marked_within_a_word() -> None:
    assert places("Abilbao", ["bilbao"]) == ()


@given(st.text(), st.lists(st.text(min_size=1, max_size=3), max_size=4))
def test_marks_are_in_order_and_within_any_text(text: str, wanted: list[str]) -> None:
    found = places(text, [word for part in wanted for word in words(part)])
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert list(found) == sorted(found)

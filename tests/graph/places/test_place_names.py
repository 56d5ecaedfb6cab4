"""Names as people write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.places.names import Area, area, bracket_parts, fold_name

LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_characters="ŉ"), max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gwanak-Gu", "Gwanak-gu"),
        ("Montréal", "Montreal"),
        ("Xi'an", "Xi’an"),
        ("Xi'an", "Xian"),
        ("Lille-Métropole", "LILLE METROPOLE"),
        ("Şanlıurfa", "sanliurfa"),
        ("İzmir", "Izmir"),
        ("St. Julian's", "St Julian’s"),
        ("Ya‘bad", "Yabad"),
        ("Þorlákshöfn", "þorlakshofn"),
        ("São  Paulo", "Sao Paulo"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Córdoba", "Cordova"), ("San José", "San Josef"), ("Bari", "Barí a")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@given(LATIN)
def test_case_does_not_change_a_folded_name(text: str) -> None:
    assert fold_name(text.upper()) == fold_name(text.lower()) == fold_name(text)


@given(LATIN, st.sampled_from("\u0301\u0300\u0302\u0303\u0308\u0327"))
def test_accents_do_not_change_a_folded_name(text: str, accent: str) -> None:
    accented = "".join(letter + accent if letter.isalpha() else letter for letter in text)
    assert fold_name(accented) == fold_name(unicodedata.normalize("NFC", accented)) == fold_name(text)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(st.characters(max_codepoint=127), max_size=30), st.sampled_from(["é", "ß", "’"]))
def test_the_short_way_for_plain_letters_gives_the_same_as_the_long_one(text: str, foreign: str) -> None:
    longer = fold_name(f"{text} {foreign}")
    assert longer == " ".join([*fold_name(text).split(), *fold_name(foreign).split()])


def test_a_name_in_brackets_and_the_one_before_them_come_apart() -> None:
    assert bracket_parts("eThekwini (Durban)") == ["eThekwini", "Durban"]
    assert bracket_parts("Bilbao") == []
    assert bracket_parts("Nowhere ()") == ["Nowhere"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Santa Fe (province)", Area("Santa Fe", "province")),
        ("Province of Azuay", Area("Azuay", "province")),
        ("Azuay Province", Area("Azuay", "province")),
        ("Provincia del Azuay", Area("Azuay", "province")),
        ("Landkreis Karlsruhe", Area("Karlsruhe", "county")),
        ("Diputació de Barcelona", Area("Barcelona", "province")),
        ("Provincial Council of Seville", Area("Seville", "province")),
        ("Metropolitan Area of Barcelona", Area("Barcelona", "metropolitan-area")),
        ("Barcelona (metropolitan area)", Area("Barcelona", "metropolitan-area")),
        ("Provence-Alpes-Côte d'Azur Region", Area("Provence-Alpes-Côte d'Azur", "region")),
        ("Département de l’Hérault", Area("Hérault", "department")),
        ("Union of Municipalities of Dannieh", Area("Dannieh", "union-of-municipalities")),
        ("California (state)", Area("California", "state")),
    ],
)
def test_a_word_for_a_kind_of_area_is_understood_before_after_and_in_brackets(
    text: str, expected: Area
) -> None:
    assert area(text) == expected


@pytest.mark.parametrize(
    "text", ["Bilbao", "Region", "eThekwini (Durban)", "Provincetown", "(state)", "State of"]
)
def test_a_name_without_such_a_word_is_no_area(text: str) -> None:
    assert area(text) is None


def test_an_area_has_one_english_name_however_it_was_written() -> None:
    written = ["Azuay (province)", "Province of Azuay", "Azuay Province", "Provincia de Azuay"]
    assert {found.label for text in written if (found := area(text))} == {"Azuay Province"}

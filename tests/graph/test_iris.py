"""IRIs are readable, lower case and safe."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.iris import Iris, fold, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bilbao", "bilbao"),
        ("Xi'an", "xian"),
        ("Şişli", "sisli"),
        ("Avcılar", "avcilar"),
        ("São Tomé & Príncipe", "sao-tome-principe"),
        ("  Straße  des 17. Juni ", "strasse-des-17-juni"),
    ],
)
def test_a_slug_has_plain_letters_and_single_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_name_without_any_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        slug("—!")


@given(st.text(min_size=1))
def test_a_slug_is_always_safe_and_stable(text: str) -> None:
    try:
        result = slug(text)
    except ValueError:
        return
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", result)
    assert slug(result) == result


def test_names_that_differ_in_case_and_accents_fold_to_one() -> None:
    assert fold("  MONTRÉAL ") == fold("Montreal")


def test_things_graphs_and_schemes_have_their_own_places_under_the_base() -> None:
    iris = Iris("https://example.org/")
    assert iris.thing("city", "es-bilbao").value == "https://example.org/id/city/es-bilbao"
    assert iris.graph("inferred").value == "https://example.org/graph/inferred"
    assert iris.scheme("role").value == "https://example.org/scheme/role"
    assert iris.dataset.value == "https://example.org/dataset"

"""A query is found by what it is called in any of the three languages."""

from __future__ import annotations

import pytest

from queries.catalogue import Catalogue

CATALOGUE = Catalogue.load()
EVERY = pytest.mark.parametrize("name", list(CATALOGUE))


@EVERY
def test_titles_and_questions_in_english_spanish_and_french_find_the_same_query(name: str) -> None:
    query = CATALOGUE[name]
    for language in ("en", "es", "fr"):
        assert CATALOGUE.find(query.title.get(language)) is query
        assert CATALOGUE.find(query.question.get(language)) is query
        assert CATALOGUE.find(query.question.get(language), language) is query


@pytest.mark.parametrize(
    ("english", "spanish", "name"),
    [
        (
            "Pairs of bodies led by the same city",
            "Pares de órganos liderados por la misma ciudad",
            "pairs-led-by-the-same-city",
        ),
        ("Partners of a body", "Socios de un órgano", "partners-of-a-body"),
        ("Practices on a theme", "Prácticas sobre un tema", "practices-on-a-theme"),
        (
            "Which UCLG bodies, under the same president or not, share a name?",
            "¿Qué órganos de CGLU comparten nombre?",
            None,
        ),
    ],
)
def test_spanish_and_english_words_lead_to_one_query(english: str, spanish: str, name: str | None) -> None:
    expected = None if name is None else CATALOGUE[name]
    assert CATALOGUE.find(english) is expected
    assert CATALOGUE.find(spanish) is expected


@pytest.mark.parametrize(
    "words",
    ["DONDE ESTA UNA CIUDAD", "¿Dónde está una ciudad?", "dónde  está una ciudad", "Où se trouve une ville"],
)
def test_case_accents_spaces_and_marks_do_not_matter(words: str) -> None:
    assert CATALOGUE.find(words) is CATALOGUE["where-a-city-is"]


def test_a_language_looks_at_that_language_only() -> None:
    query = CATALOGUE["events-of-a-kind"]
    assert CATALOGUE.find("Eventos de un tipo", "es") is query
    assert CATALOGUE.find("Eventos de un tipo", "en") is None
    assert CATALOGUE.find("Events of a kind", "es") is None


def test_a_language_that_is_none_of_the_three_finds_nothing() -> None:
    assert CATALOGUE.find("Events of a kind", "pt") is None


def test_a_part_of_a_title_is_not_enough() -> None:
    assert CATALOGUE.find("Partners") is None
    assert CATALOGUE.find("") is None

"""Labels that nobody worded, in three languages."""

from __future__ import annotations

import pytest

from graph.review.rows.labels import MOST, shortened
from graph.review.rows.wording import edition, period


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022", "2022", ("2022", "2022", "2022")),
        ("2022-05", "2022-05", ("May 2022", "mayo de 2022", "mai 2022")),
        (
            *("2022-07", "2022-12"),
            ("second semester 2022", "segundo semestre de 2022", "second semestre 2022"),
        ),
        (
            *("2022-03-02", "2022-03-04"),
            ("2 – 4 March 2022", "2 – 4 de marzo de 2022", "2 – 4 mars 2022"),
        ),
        ("2020", "", ("from 2020", "desde 2020", "à partir de 2020")),
        ("", "2020", ("until 2020", "hasta 2020", "jusqu’à 2020")),
        ("", "", ("", "", "")),
    ],
)
def test_a_period_is_worded_as_far_as_it_is_known(start: str, end: str, words: tuple[str, ...]) -> None:
    assert tuple(period(start, end, language) for language in ("en", "es", "fr")) == words


def test_an_edition_is_called_by_its_number_and_year_or_what_is_known_of_them() -> None:
    assert [edition("2", "2019", each) for each in ("en", "es", "fr")] == [
        "Second edition: 2019",
        "Segunda edición: 2019",
        "Deuxième édition\u00a0: 2019",
    ]
    assert [edition("12", "2019", "en"), edition("", "2019", "es")] == ["Edition 12 – 2019", "Edición 2019"]


def test_long_words_end_at_a_clause_and_never_with_a_small_word() -> None:
    first = "In the second year the community went on with its survey of bus lanes in all member cities"
    assert shortened(f"{first}, which took longer than anybody had thought.") == first
    cut = shortened("the " + "community of cities and towns " * 8)
    assert cut.endswith(("community…", "cities…", "towns…"))
    assert cut.startswith("The community")
    assert len(cut) <= MOST

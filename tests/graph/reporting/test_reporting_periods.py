"""Years that a person asks for, and times as headings say them."""

from __future__ import annotations

import pytest

from graph.errors import BadParameter
from graph.reporting.period import Period, Stretch, read_period


@pytest.mark.parametrize(
    ("given", "period"),
    [
        ("2020", Period(2020, 2020)),
        ("2020-2021", Period(2020, 2021)),
        (" 2020–21 ", Period(2020, 2021)),
        ("2019/2020", Period(2019, 2020)),
    ],
)
def test_a_year_or_two_are_read_as_people_write_them(given: str, period: Period) -> None:
    assert read_period(given) == period
    assert read_period(str(period)) == period


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("last year", "a year or two, like 2020"),
        ("2020-01-05", "a year or two"),
        ("2021-2020", "2020 is before 2021"),
        ("1990-2020", "10 years at most"),
        ("", "a year or two"),
    ],
)
def test_what_is_no_period_is_refused_in_words(given: str, said: str) -> None:
    with pytest.raises(BadParameter, match=said):
        read_period(given)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (
            "2020-01",
            "2020-06",
            ("in the first semester of 2020", "en el primer semestre de 2020", "au premier semestre 2020"),
        ),
        ("2020", "2020", ("in 2020", "en 2020", "en 2020")),
        ("2020", "2021", ("in 2020 and 2021", "en 2020 y 2021", "en 2020 et 2021")),
        ("2020", "2023", ("from 2020 to 2023", "de 2020 a 2023", "de 2020 à 2023")),
        ("2020-05", "2020-05", ("in May 2020", "en mayo de 2020", "en mai 2020")),
        (
            "2020-08",
            "2020-10",
            ("from August to October 2020", "de agosto a octubre de 2020", "d’août à octobre 2020"),
        ),
        ("2020-05-02", "2020-05-02", ("on 2 May 2020", "el 2 de mayo de 2020", "le 2 mai 2020")),
        (
            "2020-05-01",
            "2020-05-03",
            ("from 1 to 3 May 2020", "del 1 al 3 de mayo de 2020", "du 1er au 3 mai 2020"),
        ),
        (
            "2020-04-30",
            "2020-05-03",
            (
                "from 30 April to 3 May 2020",
                "del 30 de abril al 3 de mayo de 2020",
                "du 30 avril au 3 mai 2020",
            ),
        ),
        ("2020", "", ("since 2020", "desde 2020", "depuis 2020")),
        ("", "2020", ("until 2020", "hasta 2020", "jusqu’en 2020")),
        ("", "", ("", "", "")),
    ],
)
def test_times_are_said_with_their_prepositions(start: str, end: str, words: tuple[str, str, str]) -> None:
    stretch = Stretch(start, end)
    assert tuple(stretch.words(language) for language in ("en", "es", "fr")) == words


def test_plans_are_for_a_time_in_english() -> None:
    assert Stretch("2021", "2021").words("en", planned=True) == "for 2021"
    assert Stretch("2021-05-02", "2021-05-02").words("en", planned=True) == "on 2 May 2021"
    assert Stretch("2021", "2021").words("es", planned=True) == "en 2021"


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2020", "2020", ("2020-01-01", "2020-12-31")),
        ("2020-02", "2020-02", ("2020-02-01", "2020-02-29")),
        ("2020-02-03", "", ("2020-02-03", "2020-02-03")),
        ("", "2021", ("2021-01-01", "2021-12-31")),
        ("", "", ("", "")),
    ],
)
def test_partial_dates_are_whole_days(start: str, end: str, days: tuple[str, str]) -> None:
    assert Stretch(start, end).days == days


def test_words_of_a_source_are_the_same_but_for_small_words_and_order() -> None:
    first = Stretch("2020-01", "2020-06")
    assert first.same("primer semestre de 2020", "es")
    assert not Stretch("2020-07", "2020-12").same("last months of 2020", "en")
    assert Stretch("2021", "2021").same("World Council of 2021", "en", "Launch at the World Council")

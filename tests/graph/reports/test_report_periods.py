"""Times as people write them, in three languages."""

from __future__ import annotations

import pytest

from graph.reports.periods import times


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "during the first semester 2022", "2022-01", "2022-06"),
        ("es", "durante el primer semestre de 2022", "2022-01", "2022-06"),
        ("fr", "au premier semestre 2022", "2022-01", "2022-06"),
        ("es", "la segunda mitad del 2020", "2020-07", "2020-12"),
        ("en", "the second quarter of 2023", "2023-04", "2023-06"),
        ("fr", "au troisième trimestre 2014", "2014-07", "2014-09"),
        ("en", "in March 2022", "2022-03", "2022-03"),
        ("fr", "12-14 octobre 2023", "2023-10-12", "2023-10-14"),
        ("en", "October 12-14, 2023", "2023-10-12", "2023-10-14"),
        ("es", "del 12 al 14 de octubre de 2023", "2023-10-12", "2023-10-14"),
        ("fr", "du 30 novembre au 2 décembre 2022", "2022-11-30", "2022-12-02"),
        ("es", "entre marzo y junio de 2022", "2022-03", "2022-06"),
        ("fr", "le 1er juin 2021", "2021-06-01", "2021-06-01"),
        ("en", "since 2020", "2020", ""),
        ("es", "desde marzo de 2020", "2020-03", ""),
        ("fr", "depuis septembre 2012", "2012-09", ""),
        ("en", "until June 2023", "", "2023-06"),
        ("en", "the end of 2022 and the beginning of 2023", "2022", "2023"),
        ("es", "a finales de 2023", "2023", "2023"),
        ("fr", "fin 2023", "2023", "2023"),
        ("en", "in 2022 and 2023", "2022", "2023"),
        ("en", "on 2022-03-14", "2022-03-14", "2022-03-14"),
        ("es", "II semestre 2022", "2022-07", "2022-12"),
        ("en", "2022 Q1", "2022-01", "2022-03"),
        ("es", "los primeros seis meses de 2022", "2022-01", "2022-06"),
        ("en", "on 5, 6 and 7 May 2022", "2022-05-05", "2022-05-07"),
        ("fr", "du lundi 5 au vendredi 9 juin 2022", "2022-06-05", "2022-06-09"),
        ("es", "03/2022", "2022-03", "2022-03"),
        ("fr", "de novembre 2022 à février 2023", "2022-11", "2023-02"),
        ("fr", "au plus tard en mars 2023", "", "2023-03"),
        ("es", "en 2022 y en 2023", "2022", "2023"),
        ("en", "from 2024 the prize will be given", "2024", ""),
    ],
)
def test_a_time_has_the_dates_that_it_means(language: str, text: str, start: str, end: str) -> None:
    found = times(text, language)
    assert [(when.start, when.end) for when in found] == [(start, end)]


def test_a_month_without_a_year_takes_the_one_told_before() -> None:
    found = times("In May 2020 they met; on 11-15 November again.", "en")
    assert [(when.start, when.end) for when in found] == [
        ("2020-05", "2020-05"),
        ("2020-11-11", "2020-11-15"),
    ]


def test_a_day_that_no_calendar_has_is_no_time() -> None:
    assert times("on 31 February 2022", "en") == []


def test_a_year_that_belongs_to_a_name_is_no_time() -> None:
    assert times("the Smart Cities Study 2019 and the 2021 edition", "en") == []

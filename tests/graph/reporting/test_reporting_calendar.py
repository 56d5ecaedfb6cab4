"""Activities and events as an iCalendar file, read again by the library."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.graph.reporting.reporting_small import read

icalendar = pytest.importorskip("icalendar", reason="the lead adds icalendar")


def entries(language: str = "en") -> dict[str, Any]:
    from graph.reporting.calendar import calendar

    told = icalendar.Calendar.from_ical(calendar(read(), language))
    return {str(entry["uid"]).rsplit("/", 1)[-1]: entry for entry in told.walk("VEVENT")}


def test_what_has_dates_is_there_and_nothing_else() -> None:
    assert set(entries()) == {"tide-day", "map", "guide", "online"}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("map", date(2020, 1, 1), date(2020, 7, 1)),
        ("guide", date(2021, 1, 1), date(2022, 1, 1)),
        ("tide-day", date(2020, 5, 1), date(2020, 6, 1)),
    ],
)
def test_months_and_years_are_whole_and_the_end_is_the_day_after(name: str, first: date, last: date) -> None:
    entry = entries()[name]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (first, last)


def test_what_is_planned_is_tentative_and_keeps_the_words_of_its_source() -> None:
    entry = entries()["guide"]
    assert entry["status"] == "TENTATIVE"
    assert entry["description"] == "Planned (late summer of 2021)"
    assert entries()["map"]["status"] == "CONFIRMED"


def test_names_are_in_the_language_asked_for_and_places_are_told() -> None:
    assert entries("es")["map"]["summary"] == "Mapa de las mareas"
    assert entries("es")["guide"]["summary"].params["LANGUAGE"] == "en"
    assert entries()["tide-day"]["location"] == "Brest"


def test_the_same_graph_gives_the_same_calendar() -> None:
    from graph.reporting.calendar import calendar

    first = calendar(read(), "fr")
    assert first == calendar(read(), "fr")
    assert b"DTSTAMP:20261101T000000Z" in first
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))

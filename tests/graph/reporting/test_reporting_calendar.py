"""Activities and events as an iCalendar file, read again by the library."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import pytest

from graph.reporting.calendar import calendar
from tests.graph.reporting.reporting_small import read

LANGUAGES = ("en", "es", "fr")


def entries(language: str = "en", made: date | None = None) -> dict[str, Any]:
    told: Any = icalendar.Calendar.from_ical(calendar(read(), language, made=made))
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


def test_all_dates_are_days_without_hours() -> None:
    lines = calendar(read(), "en").decode().splitlines()
    dates = [line for line in lines if line.startswith(("DTSTART", "DTEND"))]
    assert len(dates) == 2 * len(entries())
    assert all(line.partition(":")[0].endswith(";VALUE=DATE") for line in dates)


def test_an_entry_is_the_same_in_each_language_and_version_and_says_when_it_was_told_last() -> None:
    known = {language: {str(each["uid"]) for each in entries(language).values()} for language in LANGUAGES}
    assert known["en"] == known["es"] == known["fr"]
    assert "https://w3id.org/uclg-graph/id/activity/map" in known["en"]
    later = entries(made=date(2027, 3, 4))
    assert set(later) == set(entries())
    assert later["map"]["last-modified"].dt > entries()["map"]["last-modified"].dt


@pytest.mark.parametrize(
    ("language", "component", "kind", "planned"),
    [
        ("en", "Implementation", "Webinar", "Planned"),
        ("es", "Implementación", "Seminario web", "Previsto"),
        ("fr", "Mise en œuvre", "Webinaire", "Prévu"),
    ],
)
def test_what_an_entry_is_of_is_told_in_the_language_asked_for(
    language: str, component: str, kind: str, planned: str
) -> None:
    told = entries(language)
    assert told["map"]["categories"].cats == [component]
    assert told["tide-day"]["categories"].cats == [kind]
    assert told["guide"]["description"].startswith(planned)


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
    first = calendar(read(), "fr")
    assert first == calendar(read(), "fr")
    assert b"DTSTAMP:20261101T000000Z" in first
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))

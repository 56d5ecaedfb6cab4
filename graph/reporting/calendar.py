"""Activities and events with dates as an iCalendar file, for the calendars that people use.

A date that is only known as a month or a year becomes the whole of it, as days without hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from graph.descriptions.model import Node
from graph.reporting.activities import end
from graph.reporting.gather import Gathered
from graph.reporting.period import Stretch
from graph.reporting.speech import Speech

_CERTAIN = {"done": "CONFIRMED", "under-way": "CONFIRMED", "planned": "TENTATIVE", "wished": "TENTATIVE"}


def calendar(told: Gathered, language: str, *, made: date | None = None) -> bytes:
    """The file; the same things give the same bytes.

    Args:
        language: `en`, `es` or `fr`.
        made: the day that the entries are stamped with; default: the one that the data is of.
    """
    speech = Speech(told, language)
    day = made or told.day
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    found = Calendar()
    found.add("prodid", f"-//uclg-graph//{language}")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    name = speech.word("calendar", body=speech.name(told.body).text, period=told.period)
    found.add("name", name, parameters={"LANGUAGE": language})
    found.add("x-wr-calname", name)
    for node in (*told.events, *told.activities):
        for entry in _entry(speech, node, stamp):
            found.add_component(entry)
    return bytes(found.to_ical())


def _entry(speech: Speech, node: Node, stamp: datetime) -> Iterator[Event]:
    """One entry; none where no date is known, or an activity has no end in sight."""
    first, last = Stretch.of(node).days
    activity = bool(node.links("uclg:activityStatus"))
    if not first or (activity and not node.text("schema:endDate")):
        return
    if not activity:
        first, last = Stretch(node.text("schema:startDate") or "", _last(node)).days
    name = speech.name(node)
    entry = Event()
    entry.add("uid", node.iri)
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("dtstart", date.fromisoformat(first))
    entry.add("dtend", date.fromisoformat(last) + timedelta(days=1))
    entry.add("summary", name.text, parameters={"LANGUAGE": name.language or speech.language})
    entry.add("url", node.iri)
    entry.add("transp", "TRANSPARENT")
    entry.add("status", _CERTAIN.get(end(node, "uclg:activityStatus"), "CONFIRMED"))
    if description := _description(speech, node):
        entry.add("description", description)
    if where := _where(speech, node):
        entry.add("location", where)
    if kind := _kind(speech, node):
        entry.add("categories", [kind])
    yield entry


def _kind(speech: Speech, node: Node) -> str:
    """The strategic component of an activity, the kind of an event."""
    if component := end(node, "uclg:component"):
        return speech.word(f"1-{component}").partition(" ")[2]
    kind = speech.told.get(next(iter(node.links("uclg:eventKind")), ""))
    return speech.name(kind).text if kind.iri else ""


def _last(event: Node) -> str:
    """An event without an end is over when its first day, month or year is."""
    return event.text("schema:endDate") or event.text("schema:startDate") or ""


def _description(speech: Speech, node: Node) -> str:
    """Status and the source's own words of when, since the dates may be wider than what was meant."""
    status = speech.name(speech.told.get(next(iter(node.links("uclg:activityStatus")), "")))
    words = speech.text(node, "uclg:period").text
    return (
        f"{status.text} ({words})" if status.iri and words else words or (status.text if status.iri else "")
    )


def _where(speech: Speech, node: Node) -> str:
    if node.text("uclg:online") == "true":
        return speech.word("online")
    place = speech.told.get(next(iter(node.links("uclg:hostCity")), ""))
    return speech.name(place).text if place.iri else ""

"""Meetings: what the report says of those that the graph has, and rows of those that are new."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from graph.review.model import Proposal
from graph.review.rows.desk import LANGUAGES, Desk
from graph.review.rows.labels import worded
from graph.review.rows.names import bodies_of, end_of, label_of, place_of
from graph.review.rows.wording import bracketed, period, told

# Whose meeting it is, where it is not that of the mechanism.
_BODIES: Final = {
    "world-council": "uclg-world-council",
    "executive-bureau": "uclg-executive-bureau",
    "congress": "uclg-congress",
}
_NOTE: Final = "read out of the {} report"


def event_note(desk: Desk) -> str:
    """What the note of a row of `events` says that was made here."""
    return _NOTE.format(desk.years)


def event_rows(desk: Desk) -> None:
    """Rows of `report_facts` on events, one for each value, and of `events` where one is new."""
    for each in desk.of("event"):
        thing = desk.thing(each)
        end = thing if thing.startswith("event/") else _new(desk, each)
        if not end:
            continue
        for row in desk.shelf.find("events", id=end.removeprefix("event/")):
            if desk.made_here(row, event_note(desk)):
                desk.put("events", row, each.mark)
        _values(desk, each, end)


def event_of(desk: Desk, proposal: Proposal) -> str:
    """Id of the event that a fact became; empty where it became none."""
    for row in desk.made.get("report_facts", ()):
        if proposal.mark in row.marks and row.cells.get("thing", "").startswith("event/"):
            return row.cells["thing"].removeprefix("event/")
    return ""


def _new(desk: Desk, proposal: Proposal) -> str:
    """Make a row of `events`; the end of its IRI, or nothing where something is lacking."""
    kind, start = proposal.text("event_kind"), proposal.text("start")
    if not kind:
        desk.fault(proposal, "event_kind", "the event is new: say what kind it is, or reject the fact")
        return ""
    place = end_of(desk, proposal, "place")
    if proposal.text("place") and not place:
        return ""
    _, city, country = place_of(desk, proposal, "place", place) if place else ("", "", "")
    where = city or ("online" if proposal.fields.get("online") else "")
    note = event_note(desk)
    others = [row["id"] for row in desk.shelf.rows("events") if not desk.made_here(row, note)]
    wanted = proposal.text("id") or "-".join(filter(None, (kind, start, where)))
    name = desk.free("events", wanted, others)
    bodies = bodies_of(desk, proposal, "bodies") or [_body(desk, kind)]
    cells = {
        "id": name,
        **{f"name_{each}": _name(desk, proposal, place, each) for each in LANGUAGES},
        "kind": kind,
        "start": start,
        "end": proposal.text("end") if proposal.text("end") != start else "",
        "city": city,
        "country": country,
        "online": "true" if proposal.fields.get("online") else "",
        "bodies": ";".join(bodies),
        "note": event_note(desk),
        "source": " | ".join(desk.sources(proposal)),
    }
    desk.put("events", cells, proposal.mark)
    return f"event/{name}"


def _body(desk: Desk, kind: str) -> str:
    own = _BODIES.get(kind, "")
    return own if own and desk.shelf.find("bodies", id=own) else desk.body


def _name(desk: Desk, proposal: Proposal, place: str, language: str) -> str:
    """As a person worded it, else `Learning meeting (Porto; May 2022)`."""
    kind = _kind(desk, proposal, language)
    when = period(proposal.text("start"), proposal.text("end"), language)
    where = label_of(desk, place, language) if place else ""
    return worded(proposal, language) or bracketed(kind, [where, when], language)


def _kind(desk: Desk, proposal: Proposal, language: str) -> str:
    concept = desk.vocabulary.schemes["event-kind"].concepts.get(proposal.text("event_kind"))
    return concept.labels.get(language, "") if concept else ""


def _values(desk: Desk, proposal: Proposal, end: str) -> None:
    """When, whether online, and where: a statement each."""
    base = proposal.text("id") or end.removeprefix("event/")
    # One that this report made itself is worded as when it was made: publishing again changes nothing.
    rows = desk.shelf.find("events", id=end.removeprefix("event/"))
    known = any(not desk.made_here(row, event_note(desk)) for row in rows)

    def called(language: str) -> str:
        short = label_of(desk, end, language) if known else _kind(desk, proposal, language)
        return worded(proposal, language) or short

    def more(language: str, part: str) -> str:
        name = called(language)
        return name if part in name else bracketed(name, [part], language)

    def put(what: str, cells: Mapping[str, str], make: Callable[[str], str]) -> None:
        row = {
            "id": desk.free("report_facts", f"{base}-{what}"),
            "report": desk.report,
            "thing": end,
            **cells,
            **{f"label_{each}": make(each) for each in LANGUAGES},
            "note": proposal.note,
            "rule": desk.rule(proposal),
            "passages": desk.cite(proposal, base),
        }
        desk.put("report_facts", row, proposal.mark)

    start, finish = proposal.text("start"), proposal.text("end")
    if start or finish:
        cells = {"start": start, "end": finish if finish != start else ""}
        put("date", cells, lambda each: more(each, period(start, finish, each)))
    if proposal.fields.get("online"):
        put("online", {"online": "true"}, lambda each: told("online", each, called(each)))
    if place := proposal.text("place"):
        put("place", {}, lambda each: more(each, label_of(desk, place, each)))

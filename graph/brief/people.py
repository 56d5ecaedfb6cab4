"""Who is in office, since when, and how much that can still be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.brief.evidence import Evidence, latest
from graph.brief.model import Name, Office, Seat
from graph.brief.tongue import Tongue
from graph.descriptions.model import Node

_DATES: Final = ("schema:startDate", "uclg:seen", "schema:endDate")


def offices(tongue: Tongue, evidence: Evidence) -> tuple[Office, ...]:
    """Of each body."""
    return tuple(_office(tongue, evidence, body) for body in tongue.told.bodies)


def _office(tongue: Tongue, evidence: Evidence, body: Node) -> Office:
    told = tongue.told
    seats = tuple(_seat(tongue, evidence, seat) for seat in told.seats[body.iri])
    empty = ""
    if not seats:
        end = body.text("schema:endDate")
        empty = tongue.word("ended", day=tongue.written(end)) if end else tongue.word("nobody")
    more = tongue.more(told.counts.get(body.iri, 0) - len(seats), body.iri)
    return Office(tongue.name(body), seats, empty, more)


def _seat(tongue: Tongue, evidence: Evidence, seat: Node) -> Seat:
    start, end = seat.text("schema:startDate"), seat.text("schema:endDate")
    return Seat(
        _holders(tongue, seat),
        _role(tongue, seat),
        tuple(Name(name.text, name.language) for name in tongue.names(seat.links("uclg:representedBy"))),
        tongue.span(start, end) or tongue.word("unknown"),
        tongue.written(attested(seat)) or tongue.word("unknown"),
        tongue.word("check") if doubtful(tongue, seat) else "",
        evidence.of(seat),
    )


def _holders(tongue: Tongue, seat: Node) -> tuple[Name, ...]:
    """Who holds it; of a government the country too."""
    found = []
    for iri in seat.links("org:member"):
        holder = tongue.told.get(iri)
        name = tongue.name(holder)
        places = tongue.names(holder.links("uclg:country"))
        text = f"{name.text} ({places[0].text})" if places else name.text
        found.append(Name(text, "" if places else name.language, name.iri))
    return tuple(found)


def _role(tongue: Tongue, seat: Node) -> Name:
    roles = tongue.names(seat.links("org:role"))
    return Name(", ".join(role.text for role in roles), roles[0].language if roles else "")


def attested(seat: Node) -> str:
    """The last date at which anything is known of a mandate; an end to come counts, for it is known."""
    return latest(value.value for name in _DATES for value in seat.all(name))


def doubtful(tongue: Tongue, seat: Node) -> bool:
    """Whether nothing of this year or the last one, nor an end to come, shows that it still holds."""
    day = tongue.told.day
    return not attested(seat)[:4] >= str(day.year - 1)


def leaders(tongue: Tongue) -> list[Node]:
    """The mandates in force of the highest rank."""
    return [
        seat
        for seats in tongue.told.seats.values()
        for seat in seats
        if any(
            rank.endswith("/leadership")
            for role in seat.links("org:role")
            for rank in tongue.told.get(role).links("uclg:rank")
        )
    ]


def to_confirm(tongue: Tongue, seats: Iterable[Node]) -> tuple[list[str], str]:
    """Who leads as far as is known, yet may not any more: names, and the last year in which one was named."""
    doubted = [seat for seat in seats if doubtful(tongue, seat)]
    names = [tongue.plain(tongue.told.get(iri)) for seat in doubted for iri in seat.links("org:member")]
    return list(dict.fromkeys(names)), max((attested(seat)[:4] for seat in doubted), default="")

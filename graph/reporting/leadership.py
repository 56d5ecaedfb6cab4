"""Part 2: who leads, represented by whom, where else; synergies, partners, meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graph.descriptions.model import Node
from graph.reporting.activities import calendar, end, nothing, wish
from graph.reporting.model import Block, Heading, Items, Line, Paragraph, Span, said
from graph.reporting.period import Stretch
from graph.reporting.speech import Speech
from graph.synergies.words import joined, of

# Governments that are masculine in Spanish or French; cities are feminine in both.
_MASCULINE: Final = re.compile(
    r"(?:Departamento|Condado|Gobierno|Distrito|Estado|Consejo|Municipio|Ayuntamiento|Cabildo|Parlamento|"
    r"Département|Comté|Gouvernement|District|État|Conseil|Canton|Grand|Royaume)\b"
)
_SEATS: Final = 8
"""Other bodies told of each leader."""


def part_two(speech: Speech) -> Iterator[Block]:
    """Who leads and where else, what else changed, synergies, partners, meetings and events."""
    yield Heading(speech.word("2"), 1)
    yield Heading(speech.word("leadership"), 2)
    yield from _leaders(speech)
    yield from _elsewhere(speech)
    yield from _news(speech)
    yield Heading(speech.word("synergies"), 2)
    yield from _synergies(speech)
    yield Heading(speech.word("partners"), 2)
    yield from _partners(speech)
    yield Heading(speech.word("events"), 2)
    events = tuple(_event(speech, node) for node in speech.told.events)
    yield Items(events) if events else nothing(speech)


def _leaders(speech: Speech) -> Iterator[Block]:
    """Who leads: one in a sentence, several in a list; and what leaders wish for the leadership."""
    seats = speech.told.seats
    if len(seats) > 1:
        yield Items(tuple(_leader(speech, seat, _seat_of(speech, seat)) for seat in seats))
    elif seats:
        yield Paragraph(_leader(speech, seats[0], _leads(speech, seats[0])))
    else:
        yield Paragraph(said(speech.word("none_lead")), gap=True)
    for node in speech.told.activities:
        leads = end(node, "uclg:activityKind") == "leadership"
        if leads and end(node, "uclg:activityStatus") == "wished":
            yield Paragraph(wish(speech, node))


def _leads(speech: Speech, seat: Node) -> str:
    """`Bilbao leads the UCLG Community of Practice Digital Cities`."""
    verb = _verb(speech, seat)
    body = speech.named(speech.told.body).body(speech.language)
    return f"{_holders(speech, seat)} {verb} {body}" if verb else _seat_of(speech, seat)


def _verb(speech: Speech, seat: Node) -> str:
    """`co-chairs`; empty for roles that have no verb."""
    verbs = dict(each.split("=") for each in speech.word("verbs").split())
    return verbs.get(end(seat, "org:role"), "").replace("_", " ")


def _seat_of(speech: Speech, seat: Node) -> str:
    """`Co-chair: Lyon`."""
    return f"{speech.role(seat)}{speech.word('colon')} {_holders(speech, seat)}"


def _holders(speech: Speech, seat: Node) -> str:
    names = [speech.name(speech.told.get(iri)).text for iri in seat.links("org:member")]
    return joined(names, speech.language)


def _leader(speech: Speech, seat: Node, head: str) -> Line:
    """`Bilbao leads the Community of Practice, represented by Juan Mari Aburto, Mayor of Bilbao.`"""
    people = [_person(speech, speech.told.get(iri)) for iri in seat.links("uclg:representedBy")]
    who = speech.word("and_by").join(filter(None, (", ".join(people[:-1]), *people[-1:])))
    key = "represented_m" if _MASCULINE.match(_holders(speech, seat)) else "represented"
    by = speech.word(key, who=who) if people else ""
    doubt = "" if speech.told.period.meets(seat) else f" ({_attested(speech, seat)})"
    return said(f"{head}{by}{doubt}", speech.cited(seat), ".")


def _person(speech: Speech, person: Node) -> str:
    office = speech.text(person, "schema:jobTitle")
    name = speech.name(person).text
    return f"{name}, {office.text}" if office.text and not office.language else name


def _attested(speech: Speech, seat: Node) -> str:
    """When a mandate is last known of, where that is before the period."""
    return speech.word("attested", when=(seat.text("uclg:latestDate") or "")[:4])


def _elsewhere(speech: Speech) -> Iterator[Block]:
    """What else they lead; where several do, each line begins with who."""
    leaders = speech.told.leaders
    names = {holder: speech.name(speech.told.get(holder)).text for holder in leaders}
    found = {holder: seats[:_SEATS] for holder in leaders if (seats := speech.told.elsewhere(holder))}
    if found:
        who = "" if len(found) > 1 else names[next(iter(found))]
        yield Paragraph(said(speech.word("elsewhere" if who else "elsewhere_many", who=who)))
        yield Items(
            tuple(
                _seat(speech, seat, "" if who else names[holder])
                for holder, seats in found.items()
                for seat in seats
            )
        )
    elif leaders:
        who = joined(list(names.values()), speech.language)
        yield Paragraph(said(speech.word("no_elsewhere", who=who)), gap=True)


def _seat(speech: Speech, seat: Node, holder: str) -> Line:
    """`Co-chair of the policy council “Opportunities for all”.`, or `Lyon co-chairs ...` with a holder."""
    body = speech.told.get(next(iter(seat.links("org:organization")), ""))
    named = speech.named(body).body(speech.language)
    role, verb = speech.role(seat), _verb(speech, seat)
    words, lead = f"{role} {of(named, speech.language)}", ""
    if holder and verb:
        words, lead = named, f"{holder} {verb} "
    elif holder:
        words, lead = words[:1].lower() + words[1:], f"{holder}{speech.word('colon')} "
    doubt = "" if speech.told.period.meets(seat) else f" ({_attested(speech, seat)})"
    return said(lead, Span(words, iri=body.iri), doubt, speech.cited(seat), ".")


def _news(speech: Speech) -> Iterator[Block]:
    """What else its reports tell outside the components, such as the renewal of all mechanisms."""
    mine = [
        node
        for node in speech.told.activities
        if not node.links("uclg:component")
        and end(node, "uclg:activityKind") not in ("leadership", "adaptation")
    ]
    if mine:
        yield Heading(speech.word("further"), 2)
        yield from calendar(speech, mine)


def _synergies(speech: Speech) -> Iterator[Block]:
    told = speech.told
    lines = [
        said(_first_sentence(text.text).removesuffix("."), speech.cited(*_rests_on(speech, node)), ".")
        for node in told.synergies
        if (text := speech.text(node, "uclg:reason")).text
    ]
    if not lines:
        yield nothing(speech)
        return
    yield Paragraph(said(speech.word("as_of", day=speech.written(told.day.isoformat()))))
    yield Items(tuple(lines))


def _rests_on(speech: Speech, synergy: Node) -> list[Node]:
    parts = [speech.told.get(iri) for iri in synergy.links("uclg:synergyPart")] or [synergy]
    return [speech.told.get(iri) for part in parts[:1] for iri in part.links("uclg:restsOn")[:2]]


def _first_sentence(text: str) -> str:
    """The first of several sentences; dots of abbreviations end none."""
    found = re.match(r".+?[a-zà-ÿ0-9»”)]\.(?= [A-ZÀ-Þ«“]|$)", text, re.DOTALL)
    return found.group() if found else text


def _partners(speech: Speech) -> Iterator[Block]:
    told = speech.told
    topics: dict[str, list[Node]] = {}
    for node in told.collaborations:
        for iri in {*node.links("uclg:partner"), *node.links("uclg:body")} - {told.body.iri}:
            topics.setdefault(iri, []).append(node)
    if not topics:
        yield nothing(speech)
        return
    yield Paragraph(said(speech.word("partners_lead")))
    names = {iri: _with_acronym(speech, told.get(iri)) for iri in topics}
    order = sorted(topics, key=lambda iri: (names[iri].text.casefold(), iri))
    yield Items(tuple(_partner(speech, names[iri], topics[iri]) for iri in order))


def _partner(speech: Speech, name: Span, collaborations: list[Node]) -> Line:
    """Who, on what, when."""
    spans: dict[Span, str] = {}
    for node in collaborations:
        themes = node.links("dct:subject")
        what = Span(speech.listed(themes)) if themes else speech.text(node, "uclg:topic")
        year = node.text("uclg:year")
        spans.setdefault(what, f" ({year})" if what.text and year else year or "")
    line: list[Span | str] = [name]
    for place, (what, year) in enumerate(spans.items()):
        between = "; " if place else f"{speech.word('colon')} " if what.text or year else ""
        line += [between, what, year]
    return said(*line, speech.cited(*collaborations), ".")


def _with_acronym(speech: Speech, body: Node) -> Span:
    name, acronym = speech.name(body), body.text("uclg:acronym")
    known = not acronym or acronym.casefold() in name.text.casefold()
    return name if known else replace(name, text=f"{name.text} ({acronym})")


def _event(speech: Speech, node: Node) -> Line:
    """`UCLG World Council, from 11 to 13 November 2020, online.`"""
    name = speech.name(node)
    kind = speech.name(speech.told.get(next(iter(node.links("uclg:eventKind")), "")))
    lead = f"{kind.text}{speech.word('colon')} " if name.language and kind.iri and not kind.language else ""
    place = speech.name(speech.told.get(next(iter(node.links("uclg:hostCity")), "")))
    where = speech.word("online") if node.text("uclg:online") == "true" else place.text if place.iri else ""
    stretch = Stretch.of(node)
    when = Stretch(stretch.start, stretch.end or stretch.start).words(speech.language)
    parts = [when, "" if where in name.text else where]
    words = "".join(f", {part}" for part in parts if part)
    return said(lead, name, words, speech.cited(node), ".")


def adaptations(speech: Speech) -> list[Node]:
    """What the mechanism changed because of a crisis."""
    return [node for node in speech.told.activities if end(node, "uclg:activityKind") == "adaptation"]

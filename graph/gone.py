"""IRIs that a version of the graph has and a new one has not, and what took their place.

IRIs are for ever: links to them stand in other people's pages. What went is told, and where it is certain
what took its place, the row of `redirects` that leads there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pyoxigraph import NamedNode, Quad, Store

from graph.facts import terms
from graph.iris import Iris

# Of what is made of things, or is a place in a text, the IRI may go with what it was made of.
DERIVED: Final = frozenset({"statement", "synergy", "match", "geometry", "passage"})
_SEAT: Final = (terms.ORGANIZATION, terms.ROLE, terms.MEMBER)
_WANTED: Final = {terms.TYPE, terms.REPLACED_BY, terms.SOURCE, *_SEAT}

Seat: TypeAlias = tuple[str, ...]
Seats: TypeAlias = Mapping[Seat, list[str]]


@dataclass(frozen=True)
class Gone:
    """An IRI that is no more: the ends of it and of the one that took its place; empty: nobody can say."""

    old: str
    new: str = ""


@dataclass
class Named:
    """What IRIs of things a graph has.

    Attributes:
        things: ends of the IRIs of things.
        replaced: ends of the IRIs that lead to others, with the ends of those.
        said: values by end and property: of mandates, who holds which role in which body, by which sources.
    """

    things: set[str] = field(default_factory=set)
    replaced: dict[str, str] = field(default_factory=dict)
    said: dict[tuple[str, NamedNode], set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, quads: Store | Iterable[Quad], iris: Iris) -> Named:
        """Gather them from a graph."""
        start, made = f"{iris.base}id/", cls()
        for quad in _wanted(quads) if isinstance(quads, Store) else quads:
            if quad.predicate not in _WANTED or not isinstance(quad.subject, NamedNode):
                continue
            end = quad.subject.value.removeprefix(start)
            if end == quad.subject.value or end.partition("/")[0] in DERIVED:
                continue
            if quad.predicate == terms.TYPE:
                made.things.add(end)
            elif quad.predicate == terms.REPLACED_BY:
                made.replaced[end] = _value(quad).removeprefix(start)
            elif end.startswith("mandate/"):
                made.said[end, quad.predicate].add(_value(quad))
        return made

    def seat(self, end: str) -> Seat:
        """Body, role and holder of a mandate; empty where it is none."""
        found = [self.said.get((end, term), set()) for term in _SEAT]
        return tuple(min(each) for each in found) if all(found) else ()

    def seats(self) -> Seats:
        """Mandates by body, role and holder."""
        found: dict[Seat, list[str]] = defaultdict(list)
        for end in sorted(self.things):
            if end.startswith("mandate/") and (seat := self.seat(end)):
                found[seat].append(end)
        return found

    def sources(self, end: str) -> set[str]:
        """Who speaks of a mandate."""
        return self.said.get((end, terms.SOURCE), set())


def _value(quad: Quad) -> str:
    return str(getattr(quad.object, "value", ""))


def _wanted(store: Store) -> Iterator[Quad]:
    for predicate in _WANTED:
        yield from store.quads_for_pattern(None, predicate, None, None)


def gone(before: Named, after: Named) -> tuple[Gone, ...]:
    """What the graph had and has no more, by its IRI."""
    lost = (before.things | before.replaced.keys()) - after.things - after.replaced.keys()
    seats = after.seats() if lost else {}
    return tuple(Gone(end, _successor(end, before, after, seats)) for end in sorted(lost))


def _successor(old: str, before: Named, after: Named, seats: Seats) -> str:
    """The mandate of the same seat: the only one, or else the only new one with all sources of the old.

    Of what had been replaced already, what it led to, or took the place of that.
    """
    old = before.replaced.get(old, old)
    if old in after.things:
        return old
    found = seats.get(before.seat(old), []) if before.seat(old) else []
    if len(found) > 1:
        fresh = [end for end in found if end not in before.things]
        found = [end for end in fresh if before.sources(old) <= after.sources(end)]
    return found[0] if len(found) == 1 else ""

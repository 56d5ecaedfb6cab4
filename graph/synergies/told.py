"""Synergies as plain values to list, filter and send: from a published graph, or just worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph.facts import terms
from graph.iris import Iris
from graph.synergies.model import Synergy, Words
from graph.synergies.write import GRAPH
from ontology.text import fold

_PLACES: Final = ("/id/city/", "/id/government/")


@dataclass(frozen=True)
class ToldPart:
    """One kind of it: notation, strength by itself, share of the whole, why, and what it rests on."""

    kind: str
    strength: float
    share: float
    reason: Words
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A synergy; `between`: IRI and names of either side; parts by falling share."""

    iri: str
    family: str
    between: tuple[tuple[str, Words], ...]
    strength: float
    parts: tuple[ToldPart, ...]
    reason: Words
    next_step: Words
    sources: tuple[str, ...]
    as_of: date

    def names(self, iri_or_name: str, *, government: bool) -> bool:
        """Whether a side that is a government, or a body, is meant: by IRI, its end, or a part of a name."""
        wanted = fold(iri_or_name)
        for iri, names in self.between:
            if government != any(kind in iri for kind in _PLACES):
                continue
            if iri_or_name == iri or wanted == fold(iri.rsplit("/", 1)[-1]):
                return True
            if any(wanted in fold(name) for name in names.values()):
                return True
        return False


def told(synergy: Synergy, sources: Mapping[str, Sequence[str]], iris: Iris) -> Told:
    """One that was just worked out."""
    nodes = {node for part in synergy.parts for node in part.nodes}
    return Told(
        iris.thing("synergy", synergy.key).value,
        synergy.family,
        tuple((side.iri, dict(side.names)) for side in synergy.between),
        synergy.strength,
        tuple(
            ToldPart(part.kind, part.strength, part.share, dict(part.reason), tuple(part.nodes))
            for part in synergy.parts
        ),
        dict(synergy.reason),
        dict(synergy.advice),
        tuple(sorted({source for node in nodes for source in sources.get(node, ())})),
        synergy.day,
    )


def published(store: Store, iris: Iris) -> list[Told]:
    """All of a published graph, strongest first; of equal strength by IRI."""
    said: defaultdict[str, defaultdict[str, list[NamedNode | Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for quad in store.quads_for_pattern(None, None, None, iris.graph(GRAPH)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object)
    found = [_read(store, iri, said) for iri, mine in said.items() if terms.own("synergyPart").value in mine]
    return sorted(found, key=lambda each: (-each.strength, each.iri))


_Said = Mapping[str, Mapping[str, list[NamedNode | Literal]]]


def _read(store: Store, iri: str, said: _Said) -> Told:
    mine = said[iri]
    sides = sorted(each.value for each in mine[terms.own("between").value])
    parts = [_part(said[each.value]) for each in mine[terms.own("synergyPart").value]]
    return Told(
        iri,
        _family(sides),
        tuple((side, _labels(store, side)) for side in sides),
        _number(mine, "strength"),
        tuple(sorted(parts, key=lambda part: (-part.share, part.kind))),
        _texts(mine.get(terms.own("reason").value, ())),
        _texts(mine.get(terms.own("nextStep").value, ())),
        tuple(sorted(each.value for each in mine.get(terms.SOURCE.value, ()))),
        date.fromisoformat(mine[terms.own("asOf").value][0].value),
    )


def _part(mine: Mapping[str, list[NamedNode | Literal]]) -> ToldPart:
    return ToldPart(
        mine[terms.own("synergyKind").value][0].value.rsplit("/", 1)[-1],
        _number(mine, "strength"),
        _number(mine, "share"),
        _texts(mine[terms.own("reason").value]),
        tuple(sorted(each.value for each in mine[terms.own("restsOn").value])),
    )


def _family(sides: Sequence[str]) -> str:
    places = sum(any(kind in side for kind in _PLACES) for side in sides)
    return ("bodies", "invitation", "cities")[places]


def _number(mine: Mapping[str, list[NamedNode | Literal]], name: str) -> float:
    return float(mine[terms.own(name).value][0].value)


def _texts(values: Iterable[NamedNode | Literal]) -> dict[str, str]:
    return {
        each.language: each.value
        for each in values
        if isinstance(each, Literal) and each.language is not None
    }


def _labels(store: Store, iri: str) -> dict[str, str]:
    quads = store.quads_for_pattern(NamedNode(iri), terms.LABEL, None)
    return _texts(quad.object for quad in quads if isinstance(quad.object, Literal))

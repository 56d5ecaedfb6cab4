"""Synergies as plain values to list, filter and send: from a published graph, or just worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph.facts import terms
from graph.iris import Iris
from graph.synergies.asked import family
from graph.synergies.compute import VERSION
from graph.synergies.model import Synergy, Words
from graph.synergies.write import GRAPH
from ontology.text import fold

_PART: Final = terms.own("synergyPart").value
Term = NamedNode | Literal


@dataclass(frozen=True)
class ToldPart:
    """One kind of it: notation, strength by itself, share of the whole, why, and what it rests on."""

    kind: str
    strength: float
    share: float
    reason: Words
    next_step: Words
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
    formulas: str = VERSION

    @property
    def sides(self) -> tuple[str, ...]:
        """IRIs of the two that it is between, a city first."""
        return tuple(iri for iri, _ in self.between)

    @property
    def kinds(self) -> frozenset[str]:
        """Notations of its kinds."""
        return frozenset(part.kind for part in self.parts)

    @property
    def nodes(self) -> frozenset[str]:
        """IRIs of all that it rests on."""
        return frozenset(node for part in self.parts for node in part.rests_on)


def is_meant(text: str, iri: str, names: Iterable[str]) -> bool:
    """Whether a text means a thing: by its IRI, the end of it, or a part of a name."""
    wanted = fold(text)
    return (
        text == iri or wanted == fold(iri.rsplit("/", 1)[-1]) or any(wanted in fold(name) for name in names)
    )


def told(synergy: Synergy, sources: Mapping[str, Sequence[str]], iris: Iris) -> Told:
    """One that was just worked out."""
    nodes = {node for part in synergy.parts for node in part.nodes}
    return Told(
        iris.thing("synergy", synergy.key).value,
        synergy.family,
        tuple((side.iri, dict(side.names)) for side in synergy.between),
        synergy.strength,
        tuple(
            ToldPart(
                part.kind,
                part.strength,
                part.share,
                dict(part.reason),
                dict(part.advice),
                tuple(part.nodes),
            )
            for part in synergy.parts
        ),
        dict(synergy.reason),
        dict(synergy.advice),
        tuple(sorted({source for node in nodes for source in sources.get(node, ())})),
        synergy.day,
    )


def published(store: Store, iris: Iris) -> list[Told]:
    """All of a published graph, strongest first; of equal strength by IRI."""
    quads = store.quads_for_pattern(None, None, None, iris.graph(GRAPH))
    triples = (
        (quad.subject.value, quad.predicate.value, quad.object)
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
    )
    return of_triples(triples, lambda iri: _labels(store, iri))


def of_triples(triples: Iterable[tuple[str, str, Term]], names: Callable[[str], Words]) -> list[Told]:
    """The synergies that are whole in some triples, strongest first; of equal strength by IRI.

    Args:
        names: of a side, by its IRI.
    """
    said: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples:
        said[subject][predicate].append(value)
    found = [_read(iri, said, names) for iri in [iri for iri, mine in said.items() if _PART in mine]]
    return sorted(found, key=lambda each: (-each.strength, each.iri))


_Said = Mapping[str, Mapping[str, list[Term]]]


def _read(iri: str, said: _Said, names: Callable[[str], Words]) -> Told:
    mine = said[iri]
    # In the order of its IRI: the city before the body that it could join.
    sides = sorted(
        (each.value for each in mine[terms.own("between").value]),
        key=lambda side: (not iri.rsplit("/", 1)[-1].startswith(f"{side.rsplit('/', 1)[-1]}--"), side),
    )
    parts = [_part(said[each.value]) for each in mine[_PART]]
    return Told(
        iri,
        family(sides),
        tuple((side, names(side)) for side in sides),
        _number(mine, "strength"),
        tuple(sorted(parts, key=lambda part: (-part.share, part.kind))),
        texts(mine.get(terms.own("reason").value, ())),
        texts(mine.get(terms.own("nextStep").value, ())),
        tuple(sorted(each.value for each in mine.get(terms.SOURCE.value, ()))),
        date.fromisoformat(mine[terms.own("asOf").value][0].value),
        mine[terms.own("formulaVersion").value][0].value,
    )


def _part(mine: Mapping[str, list[Term]]) -> ToldPart:
    return ToldPart(
        mine[terms.own("synergyKind").value][0].value.rsplit("/", 1)[-1],
        _number(mine, "strength"),
        _number(mine, "share"),
        texts(mine[terms.own("reason").value]),
        texts(mine.get(terms.own("nextStep").value, ())),
        tuple(sorted(each.value for each in mine[terms.own("restsOn").value])),
    )


def _number(mine: Mapping[str, list[Term]], name: str) -> float:
    return float(mine[terms.own(name).value][0].value)


def texts(values: Iterable[Term]) -> dict[str, str]:
    """Texts by language."""
    return {
        each.language: each.value
        for each in values
        if isinstance(each, Literal) and each.language is not None
    }


def _labels(store: Store, iri: str) -> dict[str, str]:
    quads = store.quads_for_pattern(NamedNode(iri), terms.LABEL, None)
    return texts(quad.object for quad in quads if isinstance(quad.object, Literal))

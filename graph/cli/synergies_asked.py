"""What `uclg synergies` is asked, as the filter of synergies takes it: names become things of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graph.errors import InputError
from graph.synergies.asked import Asked, about, is_place, seats, within
from graph.synergies.told import Told, is_meant
from ontology.prefixes import expand
from ontology.vocabulary import Vocabulary

_GOVERNMENTS = (
    f"SELECT DISTINCT ?thing ?name WHERE {{ ?thing a <{expand('uclg:LocalGovernment')}> ; "
    f"<{expand('rdfs:label')}> ?name }}"
)
_FEW = 12
_SCHEMES = {"theme": "theme", "region": "world-region"}


@dataclass(frozen=True)
class Words:
    """The options of the command, as they were given."""

    bodies: Sequence[str] = ()
    cities: Sequence[str] = ()
    kinds: Sequence[str] = ()
    least: float = 0.0
    theme: str | None = None
    region: str | None = None


def asked_of(words: Words, store: Store, found: Sequence[Told], known: Iterable[Told], base: str) -> Asked:
    """The filter.

    Args:
        found: the synergies to choose from; their sides are the bodies that a part of a name may mean.
        known: those that are not new.
        base: of the IRIs of things.

    Raises:
        InputError: there is no such theme or region.
    """
    bodies = {iri: names for each in found for iri, names in each.between if not is_place(iri)}
    cities = [government for text in words.cities for government in _governments(store, text)]
    return Asked(
        sides=tuple(
            frozenset(iri for iri, names in bodies.items() if is_meant(text, iri, names.values()))
            for text in words.bodies
        ),
        through=frozenset(thing for city in cities for thing in _things(store, seats(city)))
        if words.cities
        else None,
        kinds=frozenset(words.kinds),
        least=words.least,
        about=_those(store, "theme", words.theme, base),
        within=_those(store, "region", words.region, base),
        known=frozenset(each.iri for each in known),
    )


def _those(store: Store, what: str, text: str | None, base: str) -> frozenset[str] | None:
    """What belongs to a theme or to a region; None where none is asked for."""
    if not text:
        return None
    scheme = Vocabulary.load(base=base).schemes[_SCHEMES[what]]
    concept = scheme.find(text)
    if concept is None:
        near = scheme.suggest(text)
        few = ", ".join(scheme.concepts) if len(scheme.concepts) < _FEW else ""
        hint = f"; there are: {few}" if few else f"; did you mean '{near}'?" if near else ""
        raise InputError(f"--{what}: no {what} is called {text!r}{hint}")
    query = about(concept.iri) if what == "theme" else within(concept.iri)
    return frozenset(_things(store, query))


def _governments(store: Store, text: str) -> set[str]:
    """Local governments that a text means: by IRI, its end, or a part of a name."""
    return {
        thing.value
        for thing, name in _rows(store, _GOVERNMENTS)
        if isinstance(thing, NamedNode) and is_meant(text, thing.value, [name.value])
    }


def _things(store: Store, text: str) -> Iterator[str]:
    return (thing.value for (thing,) in _rows(store, text))


def _rows(store: Store, text: str) -> Iterator[tuple[NamedNode | Literal, ...]]:
    """What a query gives; of blank nodes there are none."""
    solutions = store.query(text, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    for each in solutions:
        yield tuple(value for value in each if isinstance(value, NamedNode | Literal))

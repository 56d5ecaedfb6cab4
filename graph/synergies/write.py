"""Synergies as nodes of the graph: one for a pair, and one for each kind in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph.dates import day
from graph.facts import terms
from graph.iris import Iris
from graph.synergies.compute import VERSION
from graph.synergies.model import Part, Synergy
from graph.synergies.words import LANGUAGES
from ontology.prefixes import expand

GRAPH: Final = "synergies"
"""Name of the graph that they stand in."""
_ENTITY: Final = NamedNode(expand("prov:Entity"))
_DECIMAL: Final = NamedNode(expand("xsd:decimal"))
_LABEL: Final = {"en": "{kind}: {pair}", "es": "{kind}: {pair}", "fr": "{kind}\u00a0: {pair}"}


def quads(
    synergies: Iterable[Synergy],
    sources: Mapping[str, Iterable[str]],
    kinds: Mapping[str, Mapping[str, str]],
    iris: Iris,
) -> Iterator[Quad]:
    """All that is said of them.

    Args:
        sources: IRIs of the sources of each node, by the node's IRI.
        kinds: names of the kinds by their notation, by language.
    """
    graph = iris.graph(GRAPH)
    for synergy in synergies:
        for subject, predicate, value in _triples(synergy, sources, kinds, iris):
            yield Quad(subject, predicate, value, graph)


_Said = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def _triples(
    synergy: Synergy, sources: Mapping[str, Iterable[str]], kinds: Mapping[str, Mapping[str, str]], iris: Iris
) -> _Said:
    me = iris.thing("synergy", synergy.key)
    nodes = list(dict.fromkeys(node for part in synergy.parts for node in part.nodes))
    yield me, terms.TYPE, terms.own("Synergy")
    yield me, terms.TYPE, _ENTITY
    for language in LANGUAGES:
        yield me, terms.LABEL, terms.text(_pair(synergy, language), language)
        yield me, terms.own("nextStep"), terms.text(synergy.advice[language], language)
    for side in synergy.between:
        yield me, terms.own("between"), NamedNode(side.iri)
    yield me, terms.own("strength"), _decimal(synergy.strength)
    yield me, terms.own("asOf"), day(synergy.day)
    yield me, terms.own("formulaVersion"), Literal(VERSION)
    for source in sorted({source for node in nodes for source in sources.get(node, ())}):
        yield me, terms.SOURCE, NamedNode(source)
    yield from _why(me, nodes, synergy.reason)
    for part in synergy.parts:
        kind = iris.thing("synergy-kind", part.kind)
        mine = iris.thing("synergy", f"{synergy.key}--{part.kind}")
        yield me, terms.own("synergyKind"), kind
        yield me, terms.own("synergyPart"), mine
        yield from _part(mine, kind, synergy, part, kinds)


def _part(
    me: NamedNode, kind: NamedNode, synergy: Synergy, part: Part, kinds: Mapping[str, Mapping[str, str]]
) -> _Said:
    yield me, terms.TYPE, terms.own("SynergyPart")
    yield me, terms.TYPE, _ENTITY
    for language in LANGUAGES:
        words = _LABEL[language].format(kind=kinds[part.kind][language], pair=_pair(synergy, language))
        yield me, terms.LABEL, terms.text(words, language)
    yield me, terms.own("synergyKind"), kind
    yield me, terms.own("strength"), _decimal(part.strength)
    yield me, terms.own("share"), _decimal(part.share)
    yield from _why(me, part.nodes, part.reason)


def _why(me: NamedNode, nodes: Iterable[str], reason: Mapping[str, str]) -> _Said:
    for node in nodes:
        yield me, terms.own("restsOn"), NamedNode(node)
    for language in LANGUAGES:
        yield me, terms.own("reason"), terms.text(reason[language], language)


def _pair(synergy: Synergy, language: str) -> str:
    return " – ".join(side.plain(language) for side in synergy.between)


def _decimal(value: float) -> Literal:
    """Four decimals at most, as the store writes them: `0.4492`, `0.5`, `1`."""
    return Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)

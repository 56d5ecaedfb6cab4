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
from graph.synergies.words import LANGUAGES, Named
from ontology.prefixes import expand

GRAPH: Final = "synergies"
"""Name of the graph that they stand in."""
_ENTITY: Final = NamedNode(expand("prov:Entity"))
_DECIMAL: Final = NamedNode(expand("xsd:decimal"))
_COLON: Final = {"en": ": ", "es": ": ", "fr": "\u00a0: "}


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
        yield me, terms.LABEL, terms.text(label_of(synergy.between, language), language)
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
        words = label_of(synergy.between, language, kinds[part.kind][language])
        yield me, terms.LABEL, terms.text(words, language)
    yield me, terms.own("synergyKind"), kind
    yield me, terms.own("strength"), _decimal(part.strength)
    yield me, terms.own("share"), _decimal(part.share)
    for language in LANGUAGES:
        yield me, terms.own("nextStep"), terms.text(part.advice[language], language)
    yield from _why(me, part.nodes, part.reason)


def _why(me: NamedNode, nodes: Iterable[str], reason: Mapping[str, str]) -> _Said:
    for node in nodes:
        yield me, terms.own("restsOn"), NamedNode(node)
    for language in LANGUAGES:
        yield me, terms.own("reason"), terms.text(reason[language], language)


def label_of(between: Iterable[Named], language: str, kind: str = "") -> str:
    """What a synergy is called, or a part of it with the name of its kind before."""
    pair = " – ".join(side.plain(language) for side in between)
    return f"{kind}{_COLON[language]}{pair}" if kind else pair


def decimal(value: float) -> str:
    """Four decimals at most, as the store writes them: `0.4492`, `0.5`, `1`."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _decimal(value: float) -> Literal:
    return Literal(decimal(value), datatype=_DECIMAL)

"""Asks the engine for everything that a description holds: two queries, whatever the thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.descriptions import queries
from graph.descriptions.model import Description, Facts, Incoming, Node, Value, facts_of
from graph.descriptions.terms import terms
from graph.engine import Engine, QueryRequest, named
from graph.errors import InputError, NotDescribed
from ontology.prefixes import expand

PAGE: Final = 500
"""Links to a thing on one page, and parts of its own that are told in full there."""

MENTIONED: Final = 4 * PAGE
"""Most things whose names are told on a page; more are left as IRIs."""

# What may not stand in an IRI that stands in a query between angle brackets.
_UNFIT: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')

_TYPE: Final = expand("rdf:type")


class _First(NamedTuple):
    """What the first query finds; `window` as pairs of property and thing."""

    own: Facts
    window: list[tuple[str, str]]
    counts: dict[str, int]
    licence: str | None


async def describe(
    engine: Engine, iri: str, *, version: int | None = None, page: int = 1, client: str = ""
) -> Description:
    """Gather what is to be told of a thing.

    Args:
        version: number of the version to ask; None: the one in force.
        page: which part of the links to it, from one.
        client: see `QueryRequest`.

    Raises:
        InputError: the IRI is none.
        NotDescribed: the graph says nothing of it, or there are fewer pages.
        QueryProblem, VersionError: see `Engine.query`.
    """
    checked(iri)
    if page < 1:
        raise InputError(f"page={page}: pages are counted from 1.")
    number, found = await _ask(engine, queries.thing(iri, PAGE, (page - 1) * PAGE), version, client)
    first = _first(iri, found)
    pages = max(1, -(-max(sum(first.counts.values()), len(_led(first))) // PAGE))
    if not first.own and not first.counts:
        raise NotDescribed(f"The graph says nothing of {iri}.")
    if page > pages:
        raise NotDescribed(f"The links to {iri} fill {pages} pages; there is no page {page}.")
    # From the same version, whatever is published in between.
    _, around = await _ask(engine, _second(first, page), number, client)
    nodes = _nodes(iri, first, around)
    return Description(nodes[iri], _incoming(first), nodes, page, pages, number, first.licence)


def checked(iri: str) -> str:
    """The same IRI.

    Raises:
        InputError: it is none, or not an absolute one.
    """
    try:
        NamedNode(iri)
    except ValueError:
        raise InputError(f"{iri[:200]!r} is no absolute IRI.") from None
    if _UNFIT.search(iri):
        raise InputError(f"{iri[:200]!r} is no absolute IRI.")
    return iri


async def _ask(
    engine: Engine, text: str, version: int | None, client: str
) -> tuple[int | None, list[Triple]]:
    request = QueryRequest(text, named("ntriples"), client=client, version=version)
    answer = await engine.query(request)
    triples = [
        Triple(quad.subject, quad.predicate, quad.object)
        for quad in parse(answer.body, format=RdfFormat.N_TRIPLES)
    ]
    return answer.version, triples


def _first(iri: str, triples: Iterable[Triple]) -> _First:
    own: list[tuple[str, Value]] = []
    window: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    licences: list[str] = []
    for subject, name, value in _plain(triples):
        if isinstance(value, NamedNode) and value.value == queries.WINDOW:
            window.append((name, subject))
        elif subject == queries.COUNT:
            counts[name] = int(value.value)
        elif subject == queries.LICENCE:
            licences.append(value.value)
        elif subject == iri:
            own.append((name, value))
    return _First(facts_of(own), sorted(window), counts, min(licences, default=None))


def _plain(triples: Iterable[Triple]) -> Iterator[tuple[str, str, Value]]:
    """Triples without blank nodes: the graph has none, and what has no name cannot be asked after."""
    for subject, predicate, value in triples:
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            yield subject.value, predicate.value, value


def _second(first: _First, page: int) -> str:
    """The second query: of the thing's own parts those of the page, of its neighbours as many as are told."""
    linking = [iri for _, iri in first.window]
    parts = _led(first)[(page - 1) * PAGE : page * PAGE]
    own = [
        value.value
        for name, values in first.own.items()
        for value in values
        if isinstance(value, NamedNode) and name != _TYPE
    ]
    told = [iri for iri in dict.fromkeys([*linking, *parts, *own]) if not _UNFIT.search(iri)]
    return queries.surroundings({*linking, *parts}.intersection(told), told[:MENTIONED])


def _led(first: _First) -> list[str]:
    """What the thing's own links lead to, by those that may lead to parts."""
    values = (value for name in sorted(queries.VIA) for value in first.own.get(name, ()))
    return list(dict.fromkeys(value.value for value in values if isinstance(value, NamedNode)))


def _nodes(iri: str, first: _First, triples: Iterable[Triple]) -> dict[str, Node]:
    facts: dict[str, list[tuple[str, Value]]] = defaultdict(list)
    parts: set[str] = set()
    for subject, name, value in _plain(triples):
        if subject == queries.PART:
            parts.add(value.value)
        else:
            facts[subject].append((name, value))
    for key in facts.keys() - parts:
        facts[key] = _briefly(facts[key])
    nodes = {key: Node(key, facts_of(facts[key]), part=key in parts) for key in sorted(facts)}
    return nodes | {iri: Node(iri, first.own)}


def _briefly(pairs: list[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """Without the classes that follow from more specific ones."""
    above = {
        iri for name, value in pairs if name == _TYPE for iri in terms().above.get(value.value, frozenset())
    }
    return [(name, value) for name, value in pairs if name != _TYPE or value.value not in above]


def _incoming(first: _First) -> tuple[Incoming, ...]:
    things: dict[str, list[str]] = defaultdict(list)
    for name, iri in first.window:
        things[name].append(iri)
    return tuple(Incoming(name, tuple(things[name]), count) for name, count in sorted(first.counts.items()))

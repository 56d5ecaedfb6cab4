"""The synergies of a page in full, and the names of all that they mention."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from api.queries_labels import Label, labels
from graph.engine import Engine, QueryRequest, named
from graph.synergies.model import Words
from graph.synergies.told import Told, of_triples, texts
from ontology.prefixes import expand

_LABEL: Final = expand("rdfs:label")
_KIND: Final = expand("uclg:bodyKind")
_SOURCE: Final = expand("dct:source")


@dataclass(frozen=True)
class Full:
    """Synergies in full.

    Attributes:
        names: of what they rest on and of their sources, by IRI, as a reader reads them.
    """

    told: Sequence[Told]
    names: Mapping[str, Label] = field(default_factory=dict)


async def in_full(
    engine: Engine, iris: Sequence[str], language: str, *, every: bool, version: int | None, client: str
) -> Full:
    """Published synergies, in the order in which they are asked for: two queries to one version.

    Args:
        every: whether their texts are wanted in every language.

    Raises:
        QueryProblem, VersionError: see `Engine.query`.
    """
    told = await whole(engine, iris, None if every else language, version=version, client=client)
    return await with_names(engine, told, language, version=version, client=client)


async def whole(
    engine: Engine, iris: Sequence[str], language: str | None, *, version: int | None, client: str
) -> list[Told]:
    """The same without names of what they rest on: one query.

    Args:
        iris: of synergies that are there.
        language: of their texts; None for all three, which is twice as much to read.
    """
    every = " ".join(f"<{iri}>" for iri in iris)
    if not every:
        return []
    part, side = (expand(f"uclg:{name}") for name in ("synergyPart", "between"))
    spoken = f'FILTER(!ISLITERAL(?value) || LANG(?value) IN ("", "{language}"))' if language else ""
    unread = ", ".join(f"<{expand(name)}>" for name in ("rdfs:label", "uclg:restsOn", "uclg:synergyKind"))
    text = (
        f"CONSTRUCT {{ ?subject ?property ?value }} WHERE {{ VALUES ?synergy {{ {every} }} "
        f"{{ ?synergy ?property ?value FILTER(?property NOT IN ({unread})) {spoken} "
        f"BIND(?synergy AS ?subject) }} UNION "
        f"{{ ?synergy <{part}> ?subject . ?subject ?property ?value {spoken} }} UNION "
        f"{{ ?synergy <{side}> ?subject . ?subject <{_LABEL}> ?value BIND(<{_LABEL}> AS ?property) }} }}"
    )
    answer = await engine.query(QueryRequest(text, named("ntriples"), version=version, client=client))
    triples = [
        (quad.subject.value, quad.predicate.value, quad.object)
        for quad in parse(answer.body, format=RdfFormat.N_TRIPLES)
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
    ]
    said: defaultdict[str, list[NamedNode | Literal]] = defaultdict(list)
    for subject, name, value in triples:
        if name == _LABEL:
            said[subject].append(value)
    known: dict[str, Words] = {iri: texts(values) for iri, values in said.items()}
    place = {iri: number for number, iri in enumerate(iris)}
    found = of_triples(triples, lambda iri: known.get(iri, {}))
    return sorted((each for each in found if each.iri in place), key=lambda each: place[each.iri])


async def with_names(
    engine: Engine, told: Sequence[Told], language: str, *, version: int | None, client: str
) -> Full:
    """The names of what synergies rest on, and of their sources."""
    iris = [iri for each in told for iri in (*each.nodes, *each.sources)]
    return Full(told, await labels(engine, iris, language, version=version, client=client))


async def things_of(engine: Engine, query: str, *, version: int | None, client: str) -> frozenset[str]:
    """All values of `?thing`."""
    answer = await engine.query(QueryRequest(query, named("csv"), version=version, client=client))
    return frozenset(answer.body.decode().split()[1:])


async def kinds_of_bodies(
    engine: Engine, iris: Iterable[str], *, version: int | None, client: str
) -> dict[str, str]:
    """The notation of each body's kind, by its IRI."""
    every = " ".join(f"<{iri}>" for iri in iris)
    text = f"SELECT ?body ?kind WHERE {{ VALUES ?body {{ {every} }} ?body <{_KIND}> ?kind }}"
    answer = await engine.query(QueryRequest(text, named("csv"), version=version, client=client))
    rows = (line.split(",") for line in answer.body.decode().split()[1:])
    return {body: kind.rsplit("/", 1)[-1] for body, kind in rows}


def named_by(iri: str, names: Words, language: str) -> Label:
    """A side's name in a language, else in English, else in any, else the end of its IRI."""
    for code in (language, "en", *names):
        if code in names:
            return Label(names[code], code)
    return Label(iri.rsplit("/", 1)[-1], "")


async def sources_of(
    engine: Engine, iris: Iterable[str], *, version: int | None, client: str
) -> dict[str, list[str]]:
    """IRIs of the sources of each node, by its IRI."""
    every = " ".join(f"<{iri}>" for iri in sorted(iris))
    text = f"SELECT ?node ?source WHERE {{ VALUES ?node {{ {every} }} ?node <{_SOURCE}> ?source }}"
    # Not as CSV: addresses of pages may have commas, which not every engine quotes.
    answer = await engine.query(QueryRequest(text, named("json"), version=version, client=client))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in json.loads(answer.body)["results"]["bindings"]:
        found[row["node"]["value"]].append(row["source"]["value"])
    return found

"""Names of the things on the page of a query, and names to choose from in its form: one query each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from graph.engine import Engine, QueryRequest, named
from ontology import UCLG
from ontology.prefixes import expand
from ontology.text import plain
from queries.catalogue import CuratedQuery

CHOICES: Final = 300
"""Names of things that a field offers, at most; any other can be typed."""
CONCEPTS: Final = 1000
"""Concepts of a scheme that a field offers, at most."""
NAMED: Final = 2000
"""IRIs that are looked up for one page, at most."""
_LABELS: Final = ", ".join(f"<{expand(each)}>" for each in ("rdfs:label", "skos:prefLabel", "dct:title"))
_NUMBERS: Final = re.compile(r"(\d+)")
_UNFIT: Final = re.compile(r'[\x00-\x20<>"{}|\\^`]')

Row = Mapping[str, str]


@dataclass(frozen=True)
class Label:
    """A name and its language; empty where it has none."""

    text: str
    language: str


@dataclass(frozen=True)
class Choice:
    """A thing that a field offers: what the field then holds, what people read, and its IRI."""

    value: str
    label: str
    iri: str


async def labels(
    engine: Engine, iris: Iterable[str], language: str, *, version: int | None, client: str
) -> dict[str, Label]:
    """Names by IRI: in the reader's language, else in English, else in any; nothing where it has none."""
    every = " ".join(f"<{iri}>" for iri in [*dict.fromkeys(iris)][:NAMED] if not _UNFIT.search(iri))
    if not every:
        return {}
    text = (
        f"SELECT ?thing ?label (LANG(?label) AS ?tag) WHERE {{ VALUES ?thing {{ {every} }} "
        f"?thing ?property ?label FILTER(?property IN ({_LABELS})) }}"
    )
    rows = await _rows(engine, text, version, client)
    return {iri: Label(row["label"], row.get("tag", "")) for iri, row in _best(rows, language).items()}


async def choices(
    engine: Engine, query: CuratedQuery, language: str, *, version: int | None, client: str
) -> dict[str, list[Choice]]:
    """What the fields for things and concepts offer, by name of parameter, in the order of an alphabet."""
    members = {
        each.name: f"skos:inScheme <{query.base}scheme/{each.scheme}>"
        if each.scheme
        else f"a uclg:{each.class_}"
        for each in query.parameters
        if each.type in ("iri", "concept")
    }
    if not members:
        return {}
    rows = await _rows(engine, _offered(members, language), version, client)
    found: dict[str, list[Choice]] = {}
    for name in members:
        best = _best([row for row in rows if row["field"] == name], language)
        found[name] = _distinct(best, query.base, concept=query.parameter(name).scheme is not None)
    return found


def shortened(iri: str, base: str) -> str:
    """An IRI without a name, as people recognise it."""
    if iri.startswith((base, UCLG)):
        return iri.removeprefix(UCLG).removeprefix(base).removeprefix("id/")
    parts = urlsplit(iri)
    return f"{parts.netloc}{parts.path}".rstrip("/") or iri


def _offered(members: Mapping[str, str], language: str) -> str:
    tags = ", ".join(f'"{tag}"' for tag in dict.fromkeys((language, "en", "")))
    parts = " UNION ".join(
        f'{{ SELECT ("{name}" AS ?field) ?thing ?label ?code WHERE {{ ?thing {member} ; rdfs:label ?label '
        f"FILTER(LANG(?label) IN ({tags})) OPTIONAL {{ ?thing skos:notation ?code }} }} "
        f"LIMIT {2 * (CONCEPTS if member.startswith('skos:') else CHOICES)} }}"
        for name, member in members.items()
    )
    prefixes = "".join(f"PREFIX {name}: <{expand(name + ':')}> " for name in ("rdfs", "skos", "uclg"))
    return f"{prefixes}SELECT ?field ?thing ?label (LANG(?label) AS ?tag) ?code WHERE {{ {parts} }}"


def _best(rows: Iterable[Row], language: str) -> dict[str, Row]:
    """A row a thing, of those that name it."""
    rank = {language: 0, "en": 1, "": 2}
    found: dict[str, tuple[tuple[int, str], Row]] = {}
    for row in rows:
        place = (rank.get(row.get("tag", ""), 3), row["label"])
        if row["thing"] not in found or place < found[row["thing"]][0]:
            found[row["thing"]] = (place, row)
    return {thing: row for thing, (_, row) in found.items()}


def _distinct(best: Mapping[str, Row], base: str, *, concept: bool) -> list[Choice]:
    """Concepts by their notation; things by their name, by their address where two are called the same."""
    names = [row["label"] for row in best.values()]
    found = []
    for iri, row in best.items():
        own = iri.removeprefix(base).removeprefix("id/")
        name = row["label"] if names.count(row["label"]) == 1 else own
        found.append(Choice(row.get("code", own) if concept else name, row["label"], iri))
    return sorted(found, key=lambda choice: (_natural(choice.label), choice.iri))[
        : CONCEPTS if concept else CHOICES
    ]


def _natural(text: str) -> list[tuple[int, str]]:
    """For an order in which 9 stands before 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBERS.split(plain(text))]


async def _rows(engine: Engine, text: str, version: int | None, client: str) -> list[Row]:
    answer = await engine.query(QueryRequest(text, named("json"), version=version, client=client))
    found = json.loads(answer.body)["results"]["bindings"]
    return [{name: str(term["value"]) for name, term in row.items()} for row in found]

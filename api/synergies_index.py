"""All published synergies in brief, to be filtered and counted: one query a version, read once."""

from __future__ import annotations

import csv
from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from graph.engine import Engine, QueryRequest, named
from ontology.prefixes import expand

KEPT: Final = 3
"""Versions whose synergies are kept as they were read."""
_STRENGTH, _BETWEEN, _RESTS, _DAY = (
    expand(f"uclg:{name}") for name in ("strength", "between", "restsOn", "asOf")
)
_QUERY: Final = f"""
PREFIX uclg: <{expand("uclg:")}>
SELECT ?synergy ?property ?value ?share WHERE {{
  {{ ?synergy a uclg:Synergy ; ?property ?value
     FILTER(?property IN (uclg:strength, uclg:between, uclg:restsOn)) }}
  UNION
  {{ ?synergy uclg:synergyPart ?property . ?property uclg:synergyKind ?value ; uclg:share ?share }}
  UNION
  {{ SELECT ?synergy ?property ?value WHERE {{
       ?synergy a uclg:Synergy ; uclg:asOf ?value BIND(uclg:asOf AS ?property) }} LIMIT 1 }}
}}
"""


@dataclass(frozen=True)
class Brief:
    """A synergy without its words; fits `graph.synergies.asked.Findable`.

    Attributes:
        shares: of each kind in the strength, by notation.
    """

    iri: str
    strength: float
    sides: tuple[str, ...]
    shares: Mapping[str, float]
    nodes: frozenset[str]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Notations of its kinds."""
        return frozenset(self.shares)

    @property
    def main(self) -> str:
        """The kind with the largest share."""
        return min(self.shares, key=lambda kind: (-self.shares[kind], kind))


@dataclass(frozen=True)
class Index:
    """What is published.

    Attributes:
        day: for which it was worked out; None where there is nothing.
        version: None where the engine has no versions.
    """

    briefs: tuple[Brief, ...]
    day: date | None
    version: int | None


class Published:
    """Reads what is published of a version, and remembers it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: OrderedDict[int, Index] = OrderedDict()

    async def index(self, version: int | None, client: str) -> Index:
        """All of a version; of an engine without versions, all that there is now.

        Raises:
            QueryProblem, VersionError: see `Engine.query`.
        """
        if version is not None and version in self._known:
            self._known.move_to_end(version)
            return self._known[version]
        request = QueryRequest(_QUERY, named("csv"), version=version, client=client)
        answer = await self._engine.query(request)
        found = _read(answer.body.decode(), answer.version)
        if found.version is not None:
            self._known[found.version] = found
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return found


def _read(text: str, version: int | None) -> Index:
    strength: dict[str, float] = {}
    sides: defaultdict[str, set[str]] = defaultdict(set)
    nodes: defaultdict[str, set[str]] = defaultdict(set)
    shares: defaultdict[str, dict[str, float]] = defaultdict(dict)
    day: date | None = None
    rows = csv.reader(text.splitlines())
    next(rows)
    for iri, name, value, share in rows:
        if share:
            shares[iri][value.rsplit("/", 1)[-1]] = float(share)
        elif name == _STRENGTH:
            strength[iri] = float(value)
        elif name == _BETWEEN:
            sides[iri].add(value)
        elif name == _RESTS:
            nodes[iri].add(value)
        elif name == _DAY:
            day = date.fromisoformat(value)
    briefs = (
        Brief(iri, strength[iri], tuple(sorted(sides[iri])), shares[iri], frozenset(nodes[iri]))
        for iri in strength
    )
    return Index(tuple(briefs), day, version)

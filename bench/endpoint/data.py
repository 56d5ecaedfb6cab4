"""The data sets: one file of N-Quads each, and the things in it that requests can ask for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from graph.build import Builder
from graph.settings import load
from ontology import BASE, UCLG

ROOT: Final = Path(__file__).parents[2]
SEED: Final = 2021
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True)
class Data:
    """A data set: `versions` is the folder in which our server publishes it."""

    name: str
    nquads: Path
    quads: int

    @property
    def versions(self) -> Path:
        """Where our server's version lies."""
        return self.nquads.parent / "versions"


@dataclass(frozen=True)
class Things:
    """IRIs of things that requests ask for, in an order that the seed decides."""

    cities: list[str]
    bodies: list[str]
    mandates: list[str]
    practices: list[str]
    themes: list[str]
    names: list[str]


def real(folder: Path) -> Data:
    """The graph as the repository's own tables make it."""
    builder = Builder(replace(load({}), tables=ROOT / "data"))
    store, file = builder.in_memory(), emptied(folder) / "data.nq"
    store.dump(str(file), format=RdfFormat.N_QUADS)
    return Data("real", file, len(store))


def emptied(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


# A body of thousands of mandates is no small question.
_FEW: Final = 60
_MOST: Final = 20_000
_BODIES: Final = f"""
SELECT ?thing {{
  {{ SELECT ?thing (COUNT(*) AS ?n) {{ ?m <http://www.w3.org/ns/org#organization> ?thing }} GROUP BY ?thing }}
  FILTER(?n <= {_FEW}) }}"""


def things(store: Store) -> Things:
    """What there is to ask for: at most 20,000 of a kind, in an order drawn by the seed."""
    dice = Random(SEED)

    def drawn(query: str) -> list[str]:
        rows = cast("QuerySolutions", store.query(query, use_default_graph_as_union=True))
        found = sorted({cast("NamedNode | Literal", row[0]).value for row in rows})
        return dice.sample(found, min(len(found), _MOST))

    def of_class(name: str) -> list[str]:
        return drawn(f"SELECT ?thing {{ ?thing a <{UCLG}{name}> }}")

    label = "http://www.w3.org/2000/01/rdf-schema#label"
    return Things(
        cities=of_class("City"),
        bodies=drawn(_BODIES),
        mandates=of_class("Mandate"),
        practices=of_class("Practice"),
        themes=drawn(f"SELECT ?thing {{ ?thing <{SKOS}inScheme> <{BASE}scheme/theme> }}"),
        names=drawn(
            f"SELECT ?name {{ ?city a <{UCLG}City> ; <{label}> ?name "
            "FILTER(LANG(?name) = 'en' && !CONTAINS(?name, '\"')) }"
        ),
    )

"""The real tables, turned into quads once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.facts import FactContext, all_quads
from graph.facts.holders import Holders
from graph.iris import Iris
from graph.places import Gazetteer
from graph.tables import Tables, read_tables
from ontology.vocabulary import Vocabulary

DATA = Path(__file__).parents[3] / "data"
Ask = Callable[[str], list[tuple[str, ...]]]

PREFIXES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX uclg: <https://w3id.org/uclg-graph/ontology#>
PREFIX id: <https://w3id.org/uclg-graph/id/>
"""


@pytest.fixture(scope="session")
def real_tables() -> Tables:
    return read_tables(DATA, Vocabulary.load())


@pytest.fixture(scope="session")
def real_context(real_tables: Tables) -> FactContext:
    iris = Iris("https://w3id.org/uclg-graph/")
    return FactContext(iris, Vocabulary.load(), Gazetteer.load(real_tables))


@pytest.fixture(scope="session")
def real_quads(real_tables: Tables, real_context: FactContext) -> list[Quad]:
    return list(all_quads(real_tables, real_context))


@pytest.fixture(scope="session")
def real_holders(real_tables: Tables, real_context: FactContext) -> Holders:
    return Holders(real_tables, real_context)


@pytest.fixture(scope="session")
def ask(real_quads: list[Quad]) -> Ask:
    """Answers SELECT queries over the real graph: rows of texts, IRIs of things without the base."""
    store = Store()
    store.extend(real_quads)

    def rows(query: str) -> Iterator[tuple[str, ...]]:
        solutions = store.query(PREFIXES + query, use_default_graph_as_union=True)
        for solution in solutions:  # type: ignore[union-attr]
            yield tuple(map(_shown, solution))

    return lambda query: sorted(rows(query))


def _shown(term: NamedNode | Literal | None) -> str:
    return "" if term is None else term.value.removeprefix("https://w3id.org/uclg-graph/id/")

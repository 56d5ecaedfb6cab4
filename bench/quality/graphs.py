"""From tables to edges: the graph of any tables, as a database that the kinds of synergies run in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb
from pyoxigraph import Quad, Store

from graph.facts import FactContext, all_quads
from graph.inference import materialise
from graph.iris import Iris
from graph.places.resolve import Gazetteer
from graph.resources import resource_quads
from graph.synergies.edges import make_edges
from graph.synergies.read import database, read_quads
from graph.tables import Tables
from ontology import BASE
from ontology.vocabulary import Vocabulary

SAID: Final = "said"
"""The table of links (s, p, o) between things, which making edges would drop."""


class Graphs:
    """Makes graphs of tables; reads the ontology once."""

    def __init__(self) -> None:
        self.iris = Iris(BASE)
        self.vocabulary = Vocabulary.load(base=BASE)
        self._resources: list[Quad] = list(resource_quads(self.iris))

    @contextmanager
    def opened(self, tables: Tables) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the edges of the graph that the tables and the rules give, and its links as `SAID`."""
        context = FactContext(self.iris, self.vocabulary, Gazetteer.load(tables))
        store = Store()
        store.bulk_extend(self._resources)
        store.bulk_extend(all_quads(tables, context))
        materialise(store, self.iris)
        with TemporaryDirectory() as folder, database(Path(folder)) as connection:
            read_quads(connection, iter(store))
            connection.execute(f"CREATE TABLE {SAID} AS SELECT * FROM links")
            make_edges(connection)
            yield connection

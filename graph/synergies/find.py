"""Synergies of a graph, from a dump or from quads in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from pyoxigraph import Quad

from graph.iris import Iris
from graph.synergies.compute import AT_MOST, PER_BODY, PER_CITY, compute
from graph.synergies.edges import as_of, make_edges
from graph.synergies.explain import Reader
from graph.synergies.model import KINDS, Synergy
from graph.synergies.read import database, read_dump, read_quads
from graph.synergies.write import quads as write_quads
from ontology.vocabulary import Vocabulary


@contextmanager
def edges(origin: Path | Iterable[Quad], scratch: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database with the edges of a graph.

    Args:
        origin: canonical N-Quads (plain or gzip), or quads.
        scratch: folder for what does not fit into memory; default: one of its own.

    Raises:
        InputError: the dump is no N-Quads.
    """
    with TemporaryDirectory(dir=scratch) as folder, database(Path(folder)) as connection:
        if isinstance(origin, Path):
            read_dump(connection, origin)
        else:
            read_quads(connection, origin)
        make_edges(connection)
        yield connection


def find(
    connection: duckdb.DuckDBPyConnection,
    day: date | None = None,
    *,
    partners: bool = False,
    per_body: int = PER_BODY,
    per_city: int = PER_CITY,
    at_most: int = AT_MOST,
) -> list[Synergy]:
    """Synergies from edges, on a day (default: the graph's own), strongest first in each family.

    Args:
        partners: whether partner institutions are brought together with bodies too.
        per_body, per_city, at_most: as for `compute`.

    Raises:
        InputError: no day is given and the graph has none.
    """
    asked = day or as_of(connection)
    compute(connection, asked, partners=partners, per_body=per_body, per_city=per_city, at_most=at_most)
    return Reader(connection, asked).synergies()


def sources_of(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Sources of every node that the synergies found last rest on, by its IRI, sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        "SELECT node.iri, source.iri FROM sources JOIN told ON told.id = sources.node "
        "JOIN things AS node ON node.id = sources.node JOIN things AS source ON source.id = sources.source "
        "ORDER BY node.iri, source.iri"
    )
    for node, source in rows.fetchall():
        found[node].append(source)
    return dict(found)


def synergy_quads(stated: Iterable[Quad], iris: Iris) -> list[Quad]:
    """The graph of synergies that follows from the other graphs.

    Raises:
        InputError: the quads do not say which day is now.
    """
    vocabulary = Vocabulary.load(base=iris.base)
    concepts = vocabulary.schemes["synergy-kind"]
    with edges(stated) as connection:
        found = find(connection)
        names = {kind: concepts.find(kind) for kind in KINDS}
        labels = {kind: dict(concept.labels) for kind, concept in names.items() if concept}
        return list(write_quads(found, sources_of(connection), labels, iris))

"""The edges of a version, kept beside it as Parquet: read for any day and by any engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from graph.errors import NoSynergyTables
from graph.synergies.edges import TABLES
from graph.synergies.find import edges
from graph.synergies.read import MEMORY, database
from graph.versions import Sealed, Version

NAME: Final = "synergies"
"""Of the derivation, and of its folder."""
NEEDED: Final = tuple(name for name in TABLES if name != "asked")
"""The tables that the kinds are worked out from; `asked` is the question."""
KEPT: Final = (*NEEDED, "things", "names", "acronyms", "sources", "dataset")
"""Those, and what it takes to tell the result."""


def keep(sealed: Sealed) -> None:
    """Write each table of `KEPT` into the folder of the derivation: the same content gives the same bytes.

    Raises:
        InputError: the version holds a blank node or a quoted triple.
        OSError: the disk is full.
    """
    with edges(sealed.dump_path, sealed.folder) as connection:
        connection.execute("SET threads = 1")  # several would part the rows by chance
        write(connection, sealed.folder)


def write(connection: duckdb.DuckDBPyConnection, folder: Path, names: tuple[str, ...] = KEPT) -> None:
    """Write tables as `{name}.parquet`, sorted."""
    for name in names:
        connection.execute(
            f"COPY (SELECT * FROM {name} ORDER BY ALL) TO {quoted(folder / f'{name}.parquet')} "  # noqa: S608
            "(FORMAT parquet, COMPRESSION zstd)"
        )


def folder_of(version: Version) -> Path:
    """Where the tables of a version are.

    Raises:
        NoSynergyTables: the version was published without.
    """
    folder = version.derived(NAME)
    if not all((folder / f"{name}.parquet").is_file() for name in KEPT):
        raise NoSynergyTables(
            f"Version {version.number} has no tables to work out synergies from: it was published by "
            "an older release. `uclg build` publishes the graph again, with them."
        )
    return folder


@contextmanager
def opened(folder: Path, *, memory: str = MEMORY, threads: int = 2) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory in which `graph.synergies.find.find` can run; 20 ms for the graph as it is.

    Args:
        folder: as `folder_of` gives it; its files are read as they are needed, and never changed.
        memory, threads: what DuckDB keeps to.
    """
    with (
        TemporaryDirectory() as scratch,
        database(Path(scratch), memory=memory, threads=threads) as connection,
    ):
        connection.execute(
            ";".join(
                f"CREATE VIEW {name} AS FROM read_parquet({quoted(folder / f'{name}.parquet')})"
                for name in KEPT
            )
        )
        yield connection


def quoted(path: Path) -> str:
    """A path as text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"

"""Spark: the same SELECTs over the same Parquet, on this machine or on a cluster."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from graph.synergies.engines.session import Session, session
from graph.synergies.kept import NEEDED, quoted

LOCAL: Final = "local[*]"
_TYPES: Final = {"int": "INTEGER", "bigint": "BIGINT", "double": "DOUBLE", "string": "VARCHAR"}
RESULTS: Final = {
    "asked": "SELECT * FROM asked",
    "kept": "SELECT * FROM kept",
    "evidence": "SELECT * FROM evidence",
    "presence": "SELECT * FROM presence WHERE seat IN (SELECT node_a FROM evidence) "
    "OR seat IN (SELECT node_b FROM evidence)",
}
"""What is told from: small, however large the tables are."""


class Spark:
    """Makes each table as soon as it is asked for, and keeps it where it was made.

    A table is cut off from those that it was made of: Spark would else work out all of them for each anew.
    """

    def __init__(self, started: Session, scratch: Path) -> None:
        self._session = started
        self._scratch = scratch

    def read(self, folder: Path) -> None:
        """Take the tables of a folder, as `graph.synergies.kept` wrote them."""
        for name in NEEDED:
            file = (folder / f"{name}.parquet").absolute().as_uri()
            self._session.read.parquet(file).createOrReplaceTempView(name)

    def make(self, name: str, text: str) -> None:
        """Make a table of a SELECT."""
        self._session.sql(text).localCheckpoint(eager=True).createOrReplaceTempView(name)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return [tuple(row) for row in self._session.sql(query).collect()]

    def hand_over(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make `RESULTS` in a database of DuckDB."""
        for name, query in RESULTS.items():
            found = self._session.sql(query)
            file = self._scratch / f"{name}.csv"
            with file.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows(found.collect())
            columns = ", ".join(f"'{column}': '{_TYPES[kind]}'" for column, kind in found.dtypes)
            connection.execute(
                f"CREATE OR REPLACE TABLE {name} AS FROM read_csv({quoted(file)}, header = false, "
                f"auto_detect = false, nullstr = '', columns = {{{columns}}})"
            )


@contextmanager
def spark(master: str = LOCAL, options: Mapping[str, str] | None = None) -> Iterator[Spark]:
    """Start Spark for the length of a block.

    Args:
        master: `local[*]`, `spark://host:7077`, ...
        options: settings of Spark, over those made here.

    Raises:
        InputError: PySpark or Java is missing.
        EngineFailed: Spark does not start, or could not do its work.
    """
    with session(master, options or {}) as (started, scratch):
        yield Spark(started, scratch)

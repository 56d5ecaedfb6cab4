"""What works the kinds out: DuckDB in process, or Spark where the tables outgrow it; one SQL for both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from graph.synergies.compute import AT_MOST, PER_BODY, PER_CITY, run
from graph.synergies.edges import as_of, question
from graph.synergies.engines.session import SMALL
from graph.synergies.engines.spark import LOCAL, Spark, spark
from graph.synergies.explain import Reader
from graph.synergies.kept import opened
from graph.synergies.model import Synergy

ENGINES: Final = ("duckdb", "spark")
_SMALL: Final = 4_000_000

__all__ = ["ENGINES", "LOCAL", "Spark", "by_spark", "spark"]

Tell = Callable[[str], None]


@contextmanager
def by_spark(
    folder: Path,
    day: date | None = None,
    *,
    master: str = LOCAL,
    partners: bool = False,
    per_body: int = PER_BODY,
    per_city: int = PER_CITY,
    at_most: int = AT_MOST,
    tell: Tell | None = None,
) -> Iterator[tuple[list[Synergy], duckdb.DuckDBPyConnection]]:
    """What `graph.synergies.find.find` finds, worked out by Spark and told here.

    Args:
        folder: the tables of a version (`graph.synergies.kept`); Spark's workers see it by the same path.
        day, partners, per_body, per_city, at_most: as for `find`.
        master: of Spark: `local[*]`, `spark://host:7077`, ...
        tell: called with the name of each table as it is begun.

    Yields:
        The synergies, and the database that they were told from (for `sources_of`).

    Raises:
        InputError: PySpark or Java is missing, or no day is given and the graph has none.
        EngineFailed: Spark could not do its work.
    """
    with opened(folder) as connection:
        asked = day or as_of(connection)
        small = master.startswith("local") and sum(file.stat().st_size for file in folder.iterdir()) < _SMALL
        with spark(master, SMALL if small else None) as engine:
            engine.read(folder)
            limits = question(asked, partners=partners, per_body=per_body, per_city=per_city, at_most=at_most)
            run(engine, limits, tell)
            engine.hand_over(connection)
        yield Reader(connection, asked).synergies(), connection

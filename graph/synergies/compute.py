"""Runs the kinds: each file of `sql/kinds` is one SELECT that makes the table of its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Protocol

import duckdb

from graph.synergies.edges import question
from graph.synergies.sql import statements

VERSION: Final = "2"
"""Of the formulas: changes whenever the same graph would give other figures."""
PER_BODY: Final = 12
PER_CITY: Final = 10
AT_MOST: Final = 3_000
"""Pairs that are told: of every body, of every city, and of each family in all."""

Tell = Callable[[str], None]


class Engine(Protocol):
    """What has the tables of `edges.TABLES` and makes others of them."""

    def make(self, name: str, text: str) -> None:
        """Make a table of a SELECT, in place of one of that name."""


class DuckDB:
    """The engine in this process."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def make(self, name: str, text: str) -> None:
        """Make a table of a SELECT."""
        self._connection.execute(f"CREATE OR REPLACE TABLE {name} AS {text}")


def run(engine: Engine, asked: str, tell: Tell | None = None) -> None:
    """Make the table of each kind, and at last `parts`, `pairs`, `kept` and `evidence`.

    Args:
        asked: the question, as `edges.question` puts it.
        tell: called with the name of each table as it is begun.
    """
    engine.make("asked", asked)
    for name, text in statements("kinds"):
        if tell:
            tell(name)
        engine.make(name, text)


def compute(
    connection: duckdb.DuckDBPyConnection,
    day: date,
    *,
    partners: bool = False,
    per_body: int = PER_BODY,
    per_city: int = PER_CITY,
    at_most: int = AT_MOST,
    tell: Tell | None = None,
) -> None:
    """Work out `parts`, `pairs`, `kept` and `evidence` from the tables of `edges.TABLES`.

    Args:
        connection: has the edges; is changed.
        day: "now": what began later is not known, what ended before is past.
        partners: whether partner institutions are brought together with bodies too.
        per_body, per_city, at_most: how much is kept.
        tell: called with the name of each table as it is begun.
    """
    limits = question(day, partners=partners, per_body=per_body, per_city=per_city, at_most=at_most)
    run(DuckDB(connection), limits, tell)

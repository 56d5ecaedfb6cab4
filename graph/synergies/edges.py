"""Columnar edges: who sits where, what works on what, with the node of the graph that each row rests on."""

from __future__ import annotations

from datetime import date
from typing import Final

import duckdb

from graph.errors import InputError
from graph.synergies.sql import statements

EPOCH: Final = date(1970, 1, 1)
FAMILIES: Final = {
    "governing-body": "governing",
    "section": "section",
    "programme": "programme",
    "partner-institution": "partner",
    "world-organization": "world",
}
"""Kinds of bodies that are no consultation bodies, and what they are instead."""

TABLES: Final = {
    "asked": "on_day INTEGER, partners INTEGER, per_body INTEGER, per_city INTEGER, at_most INTEGER",
    "bodies": "body INTEGER, kind VARCHAR, family VARCHAR, whole INTEGER, parent INTEGER, starts INTEGER, "
    "ends INTEGER",
    "body_above": "body INTEGER, above INTEGER",
    "seats": "seat INTEGER, holder INTEGER, holder_kind VARCHAR, body INTEGER, role INTEGER, grade VARCHAR, "
    "earliest INTEGER, latest INTEGER, ends INTEGER, known VARCHAR",
    "governments": "government INTEGER, country INTEGER",
    "body_themes": "body INTEGER, theme INTEGER, node INTEGER, stated INTEGER, day INTEGER",
    "themes_above": "theme INTEGER, above INTEGER, steps INTEGER",
    "partnerships": "body INTEGER, partner INTEGER, node INTEGER, day INTEGER, theme INTEGER",
    "meetings": "event INTEGER, body INTEGER, node INTEGER, first_day INTEGER, last_day INTEGER, "
    "host INTEGER",
    "works": "work INTEGER, kind VARCHAR, owner INTEGER, day INTEGER",
    "work_themes": "work INTEGER, theme INTEGER, stated INTEGER",
    "offers": "offer INTEGER, body INTEGER, recipient INTEGER, product INTEGER, day INTEGER",
}
"""The tables that the kinds read. Things are numbers of `things`; days count from 1970-01-01.

`bodies.whole`: the body that a programme or a predecessor counts for; itself for all others.
`seats.grade`: chief, deputy (both lead), other, or service; `known`: dated, seen or undated.
`themes_above`: also each theme itself (steps 0); only themes that are not too wide for a synergy.
"""


def make_edges(connection: duckdb.DuckDBPyConnection) -> None:
    """Turn `things`, `links` and `texts` into `TABLES` (all but `asked`) and what it takes to tell of them.

    `links` and `texts` are dropped.
    """
    connection.execute("CREATE TABLE families (kind VARCHAR, family VARCHAR)")
    connection.executemany("INSERT INTO families VALUES (?, ?)", list(FAMILIES.items()))
    for _, text in statements("edges"):
        connection.execute(text)
    connection.execute("DROP TABLE links; DROP TABLE texts")


def as_of(connection: duckdb.DuckDBPyConnection) -> date:
    """The day that the dataset calls now.

    Raises:
        InputError: the graph does not say.
    """
    found = connection.execute("SELECT as_of FROM dataset").fetchone()
    if found is None or found[0] is None:
        raise InputError("The graph has no uclg:asOf: say for which day synergies are wanted.")
    return date.fromisoformat(found[0])


def question(day: date, *, partners: bool, per_body: int, per_city: int, at_most: int) -> str:
    """The SELECT that makes `asked`, of one row."""
    row = ((day - EPOCH).days, int(partners), per_body, per_city, at_most)
    columns = (column.split() for column in TABLES["asked"].split(", "))
    return "SELECT " + ", ".join(
        f"CAST({value:d} AS {kind}) AS {name}" for value, (name, kind) in zip(row, columns, strict=True)
    )

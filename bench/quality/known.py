"""What is known at the end of a year, as arrays: who is there, who is connected, and our own strengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from bench.quality.links import Links, read_links
from graph.synergies.compute import compute
from graph.synergies.model import KINDS

Floats = NDArray[np.float64]

# A practice bears on a body's theme, whoever's it is: the invitation without asking for a leading seat.
_PRACTICES: Final = """
SELECT c.iri, b.iri, max(close.alike * t.part) FROM works AS w CROSS JOIN asked
JOIN work_themes AS wt ON wt.work = w.work JOIN likeness AS close ON close.theme = wt.theme
JOIN themes_held AS t ON t.theme = close.other
JOIN things AS c ON c.id = w.owner JOIN things AS b ON b.id = t.body
WHERE w.kind = 'practice' GROUP BY c.iri, b.iri
"""
_CITIES: Final = """
SELECT iri FROM governments JOIN things ON things.id = government ORDER BY iri
"""
_BODIES: Final = """
SELECT iri, family FROM bodies JOIN things ON things.id = bodies.body CROSS JOIN asked
WHERE body = whole AND family IN ('consultation', 'governing', 'section', 'programme')
  AND (ends IS NULL OR ends >= on_day) ORDER BY iri
"""


@dataclass(frozen=True)
class Known:
    """A graph at the end of a year.

    Attributes:
        year: the last that is known.
        cities, bodies: IRIs, sorted; `bodies` have begun and not ended.
        families: of each body: consultation, governing, section or programme.
        countries: of each city, a number; -1 where it is not known.
        links: who is connected with whom.
        weights: how much a city's seat in a body weighs (cities x bodies, 0 to 1).
        between_bodies: strength of each kind and of `all` (bodies x bodies).
        invitations: of a city to a body (cities x bodies); practices: likeness of its best practice.
        between_cities: strength (cities x cities).
    """

    year: int
    cities: list[str]
    bodies: list[str]
    families: list[str]
    countries: NDArray[np.int64]
    links: Links
    weights: Floats
    between_bodies: dict[str, Floats]
    invitations: Floats
    practices: Floats
    between_cities: Floats


def know(connection: duckdb.DuckDBPyConnection, year: int, names: Mapping[str, str] | None = None) -> Known:
    """Run the kinds for the last day of the year and read what they give for every pair, told or not.

    Args:
        connection: the edges of the past graph.
        year: the last that is known.
        names: what a body is called by now; by that name it is held against what came.
    """
    now = names or {}
    compute(connection, date(year, 12, 31))
    cities = [str(row[0]) for row in connection.execute(_CITIES).fetchall()]
    rows = connection.execute(_BODIES).fetchall()
    bodies = [now.get(row[0], row[0]) for row in rows]
    read = _Arrays(connection, now)
    of_bodies = {
        kind: read.square(bodies, "parts", f"family = 'bodies' AND kind = '{kind}'")
        for kind in KINDS
        if kind != "city-to-city"
    }
    of_bodies["all"] = read.square(bodies, "pairs", "family = 'bodies'")
    return Known(
        year,
        cities,
        bodies,
        [str(row[1]) for row in rows],
        _countries(connection, cities),
        read_links(connection, now),
        read.filled(cities, bodies, "SELECT h.iri, b.iri, max(weight) / 1e6 FROM members "
                    "JOIN things AS h ON h.id = holder JOIN things AS b ON b.id = body GROUP BY 1, 2"),
        of_bodies,
        read.filled(cities, bodies, _pairs("pairs", "family = 'invitation'")),
        read.filled(cities, bodies, _PRACTICES),
        read.square(cities, "pairs", "family = 'cities'"),
    )  # fmt: skip


def _pairs(table: str, where: str) -> str:
    return (
        f"SELECT one.iri, two.iri, strength FROM {table} JOIN things AS one ON one.id = a "
        f"JOIN things AS two ON two.id = b WHERE {where}"
    )


class _Arrays:
    """Answers of a database as arrays over IRIs."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, now: Mapping[str, str]) -> None:
        self._connection = connection
        self._now = now

    def filled(self, rows: list[str], columns: list[str], query: str) -> Floats:
        """Values by the IRI of the row and of the column; others are 0."""
        row_of = {iri: place for place, iri in enumerate(rows)}
        column_of = {iri: place for place, iri in enumerate(columns)}
        found = np.zeros((len(rows), len(columns)))
        for one, two, value in self._connection.execute(query).fetchall():
            one, two = self._now.get(one, one), self._now.get(two, two)
            if one in row_of and two in column_of:
                found[row_of[one], column_of[two]] = value
        return found

    def square(self, names: list[str], table: str, where: str) -> Floats:
        """Strengths of a table of pairs, both ways round."""
        half = self.filled(names, names, _pairs(table, where))
        return half + half.T


def _countries(connection: duckdb.DuckDBPyConnection, cities: list[str]) -> NDArray[np.int64]:
    rows = connection.execute(
        "SELECT iri, country FROM governments JOIN things ON things.id = government"
    ).fetchall()
    country = {str(iri): int(number) for iri, number in rows}
    return np.array([country.get(city, -1) for city in cities], dtype=np.int64)

"""What connects a city with a body and two bodies, and since which year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import duckdb

from graph.synergies.edges import EPOCH, as_of, question
from graph.synergies.sql import statements

Pair = tuple[str, str]
_SEATS: Final = """
SELECT h.iri, b.iri, min(s.earliest) FROM seats AS s
JOIN things AS h ON h.id = s.holder JOIN things AS b ON b.id = s.body
WHERE s.holder_kind = 'government' AND s.grade <> 'service' GROUP BY h.iri, b.iri
"""
# A holder connects two bodies where its seats are attested within six years of each other, as in the kinds.
_BODIES: Final = """
WITH worked AS (
  SELECT DISTINCT w.s AS node, b.whole AS body, partner.o AS partner,
    coalesce(also.whole, partner.o) AS other, also.family AS family, days.first_day AS day
  FROM said AS w JOIN typed ON typed.s = w.s AND typed.class = 'Collaboration'
  JOIN bodies AS b ON b.body = w.o
  JOIN said AS partner ON partner.s = w.s AND partner.p = 'uclg:partner'
  LEFT JOIN bodies AS also ON also.body = partner.o
  LEFT JOIN days ON days.s = w.s AND days.p = 'uclg:year' WHERE w.p = 'uclg:body'),
met AS (
  SELECT m.event, m.body, m.first_day AS day FROM meetings AS m
  JOIN typed ON typed.s = m.event AND typed.class = 'Event'),
ways AS (
  SELECT one.body AS a, two.body AS b, 'holder' AS kind, one.holder AS via,
    CASE WHEN one.known <> 'undated' AND two.known <> 'undated'
      THEN greatest(one.earliest, two.earliest) END AS day
  FROM seats AS one JOIN seats AS two ON two.holder = one.holder AND one.body < two.body
    AND one.grade <> 'service' AND two.grade <> 'service'
    AND (one.known = 'undated' OR two.known = 'undated'
      OR (one.latest + 2192 >= two.earliest AND two.latest + 2192 >= one.earliest))
  UNION ALL
  SELECT one.body, two.body, 'collaboration', one.partner,
    CASE WHEN one.day IS NOT NULL AND two.day IS NOT NULL THEN greatest(one.day, two.day) END
  FROM worked AS one JOIN worked AS two ON two.partner = one.partner AND one.body < two.body
    AND one.family = 'partner'
  UNION ALL
  SELECT least(body, other), greatest(body, other), 'collaboration', node, day FROM worked
  WHERE body <> other AND family <> 'partner'
  UNION ALL
  SELECT one.body, two.body, 'event', one.event, greatest(one.day, two.day) FROM met AS one
  JOIN met AS two ON two.event = one.event AND one.body < two.body)
SELECT a.iri, b.iri, ways.kind, ways.day, via.iri FROM ways
JOIN things AS a ON a.id = ways.a JOIN things AS b ON b.id = ways.b JOIN things AS via ON via.id = ways.via
ORDER BY ways.day NULLS FIRST, via.iri, a.iri, b.iri
"""


@dataclass(frozen=True)
class First:
    """When something was there first: a year, or None where it has no date; `via` what it goes through."""

    year: int | None
    via: str = ""


@dataclass
class Links:
    """Firsts of a graph. An undated one stands before any dated one: nobody knows what was first.

    `seats`: of a government in a body. `bodies`: by pair (smaller IRI first) and way: `holder` (a leader or
    member), `collaboration` (with the same partner, or with each other) or `event`.
    """

    seats: dict[Pair, First] = field(default_factory=dict)
    bodies: dict[Pair, dict[str, First]] = field(default_factory=dict)


def year_of(day: int) -> int:
    """The year of a day that counts from 1970-01-01."""
    return (EPOCH + timedelta(days=day)).year


def read_links(connection: duckdb.DuckDBPyConnection, names: Mapping[str, str] | None = None) -> Links:
    """Read the edges; `names`: what a body is called by now, where that is another IRI."""
    now = names or {}
    found = Links()
    undated = {
        (holder, body)
        for holder, body in connection.execute(
            "SELECT DISTINCT h.iri, b.iri FROM seats AS s JOIN things AS h ON h.id = s.holder "
            "JOIN things AS b ON b.id = s.body WHERE s.known = 'undated' AND s.grade <> 'service'"
        ).fetchall()
    }
    for holder, body, day in connection.execute(_SEATS).fetchall():
        hidden = day is None or (holder, body) in undated
        found.seats[holder, now.get(body, body)] = First(None if hidden else year_of(day))
    for a, b, kind, day, via in connection.execute(_BODIES).fetchall():
        a, b = now.get(a, a), now.get(b, b)
        pair = (a, b) if a < b else (b, a)
        first = First(None if day is None else year_of(day), via)
        found.bodies.setdefault(pair, {}).setdefault(kind, first)
    return found


def names_now(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The body that each body counts for: what became of it, or what runs it."""
    rows = connection.execute(
        "SELECT one.iri, later.iri FROM bodies JOIN things AS one ON one.id = body "
        "JOIN things AS later ON later.id = whole"
    ).fetchall()
    return {str(one): str(into) for one, into in rows}


def kin(connection: duckdb.DuckDBPyConnection) -> set[Pair]:
    """Pairs of bodies about which nothing need be said."""
    texts = dict(statements("kinds"))
    asked = question(as_of(connection), partners=False, per_body=0, per_city=0, at_most=0)
    rows = connection.execute(
        f"WITH asked AS ({asked}), candidates AS ({texts['candidates']}) "
        f"SELECT a.iri, b.iri FROM ({texts['kin']}) AS kin "
        "JOIN things AS a ON a.id = kin.a JOIN things AS b ON b.id = kin.b"
    ).fetchall()
    return {(a, b) if a < b else (b, a) for a, b in rows}

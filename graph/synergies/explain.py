"""From the tables of results to synergies with names, shares, sentences and advice."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date
from typing import Any, Final

import duckdb

from graph.synergies.model import KINDS, Evidence, Part, Seat, Synergy
from graph.synergies.sentences import explain_part, explain_whole
from graph.synergies.words import Named

CAPS: Final = {
    "shared-leadership": 0.65,
    "shared-membership": 0.5,
    "shared-themes": 0.45,
    "shared-partners": 0.35,
    "meeting-opportunity": 0.3,
    "knowledge": 0.45,
    "bridge": 0.35,
    "city-to-city": 0.65,
}
"""The most that each kind can add to the whole; an invitation (a bridge to be) stands alone and has 0.65."""
_KEPT: Final = "SELECT family, place, a, b, strength FROM kept ORDER BY family, place"
_EVIDENCE: Final = """
SELECT family, pair, kind, strength, many, via, node_a, node_b, giver, amount FROM evidence
ORDER BY family, pair, kind, place
"""
_NODES: Final = """
CREATE OR REPLACE TABLE told AS
SELECT DISTINCT id FROM (
  SELECT a AS id FROM kept UNION ALL SELECT b FROM kept UNION ALL SELECT via FROM evidence
  UNION ALL SELECT node_a FROM evidence UNION ALL SELECT node_b FROM evidence)
"""
_SEATS: Final = """
SELECT p.seat, p.holder, p.role, p.in_force, p.first_day, p.until_day, s.latest, s.ends, p.body
FROM presence AS p JOIN told ON told.id = p.seat JOIN seats AS s ON s.seat = p.seat AND s.holder = p.holder
"""
_COMING: Final = "SELECT DISTINCT event FROM meetings CROSS JOIN asked WHERE last_day >= on_day"


class Reader:
    """Reads results out of a database in which `compute` has run."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, day: date) -> None:
        self._connection = connection
        self.day = day
        connection.execute(_NODES)
        self._named = self._names()
        self._seats = self._presence()
        self._coming = {row[0] for row in self._rows(_COMING)}

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query).fetchall()

    def _names(self) -> dict[int, Named]:
        names: defaultdict[int, dict[str, str]] = defaultdict(dict)
        rows = self._rows(
            "SELECT names.id, lang, name FROM names JOIN told USING (id) ORDER BY names.id, lang"
        )
        for number, language, name in rows:
            names[number][language] = name
        short = dict(self._rows("SELECT acronyms.id, acronym FROM acronyms JOIN told USING (id)"))
        kinds = dict(self._rows("SELECT body, kind FROM bodies JOIN told ON told.id = body"))
        things = self._rows("SELECT things.id, iri FROM things JOIN told USING (id)")
        return {
            number: Named(iri, names.get(number, {}), kinds.get(number, ""), short.get(number, ""))
            for number, iri in things
        }

    def _presence(self) -> dict[tuple[int, int], Seat]:
        roles = {
            number: iri.rsplit("/", 1)[-1]
            for number, iri in self._rows(
                "SELECT DISTINCT things.id, iri FROM things JOIN seats ON seats.role = things.id"
            )
        }
        return {
            (seat, holder): Seat(roles[role], bool(now), first, until, latest, ends)
            for seat, holder, role, now, first, until, latest, ends, _ in self._rows(_SEATS)
        }

    def synergies(self) -> list[Synergy]:
        """All that were kept, bodies first, strongest first."""
        parts = self._parts()
        found = []
        for family, place, a, b, strength in self._rows(_KEPT):
            between = (self._named[a], self._named[b])
            mine = _shared(family, parts[family, place])
            synergy = Synergy(family, place, between, strength, mine, self.day)
            for part in mine:
                explain_part(synergy, part)
            explain_whole(synergy)
            found.append(synergy)
        return found

    def _parts(self) -> dict[tuple[str, int], dict[str, Part]]:
        found: defaultdict[tuple[str, int], dict[str, Part]] = defaultdict(dict)
        for family, pair, kind, strength, many, via, first, second, giver, amount in self._rows(_EVIDENCE):
            part = found[family, pair].setdefault(kind, Part(kind, strength, 1.0, many, []))
            part.evidence.append(
                Evidence(
                    self._named[via],
                    self._named[first],
                    self._named[second],
                    self._named[giver].iri if giver in self._named else "",
                    amount / 1e6,
                    (self._seats.get((first, via)), self._seats.get((second, via))),
                    via in self._coming,
                )
            )
        return found


def cap(family: str, kind: str) -> float:
    """The most that a kind can add."""
    return 0.65 if family == "invitation" else CAPS[kind]


def _shared(family: str, parts: dict[str, Part]) -> list[Part]:
    """Each with its share: its part of -ln(1 - whole), in which the kinds add up; largest first."""
    weights = {kind: -math.log1p(-cap(family, kind) * part.strength) for kind, part in parts.items()}
    total = math.fsum(weights.values())
    for kind, part in parts.items():
        part.share = round(weights[kind] / total, 4)
    order = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(parts.values(), key=lambda part: (-part.share, order[part.kind]))

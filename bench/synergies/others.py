"""SPARQL servers asked for the pairs of bodies that share members, and how many each pair shares.

That is less than our kind does: nothing is weighed, no freshness, no certainty, nothing held against chance.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.endpoint import processes
from bench.endpoint.answers import Refused, ask
from bench.endpoint.data import Data
from bench.endpoint.engines import NotThere, Server
from bench.endpoint.oxigraph import Oxigraph
from bench.endpoint.questions import CSV, Question
from bench.endpoint.virtuoso import Virtuoso
from graph.synergies.kept import opened
from ontology import UCLG

SERVERS: Final[dict[str, type[Server]]] = {"Oxigraph": Oxigraph, "Virtuoso": Virtuoso}
QUERY: Final = """\
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?a ?b (COUNT(DISTINCT ?holder) AS ?shared) {
  ?one org:member ?holder ; org:organization ?a .
  ?two org:member ?holder ; org:organization ?b .
  FILTER(STR(?a) < STR(?b))
} GROUP BY ?a ?b HAVING(COUNT(DISTINCT ?holder) >= 2)"""
_SEATS: Final = """\
?m org:member ?holder ; org:organization ?body .
    OPTIONAL { ?m uclg:latestDate ?day }
    OPTIONAL { ?m schema:startDate ?start } OPTIONAL { ?m schema:endDate ?end }
    BIND(IF(BOUND(?day), 2026.83e0 - YEAR(?day) - (MONTH(?day) - 1) / 12e0, 0e0) AS ?age)
    BIND(IF(BOUND(?start) || BOUND(?end), 1e0, IF(BOUND(?day), 0.8e0, 0.25e0)) / (1e0 + ?age * ?age / 16e0)
      AS ?weight)"""
WEIGHED: Final = f"""\
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <https://schema.org/>
PREFIX uclg: <{UCLG}>
SELECT ?a ?b (COUNT(*) AS ?shared) (SUM(IF(?v < ?w, ?v, ?w)) AS ?strength) {{
  {{ SELECT ?holder (?body AS ?a) (MAX(?weight) AS ?v) {{ {_SEATS} }} GROUP BY ?holder ?body }}
  {{ SELECT ?holder (?body AS ?b) (MAX(?weight) AS ?w) {{ {_SEATS} }} GROUP BY ?holder ?body }}
  FILTER(STR(?a) < STR(?b))
}} GROUP BY ?a ?b HAVING(COUNT(*) >= 2)"""
"""By certainty and months: the best seat of a holder in a body, the smaller weight of two bodies."""
_PLAIN: Final = """
SELECT one.iri, two.iri, n FROM (
  SELECT x.body AS a, y.body AS b, count(DISTINCT x.holder) AS n
  FROM seats AS x JOIN seats AS y ON y.holder = x.holder AND x.body < y.body GROUP BY ALL HAVING n >= 2)
JOIN things AS one ON one.id = a JOIN things AS two ON two.id = b
"""
_PATIENCE: Final = 400.0
_ENOUGH: Final = 30.0
Pairs = set[tuple[str, str, int]]


def measure(name: str, data: Data, tables: Path, folder: Path, rounds: int) -> dict[str, Any]:
    """Load a world into a server and ask; an answer that takes long is asked for once only."""
    server = SERVERS[name](folder)
    try:
        told: dict[str, Any] = {"version": server.version()}
        loaded = server.load(data)
        seconds: list[float] = []
        while len(seconds) < rounds and sum(seconds) < _ENOUGH:
            begin = time.perf_counter()
            body, _ = ask(server, Question("shared membership", QUERY, CSV), _PATIENCE)
            seconds.append(time.perf_counter() - begin)
        found, mine = _pairs(body), _ours(tables)
        return (
            told
            | _weighed(server, found)
            | {
                "load": round(loaded.seconds, 1),
                "seconds": round(median(seconds), 3),
                "rounds": len(seconds),
                "pairs": len(found),
                "same": found == mine,
                "memory": processes.memory(server.pid) // 1_000_000,
            }
        )
    except (NotThere, Refused) as error:
        return {"absent": str(error)}
    finally:
        server.stop()


def _weighed(server: Server, pairs: Pairs) -> dict[str, float]:
    """Seconds of the longer question, asked once; none where it is refused, or means other pairs."""
    begin = time.perf_counter()
    try:
        body, _ = ask(server, Question("weighed membership", WEIGHED, CSV), _PATIENCE)
    except Refused:
        return {}
    seconds = time.perf_counter() - begin
    return {"weighed": round(seconds, 3)} if _pairs(body) == pairs else {}


def _pairs(body: bytes) -> Pairs:
    rows = list(csv.reader(body.decode().splitlines()))[1:]
    return {(a, b, int(shared)) for a, b, shared, *_ in rows}


def _ours(tables: Path) -> Pairs:
    with opened(tables) as connection:
        return {(a, b, n) for a, b, n in connection.execute(_PLAIN).fetchall()}

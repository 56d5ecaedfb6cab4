"""How long it takes to find synergies in invented worlds of the project's shape.

`python -m bench.synergies [--cities 25000 100000 250000]` writes a world and measures: reading the dump into
numbered triples, making edges of them, ranking pairs by edges (each kind by itself), telling them in three
languages, and writing the result as quads into a store.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from pyoxigraph import Store

from bench.world.stated import AS_OF
from bench.world.writing import write
from graph.iris import Iris
from graph.synergies.compute import compute
from graph.synergies.edges import make_edges
from graph.synergies.explain import Reader
from graph.synergies.find import sources_of
from graph.synergies.model import KINDS
from graph.synergies.read import database, read_dump
from graph.synergies.write import quads
from ontology import BASE

T = TypeVar("T")
_TRIPLES_A_CITY: Final = 20  # what the tables state of a world, nothing inferred
_ROOT: Final = ("id/body-kind/committee>", "id/body-kind/world-organization>")


def main() -> None:
    """Measure each size in a process of its own, so that peaks of memory do not add up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, nargs="+", default=[25_000, 100_000, 250_000])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default="1GB", help="limit that DuckDB keeps to (1GB)")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.threads, given.memory)))
        return
    for cities in given.cities:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "world.nq"
            done = write(file, cities * _TRIPLES_A_CITY, 2021, with_inferred=False)
            _complete(file)
            how = ["--threads", str(given.threads), "--memory", given.memory]
            command = [sys.executable, "-m", "bench.synergies", "--one", str(file), *how]
            result = subprocess.run(command, check=True, capture_output=True, text=True)
        print(json.dumps({"cities": len(done.world.cities), **json.loads(result.stdout)}, indent=1))


def _complete(file: Path) -> None:
    """The body above all others is the world organization, as in the tables."""
    text = file.read_text(encoding="utf-8").replace(
        "/id/body/committee-0> <https://w3id.org/uclg-graph/ontology#bodyKind> <https://w3id.org/uclg-graph/"
        + _ROOT[0],
        "/id/body/committee-0> <https://w3id.org/uclg-graph/ontology#bodyKind> <https://w3id.org/uclg-graph/"
        + _ROOT[1],
    )
    file.write_text(text, encoding="utf-8")


def measure(dump: Path, threads: int, memory: str) -> dict[str, object]:
    """Seconds of each step, rows, and the peak of memory in megabytes."""
    seconds: dict[str, float] = {}

    def timed(name: str, step: Callable[[], T]) -> T:
        begin = time.perf_counter()
        result = step()
        seconds[name] = round(time.perf_counter() - begin, 3)
        return result

    day = date.fromisoformat(AS_OF)
    with (
        tempfile.TemporaryDirectory() as folder,
        database(Path(folder), memory=memory, threads=threads) as connection,
    ):
        timed("read the dump", lambda: read_dump(connection, dump))
        timed("make edges", lambda: make_edges(connection))
        by_table: dict[str, float] = {}
        begun: list[tuple[float, str]] = [(time.perf_counter(), "")]

        def tell(name: str) -> None:
            now = time.perf_counter()
            if begun[0][1]:
                by_table[begun[0][1]] = round(now - begun[0][0], 3)
            begun[0] = (now, name)

        timed("edges to ranked pairs", lambda: compute(connection, day, tell=tell))
        tell("")
        found = timed("tell in three languages", lambda: Reader(connection, day).synergies())
        store = Store()
        labels = {kind: dict.fromkeys(("en", "es", "fr"), kind) for kind in KINDS}
        written = timed("make quads", lambda: list(quads(found, sources_of(connection), labels, Iris(BASE))))
        timed("write quads to a store", lambda: store.bulk_extend(written))
        rows = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()
            for name in (*by_table, "seats")
        }
    counts = {name: row[0] for name, row in rows.items() if row}
    return {
        "seconds": seconds,
        "kinds": by_table,
        "rows": counts,
        "told": len(found),
        "quads": len(written),
        "peak MB": _peak(),
    }


def _peak() -> int:
    """Megabytes. getrusage would tell the peak of the process that started this one, if that is higher."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()

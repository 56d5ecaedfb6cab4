"""Our steps, each in a process of its own, so that peaks of memory do not add up.

`python -m bench.synergies.ours read FOLDER DUMP` makes tables of a dump, `work FOLDER` synergies of tables.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeVar

import duckdb
from pyoxigraph import Quad, Store

from bench.world.stated import AS_OF
from graph.iris import Iris
from graph.synergies.compute import AT_MOST, PER_BODY, PER_CITY, DuckDB, compute
from graph.synergies.edges import make_edges, question
from graph.synergies.explain import Reader
from graph.synergies.find import sources_of
from graph.synergies.kept import opened, write
from graph.synergies.model import KINDS, Synergy
from graph.synergies.read import MEMORY, database, read_dump
from graph.synergies.sql import statements
from graph.synergies.write import quads
from ontology import BASE

T = TypeVar("T")
DAY: Final = date.fromisoformat(AS_OF)
ASKED: Final = question(DAY, partners=False, per_body=PER_BODY, per_city=PER_CITY, at_most=AT_MOST)
MEMBERS: Final = "shared_membership"
_LABELS: Final = {kind: dict.fromkeys(("en", "es", "fr"), kind) for kind in KINDS}


class Timed:
    """Seconds of steps, by name; of those repeated, all."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}

    def __call__(self, name: str, step: Callable[[], T]) -> T:
        """Run a step."""
        begin = time.perf_counter()
        result = step()
        self.seconds.setdefault(name, []).append(time.perf_counter() - begin)
        return result

    def medians(self) -> dict[str, float]:
        """Of each step."""
        return {name: round(median(all_), 3) for name, all_ in self.seconds.items()}


def read(dump: Path, folder: Path, threads: int, memory: str) -> dict[str, Any]:
    """Tables of a dump: seconds of each step, rows, and the peak of memory in megabytes."""
    timed = Timed()
    with (
        tempfile.TemporaryDirectory() as scratch,
        database(Path(scratch), memory=memory, threads=threads) as connection,
    ):
        timed("read the dump", lambda: read_dump(connection, dump))
        timed("edges", lambda: make_edges(connection))
        timed("written as Parquet", lambda: write(connection, folder))
        seats = connection.execute("SELECT count(*) FROM seats").fetchone()
    size = sum(file.stat().st_size for file in folder.glob("*.parquet"))
    return {"seconds": timed.medians(), "seats": seats and seats[0], "bytes": size, "peak": peak()}


def work(folder: Path, threads: int, memory: str, rounds: int) -> dict[str, Any]:
    """Synergies of tables, each time from the files, and what it takes to write them back."""
    timed = Timed()
    found: list[Synergy] = []
    written: list[Quad] = []
    for _ in range(rounds):
        found = timed("tables to told", lambda: _told(folder, threads, memory, timed))
        pairs = timed(MEMBERS, lambda: _members(folder, threads, memory))
    with opened(folder, threads=threads, memory=memory) as connection:
        compute(connection, DAY)
        found = Reader(connection, DAY).synergies()
        said, kept = sources_of(connection), digest(connection)
    written = timed("quads made", lambda: list(quads(found, said, _LABELS, Iris(BASE))))
    timed("quads into a store", lambda: Store().bulk_extend(written))
    return {
        "seconds": timed.medians(),
        "told": len(found),
        "quads": len(written),
        "membership pairs": pairs,
        "kept": kept,
        "peak": peak(),
    }


def _told(folder: Path, threads: int, memory: str, timed: Timed) -> list[Synergy]:
    with opened(folder, threads=threads, memory=memory) as connection:
        timed("ranked", lambda: compute(connection, DAY))
        return timed("told in three languages", lambda: Reader(connection, DAY).synergies())


def _members(folder: Path, threads: int, memory: str) -> int:
    """Pairs that share members, weighted, ranked by nothing else: and only what that takes."""
    with opened(folder, threads=threads, memory=memory) as connection:
        engine = DuckDB(connection)
        engine.make("asked", ASKED)
        for name, text in statements("kinds"):
            engine.make(name, text)
            if name == MEMBERS:
                break
        return len(_sums(connection))


def _sums(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    query = f"SELECT a, b, sum(amount) AS total FROM {MEMBERS} GROUP BY a, b ORDER BY total DESC, a, b"
    return connection.execute(query).fetchall()


def digest(connection: duckdb.DuckDBPyConnection) -> str | None:
    """A checksum of what was kept, in its order."""
    query = (
        "SELECT md5(string_agg(concat_ws(' ', family, a, b, strength), ';' ORDER BY family, place)) FROM kept"
    )
    found = connection.execute(query).fetchone()
    return found[0] if found else None


def peak() -> int:
    """Megabytes. getrusage would tell the peak of the process that started this one, if that is higher."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def main() -> None:
    """Read the command line, print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("read", "work"))
    parser.add_argument("folder", type=Path, help="of the tables")
    parser.add_argument("dump", type=Path, nargs="?")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", default=MEMORY)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if given.step == "read":
        told = read(given.dump, given.folder, given.threads, given.memory)
    else:
        told = work(given.folder, given.threads, given.memory, given.rounds)
    print(json.dumps(told))


if __name__ == "__main__":
    main()

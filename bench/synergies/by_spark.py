"""Spark on the same tables: `python -m bench.synergies.by_spark FOLDER`, in a process of its own."""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

from bench.endpoint import processes
from bench.synergies.ours import ASKED, DAY, Timed, digest
from graph.synergies.compute import run
from graph.synergies.engines import Spark, spark
from graph.synergies.explain import Reader
from graph.synergies.kept import opened


def measure(folder: Path, master: str, rounds: int) -> dict[str, Any]:
    """Seconds to start, and of each round from tables to told; what was kept, as a checksum."""
    timed = Timed()
    begin = time.perf_counter()
    with spark(master) as engine:
        start = time.perf_counter() - begin
        for number in range(rounds):
            kept = timed("first" if number == 0 else "again", lambda: _told(engine, folder))
        held = processes.memory(os.getpid())
    return {"start": round(start, 1), "seconds": timed.medians(), "kept": kept, "memory": held // 1_000_000}


def _told(engine: Spark, folder: Path) -> str | None:
    with opened(folder) as connection:
        engine.read(folder)
        run(engine, ASKED)
        engine.hand_over(connection)
        Reader(connection, DAY).synergies()
        return digest(connection)


def main() -> None:
    """Read the command line, print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    print(json.dumps(measure(given.folder, given.master, given.rounds)))


if __name__ == "__main__":
    main()

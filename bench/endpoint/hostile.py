"""`python -m bench.endpoint.hostile`: what hostile queries and killed readers cost everybody else.

Some ten minutes; `--quick` one, printed only. Raw figures go into var/bench/hostile.json, the tables into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.endpoint import data, hostile_tables, machine, page, processes
from bench.endpoint.data import SEED, emptied, things
from bench.endpoint.ours import Ours
from bench.endpoint.packages import FOLDER, ROOT
from bench.endpoint.questions import Question, small
from bench.endpoint.small_client import SmallClient, percentile
from graph.versions import Versions
from tests.api.test_runaway import HOSTILE

PART: Final = "bench.endpoint.hostile"
_CLIENTS: Final = 4


@dataclass(frozen=True)
class Plan:
    """Seconds of each phase, how many hostile queries, how many killed readers."""

    seconds: float
    queries: int
    kills: int
    workers: int


@contextmanager
def attacking(port: int, kind: str, timeout: str) -> Iterator[dict[str, int]]:
    """Clients that ask without pause during the block; afterwards the dictionary holds answers by status."""
    command = [sys.executable, "-m", "bench.endpoint.attack", str(port), str(_CLIENTS), kind, timeout]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    statuses: dict[str, int] = {}
    try:
        time.sleep(2)  # until it has imported what it needs and is at it
        yield statuses
    finally:
        printed, _ = process.communicate()
        statuses.update(json.loads(printed))


def readers(pid: int) -> list[int]:
    """Process numbers of the server's readers."""
    return [each for each in processes.tree(pid) if _name(each) == "uclg-reader"]


def _computes(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "R"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def fairness(server: Ours, asked: list[Question], plan: Plan) -> list[dict[str, Any]]:
    """Small queries of one client, at rest and while others send hostile ones, four at a time."""
    client = SmallClient(server.port, asked)
    client.during(plan.seconds / 4)
    found = [_phase("at rest", client.during(plan.seconds), {})]
    for deadline, timeout in (("deadline 10 s", "-"), ("deadline 1 s", "1")):
        with attacking(server.port, "hostile", timeout) as statuses:
            seconds = client.during(plan.seconds)
        found.append(_phase(f"four hostile queries, {deadline}", seconds, statuses))
    found.append(_phase("at rest again", client.during(plan.seconds), {}))
    for phase in found:
        phase["failed"] = client.failed
    return found


def _phase(name: str, seconds: list[float], statuses: dict[str, int]) -> dict[str, Any]:
    parts = {f"p{part}": percentile(seconds, part / 100) * 1e3 for part in (50, 95, 99)}
    return {"phase": name, "answers": len(seconds), **parts, "hostile": statuses}


def leaks(server: Ours, plan: Plan) -> list[dict[str, Any]]:
    """Memory at the start, when every sort was seen once, and after so many hostile queries."""
    found = [_held(server, "at the start", {})]
    for name, count in (
        ("each sort once", len(HOSTILE)),
        (f"{plan.queries:,} hostile queries", plan.queries),
    ):
        command = [sys.executable, "-m", "bench.endpoint.attack", str(server.port), str(_CLIENTS), "hostile"]
        command += ["0.3", str(count)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as process:
            assert process.stdout is not None
            printed = process.stdout.read()
        found.append(_held(server, f"after {name}", json.loads(printed)))
    return found


def _held(server: Ours, when: str, statuses: dict[str, int]) -> dict[str, Any]:
    processes.settle(server.pid)
    time.sleep(3)
    pid = server.pid
    return {
        "when": when,
        "own": processes.anonymous(pid),
        "pss": processes.memory(pid),
        "processes": len(processes.tree(pid)),
        "answers": statuses,
    }


def kills(server: Ours, asked: list[Question], plan: Plan) -> dict[str, Any]:
    """Kill a reader again and again, one at work where there is one; how long the next answer then takes."""
    client, dice = SmallClient(server.port, asked), random.Random(SEED)
    client.during(1)
    before, seconds, killed = client.failed, [], 0
    with attacking(server.port, "heavy", "-") as statuses:
        for _ in range(plan.kills):
            living = readers(server.pid)
            if living:
                with suppress(ProcessLookupError):
                    os.kill(dice.choice([pid for pid in living if _computes(pid)] or living), signal.SIGKILL)
                killed += 1
            seconds.append(client.ask())
            time.sleep(0.1 + 0.2 * dice.random())
    failed = sum(count for status, count in statuses.items() if status != "200") + client.failed - before
    return {
        "kills": killed,
        "p50": percentile(seconds, 0.5) * 1e3,
        "p95": percentile(seconds, 0.95) * 1e3,
        "most": max(seconds) * 1e3,
        "failed": failed,
        "load": statuses,
        "beside": max(0, failed - killed),
    }


def run(plan: Plan) -> dict[str, Any]:
    """All three, on the real graph, each on a server of its own."""
    folder = emptied(FOLDER / "hostile")
    real = data.real(folder / "data")
    told: dict[str, Any] = {"machine": machine.described(), "plan": vars(plan), "sorts": len(HOSTILE)}
    for name, work in (("fairness", fairness), ("kills", kills), ("leaks", None)):
        server = Ours(folder / name, workers=str(plan.workers))
        try:
            server.load(real)
            with Versions(real.versions).reading() as version:
                asked = small(things(version.open()))
            print(f"{name} ...", flush=True)
            told[name] = work(server, asked, plan) if work else leaks(server, plan)
        finally:
            server.stop()
    return told


def main() -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(description="Measure what hostile queries cost everybody else.")
    parser.add_argument("--quick", action="store_true", help="short phases, nothing written")
    parser.add_argument("--workers", type=int, default=1, help="UCLG_WORKERS (1)")
    parser.add_argument("--table", type=Path, help="write the tables again from this file of raw figures")
    given = parser.parse_args()
    if given.table:
        page.put(PART, hostile_tables.text(json.loads(given.table.read_text(encoding="utf-8"))))
        return
    short = given.quick
    told = run(
        Plan(seconds=5, queries=60, kills=15, workers=given.workers)
        if short
        else Plan(seconds=30, queries=1_000, kills=100, workers=given.workers)
    )
    file = FOLDER / f"hostile{'-quick' if short else ''}.json"
    file.write_text(json.dumps(told, indent=1), encoding="utf-8")
    print(f"\n{hostile_tables.text(told)}\n\nraw figures: {file}")
    if not short:
        page.put(PART, hostile_tables.text(told))


if __name__ == "__main__":
    main()

"""`python -m bench.synergies`: growth, Spark and SPARQL servers in one run; writes docs/synergies.md.

Ten minutes or so, the worlds apart, which are written once. Raw figures go into var/bench/synergies.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.endpoint import machine, page
from bench.endpoint.__main__ import teller
from bench.endpoint.data import ROOT, emptied
from bench.endpoint.measure import Tell
from bench.endpoint.packages import FOLDER
from bench.synergies import others, real, tables
from bench.synergies.worlds import world
from graph.synergies.engines.session import missing
from graph.synergies.read import MEMORY

PART: Final = "bench.synergies"
PAGE: Final = ROOT / "docs/synergies.md"


@dataclass(frozen=True)
class Plan:
    """What is measured, and how often."""

    cities: tuple[int, ...]
    servers: tuple[str, ...]
    spark: bool
    real: bool
    rounds: int
    threads: int = 2
    memory: str = MEMORY


def run(plan: Plan, folder: Path, tell: Tell) -> dict[str, Any]:
    """Everything; raw figures as they are kept in the file."""
    told: dict[str, Any] = {"machine": machine.described(), "sizes": [], "servers": {}}
    told |= {"rounds": plan.rounds, "threads": plan.threads, "memory": plan.memory}
    if plan.real:
        tell("the real graph")
        told["real"] = real.measure(emptied(folder / "real"), plan.rounds)
    for cities in plan.cities:
        tell(f"{cities:,} cities")
        told["sizes"].append(_size(cities, plan, folder, tell))
    for name in plan.servers:
        tell(f"{name}: {plan.cities[-1]:,} cities")
        data, kept = world(plan.cities[-1], folder), folder / f"{plan.cities[-1]}/tables"
        told["servers"][name] = others.measure(name, data, kept, folder / name, plan.rounds)
    return told


def _size(cities: int, plan: Plan, folder: Path, tell: Tell) -> dict[str, Any]:
    data = world(cities, folder)
    kept = emptied(folder / f"{cities}/tables")
    how = ["--threads", str(plan.threads), "--memory", plan.memory, "--rounds", str(plan.rounds)]
    one: dict[str, Any] = {"cities": cities, "triples": data.quads}
    one["read"] = _told("ours", "read", str(kept), str(data.nquads), *how)
    one["work"] = _told("ours", "work", str(kept), *how)
    if plan.spark:
        tell(f"{cities:,} cities: Spark")
        again = 2 if cities == plan.cities[-1] else 1
        one["spark"] = _told("by_spark", str(kept), "--rounds", str(again))
    return one


def _told(module: str, *words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"bench.synergies.{module}", *words]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(description="Measure how synergies are found.")
    parser.add_argument("--cities", type=int, nargs="+", default=[25_000, 100_000, 250_000])
    parser.add_argument(
        "--servers", nargs="*", default=list(others.SERVERS), help="asked at the largest size"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--worlds", action="store_true", help="only write the worlds, for a run to come")
    parser.add_argument("--table", type=Path, help="write the tables again from this file of raw figures")
    parser.add_argument("--no-page", action="store_true", help="print the tables, write no page")
    given = parser.parse_args()
    if given.table:
        page.put(PART, tables.text(json.loads(given.table.read_text(encoding="utf-8"))), PAGE)
        return
    folder, tell = FOLDER / "synergies", teller()
    if given.worlds:
        for cities in given.cities:
            tell(f"a world of {world(cities, folder).quads:,} triples")
        return
    spark = missing() is None
    told = run(Plan(tuple(given.cities), tuple(given.servers), spark, True, given.rounds), folder, tell)
    (FOLDER / "synergies.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    text = tables.text(told)
    print(f"\n{text}")
    if not given.no_page:
        page.put(PART, text, PAGE)


if __name__ == "__main__":
    main()

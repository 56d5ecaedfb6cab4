"""`python -m bench.endpoint`: all engines side by side, in one run; the tables go into docs/performance.md.

An hour or so; `--quick` two minutes, printed only. Raw figures go into var/bench/.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import time
from pathlib import Path
from typing import Any, Final

from bench.endpoint import ceiling, data, machine, page, tables, wrk
from bench.endpoint.answers import request
from bench.endpoint.data import SEED, Data, emptied
from bench.endpoint.engines import NotThere, Server
from bench.endpoint.measure import Plan, Tell, measure
from bench.endpoint.ours import Ours
from bench.endpoint.oxigraph import Oxigraph
from bench.endpoint.packages import FOLDER
from bench.endpoint.questions import Question
from bench.endpoint.rdflib_endpoint import RdflibEndpoint
from bench.endpoint.virtuoso import Virtuoso
from bench.endpoint.wrk import Requests
from bench.world.writing import write

PART: Final = "bench.endpoint"


def versions(folder: Path, tell: Tell) -> dict[str, str]:
    """Of everything that takes part, installed first where it is not there; what is missing says so."""
    told = {"client": f"client: wrk {wrk.version()}, one thread"}
    servers: list[Server] = [Ours(folder), Oxigraph(folder), Virtuoso(folder), RdflibEndpoint(folder)]
    for server in servers:
        tell(f"looking for {server.name}")
        try:
            told[server.name] = f"{server.name}: {server.version()}"
        except NotThere as error:
            told[server.name] = f"{server.name}: {error}"
    return told


def generated(folder: Path, triples: int, tell: Tell) -> tuple[Data, str]:
    """An invented world, and what is in it in words."""
    file = emptied(folder) / "data.nq"
    tell(f"writing an invented world of {triples:,} triples")
    done = write(file, triples, SEED)
    world = done.world
    about = (
        f"Invented by `bench.world` (seed {SEED}) in {done.seconds:.1f} s, "
        f"{done.seconds / done.quads * 1e6:.1f} s a million: {len(world.cities):,} cities, "
        f"{len(world.bodies):,} bodies, {len(world.mandates):,} mandates, "
        f"{len(world.practices):,} practices; what the rules infer is among the triples."
    )
    return Data(str(triples), file, done.quads), about


def run(sets: list[int], plan: Plan, file: Path, tell: Tell, kept: list[dict[str, Any]]) -> dict[str, Any]:
    """Everything; raw figures as they are kept in the file, which is written again after each data set.

    Args:
        sets: sizes of invented worlds in triples; 0 is the real graph.
        kept: data sets of an earlier run; one that is measured now takes the place of its namesake.
    """
    folder = emptied(FOLDER / "endpoint")
    told: dict[str, Any] = {"machine": machine.described(), "plan": dataclasses.asdict(plan)}
    told["versions"] = versions(folder, tell)
    sample = [request(Ours(folder), Question("ask", f"ASK {{}} # {number}")) for number in range(100)]
    tell("the client's own ceiling")
    requests = Requests.write(folder / "ceiling", sample)
    ran = ceiling.measure(folder / "ceiling", requests, list(plan.clients), plan.seconds)
    told["ceiling"] = {str(many): dataclasses.asdict(one) for many, one in (ran or {}).items()}
    told["data"] = kept
    for size in sets:
        name = str(size or "real")
        tell(f"data: {name}")
        one, about = generated(folder / name, size, tell) if size else (data.real(folder / name), "")
        seen = measure(one, folder / f"{name}-servers", plan, tell)
        about = f"Measured on {told['machine']['date']}. {about}".strip()
        others = [each for each in told["data"] if each["data"] != name]
        told["data"] = sorted([*others, dataclasses.asdict(seen) | {"about": about}], key=_size)
        file.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return told


def _size(seen: dict[str, Any]) -> int:
    return 0 if seen["data"] == "real" else int(seen["data"])


def teller() -> Tell:
    """Prints what is being done, with the minutes since the beginning."""
    start = time.monotonic()

    def tell(words: str) -> None:
        minutes, seconds = divmod(int(time.monotonic() - start), 60)
        print(f"{minutes:3}:{seconds:02} {words}", flush=True)

    return tell


def main() -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(description="Measure SPARQL endpoints side by side.")
    parser.add_argument(
        "--triples",
        type=int,
        nargs="*",
        default=None,
        help="generated graphs (500000 5000000); 0 is the real one",
    )
    parser.add_argument(
        "--keep", type=Path, help="data sets that are not measured come from these raw figures"
    )
    parser.add_argument("--quick", action="store_true", help="short runs, the real graph, nothing written")
    parser.add_argument("--clients", type=int, nargs="+", default=None, help="clients at once (1 4 16 64)")
    parser.add_argument("--seconds", type=float, default=None, help="of one run (5)")
    parser.add_argument("--rounds", type=int, default=None, help="runs of each (3)")
    parser.add_argument("--workers", type=int, default=1, help="UCLG_WORKERS of ours (1)")
    parser.add_argument("--servers", nargs="+", default=(), help="only these, by name")
    parser.add_argument("--table", type=Path, help="write the tables again from this file of raw figures")
    given = parser.parse_args()
    if given.table:
        page.put(PART, tables.text(json.loads(given.table.read_text(encoding="utf-8"))))
        return
    short = given.quick
    plan = Plan(
        clients=tuple(given.clients or ((1, 16) if short else (1, 4, 16, 64))),
        seconds=given.seconds or (1.0 if short else 5.0),
        rounds=given.rounds or (1 if short else 3),
        workers=given.workers,
        only=tuple(given.servers),
    )
    sets = given.triples if given.triples is not None else [0] if short else [0, 500_000, 5_000_000]
    kept = json.loads(given.keep.read_text(encoding="utf-8"))["data"] if given.keep else []
    file = FOLDER / f"endpoint{'-quick' if short else ''}.json"
    told = run(sets, plan, file, teller(), kept)
    print(f"\n{tables.text(told)}\n\nraw figures: {file}")
    if not short:
        page.put(PART, tables.text(told))


if __name__ == "__main__":
    main()

"""Commit time and disk use: eight versions of a generated graph.

python -m bench.versions [--quads 440000] [--versions 8] [--folder FOLDER]

The first version is loaded in bulk; each later one replaces 100 mandates (800 quads). Prints the median
seconds of each step over the later versions, and what the versions take together.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.versions import Version, Versions, faults

BASE = "https://w3id.org/uclg-graph/"
A_MANDATE = 8


def mandate(number: int, round_: int) -> Iterator[Quad]:
    """The eight quads of a mandate, as the tables' rows become."""
    dice = random.Random(f"{number} {round_}")
    subject = NamedNode(f"{BASE}id/mandate/body-{number % 400}--member--xx-city-{number}--2019")
    graph = NamedNode(f"{BASE}graph/table/t{number % 20}")
    for which in range(5):
        thing = NamedNode(f"{BASE}id/city/xx-{dice.randrange(50_000)}")
        yield Quad(subject, NamedNode(f"{BASE}ontology#link{which}"), thing, graph)
    for language in ("en", "es", "fr"):
        text = Literal(f"Mandate {number} of round {round_}", language=language)
        yield Quad(subject, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), text, graph)


def change(store: Store, round_: int) -> None:
    """Replace 100 mandates."""
    for number in range(round_ * 100, round_ * 100 + 100):
        for quad in mandate(number, 0):
            store.remove(quad)
        store.extend(mandate(number, round_))


class Clock:
    """Adds up seconds by step."""

    def __init__(self) -> None:
        self.steps: dict[str, list[float]] = defaultdict(list)
        self._step, self._since = "", time.perf_counter()

    def __call__(self, step: str) -> None:
        now = time.perf_counter()
        if self._step:
            self.steps[self._step].append(now - self._since)
        self._step, self._since = step, now


def run(folder: Path, quads: int, count: int) -> None:
    """Make the versions and print what they cost."""
    versions, clock, seconds = Versions(folder, keep=count), Clock(), []
    start = time.perf_counter()
    _made(
        versions.commit(
            lambda store: store.bulk_extend(q for n in range(quads // A_MANDATE) for q in mandate(n, 0)),
            author="bench",
            message="first",
        )
    )
    print(f"first version, {quads:,} quads: {time.perf_counter() - start:.2f} s")
    first = versions.bytes_in_all()
    for round_ in range(1, count):
        start = time.perf_counter()
        _made(
            versions.commit(
                lambda store, round_=round_: change(store, round_),  # type: ignore[misc]
                author="bench",
                message=str(round_),
                progress=clock,
            )
        )
        clock("")
        seconds.append(time.perf_counter() - start)
    print(f"a commit of 100 changed mandates, median of {count - 1}: {statistics.median(seconds):.2f} s")
    for step, values in clock.steps.items():
        print(f"  {step:<9} {statistics.median(values):8.4f} s")
    every = versions.bytes_in_all()
    print(f"1 version {first / 1e6:.1f} MB, {count} versions {every / 1e6:.1f} MB")
    start = time.perf_counter()
    problems = [fault for version in versions.list()[-1:] for fault in faults(version)]
    print(f"verify the last: {time.perf_counter() - start:.2f} s, {problems or 'whole'}")


def _made(version: Version | None) -> None:
    if version is None:
        raise RuntimeError("a commit that should have changed something changed nothing")


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quads", type=int, default=440_000)
    parser.add_argument("--versions", type=int, default=8)
    parser.add_argument("--folder", type=Path, help="where to work; default: the folder for temporary files")
    given = parser.parse_args()
    with TemporaryDirectory(dir=given.folder) as folder:
        run(Path(folder), given.quads, given.versions)


if __name__ == "__main__":
    main()

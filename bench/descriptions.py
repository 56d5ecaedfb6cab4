"""Documents about things over a real server: cold and warm, as pages, Turtle and JSON-LD.

python -m bench.descriptions [--data var] [--things 300] [--rounds 5]

A server of its own is started for each format, so that nothing is remembered. Cold: each thing is asked for
once. Warm: all of them again, in each round. Prints p50, p99 and the slowest, in milliseconds, one request at
a time over one connection; and how large the bodies are.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx

from graph.settings import load
from graph.versions import Versions
from ontology import BASE

FORMATS = ("html", "turtle", "jsonld")
CLASSES = ("city", "body", "practice", "person", "event", "mandate", "theme", "role", "collection")


def addresses(data: Path, most: int) -> list[str]:
    """Paths of things by turns of their classes, the same on each run; bodies with most links among them."""
    wanted = re.compile(re.escape(BASE) + "id/([a-z-]+)/")
    by_class: dict[str, set[str]] = {name: set() for name in CLASSES}
    with Versions(data).reading() as version:
        for quad in version.open():
            found = wanted.match(getattr(quad.subject, "value", ""))
            if found and found[1] in by_class:
                by_class[found[1]].add(quad.subject.value)
    dice = random.Random(4)
    piles = [dice.sample(sorted(iris), len(iris)) for iris in by_class.values()]
    turns = (pile[turn] for turn in range(most) for pile in piles if turn < len(pile))
    chosen = [f"{BASE}id/body/uclg", *turns][:most]
    return [f"/doc/{quote(iri.removeprefix(f'{BASE}id/'))}" for iri in dict.fromkeys(chosen)]


@contextmanager
def serving(data: Path) -> Iterator[httpx.Client]:
    """A server, and a client of it."""
    environment = os.environ | {"UCLG_DATA": str(data), "UCLG_LOG": "off"}
    program = Path(sys.executable).with_name("uclg")
    process = subprocess.Popen(
        [program, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        found = re.search(r"at (http://\S+)/", process.stderr.readline())
        assert found
        with httpx.Client(base_url=found[1], timeout=60) as client:
            while client.get("/health/ready").status_code != 200:
                time.sleep(0.05)
            yield client
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()


def timed(client: httpx.Client, paths: Sequence[str], format_: str) -> tuple[list[float], list[int]]:
    """Milliseconds and bytes of each."""
    times, sizes = [], []
    for path in paths:
        start = time.perf_counter()
        answer = client.get(path, params={"format": format_})
        times.append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 200, answer.text
        sizes.append(len(answer.content))
    return times, sizes


def row(name: str, times: Sequence[float], sizes: Sequence[int]) -> str:
    """One line of the table."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    size = statistics.median(sizes) / 1024
    return (
        f"{name:<16}{len(times):>6}{statistics.median(times):>9.2f}{p99:>9.2f}{ordered[-1]:>9.2f}{size:>9.1f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=load().data)
    parser.add_argument("--things", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    paths = addresses(given.data, given.things)
    sys.stdout.write(f"{'':<16}{'asked':>6}{'p50 ms':>9}{'p99 ms':>9}{'most':>9}{'p50 KB':>9}\n")
    for format_ in FORMATS:
        with serving(given.data) as client:
            sys.stdout.write(row(f"{format_} cold", *timed(client, paths, format_)) + "\n")
            rounds = [timed(client, paths, format_) for _ in range(given.rounds)]
            times = [value for found, _ in rounds for value in found]
            sizes = [value for _, found in rounds for value in found]
            sys.stdout.write(row(f"{format_} warm", times, sizes) + "\n")


if __name__ == "__main__":
    main()

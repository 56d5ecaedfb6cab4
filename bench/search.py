"""Search: building the index and asking it, on the real graph and on one with 250,000 cities.

python -m bench.search [--cities 250000] [--mandates 400000] [--asked 2000] [--folder FOLDER]

Prints seconds and bytes of the build, and the milliseconds of `find` and `suggest` (p50, p95, p99) for names
as people type them: whole, begun, with a fault, with another word, and what many names begin with. Each is
asked of an index that has just been opened, so that nothing which is kept from before answers. Then the same
over HTTP, of `uclg serve`.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import Final

import httpx
from pyoxigraph import NamedNode, Quad, Store

from bench.places import largest, write_dump
from graph.build import Builder
from graph.search import Search
from graph.search.build import FILE, NAME, build
from graph.settings import load
from graph.versions import Sealed, Versions
from ontology.text import plain

_BEGINNINGS: Final = (
    "s",
    "sa",
    "san",
    "b",
    "bar",
    "de",
    "la",
    "united",
    "new",
    "city of",
    "saint",
    "santa ma",
)
_NODE: Final = NamedNode("http://example.org/")
_WORDS: Final = (
    "culture",
    "digital cities",
    "smart cities study",
    "logement",
    "vivienda",
    "mayor of bilbao",
    "uclg",
)


def questions(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Kind and text; names of cities by chance, the larger ones more often."""
    random = Random(seed)
    names = [place["name"] for place in largest(250_000)]
    yield from (("what many begin with", text) for text in _BEGINNINGS)
    yield from (("words of the graph", text) for text in _WORDS)
    for number in range(count):
        name = names[int(len(names) * random.random() ** 2)]
        kind = ("whole", "begun", "with a fault", "two words")[number % 4]
        yield kind, _typed(kind, name, random)


def _typed(kind: str, name: str, random: Random) -> str:
    if kind == "begun":
        return name[: random.randrange(1, len(name) + 1)]
    if kind == "with a fault":
        place = random.randrange(len(name))
        return name[:place] + random.choice(ascii_lowercase) + name[place + 1 :]
    return (
        f"{plain(name)} {random.choice(('council', 'spain', 'practice', 'a'))}"
        if kind == "two words"
        else name
    )


def ask(path: Path, way: str, asked: list[tuple[str, str]]) -> None:
    """Print how long the answers of an index take; `way` is `find` or `suggest`."""
    with closing(Search(path)) as search:
        call: Callable[[str], object] = search.find if way == "find" else search.suggest
        taken: dict[str, list[float]] = {}
        for kind, text in asked:
            begun = time.perf_counter()
            call(text)
            taken.setdefault(kind, []).append(1000 * (time.perf_counter() - begun))
        taken["all"] = [value for values in taken.values() for value in values]
        for kind, values in taken.items():
            print(f"  {way:8} {kind:22} {len(values):6} {figures(values)}")


def figures(values: list[float]) -> str:
    """p50, p95, p99 and the largest."""
    if len(values) < 2:
        return f"{values[0]:.2f} ms"
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return f"p50 {cuts[49]:6.2f}  p95 {cuts[94]:6.2f}  p99 {cuts[98]:6.2f}  most {max(values):6.2f} ms"


def index(dump: Path, folder: Path, quads: int) -> Path:
    """Build an index; print what that costs."""
    folder.mkdir(exist_ok=True)
    begun = time.perf_counter()
    build(Sealed(1, datetime.now(UTC), dump, dump, folder))
    seconds = time.perf_counter() - begun
    path = folder / FILE
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {quads:,} quads: {seconds:.1f} s ({1e6 * seconds / quads:.1f} s a million), "
        f"{path.stat().st_size / 1e6:.1f} MB, most memory so far {memory:.0f} MB"
    )
    return path


def ask_over_http(index_file: Path, folder: Path, asked: list[tuple[str, str]]) -> None:
    """Publish a version whose index is this one, serve it, and print how long its answers take."""

    def change(store: Store) -> None:
        store.add(Quad(_NODE, _NODE, _NODE, _NODE))

    def lay(sealed: Sealed) -> None:
        shutil.copy(index_file, sealed.folder / FILE)

    Versions(folder).commit(change, author="bench", message="search", derivations={NAME: lay})
    environment = os.environ | {"UCLG_DATA": str(folder), "UCLG_LOG": "off"}
    command = [str(Path(sys.executable).with_name("uclg")), "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            url = server.stderr.readline().rpartition(" ")[2].strip()
            with httpx.Client(base_url=url) as client:
                for path in ("search", "suggest"):
                    taken = []
                    for _, text in asked:
                        begun = time.perf_counter()
                        assert client.get(path, params={"q": text, "limit": 8}).status_code == 200
                        taken.append(1000 * (time.perf_counter() - begun))
                    print(f"  /{path:8} over HTTP {len(taken):17} {figures(taken)}")
        finally:
            server.terminate()


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=250_000)
    parser.add_argument("--mandates", type=int, default=400_000)
    parser.add_argument("--asked", type=int, default=2000)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    asked = list(dict.fromkeys(questions(given.asked)))
    with TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(exist_ok=True)
        real = Builder(replace(load({}), data=folder)).in_memory()
        for name, cities, mandates in (("real", 0, 0), ("large", given.cities, given.mandates)):
            print(f"{name}: {cities:,} cities of the world and {mandates:,} mandates beside the real graph")
            dump = folder / f"{name}.nq.gz"
            quads = write_dump(dump, real, cities, mandates)
            made = index(dump, folder / name, quads)
            ask(made, "find", asked)
            ask(made, "suggest", asked)
            ask_over_http(made, folder / f"{name}-served", asked)


if __name__ == "__main__":
    main()

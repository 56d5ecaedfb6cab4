"""Our engine against plain pySHACL, side by side: `python -m bench.validation --help`.

Both load the same N-Triples file and validate it with the project's shapes, each in a process of its own, so
that time and peak memory are theirs. What they find must be the same.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from random import Random

from bench.generated import Generator
from ontology.files import ontology_file, scheme_files

ENGINES = ("ours", "pyshacl", "reference")


@dataclass(frozen=True)
class Measured:
    """One run: seconds to load and validate, peak memory in MB, what was found."""

    seconds: float
    memory: float
    found: frozenset[str]


def generate(file: Path, triples: int, seed: int) -> int:
    """Write the data with the ontology and the schemes on top; the number of triples in the file."""
    import rdflib

    with file.open("w", encoding="utf-8") as out:
        count = sum(out.write(line) > 0 for line in Generator(Random(seed)).lines(triples))
        vocabulary = rdflib.Graph()
        for source in (ontology_file(), *scheme_files()):
            vocabulary.parse(source)
        out.write(vocabulary.serialize(format="nt"))
    return count + len(vocabulary)


def ours(file: Path) -> list[str]:
    """Load into a store on disk and validate."""
    from pyoxigraph import NamedNode, RdfFormat, Store

    import shapes

    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder)
        store.bulk_load(path=str(file), format=RdfFormat.N_TRIPLES, to_graph=NamedNode("urn:x-bench:data"))
        return _found(shapes.validate(store).results)


def pyshacl(file: Path) -> list[str]:
    """Load into an rdflib graph and validate with pySHACL as it comes."""
    import pyshacl
    import rdflib

    from shapes.files import shapes_graph
    from shapes.reference import from_graph

    rdflib.NORMALIZE_LITERALS = False
    data = rdflib.Graph().parse(file, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inference="none")
    return _found(from_graph(report, shapes_graph()).results)


def reference(file: Path) -> list[str]:
    """The same with the text of each SPARQL constraint parsed once: what our tests use as judge."""
    import rdflib

    import shapes

    rdflib.NORMALIZE_LITERALS = False
    return _found(shapes.validate_reference(rdflib.Graph().parse(file, format="nt")).results)


def _found(results: tuple[object, ...]) -> list[str]:
    from shapes.report import Result

    return [
        f"{r.focus}|{r.path}|{r.value}|{r.severity}|{r.component}|{r.shape}"
        for r in results
        if isinstance(r, Result)
    ]


def work(engine: str, file: Path) -> None:
    """What the measured process does: load, validate, tell."""
    start = time.perf_counter()
    found = {"ours": ours, "pyshacl": pyshacl, "reference": reference}[engine](file)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "memory": memory, "found": found}, sys.stdout)


def measure(engine: str, file: Path) -> Measured:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "bench.validation", "--engine", engine, "--file", str(file)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Measured(told["seconds"], told["memory"], frozenset(told["found"]))


def compare(triples: int, seed: int, runs: int, reference_runs: int, parsed_once: bool) -> bool:
    """Measure one size, print it; whether both found the same."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "data.nt"
        total = generate(file, triples, seed)
        print(f"\n{triples:,} triples of data, {total:,} with the ontology and the schemes", flush=True)
        mine = [measure("ours", file) for _ in range(runs)]
        medians = {"ours": _tell("ours", mine)}
        if parsed_once:
            _tell("parsed once", [measure("reference", file)])
        theirs = [measure("pyshacl", file) for _ in range(reference_runs)]
        if not theirs:
            return True
        medians["pyshacl"] = _tell("pyshacl", theirs)
        # Again after the long run, so that both have seen the same load on the machine.
        mine += [measure("ours", file) for _ in range(runs)]
        medians["ours"] = _tell("ours, both", mine)
    same = all(run.found == mine[0].found for run in (*mine, *theirs))
    print(
        f"ratio {medians['pyshacl'] / medians['ours']:.0f}; same results: {'yes' if same else 'NO'}",
        flush=True,
    )
    return same


def _tell(engine: str, runs: list[Measured]) -> float:
    seconds = [run.seconds for run in runs]
    median = statistics.median(seconds)
    print(
        f"{engine:12} {median:9.2f} s median of {len(runs)} ({min(seconds):.2f} to {max(seconds):.2f}), "
        f"{max(run.memory for run in runs):6.0f} MB, {len(runs[0].found)} findings",
        flush=True,
    )
    return median


def main() -> int:
    """Read the command line and measure; 1 when the engines disagree."""
    parser = argparse.ArgumentParser(description="Measure our validation against plain pySHACL.")
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000], help="triples of data (10000)")
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--runs", type=int, default=5, help="runs of ours, before and again after pySHACL")
    parser.add_argument("--reference-runs", type=int, default=1, help="runs of pySHACL; 0 leaves it out")
    parser.add_argument("--parsed-once", action="store_true", help="also pySHACL with each query parsed once")
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.engine:
        work(given.engine, given.file)
        return 0
    packages = ", ".join(f"{p} {version(p)}" for p in ("pyshacl", "rdflib", "pyoxigraph"))
    print(f"Python {platform.python_version()}, {packages}, {platform.machine()}, seed {given.seed}")
    same = [
        compare(size, given.seed, given.runs, given.reference_runs, given.parsed_once) for size in given.sizes
    ]
    return 0 if all(same) else 1


if __name__ == "__main__":
    raise SystemExit(main())

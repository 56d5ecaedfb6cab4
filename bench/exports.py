"""How fast the files to download are made, beside the dump that the native engine writes of the same store.

    python -m bench.exports [VERSION FOLDER] [--oxigraph PATH]

The folder is one of a data folder's versions; default: the current one. Everything is measured in one run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from graph.exports.columns import tables
from graph.exports.jsonld import write_jsonld
from graph.exports.make import exports
from graph.exports.model import model
from graph.exports.quads import quads_of
from graph.exports.rdf import write_trig, write_turtle
from graph.exports.tables import write_tables
from graph.settings import load
from graph.versions import Sealed, Versions


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def native(program: str, store: Path, scratch: Path) -> float:
    """`oxigraph dump` of a copy of the store, as N-Quads, not compressed."""
    copy = scratch / "store"
    shutil.copytree(store, copy)
    command = [program, "dump", "--location", str(copy), "--file", str(scratch / "native.nq")]
    return timed(lambda: subprocess.run(command, check=True, capture_output=True))


def parts(dump: Path, scratch: Path) -> dict[str, float]:
    """Seconds by kind of file."""
    found = {
        "turtle": timed(lambda: write_turtle(dump, scratch / "a.ttl.gz")),
        "jsonld": timed(lambda: write_jsonld(dump, scratch / "a.jsonld.gz")),
    }
    start = time.perf_counter()
    with quads_of(dump, scratch) as database:
        found["read into DuckDB"] = time.perf_counter() - start
        found["trig"] = timed(lambda: write_trig(database, scratch / "a.trig.gz", scratch))
        made = tables(database, model())
        found["csv and parquet"] = timed(lambda: write_tables(database, made, scratch, {"license": "none"}))
    return found


def run(folder: Path, program: str) -> dict[str, object]:
    """All figures."""
    dump, store = folder / "dump.nq.gz", folder / "store"
    with gzip.open(dump) as lines:
        quads = sum(1 for _ in lines)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        (scratch / "out").mkdir()
        sealed = Sealed(1, datetime.now(UTC), store, dump, scratch / "out")
        figures: dict[str, object] = {"quads": quads, "everything": round(timed(lambda: exports(sealed)), 2)}
        figures["megabytes"] = round(sum(path.stat().st_size for path in sealed.folder.iterdir()) / 1e6, 1)
        (scratch / "parts").mkdir()
        figures |= {name: round(seconds, 2) for name, seconds in parts(dump, scratch / "parts").items()}
        if store.is_dir() and shutil.which(program):
            figures["oxigraph dump"] = round(native(program, store, scratch), 2)
    figures["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--oxigraph", default=str(Path(sys.executable).with_name("oxigraph")))
    given = parser.parse_args()
    current = Versions(load().data).current()
    folder = given.folder or (current.path if current else None)
    if folder is None:
        parser.error("nothing has been published; name the folder of a version")
    print(json.dumps(run(folder, given.oxigraph), indent=2))


if __name__ == "__main__":
    main()

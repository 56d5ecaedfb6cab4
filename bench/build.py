"""Time and memory of a whole build from the tables: `python -m bench.build [runs]`."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(folder: Path) -> tuple[float, dict[str, object]]:
    """One `uclg build --json` in a process of its own; wall seconds and what it printed."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", "from graph.cli import main; main()", "build", "--json"],
        env={"UCLG_DATA": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, json.loads(done.stdout)


def main() -> None:
    """Build several times, each time from nothing, then once more with nothing changed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    walls: list[float] = []
    steps: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs):
            wall, told = run(Path(folder) / str(number))
            walls.append(wall)
            seconds = told["seconds"]
            assert isinstance(seconds, dict)
            for step, value in seconds.items():
                steps.setdefault(step, []).append(value)
        again, _ = run(Path(folder) / "0")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{runs} builds of {told['quads']} quads; seconds, median (least to most)")
    for step, values in steps.items():
        print(f"  {step:32} {statistics.median(values):6.2f}  ({min(values):.2f} to {max(values):.2f})")
    print(f"  {'whole process':32} {statistics.median(walls):6.2f}  ({min(walls):.2f} to {max(walls):.2f})")
    print(f"  {'again, nothing changed':32} {again:6.2f}")
    print(f"peak memory of a build: {peak:.0f} MB")


if __name__ == "__main__":
    main()

"""What the client itself can do: its throughput against a server that does next to nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

from bench.endpoint import processes, wrk
from bench.endpoint.wrk import Requests, Run

SOURCE: Final = Path(__file__).with_name("target.c")


def measure(folder: Path, requests: Requests, clients: list[int], seconds: float) -> dict[int, Run] | None:
    """Replay some requests to it; None where there is no C compiler to make it with."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    program, port = folder / "target", processes.free_port()
    subprocess.run([compiler, "-O2", "-o", str(program), str(SOURCE)], check=True)
    process = processes.start([str(program), str(port)], folder / "log")
    try:
        processes.wait_for(lambda: processes.answers(f"http://127.0.0.1:{port}/"), 10, process)
        return {many: wrk.run(port, requests, many, seconds) for many in clients}
    finally:
        processes.stop(process)

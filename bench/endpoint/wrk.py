"""The client: wrk, which replays prepared requests from one thread and costs the servers next to nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.endpoint.packages import installed

SCRIPT: Final = Path(__file__).with_name("replay.lua")
# wrk keeps a table of so many seconds of microseconds; what takes longer is counted as late.
_LONGEST: Final = 60


@dataclass(frozen=True)
class Requests:
    """Prepared requests of one workload to one server: two files that the client replays."""

    texts: Path
    order: Path
    length: int

    @classmethod
    def write(cls, folder: Path, texts: list[bytes], order: list[int] | None = None) -> Requests:
        """Write the files.

        Args:
            folder: is made.
            texts: whole HTTP requests.
            order: places in `texts`, from 0; default: one after the other.
        """
        folder.mkdir(parents=True, exist_ok=True)
        order = list(range(len(texts))) if order is None else order
        requests = cls(folder / "requests", folder / "order", len(order))
        requests.texts.write_bytes(b"\0".join(texts))
        requests.order.write_text("\n".join(str(place + 1) for place in order), encoding="ascii")
        return requests


@dataclass(frozen=True)
class Run:
    """What wrk saw: `good` answers a second, milliseconds, and how many requests failed.

    Of the errors `broken` are connections that failed, `late` answers that took too long; the rest have a
    status of 400 or more.
    """

    good: float
    p50: float
    p99: float
    answers: int
    errors: int
    broken: int
    late: int
    bytes: int
    seconds: float


def run(port: int, requests: Requests, clients: int, seconds: float, first: int = 0) -> Run:
    """Replay the requests to a port of this machine over so many connections that stay open.

    Args:
        first: place in the order to begin at.
    """
    command = ["wrk", "-t1", f"-c{clients}", f"-d{max(1, round(seconds))}s", f"--timeout={_LONGEST}s"]
    command += ["-s", str(SCRIPT), f"http://127.0.0.1:{port}"]
    command += ["--", str(requests.texts), str(requests.order), str(first % requests.length)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return read(done.stdout)


def read(printed: str) -> Run:
    """What the script prints at the end."""
    told: dict[str, int] = json.loads(printed.strip().splitlines()[-1])
    seconds = told["microseconds"] / 1e6
    good = told["requests"] - told["refused"]
    return Run(
        good=good / seconds,
        p50=told["p50"] / 1e3,
        p99=told["p99"] / 1e3,
        answers=good,
        errors=told["refused"] + told["broken"] + told["late"],
        broken=told["broken"],
        late=told["late"],
        bytes=told["bytes"],
        seconds=seconds,
    )


def version() -> str:
    """Version of wrk; installed from Debian first where that is possible.

    Raises:
        RuntimeError: it is not there.
    """
    if shutil.which("wrk") is None and not installed("wrk"):
        raise RuntimeError("The client is wrk: as root, apt-get install wrk.")
    told = subprocess.run(["wrk", "--version"], check=False, capture_output=True, text=True).stdout
    found = re.search(r"wrk \S*?(\d[\d.]*)", told)
    return found[1] if found else "?"

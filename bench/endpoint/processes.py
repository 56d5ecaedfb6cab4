"""Servers as processes: start, wait until they answer, see what they hold and whether they still compute."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_LOOKED: Final = 0.25


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def start(
    command: Sequence[str], log: Path, more: Mapping[str, str] | None = None, folder: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own; what it prints goes into a file."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        return subprocess.Popen(
            command,
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=os.environ | dict(more or {}),
            cwd=folder,
            start_new_session=True,
        )


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, then end it."""
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(
    holds: Callable[[], bool], seconds: float, process: subprocess.Popen[bytes] | None = None
) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it does not within so many seconds.
        RuntimeError: the process ended meanwhile.
    """
    until = time.monotonic() + seconds
    while not holds():
        if process is not None and process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        if time.monotonic() > until:
            raise TimeoutError(f"not ready after {seconds:.0f} s")
        time.sleep(0.05)


def answers(url: str) -> bool:
    """Whether a GET is answered by 200."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def tree(pid: int) -> list[int]:
    """A process and all that it started, directly or not, as far as they live."""
    found, waiting = [], [pid]
    while waiting:
        each = waiting.pop()
        if Path(f"/proc/{each}").exists():
            found.append(each)
            waiting += _children(each)
    return found


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended since
            found += map(int, (task / "children").read_text().split())
    return found


def memory(pid: int) -> int:
    """Bytes that a process tree holds in memory, what its processes share counted once (Pss)."""
    return sum(_kilobytes(f"/proc/{each}/smaps_rollup", "Pss") for each in tree(pid)) * 1024


def anonymous(pid: int) -> int:
    """Bytes that a process tree holds for itself, without files that are only mapped."""
    return sum(_kilobytes(f"/proc/{each}/status", "RssAnon") for each in tree(pid)) * 1024


def _kilobytes(file: str, field: str) -> int:
    try:
        found = re.search(rf"^{field}:\s+(\d+) kB", Path(file).read_text(), re.MULTILINE)
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return int(found[1]) if found else 0


def cpu(pid: int) -> float:
    """Seconds of processor that a process tree has used, as far as its processes live."""
    seconds = 0.0
    for each in tree(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        seconds += (int(fields[11]) + int(fields[12])) / _TICKS
    return seconds


def settle(pid: int, seconds: float = 30.0) -> bool:
    """Wait until a process tree computes no more; False when it still does after so long.

    Some servers go on with a query after its client has left.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        before = cpu(pid)
        time.sleep(_LOOKED)
        if cpu(pid) - before < 0.2 * _LOOKED:
            return True
    return False

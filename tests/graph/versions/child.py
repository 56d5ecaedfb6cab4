"""The other process of the tests: ``child.py ROLE FOLDER``, JSON lines on standard input and output.

`crasher` forks a process that commits for every request and dies where the request says; `holder` waits in
the middle of a commit until it is told to go on; `reader` holds the current version and counts its quads when
asked; `hasty` opens the current version again and again.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from graph.errors import UclgError
from graph.versions import Versions


def _quads(tag: str, count: int) -> Iterator[Quad]:
    says = NamedNode("https://example.org/says")
    for number in range(count):
        yield Quad(
            NamedNode(f"https://example.org/{tag}/{number}"),
            says,
            Literal(f"{tag} says {number}", language="en"),
            NamedNode(f"https://example.org/graph/{number % 3}"),
        )


def _say(**answer: str | float | None) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _requests() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _commit(folder: Path, request: dict[str, Any]) -> str:
    def progress(step: str) -> None:
        if step == request.get("kill_at"):
            os.kill(os.getpid(), signal.SIGKILL)

    if limit := request.get("limit"):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        Versions(folder, request.get("keep", 8)).commit(
            lambda store: store.extend(_quads(request["tag"], request.get("count", 300))),
            author="child",
            message=request["tag"],
            progress=progress,
        )
    except UclgError as error:
        return f"{type(error).__name__}: {error}"
    return "committed"


def crasher(folder: Path) -> None:
    """Answers with the signal that ended the forked process (0: none) and what it had to say."""
    for request in _requests():
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.write(write, _commit(folder, request).encode())
                code = 0
            finally:
                os._exit(code)
        os.close(write)
        if (seconds := request.get("kill_after")) is not None:
            time.sleep(seconds)
            os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        with os.fdopen(read, "rb") as pipe:
            said = pipe.read().decode()
        _say(signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, said=said)


def holder(folder: Path) -> None:
    """Says that it is in the middle, waits for a line, finishes, says which version it made."""

    def change(store: Store) -> None:
        store.extend(_quads("held", 10))
        _say(pid=os.getpid())
        sys.stdin.readline()

    version = Versions(folder, 8).commit(change, author="holder", message="held")
    _say(number=version.number if version else None)


def reader(folder: Path) -> None:
    """Holds the version that is current when it starts."""
    with Versions(folder, 8).reading() as version:
        store = version.open()
        for _ in _requests():
            rows = store.query("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
            assert isinstance(rows, QuerySolutions)
            (count,) = next(rows)
            assert isinstance(count, Literal)
            _say(number=version.number, quads=int(count.value))


def hasty(folder: Path) -> None:
    """Opens the current version again and again until it is killed; says how often, or what went wrong."""
    versions, times = Versions(folder, 8), 0
    _say(said="started")
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with versions.reading() as version:
            if len(version.open()) != version.manifest.quads:
                break
        times += 1
        if times % 10 == 0:
            _say(times=times)
    _say(said="stopped")


if __name__ == "__main__":
    {"crasher": crasher, "holder": holder, "reader": reader, "hasty": hasty}[sys.argv[1]](Path(sys.argv[2]))

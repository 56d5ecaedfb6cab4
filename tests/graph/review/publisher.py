"""The other process of the tests: ``publisher.py TABLES DATA DRAFT``, JSON lines in and out.

For every request it forks a process that changes two tables together with a version, and dies before the step
that the request names. The version holds what the tables say, a triple a line.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.review.recovery import put
from graph.review.staging import Files, Tell
from graph.versions import Version, Versions

_SAYS = NamedNode("https://example.org/says")


def lines(tables: Path) -> list[Quad]:
    """A triple for each line of each table."""
    return [
        Quad(NamedNode(f"https://example.org/{path.stem}/{number}"), _SAYS, Literal(line), _SAYS)
        for path in sorted(tables.glob("*.csv"))
        for number, line in enumerate(path.read_text().splitlines())
    ]


def publish(tables: Path, data: Path, draft: Path, tag: str, kill_at: str) -> None:
    """Change `one.csv` and `two.csv`."""

    def tell(step: str) -> None:
        if step == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def build(staged: Path, tell: Tell) -> Version | None:
        def change(store: Store) -> None:
            store.clear()
            store.extend(lines(staged))

        return Versions(data).commit(change, author="child", message=tag, progress=tell)

    def make() -> Files:
        changed = {f"{name}.csv": f"id\n{tag}\n".encode() for name in ("one", "two")}
        return Files(changed, data, draft, "the-report", {"en": f"{tag} said"})

    put(tables, make, build, tell)


def main(tables: Path, data: Path, draft: Path) -> None:
    """Answers with the signal that ended the forked process (0: none)."""
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                publish(tables, data, draft, request["tag"], request["kill_at"])
                code = 0
            finally:
                os._exit(code)
        status = os.waitpid(pid, 0)[1]
        sys.stdout.write(json.dumps(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

"""Memory that a server needed once goes back to the system."""

from __future__ import annotations

import platform
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from api.memory import give_back
from tests.api.conftest import Server, publish, serving
from tests.api.test_runaway import HOSTILE

pytestmark = [
    pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told"),
    pytest.mark.slow,
]


def held(server: Server) -> float:
    """Megabytes of its own that the serving process holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def hurt(server: Server) -> None:
    """Four clients at once, with the largest of the hostile queries."""
    large = [text for text in HOSTILE.values() if len(text) > 60_000]
    assert large

    def send(text: str) -> int:
        return httpx.post(
            f"{server.url}/sparql", data={"query": text, "timeout": "0.3"}, timeout=60
        ).status_code

    with ThreadPoolExecutor(4) as clients:
        assert set(clients.map(send, large * 16)) <= {200, 422, 503, 504}


def test_a_server_does_not_grow_with_megabytes_of_hostile_queries(tmp_path: Path) -> None:
    publish(tmp_path, 100)
    with serving(tmp_path) as server:
        sizes = []
        for _ in range(4):
            hurt(server)
            sizes.append(held(server))
        # One of them may have been looked at while something was still held.
        assert min(sizes[2:]) < sizes[0] + 10


def test_glibc_takes_the_options() -> None:
    assert give_back()

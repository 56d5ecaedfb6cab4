"""`uclg serve`: how it starts, follows new versions, and ends."""

from __future__ import annotations

import os
import socket
import subprocess
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvloop

from api.serve import _listening, server
from graph.settings import load
from tests.api.conftest import COUNT, ENDLESS, UCLG, Server, publish, serving, wait_for

pytestmark = pytest.mark.slow


def refused(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"UCLG_DATA": str(folder)}
    return subprocess.run(
        [UCLG, "serve", *options], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_without_a_version_it_says_what_to_do(tmp_path: Path) -> None:
    done = refused(tmp_path / "empty")
    assert done.returncode == 4
    assert "run `uclg build` first" in done.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    publish(tmp_path, 1)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = refused(tmp_path, "--port", str(port))
    assert done.returncode == 2
    assert f"Port {port} of 127.0.0.1 cannot be served: it is taken; choose another by --port." in done.stderr


def test_an_address_that_is_not_ours_is_told(tmp_path: Path) -> None:
    publish(tmp_path, 1)
    done = refused(tmp_path, "--host", "192.0.2.1", "--port", "0")
    assert done.returncode == 2
    assert "Port 0 of 192.0.2.1 cannot be served" in done.stderr


def test_small_packets_are_not_held_back() -> None:
    with _listening(replace(load({}), port=0)) as listener:
        assert (
            listener.proto == socket.IPPROTO_TCP
        )  # else asyncio leaves Nagle's algorithm on: 40 ms a request


def test_the_next_request_sees_a_new_version(tmp_path: Path) -> None:
    publish(tmp_path, 10)
    with serving(tmp_path, readers="1") as server:
        for things in (10, 20, 30):
            if things > 10:
                publish(tmp_path, things)
            answer = server.ask(COUNT)
            assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(things)
            assert answer.headers["graph-version"] == str(things // 10)
        assert server.get("/health/ready").json()["version"] == 3


def processes(server: Server) -> set[int]:
    return {server.process.pid, *server.readers()}


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path(f"/proc/{pid}").exists()}


def test_after_term_no_process_is_left_and_queries_under_way_are_answered(tmp_path: Path) -> None:
    publish(tmp_path, 200)
    with serving(tmp_path, timeout="1") as server, httpx.Client() as client:
        wait_for(lambda: len(server.readers()) == 4)
        pids = processes(server)
        with client.stream("GET", f"{server.url}/sparql?query={ENDLESS}", timeout=20) as answer:
            assert answer.status_code == 504
        server.process.terminate()
        server.process.wait(20)
        assert not alive(pids)


def test_after_kill_no_reader_is_left(tmp_path: Path) -> None:
    publish(tmp_path, 1)
    with serving(tmp_path) as server:
        pids = server.readers()
        server.process.kill()
        server.process.wait(20)
        wait_for(lambda: not {pid for pid in alive(pids) if not _is_zombie(pid)})


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_the_loop_is_the_fast_one(tmp_path: Path) -> None:
    made = server(replace(load({}), data=tmp_path))
    assert made.config.get_loop_factory() is uvloop.new_event_loop

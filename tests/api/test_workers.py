"""Several workers on one port: what they share, what they tell, how they end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from api.serve import _listening
from api.workers import Workers, share
from graph.settings import load
from tests.api.conftest import ENDLESS, UCLG, Server, descendants, publish, serving, wait_for

SETTINGS = load({})


@given(workers=st.integers(1, 9), readers=st.integers(1, 40), cache=st.integers(0, 1 << 40))
def test_the_workers_divide_what_is_for_the_whole_server(workers: int, readers: int, cache: int) -> None:
    whole = replace(SETTINGS, workers=workers, readers=readers, cache=cache)
    parts = [share(whole, index) for index in range(workers)]
    assert sum(part.readers for part in parts) == max(readers, workers)
    assert max(part.readers for part in parts) - min(part.readers for part in parts) <= 1
    assert cache - workers < sum(part.cache for part in parts) <= cache


def test_where_no_worker_can_start_the_server_ends_with_its_status(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hopeless = tmp_path / "python"
    hopeless.write_text("#!/bin/sh\nexit 2\n")
    hopeless.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(hopeless))
    with _listening(replace(SETTINGS, port=0)) as listener, pytest.raises(SystemExit) as ended:
        Workers(replace(SETTINGS, workers=2), listener).run()
    assert ended.value.code == 2


def children(pid: int) -> set[int]:
    try:
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except (FileNotFoundError, ProcessLookupError):
        return set()


def family(server: Server) -> set[int]:
    """Its workers, their fork servers and their readers."""
    return set(descendants(server.process.pid))


def alive(pids: set[int]) -> set[int]:
    def lives(pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        except (FileNotFoundError, ProcessLookupError):
            return False

    return set(filter(lives, pids))


def figures(server: Server, name: str, **labels: str) -> Counter[str]:
    """By worker."""
    found: Counter[str] = Counter()
    for metric in text_string_to_metric_families(server.get("/metrics").text):
        for sample in metric.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                found[sample.labels["worker"]] += int(sample.value)
    return found


def asked_both(server: Server) -> bool:
    """Whether both workers have told the figures."""
    return len(figures(server, "uclg_http_requests_total", route="/metrics")) == 2


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of two workers; what it leaves in the folder for temporary files would be seen."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    publish(tmp_path / "data", 200)
    with serving(tmp_path / "data", workers="2", readers="2", timeout="2") as running:
        wait_for(lambda: len(family(running)) == 10)
        wait_for(lambda: sum(figures(running, "uclg_readers", state="idle").values()) == 6)
        yield running


def left(server: Server) -> list[Path]:
    return list((server.folder.parent / "temporary").iterdir())


@pytest.mark.slow
def test_whichever_worker_is_asked_tells_the_figures_of_all(two: Server) -> None:
    for _ in range(50):
        assert two.ask("ASK {}").status_code == 200
    labels = {"route": "/sparql", "method": "GET", "status": "200"}

    def told() -> int:
        return sum(figures(two, "uclg_http_requests_total", **labels).values())

    assert told() == 50
    while not asked_both(two):
        assert told() == 50
    assert {told() for _ in range(20)} == {50}
    assert figures(two, "uclg_workers") == {"0": 1, "1": 1}
    assert sum(figures(two, "uclg_readers").values()) == 6


@pytest.mark.slow
def test_connections_that_are_opened_at_once_and_kept_are_shared_to_nearly_equal_parts(two: Server) -> None:
    with ExitStack() as clients:
        kept = [clients.enter_context(httpx.Client(base_url=two.url)) for _ in range(16)]
        with ThreadPoolExecutor(16) as threads:
            for _ in range(5):
                asked = threads.map(lambda client: client.get("/sparql?query=ASK%7B%7D"), kept)
                assert {answer.status_code for answer in asked} == {200}
        served = figures(two, "uclg_http_requests_total", route="/sparql", status="200")
    assert served.total() == 80 and min(served["0"], served["1"]) >= 25


@pytest.mark.slow
def test_a_new_version_is_seen_by_every_worker(two: Server) -> None:
    publish(two.folder, 300)
    assert {two.number() for _ in range(20)} == {300}
    while not asked_both(two):
        assert two.number() == 300
    assert set(figures(two, "uclg_version").values()) == {2}


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced_and_its_readers_go_with_it(two: Server) -> None:
    lost, other = sorted(children(two.process.pid))
    gone = {lost, *descendants(lost)}
    os.kill(lost, signal.SIGKILL)
    wait_for(lambda: not alive(gone))
    assert two.ask("ASK {}").status_code == 200
    wait_for(lambda: len(family(two)) == 10)
    assert other in children(two.process.pid)
    wait_for(lambda: set(figures(two, "uclg_workers").values()) == {1})
    wait_for(lambda: len(figures(two, "uclg_workers")) == 2)


@pytest.mark.slow
def test_after_term_requests_under_way_are_answered_and_nothing_is_left(two: Server) -> None:
    pids = family(two)
    # Two clients, so that both have a turn where one worker has both.
    with ThreadPoolExecutor() as pool, ExitStack() as clients:
        asked = []
        for address in ("127.0.0.1", "127.0.0.2"):
            transport = httpx.HTTPTransport(local_address=address)
            client = clients.enter_context(httpx.Client(transport=transport, timeout=30))
            asked.append(pool.submit(client.get, f"{two.url}/sparql", params={"query": ENDLESS}))
        wait_for(lambda: sum(figures(two, "uclg_readers", state="busy").values()) == 2)
        two.process.terminate()
        assert [answer.result().status_code for answer in asked] == [504, 504]
    assert two.process.wait(20) == -signal.SIGTERM
    assert not alive(pids)
    assert left(two) == []


@pytest.mark.slow
def test_one_more_interrupt_waits_for_nobody(tmp_path: Path) -> None:
    publish(tmp_path, 200)
    with serving(tmp_path, workers="2", timeout="60") as server, ThreadPoolExecutor() as pool:
        workers = children(server.process.pid)
        lost = pool.submit(httpx.get, f"{server.url}/sparql", params={"query": ENDLESS}, timeout=30)
        wait_for(lambda: sum(figures(server, "uclg_readers", state="busy").values()) == 1)
        readers = family(server) - workers
        server.process.send_signal(signal.SIGINT)
        wait_for(lambda: not listening(server))
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(10) != 0
        assert isinstance(lost.exception(), httpx.TransportError)
        assert not alive(workers)
        wait_for(lambda: not alive(readers))


def listening(server: Server) -> bool:
    address = httpx.URL(server.url)
    try:
        socket.create_connection((address.host, address.port or 0)).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.mark.slow
def test_after_kill_of_the_parent_nothing_is_left(two: Server) -> None:
    pids = family(two)
    two.process.kill()
    two.process.wait(20)
    wait_for(lambda: not alive(pids))
    assert left(two) == []


@pytest.mark.slow
def test_all_write_to_the_streams_of_the_server_and_the_address_is_told_once(tmp_path: Path) -> None:
    publish(tmp_path / "data", 5)
    environment = {"UCLG_DATA": str(tmp_path / "data"), "UCLG_LOG": "plain", "UCLG_WORKERS": "2"}
    streams: dict[str, Path] = {name: tmp_path / name for name in ("out", "faults")}
    with streams["out"].open("w") as out, streams["faults"].open("w") as faults:
        process = subprocess.Popen(
            [UCLG, "serve", "--port", "0"], env=os.environ | environment, stdout=out, stderr=faults
        )
    try:
        url = once(lambda: re.search(r"at (http://\S+)/", streams["faults"].read_text()))
        for _ in range(40):
            assert httpx.get(f"{url}/health/live", timeout=30).status_code == 200
    finally:
        process.terminate()
        process.wait(30)
    lines = streams["out"].read_text().splitlines()
    assert [line.split(" GET ")[1].split()[:2] for line in lines] == [["/health/live", "200"]] * 40
    assert streams["faults"].read_text().count("serves version 1 at") == 1


def once(find: Callable[[], re.Match[str] | None]) -> str:
    """The first group of what is found, when it is."""
    wait_for(lambda: find() is not None)
    found = find()
    assert found
    return found[1]

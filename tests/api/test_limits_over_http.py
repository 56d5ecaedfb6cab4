"""A hostile or careless query costs its sender an honest error, and nobody else anything."""

from __future__ import annotations

import os
import signal
import socket
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from tests.api.conftest import ENDLESS, Server, wait_for

pytestmark = pytest.mark.slow

SORTED = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d ?g ?j"


def busy(server: Server) -> set[int]:
    """Readers that compute now."""
    return {pid for pid in server.readers() if _state(pid) == "R"}


def _stat(pid: int) -> list[str]:
    """What the system tells of a process: its state, and from the 12th on its ticks of the clock."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["gone"]


def _state(pid: int) -> str:
    return _stat(pid)[0]


def deep_in_work(server: Server, before: dict[int, int]) -> set[int]:
    """Readers that have computed for 50 ms since: they are inside the query, not on the way to it."""
    return {pid for pid, ticks in used(server).items() if ticks - before.get(pid, 0) >= 5}


def used(server: Server) -> dict[int, int]:
    """Ticks of 10 ms that each reader has computed."""
    stats = {pid: _stat(pid) for pid in server.readers()}
    return {pid: int(stat[11]) for pid, stat in stats.items() if len(stat) > 11}


def settle(server: Server) -> None:
    """Wait until the readers of an earlier test have been replaced and none computes."""

    def settled() -> bool:
        return len(server.readers()) == 4 and not any(_state(pid) != "S" for pid in server.readers())

    wait_for(lambda: settled() and server.get("/health/ready").status_code == 200 and settled())


def test_an_endless_query_ends_at_its_deadline_and_others_are_answered_meanwhile(server: Server) -> None:
    settle(server)
    with ThreadPoolExecutor() as pool:
        endless: Future[httpx.Response] = pool.submit(server.ask, ENDLESS, timeout="3")
        wait_for(lambda: bool(busy(server)))
        counts = [server.number() for _ in range(5)]
        running = not endless.done()
        answer = endless.result()
    assert running
    assert counts == [200] * 5
    assert answer.status_code == 504
    assert answer.json()["type"].endswith("/problem/timeout")
    assert "stopped after 3 seconds," in answer.json()["detail"]


def test_a_query_that_eats_memory_is_told_the_cap(server: Server) -> None:
    answer = server.ask(SORTED)
    assert answer.status_code == 422
    assert "UCLG_MEMORY" in answer.json()["detail"]
    assert server.number() == 200


@pytest.mark.parametrize("depth", [3_000, 10_000])
def test_nested_parentheses_break_nothing(server: Server, depth: int) -> None:
    query = f"ASK {{ FILTER({'(' * depth}1{')' * depth}) }}"
    answer = httpx.post(f"{server.url}/sparql", data={"query": query}, timeout=30)
    assert answer.status_code in (200, 422)
    assert server.number() == 200


def test_too_many_rows_are_an_error_that_says_how_to_page(server: Server) -> None:
    answer = server.ask("SELECT ?a { ?a ?b ?c . ?d ?e ?f }")
    assert answer.status_code == 422
    assert "1000 rows" in answer.json()["detail"]
    assert "OFFSET" in answer.json()["detail"]


def test_killing_a_reader_loses_its_query_alone(server: Server) -> None:
    settle(server)
    with ThreadPoolExecutor() as pool:
        before = used(server)
        lost = pool.submit(server.ask, ENDLESS)
        wait_for(lambda: bool(deep_in_work(server, before)))
        os.kill(deep_in_work(server, before).pop(), signal.SIGKILL)
        assert server.number() == 200
        answer = lost.result()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert answer.json()["type"].endswith("/problem/reader-died")


def test_a_full_queue_answers_503_and_when_to_come_back(server: Server) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: server.ask(ENDLESS, timeout="0.6"), range(12)))
    refused = [answer for answer in answers if answer.status_code == 503]
    # Two are answered at once and four wait.
    assert len(refused) == 6
    assert {answer.headers["retry-after"] for answer in refused} == {"3"}
    assert {answer.json()["title"] for answer in refused} == {"Busy"}
    assert {answer.status_code for answer in answers} == {503, 504}


def test_a_client_that_leaves_stops_its_query(server: Server) -> None:
    address = urlsplit(server.url)
    assert address.hostname
    assert address.port
    settle(server)
    with socket.create_connection((address.hostname, address.port)) as connection:
        request = f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
        connection.sendall(request.encode())
        wait_for(lambda: len(busy(server)) == 1)
        at_work = busy(server)
    wait_for(lambda: not at_work & server.readers(), seconds=2)
    assert server.number() == 200

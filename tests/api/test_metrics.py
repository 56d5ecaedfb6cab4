"""What Prometheus is told, and that it is so."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.metrics_now import resident
from tests.api.conftest import ENDLESS, Server, publish, serving, wait_for

pytestmark = pytest.mark.slow

SORTED = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d ?g ?j"


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, so that nobody else is counted."""
    folder = tmp_path_factory.mktemp("seen")
    publish(folder, 200)
    with serving(folder, timeout="3", memory="400", rows="1000", readers="1", queue="1") as running:
        yield running


def figure(server: Server, name: str, **labels: str) -> float:
    """The figure of this name with these labels; 0 where there is none."""
    for family in text_string_to_metric_families(server.get("/metrics").text):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return float(sample.value)
    return 0.0


def killed(server: Server) -> dict[str, float]:
    causes = ("timeout", "memory", "client-left", "died")
    return {cause: figure(server, "uclg_reader_kills_total", cause=cause) for cause in causes}


def at_work(server: Server) -> bool:
    return figure(server, "uclg_readers", state="busy") == 1


def test_the_format_is_the_one_of_prometheus(seen: Server) -> None:
    answer = seen.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert answer.headers["cache-control"] == "no-store"
    names = {family.name for family in text_string_to_metric_families(answer.text)}
    assert {
        "uclg_http_requests",
        "uclg_query_evaluation_seconds",
        "uclg_queue_length",
        "uclg_version",
    } <= names


def test_requests_are_counted_by_method_route_and_status(seen: Server) -> None:
    labels = {"method": "GET", "route": "/sparql"}
    good, bad = ({**labels, "status": status} for status in ("200", "400"))
    before = [figure(seen, "uclg_http_requests_total", **which) for which in (good, bad)]
    seen.ask("ASK {}")
    seen.ask("ASK {")
    after = [figure(seen, "uclg_http_requests_total", **which) for which in (good, bad)]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1]


def test_paths_and_methods_of_the_clients_making_make_no_figures(seen: Server) -> None:
    for name in ("one", "two", "three"):
        assert seen.get(f"/nothing/{name}").status_code == 404
    text = seen.get("/metrics").text
    assert 'route="none"' in text
    assert "/nothing" not in text


def test_evaluations_are_timed_and_named_by_how_they_end(seen: Server) -> None:
    def count() -> tuple[float, float, float]:
        return (
            figure(seen, "uclg_query_evaluation_seconds_count"),
            figure(seen, "uclg_queries_total", outcome="answered"),
            figure(seen, "uclg_queries_total", outcome="too-large"),
        )

    before = count()
    seen.ask("ASK { FILTER(1 = 1) }")
    seen.ask("SELECT ?a { ?a ?b ?c . ?d ?e ?f }")
    assert [now - then for now, then in zip(count(), before, strict=True)] == [2, 1, 1]


def test_kills_are_counted_by_their_cause_and_caps_on_answers_are_none(seen: Server) -> None:
    before = killed(seen)
    assert seen.ask("SELECT ?a { ?a ?b ?c . ?d ?e ?f }").status_code == 422
    assert killed(seen) == before
    assert seen.ask(ENDLESS, timeout="0.3").status_code == 504
    assert killed(seen) == before | {"timeout": before["timeout"] + 1}
    assert seen.ask(SORTED).status_code == 422
    assert killed(seen)["memory"] == before["memory"] + 1


def test_a_reader_that_somebody_kills_is_counted_as_died(seen: Server) -> None:
    before = killed(seen)["died"]
    with ThreadPoolExecutor() as pool:
        lost = pool.submit(seen.ask, ENDLESS)
        wait_for(lambda: at_work(seen))
        for pid in seen.readers():
            os.kill(pid, signal.SIGKILL)
        assert lost.result().status_code == 503
    assert killed(seen)["died"] == before + 1


def test_a_client_that_leaves_is_counted_and_logged_as_499(seen: Server) -> None:
    before = killed(seen)["client-left"]
    address = urlsplit(seen.url)
    with socket.create_connection((str(address.hostname), int(address.port or 0))) as line:
        line.sendall(f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
        wait_for(lambda: at_work(seen))
    wait_for(lambda: killed(seen)["client-left"] == before + 1, seconds=5)
    assert figure(seen, "uclg_http_requests_total", route="/sparql", status="499") >= 1


def test_the_queue_is_seen_while_it_is_long(seen: Server) -> None:
    assert figure(seen, "uclg_queue_length") == 0
    with ThreadPoolExecutor() as pool:
        asked = [pool.submit(seen.ask, ENDLESS, timeout="1") for _ in range(2)]
        wait_for(lambda: figure(seen, "uclg_queue_length") == 1)
        assert [answer.result().status_code for answer in asked] == [504, 504]
    assert figure(seen, "uclg_queue_length") == 0
    assert figure(seen, "uclg_query_queue_seconds_sum") > 0.5


def test_readers_their_memory_and_the_version_are_seen(seen: Server) -> None:
    wait_for(lambda: figure(seen, "uclg_readers", state="idle") >= 2)
    memory = figure(seen, "uclg_readers_memory_bytes")
    assert 10 << 20 < figure(seen, "uclg_reader_memory_bytes_max") < memory
    assert figure(seen, "uclg_version") == 1
    assert figure(seen, "uclg_server_process_resident_memory_bytes") > 10 << 20


def test_server_timing_tells_waiting_from_work(seen: Server) -> None:
    def stages(path: str) -> list[str]:
        parts = seen.get(path).headers["server-timing"].split(", ")
        assert all(float(part.partition(";dur=")[2]) >= 0 for part in parts)
        return [part.partition(";")[0] for part in parts]

    assert stages("/sparql?query=ASK{FILTER(2=2)}") == ["queue", "evaluation", "total"]
    assert stages("/health/live") == ["total"]


def test_memory_of_nobody_is_none(tmp_path: Path) -> None:
    assert resident(os.getpid()) > 0
    assert resident(2**22 + 1) == 0

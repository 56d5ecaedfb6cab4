"""Lines of the log: a request each, with an id, without the text of queries."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.app import create
from api.logs import Lines, Plain
from graph.settings import load
from tests.api.conftest import UCLG, publish

pytestmark = pytest.mark.slow

SECRET = "ASK { FILTER('a secret of mine' = 'x') }"


@contextmanager
def logging_server(folder: Path, choice: str) -> Iterator[tuple[str, Path]]:
    """A server whose standard output is a file: its address, and the file."""
    publish(folder / "data", 5)
    out = folder / "out"
    environment = os.environ | {"UCLG_DATA": str(folder / "data"), "UCLG_LOG": choice}
    with out.open("w") as stream:
        process = subprocess.Popen(
            [UCLG, "serve", "--port", "0"], env=environment, stdout=stream, stderr=subprocess.PIPE, text=True
        )
    assert process.stderr is not None
    try:
        found = re.search(r"at (http://\S+)/", process.stderr.readline())
        assert found
        yield found[1], out
    finally:
        process.terminate()
        process.wait(30)
        process.stderr.close()


def ask(url: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(f"{url}/sparql", params={"query": SECRET}, headers=named, timeout=30)


def lines(out: Path, count: int) -> list[str]:
    """The lines, when there are so many."""
    until = time.monotonic() + 10
    while len(found := out.read_text().splitlines()) < count:
        assert time.monotonic() < until, found
        time.sleep(0.02)
    return found


def test_json_lines_tell_what_was_asked_where_but_not_what(tmp_path: Path) -> None:
    with logging_server(tmp_path, "json") as (url, out):
        answer = ask(url, X_Request_Id="a-b.c_1")
        httpx.get(f"{url}/no\u00fe", timeout=30)
        first, second = map(json.loads, lines(out, 2))
    assert "secret" not in out.read_text()
    assert first.keys() == {
        "time", "level", "event", "request", "method", "route", "status", "milliseconds", "bytes"
    }  # fmt: skip
    assert (first["request"], first["method"], first["route"], first["status"]) == (
        "a-b.c_1", "GET", "/sparql", 200
    )  # fmt: skip
    assert first["bytes"] == len(answer.content)
    assert first["milliseconds"] > 0
    assert (second["route"], second["status"]) == ("none", 404)


def test_plain_lines_are_for_people(tmp_path: Path) -> None:
    with logging_server(tmp_path, "plain") as (url, out):
        request_id = ask(url).headers["x-request-id"]
        (line,) = lines(out, 1)
    assert f"{request_id} GET /sparql 200" in line
    assert "secret" not in line


def test_off_is_silent_and_requests_have_ids_still(tmp_path: Path) -> None:
    with logging_server(tmp_path, "off") as (url, out):
        assert ask(url).headers["x-request-id"]
    assert out.read_text() == ""


def of_app(path: str, *routes: Route, **headers: str) -> httpx.Response:
    """An answer of an application in this process."""
    app = create(replace(load({}), data=Path("nowhere")))
    app.router.routes += routes

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(get())


@pytest.mark.parametrize("given", ["a", "0" * 64, "4bf92f35-77b3.4da6_A"])
def test_a_sane_id_is_kept(given: str) -> None:
    assert of_app("/health/live", **{"X-Request-Id": given}).headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "0" * 65, "a b", "<script>", 'a"b', "a;b"])
def test_any_other_is_replaced(given: str) -> None:
    made = of_app("/health/live", **{"X-Request-Id": given}).headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{16}", made)


def test_two_requests_have_two_ids() -> None:
    first, second = (of_app("/health/live").headers["x-request-id"] for _ in range(2))
    assert first != second


def test_a_fault_names_its_request_too() -> None:
    async def broken(_: Request) -> Response:
        raise ZeroDivisionError

    answer = of_app("/broken", Route("/broken", broken), **{"X-Request-Id": "mine"})
    assert answer.status_code == 500
    assert answer.headers["x-request-id"] == "mine"


def record(message: str, **more: object) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": message, "levelname": "WARNING", **more})


def test_no_text_breaks_out_of_its_line() -> None:
    line = Lines().format(record('a "quoted"\nline \u2028 ñ'))
    assert "\n" not in line
    assert json.loads(line)["event"] == 'a "quoted"\nline \u2028 ñ'


def test_the_trace_of_a_fault_is_in_the_log() -> None:
    try:
        raise ZeroDivisionError("here")
    except ZeroDivisionError as error:
        told = record("fault", exc_info=(type(error), error, error.__traceback__))
    assert "ZeroDivisionError: here" in json.loads(Lines().format(told))["trace"]
    assert Plain().format(told).endswith("ZeroDivisionError: here")

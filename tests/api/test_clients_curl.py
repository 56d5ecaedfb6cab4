"""curl, as people type it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.api.conftest import COUNT, EXAMPLE, Server

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")


def curl(*arguments: str | Path) -> str:
    done = subprocess.run(["curl", "-sS", *arguments], capture_output=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def test_by_get(server: Server) -> None:
    answer = curl(f"{server.url}/sparql", "--get", "--data-urlencode", f"query={COUNT}", "-d", "format=csv")
    assert answer == "n\r\n200\r\n"


def test_by_a_form(server: Server) -> None:
    answer = curl(f"{server.url}/sparql", "--data-urlencode", f"query={COUNT}", "-H", "Accept: text/csv")
    assert answer == "n\r\n200\r\n"


def test_by_a_file_as_the_body(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "query.rq"
    file.write_text('SELECT ?s {\n  ?s ?p "Número 7"@es  # not 8\n}\n', encoding="utf-8")
    kind = "Content-Type: application/sparql-query"
    answer = curl(f"{server.url}/sparql", "-H", kind, "--data-binary", f"@{file}")
    assert json.loads(answer)["results"]["bindings"] == [{"s": {"type": "uri", "value": f"{EXAMPLE}thing/7"}}]


def test_head(server: Server) -> None:
    assert curl("-I", f"{server.url}/sparql").startswith("HTTP/1.1 200 OK")


def test_fail_makes_an_error_of_the_status(server: Server) -> None:
    done = subprocess.run(
        ["curl", "-sf", f"{server.url}/sparql?query=SELEC"], capture_output=True, check=False, timeout=30
    )
    assert done.returncode == 22


def test_the_dump_unpacked_on_the_way(server: Server) -> None:
    assert curl("--compressed", f"{server.url}/store").count("\n") == 200

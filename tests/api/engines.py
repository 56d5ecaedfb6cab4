"""Other real engines, started for the tests: a native Oxigraph server and Debian's Virtuoso."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.api.waiting import wait_for

OXIGRAPH = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
VIRTUOSO = shutil.which("virtuoso-t")
MOST_ROWS = 5000

# CaseMode 2 is how Virtuoso is always run; without it ASK answers a table.
_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
CaseMode = 2
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
DirsAllowed = .
ServerThreads = 8
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
"""
# What lets readers of the endpoint use SERVICE.
_FEDERATE = (
    'GRANT SELECT ON DB.DBA.SPARQL_SINV_2 TO "SPARQL"',
    'GRANT EXECUTE ON DB.DBA.SPARQL_SINV_IMP TO "SPARQL"',
)


@dataclass(frozen=True)
class Virtuoso:
    """A running Virtuoso; `url` is its SPARQL endpoint, `folder` where it may read files."""

    url: str
    folder: Path
    sql: int

    def do(self, *statements: str) -> None:
        """Run SQL statements."""
        done = subprocess.run(
            [
                "isql-vt",
                f"127.0.0.1:{self.sql}",
                "dba",
                "dba",
                "ERRORS=STDOUT",
                f"exec={';'.join(statements)};",
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "*** Error" not in done.stdout, done.stdout

    def load(self, nquads: bytes) -> None:
        """Add quads to what it holds."""
        (self.folder / "load.nq").write_bytes(nquads)
        self.do("DB.DBA.TTLP(file_to_string_output('load.nq'), '', 'http://example.org/', 512)")

    def select(self, query: str) -> httpx.Response:
        """Ask it for rows as JSON."""
        headers = {"Accept": "application/sparql-results+json"}
        return httpx.post(self.url, data={"query": query}, headers=headers, timeout=30)


@contextmanager
def _process(command: list[str], folder: Path, says: str) -> Iterator[None]:
    """A process, from when it says that it is ready; nothing of it is to last."""
    told = folder / "told"
    with told.open("wb") as file:
        process = subprocess.Popen(command, cwd=folder, stdout=file, stderr=file)
    try:
        wait_for(lambda: says in told.read_text(errors="replace") or process.poll() is not None, 60)
        assert process.poll() is None, told.read_text(errors="replace")
        yield
    finally:
        process.kill()
        process.wait(20)


def _free_ports(count: int) -> list[int]:
    listening = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in listening]
    for one in listening:
        one.close()
    return ports


@pytest.fixture(scope="session")
def native(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty native Oxigraph server."""
    if OXIGRAPH is None:
        pytest.skip("no oxigraph here: pip install oxigraph")
    (port,) = _free_ports(1)
    command = [OXIGRAPH, "serve", "--bind", f"127.0.0.1:{port}"]
    with _process(command, tmp_path_factory.mktemp("oxigraph"), "Listening"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """A Virtuoso whose endpoint may use SERVICE, and cuts answers at `MOST_ROWS` rows."""
    if VIRTUOSO is None:
        pytest.skip("no virtuoso-t here: make tools")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = _free_ports(2)
    text = _SETTINGS.format(sql=sql, http=http, rows=MOST_ROWS)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    with _process([VIRTUOSO, "-f", "-c", "virtuoso.ini"], folder, "Server online"):
        made = Virtuoso(f"http://127.0.0.1:{http}/sparql", folder, sql)
        made.do(*_FEDERATE)
        yield made

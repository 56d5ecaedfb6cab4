"""Readers cannot reach the network; what that takes of the system, and what happens where it does not."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.engine import wall
from graph.settings import Settings
from tests.graph.engine.conftest import COUNT, Asker, number

pytestmark = pytest.mark.slow

# Gives the process a user namespace in which no further namespace may be made: a strict system.
STRICT = """
import ctypes, os, sys
user, group = os.getuid(), os.getgid()
assert ctypes.CDLL(None).unshare(0x10000000) == 0
for file, text in (
    ("/proc/self/setgroups", "deny"), ("/proc/self/uid_map", f"0 {user} 1"),
    ("/proc/self/gid_map", f"0 {group} 1"),
    ("/proc/sys/user/max_net_namespaces", "0"), ("/proc/sys/user/max_user_namespaces", "0"),
):
    with open(file, "w") as opened:
        opened.write(text)
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""
# Asks another endpoint as no query can, past every check: prints whether there is a wall and what came.
ASK = """
import os, sys
from pyoxigraph import Store
from graph.engine import wall
if sys.argv[2] == "nobody" and os.getuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
print(wall.build())
try:
    print(list(Store().query(f"SELECT * {{ SERVICE <{sys.argv[1]}> {{ ?s ?p ?o }} }}")))
except OSError as error:
    print(type(error).__name__, error)
"""
ENGINE = """
import asyncio, json, logging, sys
from dataclasses import replace
from pathlib import Path
from graph.engine import QueryRequest
from graph.engine.embedded import EmbeddedEngine
from graph.errors import SettingError
from graph.settings import load

async def main():
    settings = replace(load({}), data=Path(sys.argv[1]), memory=400, wall=sys.argv[2])
    engine = EmbeddedEngine(settings)
    try:
        await engine.query(QueryRequest("ASK {}"))
        print(json.dumps([reader.walled for reader in engine.readers() if reader.ready]))
    finally:
        await engine.close()

try:
    asyncio.run(main())
except SettingError as error:
    print(error)
"""
COMMAND = """
import os, sys
os.environ |= {"UCLG_DATA": sys.argv[1], "UCLG_MEMORY": "400"}
sys.argv = ["uclg", "query", "--text", "ASK {}"]
from graph.cli import main
main()
"""


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", *arguments], capture_output=True, text=True, check=False)


def can(*arguments: str) -> bool:
    return python(*arguments).returncode == 0


buildable = pytest.mark.skipif(
    not can("import sys; from graph.engine import wall; sys.exit(not wall.build())"),
    reason="no network namespaces here",
)
strictable = pytest.mark.skipif(not can(STRICT, ""), reason="cannot be made stricter here")


class Trap:
    """A listening socket that should see nobody."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setblocking(False)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def visited(self) -> bool:
        """Whether anybody has connected."""
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def trap() -> Iterator[Trap]:
    made = Trap()
    yield made
    made.socket.close()


@buildable
@pytest.mark.parametrize("user", ["root", "nobody"])
def test_behind_the_wall_the_store_itself_cannot_call(trap: Trap, user: str) -> None:
    done = python(ASK, trap.url, user)
    first, second = done.stdout.splitlines()
    assert first == "True", done.stderr
    assert "unreachable" in second
    assert not trap.visited()


@strictable
def test_where_the_system_forbids_it_there_is_no_wall_and_it_says_so() -> None:
    assert python(STRICT, "from graph.engine import wall; print(wall.build())").stdout == "False\n"


@buildable
def test_readers_live_in_network_namespaces_of_their_own(asker: Asker) -> None:
    asker.run(asker.settled())
    assert all(reader.walled for reader in asker.engine.readers())
    spaces = {str(Path(f"/proc/{pid}/ns/net").readlink()) for pid in (*asker.pids, "self")}
    assert len(spaces) == asker.size + 1


@buildable
def test_a_reader_that_replaces_another_has_the_wall_too(asker: Asker) -> None:
    asker.run(asker.settled())
    with pytest.raises(Exception, match="stopped after"):
        asker.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.2)
    asker.run(asker.settled())
    assert all(reader.walled for reader in asker.engine.readers())


def test_the_wall_can_be_left_out(settings: Settings) -> None:
    open_ = Asker(replace(settings, wall=wall.OFF))
    try:
        assert number(open_.ask(COUNT)) == 200
        assert not any(reader.walled for reader in open_.engine.readers())
    finally:
        open_.close()


@buildable
def test_a_required_wall_is_built(settings: Settings) -> None:
    sure = Asker(replace(settings, wall=wall.REQUIRE))
    try:
        assert number(sure.ask(COUNT)) == 200
        assert any(reader.walled for reader in sure.engine.readers())
    finally:
        sure.close()


@strictable
def test_on_a_strict_system_auto_answers_without_a_wall_and_logs_it_once(folder: Path) -> None:
    done = python(STRICT, ENGINE, str(folder), wall.AUTO)
    assert set(json.loads(done.stdout)) == {False}, done.stderr
    assert done.stderr.count("no network namespace of their own") == 1


@strictable
def test_on_a_strict_system_the_command_line_answers_without_a_word_about_it(folder: Path) -> None:
    done = python(STRICT, COMMAND, str(folder))
    assert (done.stdout, done.stderr) == ("yes\n", "")


@strictable
def test_on_a_strict_system_a_required_wall_keeps_the_engine_from_starting(folder: Path) -> None:
    done = python(STRICT, ENGINE, str(folder), wall.REQUIRE)
    assert done.stdout.startswith("UCLG_WALL='require': this system lets readers have no network")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
        "DESCRIBE <{url}>",
        "SELECT * FROM <file:///etc/passwd> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <file:///etc/passwd> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{file}> {{ ?s ?p ?o }}",
        "DESCRIBE <{file}>",
    ],
)
def test_from_and_graph_name_graphs_and_fetch_nothing(settings: Settings, trap: Trap, query: str) -> None:
    data = settings.data / "triples.nt"
    data.write_text("<http://a/> <http://b/> <http://c/> .\n")
    open_ = Asker(replace(settings, wall=wall.OFF))
    try:
        answer = open_.ask(query.format(url=trap.url, file=data.as_uri()))
    finally:
        open_.close()
    assert answer.rows == 0
    assert not trap.visited()


def test_the_dataset_of_the_protocol_fetches_nothing(settings: Settings, trap: Trap) -> None:
    open_ = Asker(replace(settings, wall=wall.OFF))
    try:
        places = (trap.url, "file:///etc/passwd")
        answer = open_.ask("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", None, places, places)
    finally:
        open_.close()
    assert answer.rows == 0
    assert not trap.visited()


@pytest.mark.parametrize("update", ["LOAD <{url}>", "LOAD SILENT <{url}>", "LOAD <file:///etc/passwd>"])
def test_load_is_never_done(asker: Asker, trap: Trap, update: str) -> None:
    with pytest.raises(Exception, match="LOAD is an update"):
        asker.ask(update.format(url=trap.url))
    assert not trap.visited()


def test_a_reader_holds_open_its_version_and_nothing_of_the_server(asker: Asker) -> None:
    asker.run(asker.settled())
    for pid in asker.pids:
        links = [str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()]
        assert sum(link.startswith("socket:") for link in links) == 1

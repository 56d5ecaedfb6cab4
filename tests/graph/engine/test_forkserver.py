"""The process that readers are forked from: what it is, what happens when it dies, what is left behind."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.engine import QueryRequest
from graph.engine.births import Births
from graph.engine.wire import INSIDE
from graph.errors import QueryTooLarge, ReaderDied
from graph.settings import Settings
from tests.graph.engine.conftest import COUNT, ENDLESS, Asker, number

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="readers are forked on Linux only"),
]

SMALL = QueryRequest(COUNT)


@pytest.fixture(scope="module")
def patient(settings: Settings) -> Iterator[Asker]:
    """An engine that lets a query run for long, with its readers at rest."""
    made = Asker(replace(settings, timeout=20.0))
    made.run(made.settled())
    yield made
    made.close()


@pytest.fixture
def unforked(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asker]:
    """An engine on a system where readers cannot be forked."""
    monkeypatch.setattr("graph.engine.births.AVAILABLE", False)
    made = Asker(replace(settings, timeout=20.0))
    yield made
    made.close()


def stat(pid: int) -> list[str]:
    """State, parent, and so on; as of a zombie where the process has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["Z", "0"]


def forkserver(asker: Asker) -> int:
    """The one parent of all readers."""
    (parent,) = {int(stat(pid)[1]) for pid in asker.pids}
    return parent


def name(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()


def descriptors(pid: int) -> list[str]:
    """What a process has open."""
    found = []
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # that of looking itself
            found.append(str(entry.readlink()))
    return found


async def gone(*pids: int) -> None:
    """Wait until processes have ended."""
    async with asyncio.timeout(20):
        while any(stat(pid)[0] != "Z" for pid in pids):
            await asyncio.sleep(0.005)


async def refilled(asker: Asker, before: set[int]) -> None:
    """Wait until none of these readers is left, and all places are taken again."""
    await gone(*before)
    async with asyncio.timeout(20):
        while before & asker.pids:
            await asyncio.sleep(0.005)
    await asker.settled()


async def killed_at_work(asker: Asker, sign: signal.Signals) -> BaseException | None:
    """What a query comes to when its reader gets a signal."""
    await asker.engine.query(SMALL)  # now every reader has the version open, or is about to
    await asyncio.sleep(0.2)
    await asker.settled()
    task = asyncio.create_task(asker.engine.query(QueryRequest(ENDLESS)))
    while not asker.busy:
        await asyncio.sleep(0.005)
    (reader,) = asker.busy
    os.kill(reader, sign)
    await asyncio.wait([task], timeout=15)
    return task.exception()


def test_readers_are_forked_from_one_process_with_one_thread_and_no_version_open(patient: Asker) -> None:
    patient.run(patient.settled())
    parent = forkserver(patient)
    assert int(stat(parent)[1]) == os.getpid()
    assert name(parent) == "uclg-forkserver"
    assert len(list(Path(f"/proc/{parent}/task").iterdir())) == 1
    assert not any("versions" in opened for opened in descriptors(parent))


def test_a_forked_reader_has_its_limits_its_group_its_name_and_nothing_of_its_siblings(
    patient: Asker,
) -> None:
    patient.run(patient.settled())
    for pid in patient.pids:
        assert resource.prlimit(pid, resource.RLIMIT_AS) == (400 << 20, 400 << 20)
        assert resource.prlimit(pid, resource.RLIMIT_CORE) == (0, 0)
        assert os.getpgid(pid) == pid
        assert name(pid) == "uclg-reader"
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        assert {b"MALLOC_ARENA_MAX=1", b"RUST_BACKTRACE=0"} <= set(environment)
        assert not any("pidfd" in opened for opened in descriptors(pid))


@pytest.mark.parametrize("expression", ["RAND()", "STRUUID()"])
def test_readers_of_one_parent_draw_different_random_values(patient: Asker, expression: str) -> None:
    async def scene() -> list[str]:
        drawn = []
        for _ in range(8):
            await patient.settled()
            answer = await patient.engine.query(QueryRequest(f"SELECT ({expression} AS ?x) {{}}"))
            drawn.append(json.loads(answer.body)["results"]["bindings"][0]["x"]["value"])
            pids = patient.pids
            for pid in pids:
                os.kill(pid, signal.SIGKILL)
            await refilled(patient, pids)
        return drawn

    drawn = patient.run(scene())
    assert len(set(drawn)) == 8


@pytest.mark.parametrize(
    ("sign", "kind", "says"),
    [
        (signal.SIGKILL, ReaderDied, "was ended"),
        (signal.SIGTRAP, ReaderDied, "was ended"),
        (signal.SIGABRT, QueryTooLarge, "UCLG_MEMORY"),
        (signal.SIGSEGV, QueryTooLarge, "nested too deeply"),
    ],
)
def test_the_way_a_reader_ends_is_told(
    patient: Asker, unforked: Asker, sign: signal.Signals, kind: type[Exception], says: str
) -> None:
    for asker in (patient, unforked):
        asker.run(asker.settled())
        error = asker.run(killed_at_work(asker, sign))
        assert isinstance(error, kind)
        assert says in str(error)


def test_where_readers_cannot_be_forked_they_are_started_from_scratch(unforked: Asker) -> None:
    unforked.run(unforked.settled())
    before = unforked.pids
    assert forkserver(unforked) == os.getpid()
    assert {name(pid) for pid in before} == {"uclg-reader"}
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert number(unforked.ask(COUNT)) == 200
    unforked.run(refilled(unforked, before))


def test_when_the_forkserver_is_killed_answers_still_come_and_another_takes_its_place(
    patient: Asker,
) -> None:
    async def scene() -> None:
        await patient.settled()
        old, readers = forkserver(patient), patient.pids
        os.kill(old, signal.SIGKILL)
        await gone(old)
        assert number(await patient.engine.query(SMALL)) == 200
        assert patient.pids == readers
        for pid in readers:
            os.kill(pid, signal.SIGKILL)
        assert number(await patient.engine.query(SMALL)) == 200
        # Some may have been started from scratch meanwhile; by and by all come from the next one.
        async with asyncio.timeout(20):
            while os.getpid() in {int(stat(pid)[1]) for pid in patient.pids} or not patient.pids:
                before = patient.pids
                for pid in before:
                    os.kill(pid, signal.SIGKILL)
                await refilled(patient, before)
        assert name(forkserver(patient)) == "uclg-forkserver"
        assert forkserver(patient) != old

    patient.run(scene())


def test_when_the_forkserver_and_all_readers_are_killed_at_once_the_next_query_is_answered(
    patient: Asker,
) -> None:
    async def scene() -> None:
        for _ in range(3):
            await patient.settled()
            before = patient.pids
            for pid in (*(int(stat(pid)[1]) for pid in before), *before):
                if pid != os.getpid():
                    os.kill(pid, signal.SIGKILL)
            assert number(await patient.engine.query(SMALL)) == 200
            await refilled(patient, before)

    patient.run(scene())


def test_a_reader_that_ends_after_its_forkserver_fails_only_its_query(settings: Settings) -> None:
    async def scene(made: Asker) -> BaseException | None:
        await made.settled()
        os.kill(forkserver(made), signal.SIGKILL)
        error = await killed_at_work(made, signal.SIGKILL)
        assert number(await made.engine.query(SMALL)) == 200
        return error

    made = Asker(replace(settings, timeout=20.0))
    try:
        assert isinstance(made.run(scene(made)), ReaderDied)
    finally:
        made.close()


def test_a_forkserver_that_hangs_is_ended_and_replaced(settings: Settings) -> None:
    async def scene(made: Asker) -> BaseException | None:
        await made.settled()
        hung = forkserver(made)
        os.kill(hung, signal.SIGSTOP)
        error = await killed_at_work(made, signal.SIGKILL)
        assert number(await made.engine.query(SMALL)) == 200
        await gone(hung)
        await made.settled()
        return error

    made = Asker(replace(settings, timeout=20.0))
    try:
        assert isinstance(made.run(scene(made)), ReaderDied)
    finally:
        made.close()


def test_killing_readers_leaves_no_descriptor_and_no_zombie_behind(patient: Asker) -> None:
    async def killed(times: int) -> tuple[int, int]:
        for _ in range(times):
            before = patient.pids
            for pid in before:
                os.kill(pid, signal.SIGKILL)
            await refilled(patient, before)
        parent = forkserver(patient)
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        assert {int(child) for child in children} == patient.pids
        return len(descriptors(os.getpid())), len(descriptors(parent))

    async def scene() -> None:
        await patient.settled()
        assert await killed(1) == await killed(10)

    patient.run(scene())


def test_a_birth_that_nobody_waits_for_any_more_leaves_nothing(patient: Asker) -> None:
    async def scene() -> None:
        await patient.settled()
        parent = forkserver(patient)
        births: Births = patient.engine._pool._births
        before = len(descriptors(os.getpid()))
        for _ in range(5):
            task = asyncio.create_task(births.spawn(INSIDE))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
        async with asyncio.timeout(20):
            while True:
                children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
                if len(children) == patient.size and len(descriptors(os.getpid())) == before:
                    break
                await asyncio.sleep(0.01)

    patient.run(scene())


def test_closing_ends_the_forkserver(settings: Settings) -> None:
    made = Asker(settings)
    made.run(made.settled())
    pids = {forkserver(made), *made.pids}
    made.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


ORPHANED = """
import asyncio, os, signal, sys
from dataclasses import replace
from pathlib import Path
from graph.engine import QueryRequest
from graph.engine.embedded import EmbeddedEngine
from graph.settings import load

async def main():
    engine = EmbeddedEngine(replace(load({}), data=Path(sys.argv[1]), timeout=600.0))
    await engine.ready()
    asyncio.create_task(engine.query(QueryRequest(sys.argv[2])))
    while not any(reader.busy for reader in engine.readers() if reader.ready):
        await asyncio.sleep(0.01)
    pids = {reader.pid for reader in engine.readers()}
    parents = {open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1] for pid in pids}
    print(*pids, *parents)
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def test_when_the_server_is_killed_nothing_stays_behind_not_even_an_endless_query(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ORPHANED, str(folder), ENDLESS], capture_output=True, text=True, check=False
    )
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 5, done.stderr
    asyncio.run(gone(*pids))

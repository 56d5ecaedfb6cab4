"""Limits that stop work, readers that die, and versions that change under way."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.engine import Answer, QueryRequest
from graph.engine.pool import Pool
from graph.engine.spawn import Limits
from graph.engine.wire import Source
from graph.errors import Busy, NoVersion, QueryTimeout, QueryTooLarge, ReaderDied
from graph.settings import Settings
from graph.versions import Versions
from tests.graph.engine.conftest import COUNT, ENDLESS, HUNGRY, Asker, number, publish

pytestmark = pytest.mark.slow

STOPPED = QueryRequest(ENDLESS, timeout=0.5)
SMALL = QueryRequest(COUNT)


def alive(pid: int) -> bool:
    """Whether a process is there, zombies included."""
    return Path(f"/proc/{pid}").exists()


def test_an_endless_query_is_stopped_and_others_answer_meanwhile(asker: Asker) -> None:
    async def both() -> tuple[list[Answer], bool, BaseException | None]:
        endless = asyncio.create_task(asker.engine.query(STOPPED))
        await asyncio.sleep(0)
        quick = [await asker.engine.query(SMALL) for _ in range(5)]
        running = not endless.done()
        await asyncio.wait([endless])
        return quick, running, endless.exception()

    quick, running, error = asker.run(both())
    assert running
    assert [number(answer) for answer in quick] == [200] * 5
    assert isinstance(error, QueryTimeout)
    assert "stopped after 0.5 seconds" in str(error)


def test_a_request_can_only_lower_the_timeout(asker: Asker) -> None:
    with pytest.raises(QueryTimeout, match=r"after 0.2 seconds"):
        asker.ask(ENDLESS, timeout=0.2)
    with pytest.raises(QueryTimeout, match=r"after 1 second, the time"):
        asker.ask(ENDLESS, timeout=1.0)
    with pytest.raises(QueryTimeout, match=r"after 2 seconds"):
        asker.ask(ENDLESS, timeout=100.0)


def test_a_reader_that_was_stopped_is_gone_and_replaced(asker: Asker) -> None:
    asker.run(asker.settled())
    before = asker.pids
    with pytest.raises(QueryTimeout):
        asker.ask(ENDLESS, timeout=0.1)
    asker.run(asker.settled())
    gone = before - asker.pids
    assert len(gone) == 1
    assert not any(alive(pid) for pid in gone)


def test_a_query_that_wants_too_much_memory_fails_alone(asker: Asker) -> None:
    with pytest.raises(QueryTooLarge, match="more memory than a reader may use"):
        asker.ask(HUNGRY)
    assert number(asker.ask(COUNT)) == 200


@pytest.mark.parametrize("depth", [3_000, 10_000, 100_000])
@pytest.mark.parametrize(
    ("start", "left", "right", "end"),
    [
        ("ASK { FILTER(", "(", "1)", ") }"),
        ("ASK ", "{", "}", ""),
        ("ASK { ?s ", "(", "<a:b>)", " ?o }"),
        ("ASK { FILTER(", "!", "", "true) }"),
        ("ASK { FILTER(1", "+1", "", ") }"),
    ],
)
def test_nesting_that_the_parser_cannot_bear_fails_alone(
    asker: Asker, depth: int, start: str, left: str, right: str, end: str
) -> None:
    text = f"{start}{left * depth}{right[:-1]}{right[-1:] * depth}{end}"
    try:
        asker.ask(text)
    except QueryTooLarge as error:
        assert "nested too deeply" in str(error)
    assert number(asker.ask(COUNT)) == 200


def test_killing_a_reader_fails_only_the_query_in_it(asker: Asker) -> None:
    async def scene() -> tuple[BaseException | None, Answer]:
        await asker.settled()
        task = asyncio.create_task(asker.engine.query(QueryRequest(ENDLESS)))
        while not (busy := asker.busy):
            await asyncio.sleep(0.005)
        os.kill(busy.pop(), signal.SIGKILL)
        answer = await asker.engine.query(SMALL)
        await asyncio.wait([task])
        return task.exception(), answer

    error, answer = asker.run(scene())
    assert isinstance(error, ReaderDied)
    assert number(answer) == 200


def test_a_warm_reader_waits_even_while_every_place_is_taken(asker: Asker) -> None:
    async def scene() -> int:
        await asker.settled()
        endless = [QueryRequest(ENDLESS, client=client) for client in ("a", "a", "b")]
        tasks = [asyncio.create_task(asker.engine.query(request)) for request in endless]
        while len(asker.busy) < 3:
            await asyncio.sleep(0.005)
        warm = sum(state.ready and not state.busy for state in asker.engine.readers())
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        return warm

    assert asker.run(scene()) == 1


def test_a_long_query_leaves_the_processor_to_shorter_ones_until_it_is_answered(settings: Settings) -> None:
    long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?i)) }"
    own = os.getpriority(os.PRIO_PROCESS, 0)

    async def scene(made: Asker) -> tuple[list[int], list[int]]:
        await made.settled()
        task = asyncio.create_task(made.engine.query(QueryRequest(long)))
        during: list[int] = []
        while not task.done():
            during += [os.getpriority(os.PRIO_PROCESS, pid) for pid in made.busy]
            await asyncio.sleep(0.01)
        await made.settled()
        return during, [os.getpriority(os.PRIO_PROCESS, pid) for pid in made.pids]

    made = Asker(replace(settings, timeout=20.0))
    try:
        during, after = made.run(scene(made))
    finally:
        made.close()
    assert during[0] == own < during[-1]
    assert set(after) == {own}


def test_readers_killed_while_idle_are_replaced_before_anyone_asks(asker: Asker) -> None:
    async def scene() -> tuple[set[int], set[int]]:
        await asker.settled()
        before = asker.pids
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        while before & asker.pids:
            await asyncio.sleep(0.005)
        await asker.settled()
        return before, asker.pids

    before, after = asker.run(scene())
    assert not before & after
    assert not any(alive(pid) for pid in before)


def test_a_query_that_meets_a_reader_just_killed_is_answered_by_another(asker: Asker) -> None:
    async def scene() -> list[Answer]:
        answers = []
        for _ in range(5):
            await asker.settled()
            for pid in asker.pids:
                os.kill(pid, signal.SIGKILL)
            answers.append(await asker.engine.query(SMALL))
        return answers

    assert [number(answer) for answer in asker.run(scene())] == [200] * 5


def test_a_reader_that_has_grown_large_is_replaced_after_its_answer(folder: Path) -> None:
    version = Versions(folder).get(1)
    source = Source(1, str(version.store_path), str(version.path / "in-use"))

    async def scene() -> tuple[set[int], set[int]]:
        pool = Pool(2, Limits(memory=400, rows=10, bytes=1000, growth=0))
        pool.start()
        while sum(state.ready for state in pool.states()) < 2:
            await asyncio.sleep(0.005)
        before = {state.pid for state in pool.states()}
        answer = await pool.ask(source, SMALL, timeout=5)
        after = {state.pid for state in pool.states()}
        await pool.close()
        assert number(answer) == 200
        return before, after

    before, after = asyncio.run(scene())
    assert len(before - after) == 1


def test_one_query_too_many_in_the_queue_is_told_to_come_back(asker: Asker) -> None:
    # Two are answered at once and three wait.
    results = asker.run(asker.gather(*[STOPPED] * 2, *[SMALL] * 6))
    assert all(isinstance(result, QueryTimeout) for result in results[:2])
    assert all(isinstance(result, Answer) for result in results[2:5])
    busy = [result for result in results if isinstance(result, Busy)]
    assert results[5:] == busy
    assert [error.retry_after for error in busy] == [2, 2, 2]


def test_another_client_is_answered_while_one_has_all_places_and_the_queue(asker: Asker) -> None:
    async def scene() -> tuple[list[Answer], bool, list[Answer | BaseException]]:
        await asker.settled()
        hostile = QueryRequest(ENDLESS, client="hostile")
        many = asyncio.ensure_future(asker.gather(*[hostile] * 10))
        while len(asker.busy) < 2:
            await asyncio.sleep(0.005)
        small = replace(SMALL, client="other")
        answers = [await asker.engine.query(small) for _ in range(20)]
        meanwhile = len(asker.busy) == 2
        return answers, meanwhile, await many

    answers, meanwhile, many = asker.run(scene())
    assert [number(answer) for answer in answers] == [200] * 20
    assert meanwhile
    assert {type(error) for error in many} == {QueryTimeout, Busy}


def test_waiting_in_the_queue_ends_at_the_deadline_too(settings: Settings) -> None:
    impatient = Asker(replace(settings, timeout=0.4))
    try:
        impatient.run(impatient.settled())
        results = impatient.run(impatient.gather(*[QueryRequest(ENDLESS)] * 4))
    finally:
        impatient.close()
    assert all(isinstance(result, QueryTimeout) for result in results[:2])
    assert all(isinstance(result, Busy | QueryTimeout) for result in results[2:])


def test_cancelling_a_query_stops_its_reader(asker: Asker) -> None:
    async def scene() -> set[int]:
        await asker.settled()
        task = asyncio.create_task(asker.engine.query(QueryRequest(ENDLESS)))
        while not (busy := asker.busy):
            await asyncio.sleep(0.005)
        task.cancel()
        await asyncio.wait([task])
        while any(alive(pid) for pid in busy):
            await asyncio.sleep(0.005)
        return busy

    assert not asker.run(asyncio.wait_for(scene(), 20)) & asker.pids


def test_cancelling_in_the_queue_leaves_the_queue(asker: Asker) -> None:
    async def scene() -> list[Answer | BaseException]:
        tasks = [asyncio.create_task(asker.engine.query(SMALL)) for _ in range(5)]
        await asyncio.sleep(0)
        for task in tasks[2:]:
            task.cancel()
        await asyncio.wait(tasks)
        return await asker.gather(*[SMALL] * 5)

    assert all(isinstance(result, Answer) for result in asker.run(scene()))


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Iterator[Asker]:
    """An engine on a folder of its own, empty at first."""
    made = Asker(replace(settings, data=tmp_path))
    yield made
    made.close()


def test_before_the_first_version_there_is_nothing_to_answer_from(own: Asker, tmp_path: Path) -> None:
    with pytest.raises(NoVersion, match="run `uclg build`"):
        own.ask(COUNT)
    with pytest.raises(NoVersion):
        own.run(own.engine.ready())
    publish(tmp_path, 10)
    assert own.run(own.engine.ready()) == 1


def test_the_next_query_sees_a_new_version(own: Asker, tmp_path: Path) -> None:
    for things in (10, 20, 30):
        version = publish(tmp_path, things)
        answer = own.ask(COUNT)
        assert (number(answer), answer.version) == (things, version)


def test_a_query_that_runs_while_a_version_is_published_ends_on_the_old_one(
    own: Asker, tmp_path: Path
) -> None:
    publish(tmp_path, 60)
    own.run(own.engine.ready())

    async def scene() -> tuple[Answer, Answer]:
        await own.settled()
        long = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        task = asyncio.create_task(own.engine.query(QueryRequest(long)))
        while not own.busy:
            await asyncio.sleep(0)
        publish(tmp_path, 61)
        return await own.engine.query(SMALL), await task

    new, old = own.run(scene())
    assert (new.version, number(new)) == (2, 61)
    assert (old.version, number(old)) == (1, 60**3)


def test_readers_let_go_of_an_old_version_and_hold_the_one_in_force(own: Asker, tmp_path: Path) -> None:
    publish(tmp_path, 10)
    own.run(own.engine.ready())
    publish(tmp_path, 20)
    own.ask(COUNT)
    own.run(own.settled())
    first, second = Versions(tmp_path).list()

    def behind() -> list[int]:
        return [p for p in own.pids if _opens(p, first.path) or not _opens(p, second.path / "in-use")]

    async def moved() -> None:
        while behind():
            await asyncio.sleep(0.01)

    own.run(asyncio.wait_for(moved(), 20))
    assert behind() == []


def _opens(pid: int, path: Path) -> bool:
    """Whether a process holds open this file, or one under this directory."""
    targets = [str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()]
    return any(target.startswith(str(path)) for target in targets)


def test_closing_leaves_no_process_behind(settings: Settings) -> None:
    made = Asker(settings)
    made.run(made.settled())
    pids = made.pids
    assert len(pids) == 4
    made.close()
    assert not any(alive(pid) for pid in pids)


def test_closing_while_readers_start_or_work_leaves_no_process_behind(settings: Settings) -> None:
    made = Asker(settings)

    async def scene() -> set[int]:
        await made.engine.start()
        task = asyncio.create_task(made.engine.query(QueryRequest(ENDLESS)))
        while not made.busy:
            await asyncio.sleep(0)
        pids = made.pids
        await made.engine.close()
        await asyncio.wait([task])
        return pids

    assert not any(alive(pid) for pid in made.run(scene()))
    made.close()


ORPHANED = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from graph.engine import QueryRequest
from graph.engine.embedded import EmbeddedEngine
from graph.settings import load

async def main():
    engine = EmbeddedEngine(replace(load({}), data=Path(sys.argv[1]), timeout=0.5))
    await engine.ready()
    asyncio.create_task(engine.query(QueryRequest(sys.argv[2])))
    while not any(reader.busy for reader in engine.readers() if reader.ready):
        await asyncio.sleep(0.01)
    print(*(reader.pid for reader in engine.readers()), flush=True)
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


def test_readers_whose_server_was_killed_end_by_themselves_even_in_an_endless_query(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ORPHANED, str(folder), ENDLESS], capture_output=True, text=True, check=False
    )
    pids = [int(pid) for pid in done.stdout.split()]
    assert len(pids) == 4, done.stderr

    async def ended() -> None:
        while any(alive(pid) and "Z" not in _state(pid) for pid in pids):
            await asyncio.sleep(0.05)

    asyncio.run(asyncio.wait_for(ended(), 15))


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return "Z"

"""Several processes at the same folder: one writes, the others read on."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from pyoxigraph import Store

from graph.errors import Locked, NoVersion
from graph.versions import Version, Versions, faults, locks

pytestmark = pytest.mark.slow

Add = Callable[..., Callable[[Store], None]]
Tags = Callable[[Version], dict[str, int]]
Start = Callable[..., Any]


def test_a_second_writer_is_told_at_once_who_writes(versions: Versions, add: Add, child: Start) -> None:
    with child("holder") as holder:
        pid = holder.hear()["pid"]
        with pytest.raises(Locked, match=rf"Process {pid} has been writing since \d{{4}}-"):
            versions.commit(add("a"), author="x", message="a")
        assert versions.current() is None
        assert holder.ask() == {"number": 1}


def test_a_second_writer_that_waits_goes_on_where_the_first_one_ended(
    versions: Versions, add: Add, tags: Tags, child: Start
) -> None:
    with child("holder") as holder:
        holder.hear()
        timer = Timer(0.3, holder.ask)
        timer.start()
        version = versions.commit(add("a", 20), author="x", message="a", wait=30)
        timer.join()
    assert version is not None
    assert (version.number, version.manifest.parent) == (2, 1)
    assert tags(version) == {"held": 10, "a": 20}


def test_waiting_ends_when_its_time_is_up(versions: Versions, add: Add, child: Start) -> None:
    with child("holder") as holder:
        holder.hear()
        with pytest.raises(Locked):
            versions.commit(add("a"), author="x", message="a", wait=0.1)


def test_a_writer_killed_while_it_holds_the_lock_keeps_nobody_out(
    versions: Versions, folder: Path, add: Add, child: Start
) -> None:
    with child("holder") as holder:
        os.kill(holder.hear()["pid"], signal.SIGKILL)
        holder.process.wait()
        assert list(folder.glob("work-*"))
        version = versions.commit(add("a"), author="x", message="a")
    assert version is not None
    assert not list(folder.glob("work-*"))


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # the fork only waits
def test_a_process_started_in_a_commit_and_still_alive_keeps_nobody_out(versions: Versions, add: Add) -> None:
    forked: list[int] = []

    def change(store: Store) -> None:
        add("a", 10)(store)
        pid = os.fork()
        if pid == 0:
            signal.pause()
        forked.append(pid)

    try:
        versions.commit(change, author="x", message="a")
        assert versions.commit(add("b", 10), author="x", message="b") is not None
    finally:
        os.kill(forked[0], signal.SIGKILL)
        os.waitpid(forked[0], 0)


def test_sizes_can_be_asked_for_while_versions_come_and_go(folder: Path, add: Add, child: Start) -> None:
    versions = Versions(folder, keep=1)
    versions.commit(add("a", 10), author="x", message="a")
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(
            lambda: [versions.commit(add(f"t{n}", 10), author="x", message="x") for n in range(8)]
        )
        while not done.done():
            assert all(used.total >= used.alone > 0 for _, used in versions.usage())
            assert versions.bytes_in_all() > 0
        assert None not in done.result()


def test_a_lock_file_that_cannot_be_read_still_refuses(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locks.writing(path, 0):
        path.write_text("not json")
        with pytest.raises(Locked, match="Another process"), locks.writing(path, 0):
            pass


def test_a_reader_keeps_its_version_while_others_come_and_go(folder: Path, add: Add, child: Start) -> None:
    versions = Versions(folder, keep=2)
    versions.commit(add("a", 100), author="x", message="a")
    with child("reader") as reader:
        assert reader.ask() == {"number": 1, "quads": 100}
        for tag in "bcdef":
            versions.commit(add(tag, 100), author="x", message=tag)
            assert reader.ask() == {"number": 1, "quads": 100}
        assert [version.number for version in versions.list()] == [1, 5, 6]
        assert faults(versions.get(1)) == []
        reader.process.kill()
        reader.process.wait()
        versions.commit(add("g", 100), author="x", message="g")
        assert [version.number for version in versions.list()] == [6, 7]


def test_several_readers_hold_the_same_version(folder: Path, add: Add, child: Start) -> None:
    versions = Versions(folder, keep=1)
    versions.commit(add("a", 10), author="x", message="a")
    with child("reader") as one:
        one.ask()
        with versions.reading() as two:
            versions.commit(add("b", 10), author="x", message="b")
            assert len(two.open()) == 10
        versions.commit(add("c", 10), author="x", message="c")
        assert one.ask() == {"number": 1, "quads": 10}
    versions.commit(add("d", 10), author="x", message="d")
    assert [version.number for version in versions.list()] == [4]


def test_readers_in_a_hurry_always_find_a_whole_current_version(folder: Path, add: Add, child: Start) -> None:
    versions = Versions(folder, keep=1)
    versions.commit(add("a", 50), author="x", message="a")
    with child("hasty") as one, child("hasty") as two:
        assert one.hear() == two.hear() == {"said": "started"}
        for number in range(10):
            versions.commit(add(f"t{number}", 50), author="x", message="x")
            if number % 5 == 4:
                assert "times" in one.hear()
                assert "times" in two.hear()


def test_a_version_deleted_meanwhile_cannot_be_held_or_opened(folder: Path, add: Add) -> None:
    versions = Versions(folder, keep=1)
    first = versions.commit(add("a", 10), author="x", message="a")
    versions.commit(add("b", 10), author="x", message="b")
    assert first is not None
    with pytest.raises(NoVersion, match="not kept any more"), first.reading():
        pass
    with pytest.raises(NoVersion, match="not kept any more"):
        first.open()


def test_holding_the_current_version_before_there_is_one_says_what_to_do(versions: Versions) -> None:
    with pytest.raises(NoVersion, match="uclg build"), versions.reading():
        pass
    with pytest.raises(NoVersion, match="no version 3"), versions.reading(3):
        pass

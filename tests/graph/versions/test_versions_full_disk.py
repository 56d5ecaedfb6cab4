"""No space left, for real: a small file system in memory, and a limit on the size of files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from graph.errors import VersionError
from graph.versions import Version, Versions, faults

pytestmark = pytest.mark.slow

Add = Callable[..., Callable[[Store], None]]
Tags = Callable[[Version], dict[str, int]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or mount is None or unmount is None:
        pytest.skip("only root can mount a small file system")
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=16m", "none", str(place)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"mount is not permitted here: {mounted.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run([unmount, "-l", str(place)], check=True)


def leave_free(place: Path, kilobytes: int) -> None:
    """Fill the disk up to so many kilobytes."""
    ballast = place / "ballast"
    ballast.unlink(missing_ok=True)
    space = os.statvfs(place)
    size = space.f_bavail * space.f_frsize - kilobytes * 1024
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, size)


def test_a_disk_that_fills_up_leaves_the_old_version_and_says_so(
    small_disk: Path, add: Add, tags: Tags
) -> None:
    versions = Versions(small_disk / "var")
    first = versions.commit(add("a"), author="x", message="a")
    leave_free(small_disk, 300)
    with pytest.raises(VersionError, match="No space is left for a new version") as raised:
        versions.commit(add("b", 2000), author="x", message="b")
    assert "UCLG_KEEP" in str(raised.value)
    assert versions.list() == [first]
    assert first is not None
    assert (tags(first), faults(first)) == ({"a": 300}, [])
    leave_free(small_disk, 6000)
    assert versions.commit(add("b", 2000), author="x", message="b") is not None


@pytest.mark.slow
def test_a_full_disk_leaves_the_old_version_whatever_step_it_strikes(
    small_disk: Path, add: Add, tags: Tags
) -> None:
    folder = small_disk / "var"
    versions = Versions(folder)
    first = versions.commit(add("a", 2000), author="x", message="a")
    struck: set[str] = set()
    made: Version | None = None
    for free in [0, 60, 180, 300, 700, 1100, *range(1300, 6000, 130)]:
        leave_free(small_disk, free)
        heard: list[str] = []
        try:
            made = versions.commit(add("b", 2000), author="x", message="b", progress=heard.append)
            break
        except VersionError as error:
            assert str(error).startswith(f"No space is left for a new version in {folder}")
        struck.add(heard[-1])
        assert versions.list() == [first] == [versions.current()]
        assert first is not None
        assert faults(first) == []
        assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "versions"]
    assert {"lock", "copy", "change", "seal"} <= struck
    assert made is not None
    assert tags(made) == {"a": 2000, "b": 2000}
    assert faults(made) == []


def test_a_limit_on_the_size_of_files_leaves_the_old_version(
    versions: Versions, folder: Path, tags: Tags, child: Callable[..., Any]
) -> None:
    with child("crasher") as process:
        assert process.ask(tag="a")["said"] == "committed"
        for limit in (100, 10_000, 70_000, 80_000):
            answer = process.ask(tag="b", count=2000, limit=limit)
            assert answer["signal"] == 0
            assert answer["said"].startswith("VersionError: No space is left"), limit
            (first,) = versions.list()
            assert (tags(first), faults(first)) == ({"a": 300}, [])
            assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "versions"]
        assert process.ask(tag="b")["said"] == "committed"
    current = versions.current()
    assert current is not None
    assert tags(current) == {"a": 300, "b": 300}


def test_a_disk_that_may_only_be_read_is_read_and_not_written(small_disk: Path, add: Add, tags: Tags) -> None:
    versions = Versions(small_disk / "var")
    versions.commit(add("a", 10), author="x", message="a")
    subprocess.run([str(shutil.which("mount")), "-o", "remount,ro", str(small_disk)], check=True)
    with versions.reading() as version:
        assert (tags(version), faults(version)) == ({"a": 10}, [])
    with pytest.raises(VersionError, match="lock cannot be written: Read-only file system"):
        versions.commit(add("b"), author="x", message="b")


def test_an_error_of_the_change_that_is_not_about_space_comes_through_as_it_is(versions: Versions) -> None:
    def missing(store: Store) -> None:
        Path("/nowhere/at/all.csv").read_text(encoding="utf-8")

    with pytest.raises(FileNotFoundError):
        versions.commit(missing, author="x", message="x")

"""Committing, reading and keeping versions, in one process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from graph.errors import InputError, NotConforming, NoVersion, VersionError
from graph.versions import STEPS, Version, Versions, faults

pytestmark = pytest.mark.slow

Add = Callable[..., Callable[[Store], None]]
Tags = Callable[[Version], dict[str, int]]


def test_a_folder_that_is_not_there_has_no_versions_and_is_not_made(versions: Versions, folder: Path) -> None:
    assert versions.current() is None
    assert versions.list() == []
    assert not folder.exists()


def test_the_first_commit_makes_version_1_with_its_manifest(versions: Versions, add: Add) -> None:
    version = versions.commit(add("a", 300), author="Ana", message="First")
    assert version is not None
    assert (version.number, versions.current()) == (1, version)
    manifest = version.manifest
    assert (manifest.parent, manifest.author, manifest.message) == (None, "Ana", "First")
    assert (manifest.quads, manifest.added, manifest.removed) == (300, 300, 0)
    assert manifest.graphs == {f"https://example.org/graph/{number}": 100 for number in range(3)}
    assert manifest.dump.bytes == version.dump_path.stat().st_size
    assert manifest.software.startswith("uclg-graph ")
    assert manifest.created.utcoffset() is not None
    assert faults(version) == []


def test_a_commit_changes_a_copy_and_counts_against_its_parent(
    versions: Versions, add: Add, tags: Tags
) -> None:
    first = versions.commit(add("a", 10), author="x", message="a")

    def change(store: Store) -> None:
        add("b", 5)(store)
        for quad in [*store.quads_for_pattern(NamedNode("https://example.org/a/0"), None, None, None)]:
            store.remove(quad)

    second = versions.commit(change, author="x", message="b")
    assert first is not None
    assert second is not None
    assert (second.number, second.manifest.parent) == (2, 1)
    assert (second.manifest.added, second.manifest.removed) == (5, 1)
    assert tags(first) == {"a": 10}
    assert tags(second) == {"a": 9, "b": 5}
    assert faults(first) == faults(second) == []


def test_a_rebuild_of_unchanged_data_makes_no_version(versions: Versions, add: Add, folder: Path) -> None:
    first = versions.commit(add("a"), author="x", message="a")

    def rebuild(store: Store) -> None:
        store.clear()
        store.bulk_extend(store_quads)

    made = Store()
    add("a")(made)
    store_quads = list(made)[::-1]
    assert versions.commit(rebuild, author="x", message="again") is None
    assert versions.current() == first
    assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "versions"]
    assert [path.name for path in (folder / "versions").iterdir()] == ["000001"]


def test_content_that_comes_back_is_a_new_version_with_the_old_checksum(versions: Versions, add: Add) -> None:
    first = versions.commit(add("a"), author="x", message="a")
    versions.commit(add("b"), author="x", message="b")

    def back(store: Store) -> None:
        store.clear()
        add("a")(store)

    third = versions.commit(back, author="x", message="back")
    assert first is not None
    assert third is not None
    assert third.number == 3
    assert third.manifest.checksum == first.manifest.checksum
    assert third.dump_path.read_bytes() == first.dump_path.read_bytes()


def test_what_does_not_conform_is_not_published(versions: Versions, add: Add, folder: Path) -> None:
    first = versions.commit(add("a"), author="x", message="a")
    seen: list[int] = []

    def refuse(store: Store) -> None:
        seen.append(len(store))
        raise NotConforming("1 violation", report=None)

    with pytest.raises(NotConforming, match="1 violation"):
        versions.commit(add("b"), author="x", message="b", validate=refuse)
    assert seen == [600]
    assert versions.list() == [first]
    assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "versions"]


def test_a_change_that_fails_half_way_changes_nothing(versions: Versions, add: Add, folder: Path) -> None:
    first = versions.commit(add("a"), author="x", message="a")

    def fail(store: Store) -> None:
        add("b")(store)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        versions.commit(fail, author="x", message="b")
    assert versions.list() == [first]
    assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "versions"]
    second = versions.commit(add("b"), author="x", message="b")
    assert second is not None
    assert second.number == 2


def test_a_blank_node_is_refused_by_name(versions: Versions) -> None:
    quad = Quad(NamedNode("https://example.org/a"), NamedNode("https://example.org/p"), BlankNode("b7"))
    with pytest.raises(InputError, match=r"no blank nodes.*https://example.org/a"):
        versions.commit(lambda store: store.add(quad), author="x", message="x")
    assert versions.current() is None


def test_an_empty_graph_can_be_published(versions: Versions) -> None:
    version = versions.commit(lambda store: None, author="x", message="empty")
    assert version is not None
    assert (version.manifest.quads, version.manifest.graphs) == (0, {})
    assert faults(version) == []


def test_quads_of_the_default_graph_are_counted_as_such(versions: Versions) -> None:
    p = NamedNode("https://example.org/p")
    version = versions.commit(lambda store: store.add(Quad(p, p, Literal("x"))), author="x", message="x")
    assert version is not None
    assert version.manifest.graphs == {"default": 1}


def test_a_store_that_the_change_keeps_cannot_touch_the_published_version(
    versions: Versions, add: Add, tags: Tags
) -> None:
    kept: list[Store] = []

    def keep(store: Store) -> None:
        add("a")(store)
        kept.append(store)

    version = versions.commit(keep, author="x", message="a")
    assert version is not None
    kept.pop().extend([Quad(*[NamedNode("https://example.org/late/1")] * 3)])
    assert tags(version) == {"a": 300}
    assert faults(version) == []


def test_the_sealed_store_has_no_log_to_replay_and_opening_it_writes_nothing(
    versions: Versions, add: Add
) -> None:
    version = versions.commit(add("a"), author="x", message="a")
    assert version is not None
    before = {path.name: path.stat().st_mtime_ns for path in version.store_path.iterdir()}
    # An empty log at most, with no more than its header.
    assert sum(path.stat().st_size for path in version.store_path.glob("*.log")) < 100
    assert "LOCK" not in before
    assert len(version.open()) == 300
    assert {path.name: path.stat().st_mtime_ns for path in version.store_path.iterdir()} == before


def test_a_published_store_cannot_be_written_through(versions: Versions, add: Add) -> None:
    versions.commit(add("a"), author="x", message="a")
    with pytest.raises(RuntimeError, match="read-write"):
        versions.open(1).update("INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }")


def test_every_step_is_told_once_and_in_order(versions: Versions, add: Add) -> None:
    heard: list[str] = []
    versions.commit(add("a"), author="x", message="a", progress=heard.append)
    assert tuple(heard) == STEPS


def test_everything_is_flushed_to_the_disk_before_it_is_given_its_name(
    versions: Versions, folder: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[str] = set()
    fsync = os.fsync

    def record(descriptor: int) -> None:
        flushed.add(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    checked: list[str] = []

    def check(step: str) -> None:
        (work,) = folder.glob("work-*") if step in ("place", "point", "confirm") else [folder]
        made = work / "version"
        expected = {
            "place": {str(path) for path in (made, *made.rglob("*"))},
            "point": {str(folder / "versions")},
            "confirm": {str(folder / f"current.{os.getpid()}.new"), str(folder)},
        }.get(step)
        if expected is not None:
            assert expected <= flushed
            checked.append(step)

    monkeypatch.setattr(os, "fsync", record)
    versions.commit(add("a"), author="x", message="a", progress=check)
    assert checked == ["place", "point", "confirm"]


def test_an_unchanged_part_of_the_store_is_shared_and_its_bytes_counted_once(
    versions: Versions, add: Add
) -> None:
    versions.commit(add("a", 20_000), author="x", message="a")
    alone = versions.bytes_in_all()
    versions.commit(add("b", 1), author="x", message="b")
    (_, first), (_, second) = versions.usage()
    assert versions.bytes_in_all() < 1.5 * alone
    assert first.alone + second.alone < versions.bytes_in_all() < first.total + second.total


def test_only_the_newest_versions_are_kept(folder: Path, add: Add, tags: Tags) -> None:
    versions = Versions(folder, keep=3)
    for tag in "abcde":
        versions.commit(add(tag, 10), author="x", message=tag)
    assert [version.number for version in versions.list()] == [3, 4, 5]
    assert tags(versions.get(3)) == dict.fromkeys("abc", 10)
    assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "versions"]
    with pytest.raises(NoVersion, match="no version 2"):
        versions.get(2)


def test_keeping_no_version_at_all_is_impossible(folder: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Versions(folder, keep=0)


def test_a_version_that_was_never_made_is_named(versions: Versions, add: Add) -> None:
    versions.commit(add("a"), author="x", message="a")
    with pytest.raises(NoVersion, match="no version 9"):
        versions.open(9)


def test_after_a_roll_back_by_hand_history_goes_on_under_a_new_number(
    folder: Path, add: Add, tags: Tags
) -> None:
    versions = Versions(folder, keep=2)
    for tag in "abc":
        versions.commit(add(tag, 10), author="x", message=tag)
    (folder / "current").write_text("2\n")
    assert versions.current() == versions.get(2)
    fourth = versions.commit(add("d", 10), author="x", message="d")
    assert fourth is not None
    assert (fourth.number, fourth.manifest.parent) == (4, 2)
    assert tags(fourth) == dict.fromkeys("abd", 10)
    assert [version.number for version in versions.list()] == [3, 4]


def test_retention_never_takes_the_current_version_however_old(folder: Path, add: Add) -> None:
    versions = Versions(folder, keep=8)
    for tag in "abc":
        versions.commit(add(tag, 10), author="x", message=tag)
    (folder / "current").write_text("000001\n")
    assert Versions(folder, keep=1).commit(lambda store: None, author="x", message="nothing") is None
    assert versions.current() == versions.get(1)


@pytest.mark.parametrize("text", ["", "latest", "-1", "0", "1 2", "\udcff"])
def test_a_damaged_pointer_is_an_error_that_quotes_it_and_nothing_is_written(
    versions: Versions, folder: Path, add: Add, text: str
) -> None:
    versions.commit(add("a"), author="x", message="a")
    (folder / "current").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(VersionError, match="should hold the number"):
        versions.current()
    with pytest.raises(VersionError, match="should hold the number"):
        versions.commit(add("b"), author="x", message="b")
    assert [path.name for path in (folder / "versions").iterdir()] == ["000001"]


def test_a_pointer_to_a_version_that_is_gone_is_an_error(versions: Versions, folder: Path, add: Add) -> None:
    versions.commit(add("a"), author="x", message="a")
    (folder / "current").write_text("7")
    with pytest.raises(VersionError, match="names version 7"):
        versions.commit(add("b"), author="x", message="b")


def test_a_lost_pointer_is_an_error_not_a_fresh_start(versions: Versions, folder: Path, add: Add) -> None:
    versions.commit(add("a"), author="x", message="a")
    (folder / "current").unlink()
    with pytest.raises(VersionError, match="is missing though there are versions"):
        versions.commit(add("b"), author="x", message="b")
    assert [version.number for version in versions.list()] == [1]


def test_a_damaged_manifest_says_what_is_wrong(versions: Versions, folder: Path, add: Add) -> None:
    version = versions.commit(add("a"), author="x", message="a")
    assert version is not None
    manifest = version.path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"quads": 300', '"quads": -1'))
    with pytest.raises(VersionError, match=r"manifest.json is damaged: quads"):
        versions.current()


def test_a_writer_sweeps_what_dead_ones_left_and_nothing_else(
    versions: Versions, folder: Path, add: Add
) -> None:
    versions.commit(add("a"), author="x", message="a")
    for leftover in ("work-1-ab", "trash-000001-cd"):
        (folder / leftover / "store").mkdir(parents=True)
    (folder / "current.99.new").write_text("0000")
    (folder / "notes.txt").write_text("kept")
    versions.commit(add("b"), author="x", message="b")
    assert sorted(path.name for path in folder.iterdir()) == ["current", "lock", "notes.txt", "versions"]


def test_a_version_copied_by_hand_into_an_empty_folder_is_a_whole_graph_that_goes_on(
    versions: Versions, folder: Path, tmp_path: Path, add: Add, tags: Tags
) -> None:
    for tag in "ab":
        versions.commit(add(tag, 10), author="x", message=tag)
    shutil.copytree(folder / "versions" / "000002", tmp_path / "back" / "versions" / "000002")
    (tmp_path / "back" / "current").write_text("000002\n")
    back = Versions(tmp_path / "back")
    assert [faults(version) for version in back.list()] == [[]]
    third = back.commit(add("c", 10), author="x", message="c")
    assert third is not None
    assert (third.number, third.manifest.parent) == (3, 2)
    assert tags(third) == dict.fromkeys("abc", 10)

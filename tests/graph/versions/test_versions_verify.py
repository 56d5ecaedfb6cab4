"""Damage on disk is found and told."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from graph.versions import Version, Versions, faults

Add = Callable[..., Callable[[Store], None]]


@pytest.fixture
def version(versions: Versions, add: Add) -> Version:
    made = versions.commit(add("a"), author="x", message="a")
    assert made is not None
    return made


def test_a_version_as_it_was_published_has_no_fault(version: Version) -> None:
    assert faults(version) == []


def test_the_checksum_is_that_of_the_text_that_any_tool_unpacks(version: Version) -> None:
    text = gzip.decompress(version.dump_path.read_bytes())
    assert hashlib.sha256(text).hexdigest() == version.manifest.checksum
    lines = text.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert len(lines) == version.manifest.quads


def test_a_dump_with_other_content_is_found(version: Version) -> None:
    text = gzip.decompress(version.dump_path.read_bytes()).replace(b"a says 7", b"a says 8")
    version.dump_path.write_bytes(gzip.compress(text, mtime=0))
    assert "dump.nq.gz holds other content than was published" in faults(version)


def test_a_dump_cut_short_is_found(version: Version) -> None:
    version.dump_path.write_bytes(version.dump_path.read_bytes()[:-200])
    (fault,) = faults(version)
    assert fault.startswith("dump.nq.gz cannot be read")


def test_a_dump_that_is_gone_is_found(version: Version) -> None:
    version.dump_path.unlink()
    (fault,) = faults(version)
    assert fault.startswith("dump.nq.gz cannot be read")


def test_a_store_with_other_content_is_found(version: Version) -> None:
    # What nobody should do: open a published store for writing.
    store = Store(str(version.store_path))
    store.remove(next(iter(store)))
    store.flush()
    del store
    found = faults(version)
    assert "the store holds other content than was published (299 quads)" in found
    assert "the counts by graph differ from the manifest's" in found
    assert "store/LOCK was not published" in found


def _largest(folder: Path) -> Path:
    return max(folder.glob("*.sst"), key=lambda path: path.stat().st_size)


def test_a_store_file_that_is_gone_is_found(version: Version) -> None:
    path = _largest(version.store_path)
    path.unlink()
    missing, unreadable = faults(version)
    assert missing == f"store/{path.name} is missing"
    assert unreadable.startswith("the store cannot be read: The store of version 1 cannot be read")


def test_a_flipped_byte_in_a_store_file_is_found(version: Version) -> None:
    # Whichever index it belongs to: a scan for the dump reads only one of them.
    for path in version.store_path.glob("*.sst"):
        good = path.read_bytes()
        data = bytearray(good)
        data[len(data) // 4] ^= 0xFF
        path.write_bytes(data)
        assert f"store/{path.name} is not as published" in faults(version)
        path.write_bytes(good)
    assert faults(version) == []

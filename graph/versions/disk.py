"""Writing so that it lasts: flushed to the disk, names included, or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import VersionError

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER: Final = (errno.ENOTDIR, errno.EEXIST)
_TRIES: Final = 5
_PAUSE: Final = 0.05
_BLOCK: Final = 512  # what st_blocks counts in


def sync(path: Path) -> None:
    """Flush a file, or the names in a directory, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Flush every file and directory under `folder`, then itself."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


def make_folder(folder: Path) -> None:
    """Make a folder, its parents and their names last."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for path in missing:
        sync(path.parent)


def replace(path: Path, text: str) -> None:
    """Give a file a new content at one stroke: whoever reads sees the old or the new one."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync(path.parent)


def remove(path: Path) -> None:
    """Remove a file or a whole folder; what is gone already is no error.

    A store that failed may still be closing and dropping files of its own, so a folder gets a few tries.
    """
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    for _ in range(_TRIES):
        try:
            shutil.rmtree(path)
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTEMPTY) or not path.exists():
                raise
            time.sleep(_PAUSE)
        else:
            return
    shutil.rmtree(path)


def checksums(
    folder: Path, known: Path | None = None, of_known: dict[str, str] | None = None
) -> dict[str, str]:
    """SHA-256 (hex) of every file in a folder, by name.

    Args:
        folder: files only, no folders.
        known: another folder, whose checksums are `of_known`: a file that is a hard link into it is not read.
    """
    sums = {}
    for path in sorted(folder.iterdir()):
        twin = known / path.name if known else None
        if of_known and twin and path.name in of_known and twin.exists() and twin.samefile(path):
            sums[path.name] = of_known[path.name]
        else:
            with path.open("rb") as file:
                sums[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return sums


def is_full(error: OSError) -> bool:
    """Whether an error says that the disk, the quota or the permitted size is used up.

    RocksDB's errors arrive with a text and no number, so the system's words are looked for too.
    """
    return error.errno in _FULL or any(os.strerror(code) in str(error) for code in _FULL)


@contextmanager
def in_plain_words(folder: Path) -> Iterator[None]:
    """Turn a full disk, or a folder that may not be written, into a VersionError that says so."""
    try:
        yield
    except OSError as error:
        if is_full(error):
            raise VersionError(
                f"No space is left for a new version in {folder}: the last version stays as it is. "
                f"Make room or keep fewer versions (UCLG_KEEP), then try again. ({error})"
            ) from error
        if error.errno in _NO_FOLDER and not folder.is_dir():
            raise VersionError(f"{folder} cannot be a folder: a file is in its place.") from error
        if error.errno in _CLOSED and str(error.filename or "").startswith(str(folder)):
            raise VersionError(f"{error.filename} cannot be written: {error.strerror}.") from error
        raise


@dataclass(frozen=True)
class Usage:
    """Bytes that a folder takes: in all, and those that no other one shares (freed if it goes)."""

    total: int
    alone: int


def usage(folders: list[Path]) -> list[Usage]:
    """Bytes on disk of each folder; files that are hard links to the same data count as shared."""
    held = [_blocks(folder) for folder in folders]
    owners = Counter(node for nodes in held for node in nodes)
    return [
        Usage(sum(nodes.values()), sum(size for node, size in nodes.items() if owners[node] == 1))
        for nodes in held
    ]


def bytes_in_all(folders: list[Path]) -> int:
    """Bytes on disk of all folders together, shared files counted once."""
    together: dict[tuple[int, int], int] = {}
    for folder in folders:
        together |= _blocks(folder)
    return sum(together.values())


def _blocks(folder: Path) -> dict[tuple[int, int], int]:
    stats = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return {(stat.st_dev, stat.st_ino): stat.st_blocks * _BLOCK for stat in stats}

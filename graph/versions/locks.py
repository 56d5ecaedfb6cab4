"""Who writes, and who reads: advisory locks (flock), which the system frees however a process dies."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from graph.errors import Locked
from graph.locks import hold

_PAUSE: Final = 0.02


@contextmanager
def writing(path: Path, wait: float) -> Iterator[None]:
    """Be the only writer; the file says who writes and since when.

    Args:
        path: the lock file, made if absent and never removed.
        wait: seconds to wait for another writer; 0 does not wait.

    Raises:
        Locked: another one still writes.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        until = time.monotonic() + wait
        while not at_once(descriptor, fcntl.LOCK_EX):
            if time.monotonic() >= until:
                raise Locked(_who(path))
            time.sleep(_PAUSE)
        holder = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(holder).encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
            # Not by closing alone: a process forked meanwhile has the descriptor too.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)


def at_once(descriptor: int, kind: int) -> bool:
    """Take a lock of a kind (`fcntl.LOCK_EX`, `LOCK_SH`) without waiting; gives whether it was free."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _who(path: Path) -> str:
    try:
        holder = json.loads(path.read_text())
        who = f"Process {holder['pid']} has been writing since {holder['since']}"
    except (ValueError, KeyError, TypeError):
        who = "Another process is writing"
    return f"{who}; nothing was changed. Try again when it is done."


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Hold a version: as long as the block (or the process) lives, nobody deletes it.

    Args:
        path: the version's `in-use` file.

    Raises:
        NoVersion: the version has been deleted.
    """
    descriptor = hold(path, path.parent.name)
    try:
        yield
    finally:
        os.close(descriptor)


@contextmanager
def deleting(path: Path) -> Iterator[bool]:
    """Keep new readers out while a version is taken away; gives False, at once, when somebody reads it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield at_once(descriptor, fcntl.LOCK_EX)
    finally:
        os.close(descriptor)

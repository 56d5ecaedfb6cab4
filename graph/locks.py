"""Holding a version: kept apart from `graph.versions`, which readers have no time to import."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from graph.errors import NoVersion


def hold(path: Path, number: int | str) -> int:
    """Take a shared lock: nobody deletes the version until the descriptor is closed or the process ends.

    Args:
        path: the version's `in-use` file.
        number: of the version, for the message.

    Raises:
        NoVersion: the version has been deleted.
    """
    gone = NoVersion(f"Version {number} is not kept any more.")
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        raise gone from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        # It may have been deleted between opening and locking.
        if path.exists():
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    raise gone

"""Who works in a folder: one who writes, or several who read. No file is left behind: the system frees the
lock however a process dies.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.errors import Locked
from graph.versions.disk import make_folder
from graph.versions.locks import at_once

_PAUSE: Final = 0.02
_WAIT: Final = 20.0


@contextmanager
def alone(folder: Path, wait: float = _WAIT) -> Iterator[None]:
    """Keep everybody else who asks out of a folder, which is made if absent.

    Args:
        folder: any.
        wait: seconds to wait for others.

    Raises:
        Locked: others are still there. A thread that has the folder must not ask again: it would wait for
            itself.
    """
    make_folder(folder)
    with _held(folder, fcntl.LOCK_EX, wait):
        yield


@contextmanager
def together(folder: Path, wait: float = _WAIT) -> Iterator[None]:
    """Read in a folder, beside others who read, while nobody writes there; raises as `alone`.

    A folder that is not there has nobody who writes in it.
    """
    if not folder.is_dir():
        yield
        return
    with _held(folder, fcntl.LOCK_SH, wait):
        yield


@contextmanager
def _held(folder: Path, kind: int, wait: float) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        until = time.monotonic() + wait
        while not at_once(descriptor, kind):
            if time.monotonic() >= until:
                raise Locked(f"Another process is at work in {folder}; nothing was changed. Try again.")
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            # Not by closing alone: a process forked meanwhile has the descriptor too.
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    finally:
        os.close(descriptor)

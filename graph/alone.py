"""Being the only one who works in a folder, with no file left behind: the system frees the lock however a
process dies.
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

_PAUSE: Final = 0.02


@contextmanager
def alone(folder: Path, wait: float = 20.0) -> Iterator[None]:
    """Keep everybody else who asks so out of a folder, which is made if absent.

    Args:
        folder: any; what asks for nothing (a plain reader) is not kept out.
        wait: seconds to wait for another one.

    Raises:
        Locked: another one is still there. The same thread may not ask twice: it would wait for itself.
    """
    make_folder(folder)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        until = time.monotonic() + wait
        while not _try(descriptor):
            if time.monotonic() >= until:
                raise Locked(
                    f"Another process has been writing in {folder} for {wait:.0f} seconds; try again."
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

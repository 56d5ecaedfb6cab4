"""Which of several workers takes the next connection: one that has no more of them than any other.

All accept from one socket. Left to themselves, the first to wake takes whatever waits there: of sixteen
connections that are opened at once and kept, one worker has all. So each tells how many it has in memory that
all share, and leaves a new one to whoever has fewer, but only for a moment: a colleague that is stuck keeps
nobody waiting, and what waits in the socket when a worker dies is taken by the others.
"""

from __future__ import annotations

import asyncio
import logging
import mmap
import socket
from collections.abc import Awaitable, Callable
from typing import Final

_LOG: Final = logging.getLogger(__name__)
_BYTES: Final = 4
_ABSENT: Final = 2 ** (8 * _BYTES) - 1
# Seconds that a connection is left to a colleague.
_MOMENT: Final = 0.01
# Seconds without new connections when the system has no room for one.
_FULL: Final = 1.0


class Counts:
    """How many connections each worker has, as the workers tell it; a worker that has not told has no turn.

    Args:
        memory: a file of `size` bytes that all have open.
        count: of workers.
    """

    def __init__(self, memory: int, count: int) -> None:
        # The mapping lasts as long as something looks into it.
        self._counts = memoryview(mmap.mmap(memory, size(count))).cast("I")

    def tell(self, index: int, count: int) -> None:
        """A worker has so many."""
        self._counts[index] = count

    def leave(self, index: int) -> None:
        """A worker has ended, or has not begun: nobody leaves anything to it."""
        self._counts[index] = _ABSENT

    def fewest(self) -> int:
        """What the worker with the fewest has."""
        return min(self._counts)


def size(count: int) -> int:
    """Bytes of memory for the counts of so many workers."""
    return _BYTES * count


class Door:
    """Accepts for one worker what it is the turn of this worker to take.

    Args:
        listener: the socket that all accept from; closed by whoever opened it.
        index: of this worker.
        count: how many connections it has.
        take: makes a connection of what was accepted.
    """

    def __init__(
        self,
        listener: socket.socket,
        counts: Counts,
        index: int,
        count: Callable[[], int],
        take: Callable[[socket.socket], Awaitable[object]],
    ) -> None:
        self._listener = listener
        self._counts = counts
        self._index = index
        self._count = count
        self._take = take
        self._loop = asyncio.get_running_loop()
        self._coming: set[asyncio.Future[object]] = set()
        self._pause: asyncio.TimerHandle | None = None
        self._closed = False
        listener.setblocking(False)
        self.tell()
        self._watch()

    def tell(self) -> int:
        """Tell the others how many there are here, as soon as there are more or fewer; that number."""
        count = self._count() + sum(not coming.done() for coming in self._coming)
        if not self._closed:
            self._counts.tell(self._index, count)
        return count

    def close(self) -> None:
        """Accept no more."""
        self._closed = True
        self._counts.leave(self._index)
        if self._pause is not None:
            self._pause.cancel()
        else:
            self._loop.remove_reader(self._listener)

    def _watch(self) -> None:
        self._pause = None
        self._loop.add_reader(self._listener, self._knock)

    def _rest(self, seconds: float, after: Callable[[], None]) -> None:
        self._loop.remove_reader(self._listener)
        self._pause = self._loop.call_later(seconds, after)

    def _knock(self) -> None:
        if self.tell() > self._counts.fewest():
            self._rest(_MOMENT, self._late)
        else:
            self._accept()

    def _late(self) -> None:
        """The moment is over: whoever still waits is let in here."""
        self._watch()
        self._accept()

    def _accept(self) -> None:
        try:
            accepted, _ = self._listener.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return  # a colleague has taken it, or it has left
        except OSError as error:
            _LOG.error("No connection can be accepted for a moment: %s", error)
            self._rest(_FULL, self._watch)
            return
        accepted.setblocking(False)
        if accepted.family in (socket.AF_INET, socket.AF_INET6):
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        coming = asyncio.ensure_future(self._take(accepted))
        self._coming.add(coming)
        coming.add_done_callback(self._come)
        self.tell()

    def _come(self, coming: asyncio.Future[object]) -> None:
        self._coming.discard(coming)
        if not coming.cancelled() and coming.exception() is not None:
            _LOG.warning("A connection was lost as it began: %s", coming.exception())

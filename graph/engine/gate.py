"""The queue in front of the readers: bounded in length and in time."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph.errors import Busy


class Gate:
    """Lets `width` through at a time, in the order of arrival; `length` may wait, each `patience` seconds."""

    def __init__(self, width: int, length: int, patience: float) -> None:
        self._free = asyncio.Semaphore(width)
        self._length = length
        self._patience = patience
        self._waiting = 0

    @asynccontextmanager
    async def passage(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it for the block.

        Raises:
            Busy: too many wait already, or the turn did not come in time.
        """
        if self._free.locked() and self._waiting >= self._length:
            raise self._busy("Too many queries wait already.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise self._busy("The queries before this one took too long.") from None
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._free.release()

    def _busy(self, why: str) -> Busy:
        seconds = math.ceil(self._patience)
        return Busy(f"{why} Try again in {seconds} seconds.", retry_after=seconds)

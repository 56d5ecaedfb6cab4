"""The pool of readers: whichever ends is replaced at once.

There are more of them than the gate in front lets queries through, so that a warm one is there when one dies.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final, NamedTuple

from graph.engine import wall
from graph.engine.births import Births
from graph.engine.interface import Answer, QueryRequest
from graph.engine.process import NotBegun, ReaderProcess, overdue
from graph.engine.services import Elsewhere
from graph.engine.spawn import Limits
from graph.engine.wire import INSIDE, OUTSIDE, Source, message
from graph.errors import ReaderDied, UclgError

_LOG: Final = logging.getLogger(__name__)
# A reader whose server has gone ends itself so many seconds after its deadline.
_GRACE: Final = 2.0
_OPENING: Final = 30.0
_STARTING: Final = 10.0
_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 5.0


class ReaderState(NamedTuple):
    """A reader as seen from outside: whether it has started, is at work, and has no network."""

    pid: int
    ready: bool
    busy: bool
    walled: bool


class Pool:
    """Readers, each used by one query at a time.

    Args:
        size: how many there are; more queries than that wait.
        warn: whether to say in the log that there is no wall.
    """

    def __init__(self, size: int, limits: Limits, *, warn: bool = True) -> None:
        self._size = size
        self._births = Births(limits)
        self._readers: set[ReaderProcess] = set()
        # The last one back is taken first: its memory is warm, and the spare stays fresh.
        self._idle: asyncio.LifoQueue[ReaderProcess | None] = asyncio.LifoQueue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._source: Source | None = None
        self._pause = _FIRST_PAUSE
        self._closed = False
        self._warn = warn and limits.wall == wall.AUTO

    def start(self) -> None:
        """Begin to start the readers."""
        for _ in range(self._size):
            self._do(self._begin())

    def states(self) -> list[ReaderState]:
        """How the readers are that live."""
        return [
            ReaderState(reader.pid, reader.greeted, reader.busy, reader.walled)
            for reader in self._readers
            if not reader.gone
        ]

    def use(self, source: Source) -> None:
        """Have every reader open this version: idle ones now, busy ones when they are done."""
        self._source = source
        waiting = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
        for reader in waiting:
            if reader is not None:
                self._do(self._settle(reader))

    async def ask(self, source: Source, request: QueryRequest, timeout: float) -> Answer:
        """Answer from a version.

        Raises:
            UclgError: as `ReaderProcess.ask`.
        """
        end = asyncio.get_running_loop().time() + timeout
        try:
            return await self._ask_inside(source, request, timeout)
        except Elsewhere:
            pass
        try:
            async with asyncio.timeout_at(end):
                return await self._ask_outside(source, request, timeout)
        except TimeoutError:
            raise overdue(timeout) from None

    async def _ask_inside(self, source: Source, request: QueryRequest, timeout: float) -> Answer:
        while True:
            reader = await self._take()
            try:
                reader.version = source.number
                answer = await reader.ask(message(source, request, timeout + _GRACE), timeout)
            except NotBegun:
                continue
            finally:
                self._give_back(reader)
            assert answer is not None
            return answer

    async def _ask_outside(self, source: Source, request: QueryRequest, timeout: float) -> Answer:
        """Answer from a reader with a network, which is started for this query and ends with it."""
        try:
            reader = await self._born(OUTSIDE, self._readers.discard)
        except OSError as error:
            raise ReaderDied(f"No process could be started for this query: {error.strerror}.") from None
        try:
            await reader.greet()
            answer = await reader.ask(message(source, request, timeout + _GRACE), timeout)
        except NotBegun:
            raise ReaderDied("The process for this query was ended before it began. Try again.") from None
        finally:
            reader.kill()
        assert answer is not None
        return answer

    async def close(self) -> None:
        """Stop every reader; returns when all are gone."""
        self._closed = True
        self._idle.put_nowait(None)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for reader in self._readers:
            reader.kill()
        await asyncio.gather(*(reader.ended for reader in list(self._readers)))
        await self._births.close()

    async def _take(self) -> ReaderProcess:
        while not self._idle.empty():  # the common case, without a clock
            reader = self._idle.get_nowait()
            if reader is None:
                self._idle.put_nowait(None)
                break
            if not reader.gone:
                return reader
        try:
            async with asyncio.timeout(_STARTING):
                while (reader := await self._idle.get()) is not None:
                    if not reader.gone:
                        return reader
        except TimeoutError:
            raise ReaderDied("No reader process could be started; the log says why.") from None
        self._idle.put_nowait(None)  # for whoever else waits
        raise ReaderDied("The server is stopping.")

    def _give_back(self, reader: ReaderProcess) -> None:
        if reader.gone or self._closed:
            return
        if reader.tired:
            reader.kill()
        elif self._source is None or reader.version == self._source.number:
            self._idle.put_nowait(reader)
        else:
            self._do(self._settle(reader))

    async def _settle(self, reader: ReaderProcess) -> None:
        """Open the version in force, then wait for work."""
        while (source := self._source) is not None and reader.version != source.number and not reader.gone:
            try:
                await reader.ask(message(source, None, _OPENING + _GRACE), _OPENING)
            except NotBegun:
                return
            except UclgError as error:
                # The query that meets this reader tells its sender.
                _LOG.warning("A reader could not open version %s: %s", source.number, error)
            reader.version = source.number
        if not reader.gone:
            self._idle.put_nowait(reader)

    async def _begin(self) -> None:
        try:
            reader = await self._born(INSIDE, self._replace)
        except OSError as error:
            _LOG.error("No reader could be started: %s", error)
            self._tire()
            self._do(self._begin_after(self._pause))
            return
        try:
            await reader.greet()
        except ReaderDied as error:
            _LOG.error("%s", error)
            self._tire()
            return
        self._pause = _FIRST_PAUSE
        self._look_at_wall(reader)
        await self._settle(reader)

    async def _born(self, place: str, ended: Callable[[ReaderProcess], None]) -> ReaderProcess:
        """A new reader, which is among the others until it has ended."""
        reader = ReaderProcess(await self._births.spawn(place))
        self._readers.add(reader)
        reader.ended.add_done_callback(lambda _: ended(reader))
        return reader

    def _tire(self) -> None:
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def _look_at_wall(self, reader: ReaderProcess) -> None:
        if not reader.walled and self._warn:
            self._warn = False
            _LOG.warning(
                "This system lets readers have no network namespace of their own: "
                "only the check for SERVICE keeps queries from the network (UCLG_WALL)."
            )

    def _replace(self, reader: ReaderProcess) -> None:
        self._readers.discard(reader)
        if not self._closed:
            self._do(self._begin_after(0.0 if reader.greeted else self._pause))

    async def _begin_after(self, pause: float) -> None:
        await asyncio.sleep(pause)
        await self._begin()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

"""The server's end of one reader process."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from graph.engine.formats import FORMATS
from graph.engine.interface import Answer
from graph.engine.line import Line
from graph.engine.services import Elsewhere
from graph.engine.spawn import Spawned
from graph.engine.wire import Kind, parse_problem
from graph.errors import QueryTimeout, ReaderDied, ReaderExhausted

_PAUSE: Final = 0.001
# A query that takes longer than so many seconds leaves the processor to shorter ones.
_LONG: Final = 0.2
_YIELDING: Final = 10


class NotBegun(Exception):
    """The reader was dead before it read what it was asked: another one can be asked."""


class ReaderProcess:
    """One reader: `ended` is done, with the exit status, once the process is gone and buried.

    Args:
        spawned: the process, of which this takes possession.
    """

    def __init__(self, spawned: Spawned) -> None:
        self._loop = asyncio.get_running_loop()
        self._process = spawned.child
        self._line = Line(self._loop, spawned.socket)
        self._life = spawned.life
        self._killed = self.busy = self._buried = self._yields = False
        self.version: int | None = None
        self.tired = False
        self.greeted = self.walled = False
        self.ended: asyncio.Future[int] = self._loop.create_future()
        self._loop.add_reader(self._life, self._bury)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    @property
    def gone(self) -> bool:
        """Whether the process has ended or is about to."""
        return self._buried or self._killed or self._process.ended()

    async def greet(self) -> None:
        """Wait until the reader is ready to be asked.

        Raises:
            ReaderDied: it ended instead.
        """
        try:
            with self._talking():
                head, _ = await self._line.expect()
            self.walled = head.kind is Kind.WALLED
            self.greeted = True
        except (EOFError, OSError):
            raise ReaderDied(f"A reader ended as it began, with status {await self.ended}.") from None

    async def ask(self, message: bytes, timeout: float) -> Answer | None:
        """Send a message (of `wire.message`) and get the whole answer.

        However this ends other than with a reply, the process is stopped.

        Raises:
            QueryTimeout: it took longer than `timeout` seconds.
            ReaderExhausted, ReaderDied: the process ended; as far as its status tells, why.
            NotBegun: it had ended already.
            Elsewhere: the query is for a reader outside the wall.
            UclgError: whatever the reader says is wrong.
        """
        replied = False
        self._patience = self._loop.call_later(min(_LONG, timeout), self._yield, timeout - _LONG)
        try:
            with self._talking():
                head, body = await self._line.exchange(message, timeout)
            replied = True
        except TimeoutError:
            raise overdue(timeout) from None
        except EOFError:
            raise _death(await self.ended) from None
        except ConnectionError:
            # Nobody to send to, or the end came while the message lay unread; having read it, it is EOF.
            raise NotBegun from None
        finally:
            self._patience.cancel()
            if not replied:
                self.kill()
        self.tired = head.tired or not self._restored()
        if head.kind is Kind.ELSEWHERE:
            raise Elsewhere
        if head.kind is Kind.PROBLEM:
            raise parse_problem(body)
        return None if head.kind is Kind.DONE else Answer(body, FORMATS[head.format], head.rows)

    def _yield(self, rest: float) -> None:
        """Let others have the processor first, for the rest of the time of the query, in seconds."""
        if rest <= 0:
            self._line.fail(TimeoutError())
            return
        self._patience = self._loop.call_later(rest, self._line.fail, TimeoutError())
        if not self.gone:
            self._yields = True
            os.setpriority(os.PRIO_PROCESS, self.pid, _YIELDING + os.getpriority(os.PRIO_PROCESS, 0))

    def _restored(self) -> bool:
        """Whether the process has its full share again; only some users may give it back."""
        if self._yields:
            try:
                os.setpriority(os.PRIO_PROCESS, self.pid, os.getpriority(os.PRIO_PROCESS, 0))
            except (PermissionError, ProcessLookupError):
                return False
            self._yields = False
        return True

    def kill(self) -> None:
        """Stop the process at once; `ended` tells when it is gone."""
        self._killed = True
        self._process.kill()

    @contextmanager
    def _talking(self) -> Iterator[None]:
        """The last to need the socket closes it: a loop loses sight of one that is closed under it."""
        self.busy = True
        try:
            yield
        finally:
            self.busy = False
            if self._buried:
                self._line.close()

    def _bury(self) -> None:
        self._buried = True
        self._loop.remove_reader(self._life)
        os.close(self._life)
        if not self.busy:
            self._line.close()
        self._wait()

    def _wait(self) -> None:
        status = self._process.status()
        if status is None:
            self._loop.call_later(_PAUSE, self._wait)
        elif not self.ended.done():
            self.ended.set_result(status)


def overdue(timeout: float) -> QueryTimeout:
    """The problem of a query that took longer than so many seconds."""
    unit = "second" if timeout == 1 else "seconds"
    return QueryTimeout(f"The query was stopped after {timeout:g} {unit}, the time it may take here.")


def _death(status: int) -> ReaderExhausted | ReaderDied:
    """What the exit status of a reader says about the query that it answered."""
    if status == -signal.SIGABRT:
        return ReaderExhausted("The query needs more memory than a reader may use (UCLG_MEMORY).")
    if status == -signal.SIGSEGV:
        return ReaderExhausted("The query is nested too deeply, or needs more memory than a reader may use.")
    return ReaderDied(
        "The process that answered this query was ended; no other query was touched. Try again."
    )

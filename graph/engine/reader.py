"""A reader: a process that answers one query after the other and may be killed at any moment.

Forked from `graph.engine.forkserver`, or started as ``python -m graph.engine.reader SOCKET PLACE ...``;
then come the arguments of `spawn.Limits`. PLACE is ``outside`` for one that may ask other endpoints, else
``inside``. Ends when its socket is closed.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from graph.engine import wall
from graph.engine.caps import Caps
from graph.engine.evaluate import Evaluated, evaluate
from graph.engine.formats import FORMATS
from graph.engine.interface import QueryRequest
from graph.engine.services import Elsewhere, Services
from graph.engine.wire import INSIDE, LENGTH, OUTSIDE, Head, Kind, Source, parse_message, problem
from graph.errors import QueryTooLarge, UclgError, VersionError
from graph.locks import hold

NO_WALL: Final = os.EX_UNAVAILABLE
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_CHUNK: Final = 1 << 16


class Opened:
    """The version that is open, held against deletion by a shared lock that ends with the process."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._lock: int | None = None
        try:
            self._lock = hold(Path(source.in_use), source.number)
            self.store = Store.read_only(source.store)
        except OSError as error:
            self.close()
            raise VersionError(f"Version {source.number} cannot be opened: {error}") from None

    def close(self) -> None:
        """Let go of the version."""
        if self._lock is not None:
            os.close(self._lock)


class Reader:
    """Answers what comes over `connection` until it is closed.

    Args:
        evaluated: what answers a query.
        growth: bytes; once the process holds so many more than at first, it asks to be replaced.
    """

    def __init__(
        self,
        connection: socket.socket,
        evaluated: Callable[[Store, QueryRequest], Evaluated],
        growth: int,
    ) -> None:
        self._connection = connection
        self._evaluated = evaluated
        self._opened: Opened | None = None
        self._most = _resident() + growth

    def run(self, walled: bool) -> None:
        """Say whether there is a wall, then serve; returns when the other side has gone."""
        self._connection.sendall(Head(Kind.WALLED if walled else Kind.DONE).packed())
        while data := self._receive():
            source, request, alarm = parse_message(data)
            # The system ends this process if the server that should is gone.
            signal.setitimer(signal.ITIMER_REAL, alarm)
            self._answer(source, request)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _receive(self) -> bytes:
        """A message, none when the connection ends; behind one comes no other before its reply."""
        data = self._connection.recv(_CHUNK)
        while data and (len(data) < LENGTH.size or len(data) < LENGTH.size + LENGTH.unpack_from(data)[0]):
            part = self._connection.recv(_CHUNK)
            if not part:
                return b""
            data += part
        return data[LENGTH.size :]

    def _answer(self, source: Source, request: QueryRequest | None) -> None:
        kind, place, rows, body = Kind.DONE, 0, None, b""
        try:
            store = self._open(source)
            if request is not None:
                answer = self._evaluated(store, request)
                kind, place, rows, body = Kind.ANSWER, FORMATS.index(answer.format), answer.rows, answer.body
        except Elsewhere:
            kind = Kind.ELSEWHERE
        except UclgError as error:
            kind, body = Kind.PROBLEM, problem(error)
        except MemoryError:
            kind, body = Kind.PROBLEM, problem(QueryTooLarge("The query needs more memory than there is."))
        head = Head(kind, place, self._tired(), rows, len(body)).packed()
        if len(body) < 1 << 16:
            self._connection.sendall(head + body)
        else:
            self._connection.sendall(head)
            self._connection.sendall(body)

    def _open(self, source: Source) -> Store:
        if self._opened is None or self._opened.source != source:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
            self._opened = Opened(source)
        return self._opened.store

    def _tired(self) -> bool:
        # The most that it ever held costs less to ask for than what it holds now.
        return _peak() > self._most and _resident() > self._most


def _peak() -> int:
    """Bytes of memory that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def _resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123
            return int(file.read(128).split()[1]) * _PAGE
    except FileNotFoundError:
        return 0


def call_itself(name: str) -> None:
    """Give this process a name that `ps -o comm` and `top` show, where the system knows of such names."""
    with suppress(OSError), open("/proc/self/comm", "w") as file:  # noqa: PTH123
        file.write(name)


def _limit(kind: int, value: int) -> None:
    """Set a limit for good, unless a lower one is there."""
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def main(arguments: list[str]) -> None:
    """Run as a process."""
    descriptor, place, *numbers, choice, addresses, base = arguments
    megabytes, rows, size, growth = map(int, numbers)
    call_itself("uclg-reader")
    walled = place == INSIDE and choice != wall.OFF and wall.build()
    if place == INSIDE and choice == wall.REQUIRE and not walled:
        sys.exit(NO_WALL)
    # The terminal's ^C and a supervisor's TERM are for the server, which closes the socket in its own time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _limit(resource.RLIMIT_AS, megabytes << 20)
    _limit(resource.RLIMIT_CORE, 0)
    with socket.socket(fileno=int(descriptor)) as connection:
        try:
            services = Services(filter(None, addresses.split(",")), outside=place == OUTSIDE)
            evaluated = partial(evaluate, caps=Caps(rows, size), services=services, base=base)
            Reader(connection, evaluated, growth).run(walled)
        except (BrokenPipeError, ConnectionResetError):
            return


if __name__ == "__main__":
    main(sys.argv[1:])

"""A reader: a process that answers one query after the other and may be killed at any moment.

Started as ``python -m graph.engine.reader SOCKET MEGABYTES ROWS BYTES GROWTH PLACE SERVICES``; PLACE is
``outside`` for a reader that may ask the SERVICES, else what UCLG_WALL says. Ends when its socket is closed.
"""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from graph.engine import wall
from graph.engine.caps import Caps
from graph.engine.evaluate import evaluate
from graph.engine.formats import FORMATS
from graph.engine.interface import QueryRequest
from graph.engine.services import Elsewhere, Services
from graph.engine.wire import LENGTH, OUTSIDE, Head, Kind, Source, parse_message, problem
from graph.errors import NoVersion, QueryTooLarge, UclgError, VersionError

NO_WALL: Final = os.EX_UNAVAILABLE
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class Opened:
    """The version that is open, held against deletion by a shared lock that ends with the process."""

    def __init__(self, source: Source) -> None:
        self.source = source
        try:
            self._lock = os.open(source.in_use, os.O_RDONLY)
        except FileNotFoundError:
            raise self._gone() from None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_SH)
            if not Path(source.in_use).exists():
                raise self._gone()
            self.store = Store.read_only(source.store)
        except OSError as error:
            self.close()
            raise VersionError(f"Version {source.number} cannot be opened: {error}") from None
        except NoVersion:
            self.close()
            raise

    def _gone(self) -> NoVersion:
        return NoVersion(f"Version {self.source.number} is not kept any more.")

    def close(self) -> None:
        """Let go of the version."""
        os.close(self._lock)


class Reader:
    """Answers what comes over `connection` until it is closed.

    Args:
        growth: bytes; once the process holds so many more than at first, it asks to be replaced.
    """

    def __init__(self, connection: socket.socket, caps: Caps, services: Services, growth: int) -> None:
        self._connection = connection
        self._caps = caps
        self._services = services
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
        head = self._exactly(LENGTH.size)
        return self._exactly(LENGTH.unpack(head)[0]) if head else b""

    def _exactly(self, size: int) -> bytes:
        """So many bytes, or none when the connection ends first."""
        data = bytearray()
        while len(data) < size:
            part = self._connection.recv(size - len(data))
            if not part:
                return b""
            data += part
        return bytes(data)

    def _answer(self, source: Source, request: QueryRequest | None) -> None:
        kind, place, rows, body = Kind.DONE, 0, None, b""
        try:
            store = self._open(source)
            if request is not None:
                answer = evaluate(store, request, self._caps, self._services)
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
        return _resident() > self._most


def _resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123
            return int(file.read(128).split()[1]) * _PAGE
    except FileNotFoundError:
        return 0


def _limit(kind: int, value: int) -> None:
    """Set a limit for good, unless a lower one is there."""
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def main(arguments: list[str]) -> None:
    """Run as a process."""
    *numbers, place, addresses = arguments
    descriptor, megabytes, rows, size, growth = map(int, numbers)
    walled = place in (wall.AUTO, wall.REQUIRE) and wall.build()
    if place == wall.REQUIRE and not walled:
        sys.exit(NO_WALL)
    # The terminal's ^C and a supervisor's TERM are for the server, which closes the socket in its own time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _limit(resource.RLIMIT_AS, megabytes << 20)
    _limit(resource.RLIMIT_CORE, 0)
    with socket.socket(fileno=descriptor) as connection:
        try:
            services = Services(filter(None, addresses.split(",")), outside=place == OUTSIDE)
            Reader(connection, Caps(rows, size), services, growth).run(walled)
        except (BrokenPipeError, ConnectionResetError):
            return


if __name__ == "__main__":
    main(sys.argv[1:])

"""Starting readers: forked from a process that is ready for it, or, where that cannot be, from scratch."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Protocol

from graph.engine import wall
from ontology import BASE

# One arena: else the allocator sets address space aside for each thread, and the cap would not mean memory.
_ENVIRONMENT: Final = {"RUST_BACKTRACE": "0", "MALLOC_ARENA_MAX": "1"}


@dataclass(frozen=True)
class Limits:
    """What a reader may use, and what else is the same for all readers of a pool.

    Attributes:
        memory: megabytes of address space; over them its query fails.
        rows, bytes: of an answer.
        growth: bytes that it may have gained after an answer; over them it is replaced, so that memory which
            the allocator keeps goes back to the system.
        wall: one of `wall.CHOICES`.
        services: addresses that a reader outside the wall may ask.
        base: what relative IRIs in queries are relative to.
    """

    memory: int
    rows: int
    bytes: int
    growth: int = 256 << 20
    wall: str = wall.AUTO
    services: tuple[str, ...] = ()
    base: str = BASE

    def arguments(self) -> tuple[str, ...]:
        """As a reader takes them."""
        numbers = (self.memory, self.rows, self.bytes, self.growth)
        return (*map(str, numbers), self.wall, ",".join(self.services), self.base)


class Child(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    def ended(self) -> bool:
        """Whether it has ended, buried or not."""
        ...

    def kill(self) -> None:
        """End it at once, unless it has ended."""
        ...

    def status(self) -> int | None:
        """How it ended, as `subprocess` says it, once it is buried; to be asked until it is known."""
        ...


class Ends:
    """What the server and a new reader hold together, both ends of each.

    A socket to talk over, and a pipe that nobody writes into: it becomes readable when its other end dies
    with the process. Used as a context manager, the reader's ends are closed after the block, by which it has
    its own copies of them; the server's too where the block fails.
    """

    def __init__(self) -> None:
        self.socket, self.theirs = socket.socketpair()
        self.life, self.held = os.pipe()
        self.socket.setblocking(False)

    def __enter__(self) -> Ends:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.theirs.close()
        os.close(self.held)
        if kind is not None:
            self.socket.close()
            os.close(self.life)


@dataclass(frozen=True)
class Spawned:
    """A process and the server's ends of what it shares with it."""

    child: Child
    socket: socket.socket
    life: int


class Started:
    """A child that was started from scratch."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid

    def ended(self) -> bool:
        """See `Child.ended`."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """See `Child.kill`."""
        if self._process.poll() is None:
            self._process.kill()

    def status(self) -> int | None:
        """See `Child.status`."""
        return self._process.poll()


def python(module: str, descriptors: tuple[int, ...], arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Run a module with these descriptors open and the first of them as its first argument."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, str(descriptors[0]), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=descriptors,
        process_group=0,  # what the terminal sends to the server does not reach it
        env=os.environ | _ENVIRONMENT,
    )


def from_scratch(limits: Limits, place: str) -> Spawned:
    """Start a reader as a program: it works everywhere, and takes some 100 ms of a processor.

    Raises:
        OSError: the system has no room for another process.
    """
    with Ends() as ends:
        held = (ends.theirs.fileno(), ends.held)
        child = Started(python("graph.engine.reader", held, (place, *limits.arguments())))
    return Spawned(child, ends.socket, ends.life)

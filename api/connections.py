"""Connections that cost more than they may: heads that never end, silence, answers that nobody takes.

An application sees requests only; whoever never finishes the head of one is seen here.
"""

from __future__ import annotations

import asyncio
import gc
import resource
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol, cast

import uvicorn

from api.workers_turns import Counts, Door
from graph.settings import Settings

# Long queries come in the address too.
LONGEST_HEAD: Final = 1 << 18
_TICKS: Final = 10  # of 0.1 seconds, between two looks at all connections
_SPARE_FILES: Final = 256
# Objects between two looks for rubbish: some hundred requests' worth of answers that are kept.
_YOUNG: Final = 10_000


class _Cycle(Protocol):
    response_complete: bool


class Connection(Protocol):
    """What uvicorn's connections have in common, whichever parser reads them."""

    transport: asyncio.Transport
    cycle: _Cycle | None


@dataclass
class _Seen:
    """What a connection was when it last changed, and since when it has been so."""

    cycle: _Cycle | None
    idle_since: float | None
    unsent: int
    stuck_since: float


class Watch:
    """Closes connections on which no request begins, and those whose client takes nothing of its answer.

    Args:
        settings: `head_timeout` and `send_timeout` are used.
    """

    def __init__(self, settings: Settings) -> None:
        self._head_timeout = settings.head_timeout
        self._send_timeout = settings.send_timeout
        self._seen: dict[Connection, _Seen] = {}

    def look(self, connections: set[Connection], now: float) -> None:
        """Look at all of them; `now` in seconds of a clock that only goes forward."""
        self._seen = {connection: self._look_at(connection, now) for connection in connections}
        for connection, seen in self._seen.items():
            if seen.unsent and now - seen.stuck_since > self._send_timeout:
                _cut(connection.transport)
            elif seen.idle_since is not None and now - seen.idle_since > self._head_timeout:
                connection.transport.close()

    def _look_at(self, connection: Connection, now: float) -> _Seen:
        seen = self._seen.get(connection)
        cycle, unsent = connection.cycle, connection.transport.get_write_buffer_size()
        idle = cycle is None or cycle.response_complete
        still_idle = seen is not None and seen.cycle is cycle and seen.idle_since is not None
        still_stuck = seen is not None and seen.unsent == unsent
        return _Seen(
            cycle,
            None if not idle else seen.idle_since if seen is not None and still_idle else now,
            unsent,
            seen.stuck_since if seen is not None and still_stuck else now,
        )


def _cut(transport: asyncio.Transport) -> None:
    """Close at once; the system too forgets what is unsent, where else it would keep megabytes of it."""
    line = transport.get_extra_info("socket")
    if line is not None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class _Open(set[Any]):
    """The connections that are open; whoever wants to know is told when there are more or fewer."""

    changed: Callable[[], object] = bool

    def add(self, connection: object) -> None:
        """One more."""
        super().add(connection)
        self.changed()

    def discard(self, connection: object) -> None:
        """One fewer."""
        super().discard(connection)
        self.changed()


class Place(NamedTuple):
    """Of one of several workers: its number, what all tell each other, and the pipe that ends with them."""

    number: int
    counts: Counts
    life: int


class Guarded(uvicorn.Server):
    """A server that looks at its connections every second.

    Args:
        place: of one of several workers, with a pipe into which nobody writes: its other end is of whoever
            the server must not outlive.
    """

    def __init__(self, config: uvicorn.Config, settings: Settings, place: Place | None = None) -> None:
        super().__init__(config)
        self._watch = Watch(settings)
        self._place = place
        self._door: Door | None = None
        _allow_files(settings.connections + _SPARE_FILES)

    def connections(self) -> int:
        """How many are open; or requests under way, where clients leave faster than those end."""
        return max(len(self.server_state.connections), len(self.server_state.tasks))

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve."""
        place = self._place
        if place is None:
            await super().startup(sockets)
        else:
            asyncio.get_running_loop().add_reader(place.life, self._orphaned, place.life)
            await super().startup([])
            (listener,) = sockets or []
            open_ = _Open()
            self.server_state.connections = open_
            self._door = Door(listener, place.counts, place.number, open_.__len__, self._take)
            open_.changed = self._door.tell
        _spare_the_collector()

    async def _take(self, accepted: socket.socket) -> None:
        """What uvicorn has its loop do with each connection."""
        loop, config = asyncio.get_running_loop(), self.config
        state = self.lifespan.state
        await loop.connect_accepted_socket(
            lambda: config.http_protocol_class(  # type: ignore[call-arg]
                config=config, server_state=self.server_state, app_state=state
            ),
            accepted,
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is under way, and begin nothing more."""
        if self._door is not None:
            self._door.close()
            self._door = None
        await super().shutdown(sockets)

    def _orphaned(self, life: int) -> None:
        asyncio.get_running_loop().remove_reader(life)
        self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second."""
        if counter % _TICKS == 0:
            self._watch.look(cast("set[Connection]", self.server_state.connections), time.monotonic())
        return await super().on_tick(counter)


def _spare_the_collector() -> None:
    """What is there by now stays: to look for rubbish among it, again and again, finds none."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


def _allow_files(wanted: int) -> None:
    """Each connection is an open file; the system's usual 1024 may be too few."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def protocol(settings: Settings) -> type[asyncio.Protocol]:
    """The parser of HTTP that the settings ask for."""
    if settings.parser == "h11":
        from uvicorn.protocols.http.h11_impl import H11Protocol

        return H11Protocol
    from api.drafts_gate import MOST_UPLOADED, offered
    from api.parser import bounded

    return bounded(settings.body, MOST_UPLOADED if offered(settings) else settings.body)

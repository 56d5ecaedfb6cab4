"""The watch over connections, by a clock of its own; the choice of the parser."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from api.connections import Connection, Watch, protocol
from graph.settings import load

SETTINGS = replace(load({}), head_timeout=5.0, send_timeout=3.0)


class Transport(asyncio.Transport):
    """Holds what was not sent, and remembers how it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.unsent = 0
        self.closed = ""

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def close(self) -> None:
        self.closed = "closed"

    def abort(self) -> None:
        self.closed = "aborted"


@dataclass
class Cycle:
    response_complete: bool = False


@dataclass(eq=False)
class Line:
    """As much of a connection as is looked at."""

    transport: Transport = field(default_factory=Transport)
    cycle: Cycle | None = None


def closed_at(line: Line, events: dict[int, object], until: int = 60) -> tuple[int, str] | None:
    """When and how the connection is closed, looking once a second; events happen before a look."""
    watch = Watch(SETTINGS)
    for second in range(until):
        event = events.get(second)
        if isinstance(event, Cycle):
            line.cycle = event
        elif isinstance(event, int):
            line.transport.unsent = event
        watch.look({cast("Connection", line)}, float(second))
        if line.transport.closed:
            return second, line.transport.closed
    return None


def test_a_connection_without_a_request_is_closed() -> None:
    assert closed_at(Line(), {}) == (6, "closed")


def test_a_request_under_way_may_take_as_long_as_its_query() -> None:
    assert closed_at(Line(), {2: Cycle()}) is None


def test_after_an_answer_the_next_request_is_waited_for_anew() -> None:
    assert closed_at(Line(), {4: Cycle(), 10: Cycle(response_complete=True)}) == (16, "closed")


def test_requests_that_follow_one_another_keep_a_connection() -> None:
    assert closed_at(Line(), {second: Cycle(response_complete=True) for second in range(0, 60, 4)}) is None


def test_a_client_that_takes_nothing_is_cut() -> None:
    assert closed_at(Line(cycle=Cycle()), {3: 1_000_000}) == (7, "aborted")


def test_a_client_that_takes_a_little_all_the_time_is_not() -> None:
    assert closed_at(Line(cycle=Cycle()), {second: 1_000_000 - second for second in range(60)}) is None


@pytest.mark.parametrize(("name", "kind"), [("h11", "H11Protocol"), ("httptools", "Bounded")])
def test_the_parser_is_the_one_that_is_asked_for(name: str, kind: str) -> None:
    assert protocol(replace(SETTINGS, parser=name)).__name__ == kind

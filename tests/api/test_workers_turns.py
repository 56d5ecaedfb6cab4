"""Which worker takes the next connection: real sockets, two doors to one of them in one loop."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import Awaitable, Callable, Iterator

import pytest

from api.workers_turns import Counts, Door, size


@pytest.fixture
def counts() -> Iterator[Counts]:
    with tempfile.TemporaryFile() as file:
        file.truncate(size(2))
        made = Counts(file.fileno(), 2)
        made.leave(0)
        made.leave(1)
        yield made


class Worker:
    """Keeps what its door lets in."""

    def __init__(self, listener: socket.socket, counts: Counts, index: int, others: int = 0) -> None:
        self.taken: list[socket.socket] = []
        self.others = others
        self.listener = listener.dup()  # a loop knows a socket by its number
        self.door = Door(self.listener, counts, index, lambda: len(self.taken) + self.others, self._take)

    async def _take(self, accepted: socket.socket) -> None:
        self.taken.append(accepted)

    def close(self) -> None:
        self.door.close()
        for each in (self.listener, *self.taken):
            each.close()


def run(scene: Callable[[socket.socket, list[socket.socket]], Awaitable[None]]) -> None:
    """Play a scene with a listener and a list of clients, which are closed in the end."""

    async def played(listener: socket.socket, clients: list[socket.socket]) -> None:
        await scene(listener, clients)

    clients: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        asyncio.run(played(listener, clients))
    for client in clients:
        client.close()


def come(listener: socket.socket, clients: list[socket.socket], count: int) -> None:
    clients += (socket.create_connection(listener.getsockname()) for _ in range(count))


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.001)


def test_connections_that_come_at_once_are_shared_to_equal_parts(counts: Counts) -> None:
    async def scene(listener: socket.socket, clients: list[socket.socket]) -> None:
        workers = [Worker(listener, counts, index) for index in range(2)]
        come(listener, clients, 16)
        await until(lambda: sum(len(worker.taken) for worker in workers) == 16)
        assert [len(worker.taken) for worker in workers] == [8, 8]
        for worker in workers:
            worker.close()

    run(scene)


def test_who_has_fewer_takes_all_until_both_have_as_many(counts: Counts) -> None:
    async def scene(listener: socket.socket, clients: list[socket.socket]) -> None:
        laden, free = Worker(listener, counts, 0, others=5), Worker(listener, counts, 1)
        come(listener, clients, 5)
        await until(lambda: len(free.taken) == 5)
        assert not laden.taken
        laden.close()
        free.close()

    run(scene)


def test_what_a_colleague_does_not_take_for_a_moment_is_taken_here(counts: Counts) -> None:
    async def scene(listener: socket.socket, clients: list[socket.socket]) -> None:
        counts.tell(1, 0)  # it lives, has nothing, and is stuck
        laden = Worker(listener, counts, 0, others=5)
        come(listener, clients, 3)
        await until(lambda: len(laden.taken) == 3)
        laden.close()

    run(scene)


def test_nothing_is_left_to_a_worker_that_has_ended(counts: Counts) -> None:
    async def scene(listener: socket.socket, clients: list[socket.socket]) -> None:
        counts.tell(1, 0)
        counts.leave(1)
        laden = Worker(listener, counts, 0, others=5)
        assert counts.fewest() == 5
        come(listener, clients, 1)
        await until(lambda: len(laden.taken) == 1)
        laden.close()

    run(scene)


def test_a_door_that_is_closed_lets_nobody_in_and_has_no_turn(counts: Counts) -> None:
    async def scene(listener: socket.socket, clients: list[socket.socket]) -> None:
        closed, open_ = Worker(listener, counts, 0), Worker(listener, counts, 1, others=5)
        closed.close()
        assert counts.fewest() == 5
        come(listener, clients, 2)
        await until(lambda: len(open_.taken) == 2)
        assert not closed.taken
        open_.close()

    run(scene)


def test_a_connection_that_is_lost_as_it_begins_is_told_and_harms_no_other(
    counts: Counts, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(listener: socket.socket, clients: list[socket.socket]) -> None:
        taken: list[socket.socket] = []

        async def take(accepted: socket.socket) -> None:
            taken.append(accepted)
            if len(taken) == 1:
                raise OSError("it has gone")

        door = Door(listener, counts, 0, lambda: 0, take)
        come(listener, clients, 2)
        await until(lambda: len(taken) == 2)
        await asyncio.sleep(0)
        door.close()
        for accepted in taken:
            accepted.close()

    run(scene)
    assert "it has gone" in caplog.text

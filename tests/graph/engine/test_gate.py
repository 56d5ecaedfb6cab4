"""The gate: fair among clients, bounded, and never idle while somebody may pass."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from graph.engine.gate import Gate
from graph.errors import Busy


class Crowd:
    """Clients in front of a gate; each query is `client` and a number, counted from 0."""

    def __init__(self, width: int, length: int, patience: float = 60) -> None:
        self.gate = Gate(width, length, patience)
        self.passed: list[tuple[str, int]] = []
        self.refused: list[tuple[str, int]] = []
        self.at_work: dict[tuple[str, int], asyncio.Event] = {}
        self.tasks: dict[tuple[str, int], asyncio.Task[None]] = {}
        self._asked: dict[str, int] = {}

    async def ask(self, client: str) -> tuple[str, int]:
        """A query arrives."""
        query = client, self._asked.get(client, 0)
        self._asked[client] = query[1] + 1
        self.tasks[query] = asyncio.create_task(self._pass(query))
        await self._settle()
        return query

    async def _pass(self, query: tuple[str, int]) -> None:
        try:
            async with self.gate.passage(query[0]):
                self.passed.append(query)
                self.at_work[query] = asyncio.Event()
                try:
                    await self.at_work[query].wait()
                finally:
                    del self.at_work[query]
        except Busy:
            self.refused.append(query)
        finally:
            del self.tasks[query]

    async def end(self, query: tuple[str, int]) -> None:
        """A query that is at work is answered."""
        self.at_work[query].set()
        await self._settle()

    async def leave(self, query: tuple[str, int]) -> None:
        """Whoever asked goes, whether waiting or at work."""
        self.tasks[query].cancel()
        await self._settle()

    async def close(self) -> None:
        for query in list(self.tasks):
            self.tasks[query].cancel()
        await self._settle()

    async def _settle(self) -> None:
        for _ in range(12):
            await asyncio.sleep(0)

    @property
    def waiting(self) -> list[tuple[str, int]]:
        return [query for query in self.tasks if query not in self.at_work]


def test_a_lone_query_passes_although_another_client_has_a_hundred() -> None:
    async def scene() -> list[tuple[str, int]]:
        crowd = Crowd(width=2, length=200)
        for _ in range(100):
            await crowd.ask("many")
        await crowd.ask("one")
        await crowd.close()
        return crowd.passed[:3]

    assert asyncio.run(scene()) == [("many", 0), ("many", 1), ("one", 0)]


def test_clients_that_wait_take_turns_and_each_keeps_its_order() -> None:
    async def scene() -> list[tuple[str, int]]:
        crowd = Crowd(width=1, length=20)
        await crowd.ask("x")
        await crowd.ask("y")
        for client in "aaabbc":
            await crowd.ask(client)
        await crowd.end(("y", 0))  # the lent place goes to a client with none
        while crowd.at_work:
            await crowd.end(next(iter(crowd.at_work)))
        return crowd.passed[2:]

    turns = asyncio.run(scene())
    assert turns[:3] == [("a", 0), ("b", 0), ("c", 0)]
    assert [number for client, number in turns if client == "a"] == [0, 1, 2]
    assert [number for client, number in turns if client == "b"] == [0, 1]


def test_the_lent_place_is_not_for_those_who_have_something_at_work() -> None:
    async def scene() -> int:
        crowd = Crowd(width=2, length=20)
        for _ in range(5):
            await crowd.ask("a")
        await crowd.ask("b")
        await crowd.ask("b")
        count = len(crowd.at_work)
        await crowd.end(("b", 0))
        assert ("b", 1) in crowd.at_work
        await crowd.close()
        return count

    assert asyncio.run(scene()) == 3


def test_a_full_queue_refuses_the_newest_of_the_client_with_most_waiting() -> None:
    async def scene() -> list[tuple[str, int]]:
        crowd = Crowd(width=1, length=4)
        await crowd.ask("a")
        await crowd.ask("z")
        for _ in range(4):
            await crowd.ask("a")
        await crowd.ask("b")  # a waits four times: the newest goes
        await crowd.ask("b")  # a three times, b would twice: again
        await crowd.ask("b")  # a twice, b would three times: b itself
        await crowd.ask("a")  # a would three times, b twice: a itself
        await crowd.ask("c")  # a and b twice: one of them
        assert crowd.gate.waiting() == 4
        await crowd.close()
        return crowd.refused

    refused = asyncio.run(scene())
    assert refused[:4] == [("a", 4), ("a", 3), ("b", 2), ("a", 5)]
    assert refused[4] in [("a", 2), ("b", 1)]


def test_when_all_have_the_same_the_newcomer_is_refused() -> None:
    async def scene() -> list[tuple[str, int]]:
        crowd = Crowd(width=1, length=2)
        for client in "abcde":
            await crowd.ask(client)
        await crowd.close()
        return crowd.refused

    assert asyncio.run(scene()) == [("e", 0)]


def test_all_may_leave_in_the_same_instant() -> None:
    async def scene() -> list[tuple[str, int]]:
        crowd = Crowd(width=1, length=5)
        queries = [await crowd.ask(client) for client in "aaabbb"]
        for query in queries[:-1]:
            crowd.tasks[query].cancel()
        await crowd.ask("c")
        last = list(crowd.at_work)
        await crowd.close()
        assert (crowd.gate.waiting(), crowd.gate.passing()) == (0, 0)
        return last

    assert sorted(asyncio.run(scene())) == [("b", 2), ("c", 0)]


def test_waiting_ends_when_patience_does() -> None:
    async def scene() -> None:
        gate = Gate(1, 5, patience=0.02)
        async with gate.passage("a"):
            with pytest.raises(Busy, match="took too long") as caught:
                async with gate.passage("a"):
                    pass
        assert caught.value.retry_after == 1
        assert (gate.waiting(), gate.passing()) == (0, 0)

    asyncio.run(scene())


@given(st.integers(1, 4), st.integers(1, 30), st.integers(0, 5))
def test_a_client_waits_for_at_most_one_turn_of_each_other(width: int, many: int, others: int) -> None:
    async def scene() -> tuple[list[tuple[str, int]], int]:
        async with AsyncExitStack() as stack:
            crowd = Crowd(width, 200)
            stack.push_async_callback(crowd.close)
            for client in range(others + 1):
                for _ in range(many):
                    await crowd.ask(f"other {client}")
            before = len(crowd.passed)
            await crowd.ask("lone")
            while ("lone", 0) not in crowd.passed:
                await crowd.end(next(iter(crowd.at_work)))
            return crowd.passed[before:], others + 1

    turns, clients = asyncio.run(scene())
    meanwhile = [client for client, _ in turns if client != "lone"]
    assert len(meanwhile) <= clients


class Random(RuleBasedStateMachine):
    """Anything may happen in any order."""

    def run(self, work: Coroutine[Any, Any, Any]) -> None:
        self.runner.run(work)

    @initialize(width=st.integers(1, 3), length=st.integers(1, 5))
    def open(self, width: int, length: int) -> None:
        self.runner = asyncio.Runner()
        self.width, self.length = width, length
        self.crowd = Crowd(width, length)

    @rule(client=st.sampled_from("abcd"))
    def ask(self, client: str) -> None:
        before = {other: self.crowd.gate.waiting(other) for other in "abcd"}
        refused = len(self.crowd.refused)
        self.run(self.crowd.ask(client))
        if len(self.crowd.refused) > refused:
            (loser, _), *more = self.crowd.refused[refused:]
            assert not more
            before[client] += 1
            assert before[loser] == max(before.values())

    @precondition(lambda self: self.crowd.at_work)
    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        self.run(self.crowd.end(data.draw(st.sampled_from(sorted(self.crowd.at_work)))))

    @precondition(lambda self: self.crowd.tasks)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        self.run(self.crowd.leave(data.draw(st.sampled_from(sorted(self.crowd.tasks)))))

    @invariant()
    def bounded(self) -> None:
        gate = self.crowd.gate
        assert gate.waiting() == len(self.crowd.waiting) <= self.length
        assert gate.passing() == len(self.crowd.at_work) <= gate.most == self.width + 1

    @invariant()
    def never_idle(self) -> None:
        """Who waits is kept from passing by a full house."""
        gate = self.crowd.gate
        for client, _ in self.crowd.waiting:
            assert gate.passing() >= (self.width if gate.passing(client) else gate.most)

    @invariant()
    def in_order(self) -> None:
        for client in "abcd":
            numbers = [number for who, number in self.crowd.passed if who == client]
            assert numbers == sorted(numbers)

    def teardown(self) -> None:
        if hasattr(self, "crowd"):
            self.run(self.crowd.close())
            self.runner.close()
            assert (self.crowd.gate.waiting(), self.crowd.gate.passing()) == (0, 0)


TestRandom = Random.TestCase

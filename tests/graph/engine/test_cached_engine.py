"""The engine that remembers: whole answers of a version, bounded in bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.engine import Answer, QueryRequest, named
from graph.engine.cached import CachedEngine, is_volatile
from graph.errors import QueryTimeout

JSON = named("json")


@dataclass
class Counted:
    """An engine that answers with the version and the text, and writes down what it was asked."""

    version: int = 1
    body: Callable[[QueryRequest], bytes] = lambda request: request.text.encode()
    asked: list[str] = field(default_factory=list)
    problem: Exception | None = None

    def current(self) -> int:
        return self.version

    async def start(self) -> None: ...

    async def close(self) -> None: ...

    async def ready(self) -> int:
        return self.version

    async def query(self, request: QueryRequest) -> Answer:
        self.asked.append(request.text)
        if self.problem:
            raise self.problem
        return Answer(
            b"%d " % self.version + self.body(request), request.format or JSON, version=self.version
        )


def ask(engine: CachedEngine, *requests: QueryRequest) -> list[bytes]:
    async def scene() -> list[bytes]:
        return [(await engine.query(request)).body for request in requests]

    return asyncio.run(scene())


def test_the_same_query_is_evaluated_once_a_version() -> None:
    inner = Counted()
    engine = CachedEngine(inner, inner.current, 1 << 20)
    assert ask(engine, QueryRequest("ASK {}"), QueryRequest("ASK {}")) == [b"1 ASK {}"] * 2
    inner.version = 2
    assert ask(engine, QueryRequest("ASK {}")) == [b"2 ASK {}"]
    assert len(inner.asked) == 2


@pytest.mark.parametrize(
    "other",
    [
        QueryRequest("ASK { }"),
        QueryRequest("ASK {}", named("csv")),
        QueryRequest("ASK {}", default_graphs=("http://example.org/g",)),
        QueryRequest("ASK {}", named_graphs=("http://example.org/g",)),
    ],
)
def test_another_text_format_or_dataset_is_another_answer(other: QueryRequest) -> None:
    inner = Counted()
    ask(CachedEngine(inner, inner.current, 1 << 20), QueryRequest("ASK {}"), other)
    assert len(inner.asked) == 2


def test_who_asks_and_how_long_they_would_wait_make_no_difference() -> None:
    inner = Counted()
    ask(
        CachedEngine(inner, inner.current, 1 << 20),
        QueryRequest("ASK {}", timeout=1),
        QueryRequest("ASK {}", timeout=2),
    )
    assert len(inner.asked) == 1


def test_a_problem_is_never_kept() -> None:
    inner = Counted(problem=QueryTimeout("late"))
    engine = CachedEngine(inner, inner.current, 1 << 20)
    for _ in range(2):
        with pytest.raises(QueryTimeout):
            ask(engine, QueryRequest("ASK {}"))
    inner.problem = None
    assert ask(engine, QueryRequest("ASK {}")) == [b"1 ASK {}"]
    assert len(inner.asked) == 3


@pytest.mark.parametrize(
    ("text", "volatile"),
    [
        ("SELECT (RAND() AS ?r) {}", True),
        ("SELECT (now( ) AS ?r) {}", True),
        ("SELECT (NOW# a comment\n() AS ?r) {}", True),
        ("SELECT (STRUUID() AS ?r) {}", True),
        ("SELECT (trueUUID() AS ?r) {}", True),
        ("SELECT * { SERVICE <http://example.org/> {} }", True),
        ("SELECT ?known { ?known ?p 'I know it' }", False),
        ("SELECT ?s { ?s ?p 'I know (of it)' }", True),  # better once too often
        ("SELECT ?random {}", False),
        ("DESCRIBE <http://example.org/rank/service>", False),
        ("SELECT * { SERVICE<http://example.org/>{} }", True),
        ("SELECT * { FILTER(?a<?b)SERVICE?x{ ?s ?p ?o } FILTER(?c>?d) }", True),
        ("PREFIX e: <http://e/> SELECT * { FILTER(1<2)SERVICE e:x{ ?s ?p ?o } FILTER(3>2) }", True),
    ],
)
def test_what_changes_by_itself_is_known(text: str, volatile: bool) -> None:
    assert is_volatile(text) is volatile


def test_what_changes_by_itself_is_evaluated_each_time() -> None:
    inner = Counted()
    ask(CachedEngine(inner, inner.current, 1 << 20), *[QueryRequest("SELECT (NOW() AS ?n) {}")] * 2)
    assert len(inner.asked) == 2


def test_without_room_nothing_is_kept() -> None:
    inner = Counted()
    ask(CachedEngine(inner, inner.current, 0), *[QueryRequest("ASK {}")] * 2)
    assert len(inner.asked) == 2


def test_a_large_answer_does_not_drive_the_others_out() -> None:
    inner = Counted(body=lambda request: b"x" * (9_000 if "large" in request.text else 10))
    engine = CachedEngine(inner, inner.current, 40_000)
    small, large = QueryRequest("small"), QueryRequest("large")
    ask(engine, small, large, small, large)
    assert inner.asked == ["small", "large", "large"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2_000)), max_size=60), st.integers(1, 40_000))
def test_the_room_is_never_exceeded_and_answers_are_always_right(
    asked: list[tuple[int, int]], room: int
) -> None:
    inner = Counted(body=lambda request: b"x" * int(request.text.split()[1]))
    engine = CachedEngine(inner, inner.current, room)
    for number, size in asked:
        assert ask(engine, QueryRequest(f"{number} {size}")) == [b"1 " + b"x" * size]
        assert 0 <= engine.used <= room


def test_the_least_recently_used_goes_first() -> None:
    inner = Counted(body=lambda request: b"x" * 400)
    engine = CachedEngine(inner, inner.current, 8 * 930)
    requests = [QueryRequest(f"q{number}") for number in range(9)]
    ask(engine, *requests[:8], requests[0], requests[8], requests[0], requests[1])
    assert inner.asked.count("q0") == 1
    assert inner.asked.count("q1") == 2

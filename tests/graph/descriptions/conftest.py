"""An engine without processes: descriptions are about what is asked, not about who answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import QueryTriples, RdfFormat, Store

from graph.engine import Answer, QueryRequest


class StoreEngine:
    """Answers from a store at once, and counts what it is asked.

    Args:
        numbers: of the versions that answer, one query after the other; the last one goes on.
    """

    def __init__(self, store: Store, numbers: list[int] | None = None) -> None:
        self._store = store
        self._numbers = numbers or [1]
        self.asked: list[QueryRequest] = []

    async def start(self) -> None:
        """Nothing to start."""

    async def query(self, request: QueryRequest) -> Answer:
        """See `Engine.query`."""
        self.asked.append(request)
        number = self._numbers.pop(0) if len(self._numbers) > 1 else self._numbers[0]
        found = self._store.query(request.text, use_default_graph_as_union=True)
        assert isinstance(found, QueryTriples)
        assert request.format is not None
        body = found.serialize(format=RdfFormat.N_TRIPLES)
        assert body is not None
        return Answer(body, request.format, version=number)

    async def ready(self) -> int:
        """The number of the version."""
        return self._numbers[-1]

    async def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def engine(store: Store) -> Iterator[StoreEngine]:
    """On the published graph."""
    yield StoreEngine(store)

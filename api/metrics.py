"""Figures for Prometheus: what is asked, how long it takes, what is stopped and why, what it all uses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.process_collector import ProcessCollector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.metrics_now import Kept, Repeats, State
from api.repeats import Memory
from api.workers_figures import Colleagues
from graph import errors
from graph.engine import Answer, Engine, QueryRequest
from graph.engine.cached import CachedEngine
from graph.engine.embedded import EmbeddedEngine
from graph.engine.stages import watched

_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
# Why a reader was stopped, or stopped itself; the nearest class of an error's ancestry decides.
_KILLS: Final[dict[type[errors.UclgError], str]] = {
    errors.QueryTimeout: "timeout",
    errors.ReaderExhausted: "memory",
    errors.ReaderDied: "died",
}
_LEFT: Final = "client-left"


@dataclass(slots=True)
class Times:
    """Seconds of one request that were spent on queries; None where none was."""

    queue: float | None = None
    evaluation: float | None = None

    def add(self, queue: float, evaluation: float) -> None:
        """One more query."""
        self.queue = (self.queue or 0.0) + queue
        self.evaluation = (self.evaluation or 0.0) + evaluation


# Of the request under way, for the tasks that answer it.
TIMES: Final[ContextVar[Times | None]] = ContextVar("times", default=None)


class Metrics:
    """All figures of one application.

    Args:
        colleagues: the other workers, where there are some.
    """

    def __init__(self, colleagues: Colleagues | None = None) -> None:
        self._colleagues = colleagues
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "uclg_http_requests", "Requests answered.", ("method", "route", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "uclg_http_request_seconds",
            "Seconds from the head of a request to the last byte of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.queue = Histogram(
            "uclg_query_queue_seconds",
            "Seconds that queries waited for their turn.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.evaluation = Histogram(
            "uclg_query_evaluation_seconds",
            "Seconds from the turn of a query to its answer or its end.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.queries = Counter(
            "uclg_queries",
            "Queries that were not answered from the cache.",
            ("outcome",),
            registry=self.registry,
        )
        self.kills = Counter(
            "uclg_reader_kills", "Readers stopped, by cause.", ("cause",), registry=self.registry
        )
        for cause in (*_KILLS.values(), _LEFT):
            self.kills.labels(cause)
        # Found once: to look one up by its labels takes longer than to count.
        self._requests = cache(self.requests.labels)
        self._seconds = cache(self.seconds.labels)
        self._queries = cache(self.queries.labels)
        Gauge("uclg_workers", "Workers that tell their figures.", registry=self.registry).set(1)
        ProcessCollector(namespace="uclg_server", registry=self.registry)

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered; each of the three words is one of a few."""
        self._requests(method, route, str(status)).inc()
        self._seconds(route).observe(seconds)

    def evaluated(self, outcome: str, queue: float, evaluation: float | None) -> None:
        """A query was answered or ended; `evaluation` is None where it never had its turn. Seconds."""
        self._queries(outcome).inc()
        self.queue.observe(queue)
        if evaluation is not None:
            self.evaluation.observe(evaluation)

    def watch_cache(self, cached: CachedEngine) -> None:
        """Tell how the answers that are kept serve."""
        self.registry.register(Kept(cached))

    def watch_repeats(self, memory: Memory) -> None:
        """Tell how often requests are answered before anything is parsed."""
        self.registry.register(Repeats(memory))

    def text(self) -> bytes:
        """In the text format of Prometheus, those of this process."""
        return generate_latest(self.registry)

    async def of_all(self) -> bytes:
        """The same, of all workers of the server."""
        return await self._colleagues.text(self.registry) if self._colleagues else self.text()

    @asynccontextmanager
    async def told(self) -> AsyncIterator[None]:
        """Tell them to the other workers for as long as this lasts."""
        if self._colleagues is None:
            yield
            return
        async with self._colleagues.telling(self.registry):
            yield


class ObservedEngine:
    """Passes everything on, and keeps count of it."""

    def __init__(self, engine: Engine, metrics: Metrics) -> None:
        self._engine = engine
        self._metrics = metrics
        if isinstance(engine, EmbeddedEngine):
            metrics.registry.register(State(engine))

    async def start(self) -> None:
        """See `Engine.start`."""
        await self._engine.start()

    async def ready(self) -> int | None:
        """See `Engine.ready`."""
        return await self._engine.ready()

    async def close(self) -> None:
        """See `Engine.close`."""
        await self._engine.close()

    async def query(self, request: QueryRequest) -> Answer:
        """See `Engine.query`."""
        begun = time.perf_counter()
        stages = watched()
        outcome = "answered"
        try:
            return await self._engine.query(request)
        except errors.UclgError as error:
            outcome = _outcome(error)
            if isinstance(error, tuple(_KILLS)):
                self._metrics.kills.labels(outcome).inc()
            raise
        except asyncio.CancelledError:
            outcome = _LEFT
            if stages.admitted is not None:
                self._metrics.kills.labels(outcome).inc()
            raise
        finally:
            self._keep(begun, stages.admitted, outcome)

    def _keep(self, begun: float, admitted: float | None, outcome: str) -> None:
        now = time.perf_counter()
        turn = now if admitted is None else admitted
        self._metrics.evaluated(outcome, turn - begun, None if admitted is None else now - turn)
        times = TIMES.get()
        if times is not None:
            times.add(turn - begun, now - turn)


def _outcome(error: errors.UclgError) -> str:
    outcomes = _KILLS | {
        errors.QueryTooLarge: "too-large",
        errors.QueryRefused: "refused",
        errors.Busy: "busy",
        errors.InputError: "invalid",
    }
    return next((outcomes[kind] for kind in type(error).__mro__ if kind in outcomes), "failed")


async def metrics(request: Request) -> Response:
    """`/metrics`."""
    found: Metrics = request.app.state.metrics
    headers = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
    return Response(await found.of_all(), headers=headers)


routes = [Route("/metrics", metrics)]

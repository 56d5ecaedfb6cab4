"""The application: what a request passes, errors, and the engine for as long as it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Final

from fastapi import FastAPI

from api import metrics, problems, sparql, start
from api.address import Forwarded
from api.compression import Compression
from api.drafts import Drafts
from api.headers import Headers
from api.limits import Crowd, Limits
from api.logs import Requests
from api.repeats import Memory, Repeats
from api.routes import ROUTES
from api.searching import Indexes
from api.straight import Straight
from api.synergies_finding import Finder
from api.workers_figures import Colleagues
from graph.engine import Engine
from graph.engine.cached import CachedEngine
from graph.engine.embedded import EmbeddedEngine
from graph.settings import Settings, load

# Of the bytes that kept answers may take: those ready to be sent, and those that are packed. The rest is for
# the answers of the engine.
_PART: Final = 4


def create(
    settings: Settings | None = None, engine: Engine | None = None, colleagues: Colleagues | None = None
) -> FastAPI:
    """Make the application.

    Args:
        settings: default: from the environment.
        engine: default: the embedded one, as the settings say. Started and closed with the application.
        colleagues: where this is one of several workers.
    """
    settings = settings or load()
    figures = metrics.Metrics(colleagues)
    engine = _remembering(engine or EmbeddedEngine(settings), figures, settings)
    app = FastAPI(
        title="uclg-graph",
        version=version("uclg-graph"),
        lifespan=partial(_lifespan, engine, figures),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # asked at each request, else
    )
    app.state.connections = lambda: 0  # who serves it knows how many are open
    app.state.engine = engine
    app.state.metrics = figures
    app.state.settings = settings
    app.state.indexes = Indexes(settings)
    app.state.synergies = Finder(engine, settings)
    app.state.pages = start.Pages(engine, settings)
    app.router.routes += ROUTES
    _layer(app, engine, figures, settings)
    problems.install(app)
    return app


@asynccontextmanager
async def _lifespan(engine: Engine, figures: metrics.Metrics, _: FastAPI) -> AsyncIterator[None]:
    await engine.start()
    try:
        async with figures.told():
            yield
    finally:
        await engine.close()


def _layer(app: FastAPI, engine: Engine, figures: metrics.Metrics, settings: Settings) -> None:
    """What a request passes on its way, the last one first."""
    app.add_middleware(Drafts, settings=settings)
    app.add_middleware(Straight, endpoints={"/sparql": sparql.sparql})
    app.add_middleware(Compression, room=settings.cache // _PART)
    app.add_middleware(Limits, settings=settings)
    app.add_middleware(Headers)
    if isinstance(engine, CachedEngine):
        memory = Memory(engine.current, settings.cache // _PART)
        figures.watch_repeats(memory)
        app.add_middleware(Repeats, memory=memory)
    app.add_middleware(Crowd, settings=settings)
    app.add_middleware(Requests, metrics=figures)
    app.add_middleware(Forwarded, proxies=settings.proxies)


def _remembering(engine: Engine, figures: metrics.Metrics, settings: Settings) -> Engine:
    """Figures are kept of what is evaluated; only an engine that has versions can remember its answers."""
    observed = metrics.ObservedEngine(engine, figures)
    if not isinstance(engine, EmbeddedEngine):
        return observed
    cached = CachedEngine(observed, engine.current, settings.cache - 2 * (settings.cache // _PART))
    figures.watch_cache(cached)
    return cached

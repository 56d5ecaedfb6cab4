"""The table of routes: each module has its own, this joins them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from api import (
    briefs,
    data,
    health,
    metrics,
    openapi,
    queries,
    reports,
    search,
    sparql,
    start,
    store,
    synergies,
    synergies_city,
    synergies_matrix,
    synergies_network,
    things,
    vocabulary,
)

FOLDER: Final = Path(__file__).resolve().parent

_STATIC: Final = StaticFiles(directory=FOLDER / "static", packages=[("graph.brief", "static")])

# The first route that fits a path answers it.
ROUTES: Final[tuple[BaseRoute, ...]] = (
    *start.routes,
    *sparql.routes,
    *store.routes,
    *health.routes,
    *metrics.routes,
    *search.router.routes,
    *queries.routes,
    *reports.router.routes,
    *synergies_city.router.routes,
    *synergies_matrix.router.routes,
    *synergies_network.router.routes,
    *synergies.router.routes,
    *briefs.router.routes,
    *openapi.routes,
    *data.routes,
    *things.routes,
    *vocabulary.routes,
    Mount("/static", _STATIC, name="static"),
)

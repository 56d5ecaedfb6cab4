"""`/openapi.json` and `/docs`: the whole server described for programs, and a page to try it on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final, cast

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from api import openapi_paths, openapi_queries
from api.conditional import is_known
from api.language import VARY, language_of, remember
from api.openapi_parts import Part, components
from api.parameters import of_address
from api.queries_asked import catalogue, language_given
from api.queries_words import WORDS
from api.rendering import frame, render
from graph.settings import Settings

QUERY: Final = "/queries/{name}"
"""The route that stands for a path for each query."""
# Swagger UI draws its arrows as images of its own style sheet.
_POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
_TITLES: Final = {
    "en": "The server for programs",
    "es": "El servidor para programas",
    "fr": "Le serveur pour les programmes",
}
_ABOUT: Final = (
    "Cities, good practices and bodies of UCLG as linked data. Every answer that comes from a version of the "
    "graph tells its number in `Graph-Version` and can be kept by its `ETag`; errors are problem documents "
    "(RFC 9457)."
)


def document(app: FastAPI) -> Part:
    """The description of all routes of an application."""
    settings = cast("Settings", app.state.settings)
    made = get_openapi(
        title=app.title,
        version=app.version,
        description=_ABOUT,
        routes=app.routes,
        servers=[{"url": "./", "description": "This server, under whatever address it is seen."}],
        license_info={"name": "Apache 2.0", "identifier": "Apache-2.0"},
    )
    _without_422(made)
    described = openapi_paths.paths() | openapi_queries.paths(catalogue(settings.base))
    there = {public(path) for path in paths_of(app.routes)}
    made["paths"] |= {path: item for path, item in described.items() if route_of(path) in there}
    schemas = made["components"]["schemas"] | openapi_queries.schemas()
    shared = components()
    made["components"] = shared | {"schemas": schemas | shared["schemas"]}
    made["tags"] = openapi_queries.tags()
    return made


def paths_of(routes: Iterable[BaseRoute]) -> list[str]:
    """The paths of the routes that answer; a folder of files is none."""
    return [route.path for route in routes if isinstance(route, Route)]


def public(path: str) -> str:
    """A path as OpenAPI writes it: `/id/{name:path}` is `/id/{name}`."""
    return path.replace(":path}", "}")


def route_of(path: str) -> str:
    """The route that answers a described path."""
    return QUERY if path.startswith("/queries/") else path


def _without_422(made: Part) -> None:
    """A parameter that does not fit is a problem with 400 here, not what FastAPI says by itself."""
    for item in made["paths"].values():
        for told in item.values():
            told["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        made["components"]["schemas"].pop(name, None)


async def openapi(request: Request) -> Response:
    """The document."""
    of_address(request).only(())
    state = request.app.state
    if not hasattr(state, "openapi"):
        body = json.dumps(document(request.app), ensure_ascii=False).encode()
        state.openapi = body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    body, tag = cast("tuple[bytes, str]", state.openapi)
    headers = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


async def docs(request: Request) -> Response:
    """The page to try it on: Swagger UI, from this server alone."""
    given = of_address(request)
    given.only(("lang",))
    language_given(given)
    language = language_of(request)
    values: dict[str, Any] = frame(request, language, WORDS[language], _TITLES[language])
    headers = {"Content-Security-Policy": _POLICY, "Vary": VARY, "Content-Language": language}
    answer = Response(render("docs.html", **values), headers=headers, media_type="text/html")
    remember(request, answer)
    return answer


routes = [Route("/openapi.json", openapi), Route("/docs", docs)]

"""`/health/live` and `/health/ready`: for those who keep the server running."""

from __future__ import annotations

from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from graph.engine import Engine


async def live(_: Request) -> JSONResponse:
    """The process answers."""
    return _status({"status": "live"})


async def ready(request: Request) -> JSONResponse:
    """A query is answered; the version says from what. A problem, 503 or 504, where it is not."""
    number = await cast("Engine", request.app.state.engine).ready()
    return _status({"status": "ready"} | ({} if number is None else {"version": number}))


def _status(content: dict[str, str | int]) -> JSONResponse:
    return JSONResponse(content, headers={"Cache-Control": "no-store"})


routes = [Route("/health/live", live), Route("/health/ready", ready)]

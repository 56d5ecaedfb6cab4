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
    content: dict[str, str | int] = {"status": "ready"}
    return _status(content if number is None else content | {"version": number}, **version_header(number))


def version_header(number: int | None) -> dict[str, str]:
    """The header that says from which version an answer comes; none where there are no versions."""
    return {} if number is None else {"Graph-Version": str(number)}


def _status(content: dict[str, str | int], **headers: str) -> JSONResponse:
    return JSONResponse(content, headers={"Cache-Control": "no-store"} | headers)


routes = [Route("/health/live", live), Route("/health/ready", ready)]

"""A shorter way to the endpoint that is asked most, as a plain ASGI layer: no routes are tried in turn.

It stands where the framework's own layers for errors and routes begin, and does for a few fixed paths what
they would do; whatever else there is goes on to them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import FORESEEN, answer

Endpoint = Callable[[Request], Awaitable[Response]]

_METHOD: Final = "GET"


class Straight:
    """Calls an endpoint by its path.

    Args:
        endpoints: by path; each is a route of the application too, for all other methods.
    """

    def __init__(self, app: ASGIApp, endpoints: Mapping[str, Endpoint]) -> None:
        self._app = app
        self._endpoints = endpoints

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        endpoint = self._endpoints.get(scope["path"]) if scope.get("method") == _METHOD else None
        if endpoint is None or scope.get("root_path"):
            await self._app(scope, receive, send)
            return
        scope["endpoint"] = endpoint
        request = Request(scope, receive, send)
        try:
            response = await endpoint(request)
        except FORESEEN as error:
            response = answer(request, error)
        await response(scope, receive, send)

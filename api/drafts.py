"""`/drafts` and what is below: reports come in and are reviewed, on this machine only (`api.drafts_gate`).

The routes are no part of the application's own table, nor of /openapi.json: to whom the gate is shut the
application answers as it answers whatever it does not know.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api import drafts_decided, drafts_read
from api.drafts_gate import admitted, is_a_draft
from api.language import VARY
from api.problems import FORESEEN, answer
from graph.settings import Settings

Endpoint = Callable[[Request], Awaitable[Response]]

# Nobody keeps what is not public, and nobody else is told where it is.
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Vary": VARY,
}
_READS: Final = ["GET", "HEAD"]
ROUTES: Final = (
    Route("/drafts", drafts_read.every, methods=_READS),
    Route("/drafts", drafts_decided.upload, methods=["POST"]),
    Route("/drafts/{id}", drafts_read.one, methods=_READS),
    Route("/drafts/{id}", drafts_decided.decided, methods=["POST"]),
    Route("/drafts/{id}/forget", drafts_decided.forgotten, methods=["POST"]),
    Route("/drafts/{id}/check", drafts_read.check, methods=_READS),
    Route("/drafts/{id}/publish", drafts_decided.published, methods=["POST"]),
    Route("/drafts/{id}/withdraw", drafts_decided.withdrawn, methods=["POST"]),
)


class Drafts:
    """Answers for the drafts where the gate is open; whatever else is asked goes on to the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        endpoint = _endpoint(scope) if is_a_draft(scope) and admitted(scope, self._settings) else None
        if endpoint is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive, send)
        try:
            response = await endpoint(request)
        except FORESEEN as error:
            response = answer(request, error)
        response.headers.update(_HEADERS)
        await response(scope, receive, send)


def _endpoint(scope: Scope) -> Endpoint | None:
    """What answers this path by this method."""
    for route in ROUTES:
        match, found = route.matches(scope)
        if match is Match.FULL:
            scope.update(found)
            return cast("Endpoint", found["endpoint"])
    return None

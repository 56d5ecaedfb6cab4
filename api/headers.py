"""Headers that every answer carries, as a plain ASGI layer that touches nothing else."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECURITY: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Reading is for everybody's scripts. The one cookie keeps the language; browsers send none along to a star.
_OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Graph-Version, Link, Retry-After",
}
_OPEN_PATHS: Final = (
    "/sparql",
    "/store",
    "/graph/",
    "/search",
    "/suggest",
    "/doc",
    "/id/",
    "/scheme/",
    "/dataset",
    "/context.jsonld",
)


class Headers:
    """Adds the security headers, and on the open paths those that let scripts of other sites read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = _SECURITY | (_OPEN if scope["path"].startswith(_OPEN_PATHS) else {})

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sender)

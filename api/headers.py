"""Headers that every answer carries, as a plain ASGI layer that touches nothing else."""

from __future__ import annotations

from typing import Final

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
    "/ontology",
    "/shapes",
    "/queries",
    "/reports",
    "/synergies",
    "/briefs/",
    "/bodies/",
    "/cities/",
    "/openapi.json",
    "/data",
    "/catalog",
    "/.well-known/void",
)


def _raw(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_FOR_US: Final = _raw(_SECURITY)
_FOR_ALL: Final = _raw(_SECURITY | _OPEN)
_NAMES: Final = frozenset(name for name, _ in _FOR_ALL)


class Headers:
    """Adds the security headers, and on the open paths those that let scripts of other sites read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = _FOR_ALL if scope["path"].startswith(_OPEN_PATHS) else _FOR_US

        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                there = {name for name, _ in headers}
                more = added if there.isdisjoint(_NAMES) else [pair for pair in added if pair[0] not in there]
                message["headers"] = [*headers, *more]
            await send(message)

        await self._app(scope, receive, sender)

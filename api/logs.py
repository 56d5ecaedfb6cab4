"""What happens, a line each: requests on standard output, faults on standard error; no text of queries."""

from __future__ import annotations

import json
import logging
import logging.config
import re
import secrets
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import TIMES, Metrics, Times

REQUESTS: Final = logging.getLogger("uclg.requests")
REQUEST_ID: Final[ContextVar[str | None]] = ContextVar("request_id", default=None)
_SANE: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"})
_NO_ROUTE: Final = "none"


class Requests:
    """Gives every request an id and a `Server-Timing`, logs it when it is answered, and counts it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._paths: dict[object, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        request_id = _given(scope) or secrets.token_hex(8)
        times = Times()
        REQUEST_ID.set(request_id)
        TIMES.set(times)
        # Whoever raises is answered with 500, further out.
        status, size = 500, 0

        async def sender(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                timing = _timing(times, time.perf_counter() - begun)
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", request_id.encode()),
                    (b"server-timing", timing.encode()),
                ]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sender)
        finally:
            self._keep(scope, status, size, time.perf_counter() - begun)

    def _keep(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        route = self._route(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.answered(method, route, status, seconds)
        if REQUESTS.isEnabledFor(logging.INFO):
            fields = {
                "method": method,
                "route": route,
                "status": status,
                "milliseconds": round(seconds * 1000, 1),
                "bytes": size,
            }
            REQUESTS.info("request", extra={"fields": fields})

    def _route(self, scope: Scope) -> str:
        """The path as the application writes it, so that there are not more of them than routes."""
        endpoint = scope.get("endpoint")
        if endpoint is None:
            return _NO_ROUTE
        if not self._paths:
            for route in scope["app"].routes:
                self._paths.setdefault(getattr(route, "endpoint", None) or route.app, route.path)
        return self._paths.get(endpoint, _NO_ROUTE)


def _given(scope: Scope) -> str | None:
    """The id that the client gives its request, if it is one that a log can hold."""
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            return value.decode("latin-1") if _SANE.fullmatch(value) else None
    return None


def _timing(times: Times, total: float) -> str:
    own = f"total;dur={total * 1000:.1f}"
    if times.queue is None or times.evaluation is None:
        return own
    return f"queue;dur={times.queue * 1000:.1f}, evaluation;dur={times.evaluation * 1000:.1f}, {own}"


class Lines(logging.Formatter):
    """A JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One record; newlines and quotes within are escaped."""
        return json.dumps(_content(record), ensure_ascii=False, default=str)


def _content(record: logging.LogRecord) -> dict[str, Any]:
    content: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": record.getMessage(),
        "request": REQUEST_ID.get(),
    }
    content |= getattr(record, "fields", {})
    if record.exc_info:
        content["trace"] = logging.Formatter().formatException(record.exc_info)
    return {name: value for name, value in content.items() if value is not None}


class Plain(logging.Formatter):
    """Words for people."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, with its trace on lines of their own."""
        content = _content(record)
        trace = content.pop("trace", None)
        line = " ".join(str(value) for value in content.values())
        return f"{line}\n{trace}" if trace else line


def configure(choice: str) -> None:
    """Set the logs of this process up.

    Args:
        choice: `plain`, `json`, or `off` for no lines of requests; faults are told in any case.
    """
    kind = Lines if choice == "json" else Plain
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"lines": {"()": kind}},
            "handlers": {
                "faults": {
                    "class": "logging.StreamHandler",
                    "formatter": "lines",
                    "stream": "ext://sys.stderr",
                },
                "requests": {
                    "class": "logging.StreamHandler",
                    "formatter": "lines",
                    "stream": "ext://sys.stdout",
                },
            },
            "root": {"level": "WARNING", "handlers": ["faults"]},
            "loggers": {
                REQUESTS.name: {
                    "level": "CRITICAL" if choice == "off" else "INFO",
                    "handlers": ["requests"],
                    "propagate": False,
                }
            },
        }
    )

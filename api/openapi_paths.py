"""The operations that FastAPI does not describe by itself; a test holds them to the routes."""

from __future__ import annotations

from api import openapi_data, openapi_sparql, openapi_things
from api.openapi_parts import (
    ANY,
    LANG,
    LANG_STRICT,
    UNCHANGED,
    Part,
    answer,
    content,
    operation,
    problems,
)


def paths() -> Part:
    """Path items by path."""
    return {
        **_running(),
        **openapi_sparql.paths(),
        **openapi_things.paths(),
        **openapi_data.paths(),
    }


def _running() -> Part:
    status = {
        "type": "object",
        "required": ["status"],
        "properties": {"status": {"type": "string"}, "version": {"type": "integer"}},
    }
    start = answer("What is here.", content("text/html", json=ANY), "Graph-Version")
    document = answer("This document.", content(json=ANY), "ETag")
    answers = {"200": answer("It is.", content(json=status))}
    return {
        "/": {
            "get": operation(
                "start", "operation", "What is here", {"200": start} | problems(406, 502, 503, 504), [LANG]
            )
        },
        "/health/live": {"get": operation("live", "operation", "Whether the server runs", answers)},
        "/health/ready": {
            "get": operation(
                "ready",
                "operation",
                "Whether it can answer, and from which version",
                answers | problems(502, 503, 504),
            )
        },
        "/metrics": {
            "get": operation(
                "metrics",
                "operation",
                "Figures for Prometheus",
                {"200": answer("Figures.", content("text/plain"))},
            )
        },
        "/openapi.json": {
            "get": operation(
                "openapi", "operation", "This document", {"200": document, **UNCHANGED} | problems(400)
            )
        },
        "/docs": {
            "get": operation(
                "docs",
                "operation",
                "This document as a page to try it on",
                {"200": answer("The page.", content("text/html"))} | problems(400),
                [LANG_STRICT],
            )
        },
    }

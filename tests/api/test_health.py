"""Whether the server lives and whether it can answer: the truth."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import httpx
from fastapi import FastAPI

from api.app import create
from graph.settings import load
from tests.api.conftest import Server, publish


def test_a_server_that_runs_is_live(server: Server) -> None:
    assert server.get("/health/live").json() == {"status": "live"}


def test_a_server_that_answers_is_ready_and_says_from_which_version(server: Server) -> None:
    answer = server.get("/health/ready")
    assert answer.json() == {"status": "ready", "version": 1}
    assert answer.headers["graph-version"] == "1"
    assert "graph-version" not in server.get("/health/live").headers


def test_health_is_never_cached(server: Server) -> None:
    for path in ("/health/live", "/health/ready"):
        assert server.get(path).headers["cache-control"] == "no-store"


async def get(app: FastAPI, *paths: str) -> list[httpx.Response]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return [await client.get(path) for path in paths]


def test_before_anything_is_published_it_is_live_and_not_ready(tmp_path: Path) -> None:
    app = create(replace(load({}), data=tmp_path, readers=1))

    async def scene() -> list[httpx.Response]:
        async with app.router.lifespan_context(app):
            before = await get(app, "/health/live", "/health/ready", "/", "/sparql?query=ASK{}")
            publish(tmp_path, 1)
            return before + await get(app, "/health/ready", "/sparql?query=ASK{}")

    live, ready, page, query, later, answer = asyncio.run(scene())
    assert live.status_code == 200
    assert (ready.status_code, page.status_code, query.status_code) == (503, 503, 503)
    assert ready.json()["title"] == "Nothing published yet"
    assert later.json() == {"status": "ready", "version": 1}
    assert answer.status_code == 200

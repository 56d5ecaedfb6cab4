"""`/sparql`: the SPARQL 1.1 protocol for queries."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, TypeVar, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.address import client_of
from api.conditional import LASTING, etag, is_known
from api.description import describe
from api.formats import FORMAT, format_for
from api.parameters import BODIES, Parameters, of_request
from api.problems import INVALID, Problem
from graph.engine import Answer, Engine, Format, QueryRequest, offers
from graph.engine.cached import CachedEngine, is_volatile
from graph.engine.tokens import shape

T = TypeVar("T")

PARAMETERS: Final = ("query", "default-graph-uri", "named-graph-uri", "format", "timeout", "lang")
# What clients send whether it is understood or not, and what changes no answer here.
_IGNORED: Final = (*FORMAT, "queryLn", "infer", "maxrows")
_OF_DESCRIPTION: Final = {*FORMAT, "lang"}
# Seconds after which a client that goes is noticed.
_SOON: Final = 0.05
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_PREFLIGHT: Final = BODIES | {
    "Allow": _METHODS,
    "Access-Control-Allow-Methods": _METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    parameters = await of_request(request)
    if request.method != "POST" and parameters.names() <= _OF_DESCRIPTION:
        return await describe(request, parameters)
    wanted = _request(parameters, request.headers.get("accept"), client_of(request))
    engine = cast("Engine", request.app.state.engine)
    lasting = engine if isinstance(engine, CachedEngine) and not is_volatile(wanted.text) else None
    known = request.headers.get("if-none-match")
    if lasting and known and (unchanged := _unchanged(lasting, wanted, known)):
        return unchanged
    answer = await unless_gone(request, engine.query(wanted))
    if answer is None:
        return Response(status_code=499)
    tag = etag(answer.version, wanted, answer.media_type) if lasting and answer.version else None
    return response(answer, tag)


def _unchanged(engine: CachedEngine, wanted: QueryRequest, known: str) -> Response | None:
    """304 where the client has the answer already: version, query and format name it, nobody is asked."""
    if wanted.format is None:
        return None
    number = engine.current()
    tag = etag(number, wanted, wanted.format.content_type)
    if not is_known(known, tag):
        return None
    return Response(status_code=304, headers=_lasting(number, tag))


def _lasting(version: int, tag: str) -> dict[str, str]:
    return {"Vary": "Accept", "Graph-Version": str(version), "ETag": tag, "Cache-Control": LASTING}


def response(answer: Answer, tag: str | None = None) -> Response:
    """An answer as it is sent."""
    headers = {"Content-Type": answer.media_type, "Vary": "Accept"}
    if answer.version is not None:
        headers["Graph-Version"] = str(answer.version)
        if tag:
            headers |= _lasting(answer.version, tag)
    return Response(answer.body, headers=headers)


def _request(parameters: Parameters, accept: str | None, client: str) -> QueryRequest:
    """The request to the engine.

    Raises:
        Problem, InputError: a parameter is missing, given twice, unknown or wrong; or no format will do.
    """
    if "update" in parameters.names():
        raise Problem(INVALID, "Updates are not accepted here, only queries.")
    parameters.only(PARAMETERS, _IGNORED)
    text = parameters.one("query")
    if text is None:
        raise Problem(INVALID, "There is no query: send it as parameter 'query', or post it.")
    return QueryRequest(
        text,
        _format(text, parameters.all(*FORMAT), accept),
        _graphs(parameters, "default-graph-uri"),
        _graphs(parameters, "named-graph-uri"),
        _seconds(parameters.one("timeout")),
        client,
    )


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...]:
    """Each once: a dataset is a set, but the store would count a graph as often as it is named."""
    return tuple(dict.fromkeys(parameters.all(name)))


def _format(text: str, names: tuple[str, ...], accept: str | None) -> Format | None:
    form = shape(text)
    if form is None:
        return None  # the engine says what is wrong with the text
    return format_for(offers(form), names, accept)


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise Problem(INVALID, f"timeout={text!r} is no number of seconds above 0.")
    return seconds


async def unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of some work; None, and the work is cancelled, when the client goes first.

    Most work is done before it is worth while to look after the client.
    """
    working = asyncio.current_task()
    assert working is not None
    watch: asyncio.Task[None] | None = None
    left = False

    async def look() -> None:
        nonlocal left
        while (await request.receive())["type"] != "http.disconnect":
            pass
        left = True
        working.cancel()

    def begin() -> None:
        nonlocal watch
        watch = asyncio.ensure_future(look())

    timer = asyncio.get_running_loop().call_later(_SOON, begin)
    try:
        return await work
    except asyncio.CancelledError:
        if not left or working.uncancel():
            raise
        return None
    finally:
        timer.cancel()
        if watch is not None:
            watch.cancel()


routes = [Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"])]

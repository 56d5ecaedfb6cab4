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
from api.description import EDIT, describe
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
_OF_DESCRIPTION: Final = {*FORMAT, "lang", EDIT}
# Seconds after which a client that goes is noticed.
_SOON: Final = 0.05
_VARY: Final = (b"vary", b"Accept")
_CACHE: Final = (b"cache-control", LASTING.encode())
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
    accept, known = _fields(request)
    wanted = _request(parameters, accept, client_of(request))
    engine = cast("Engine", request.app.state.engine)
    lasting = engine if isinstance(engine, CachedEngine) and not is_volatile(wanted.text) else None
    if lasting and known and (unchanged := _unchanged(lasting, wanted, known)):
        return unchanged
    answer = await unless_gone(request, engine.query(wanted))
    if answer is None:
        return Response(status_code=499)
    tag = etag(answer.version, wanted, answer.media_type) if lasting and answer.version else None
    return response(answer, tag)


def _fields(request: Request) -> tuple[str | None, str | None]:
    """Accept and If-None-Match; of several fields with one name the first."""
    accept = known = None
    for name, value in request.scope["headers"]:
        if name == b"accept" and accept is None:
            accept = value.decode("latin-1")
        elif name == b"if-none-match" and known is None:
            known = value.decode("latin-1")
    return accept, known


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
    headers = [(b"content-type", answer.media_type.encode()), _VARY]
    if answer.version is not None:
        headers.append((b"graph-version", b"%d" % answer.version))
        if tag:
            headers += (b"etag", tag.encode()), _CACHE
    return Whole(answer.body, headers)


class Whole(Response):
    """An answer that is there in full, with its fields as they are sent but for its length."""

    def __init__(self, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
        self.status_code = 200
        self.body = body
        self.background = None
        self.raw_headers = [*headers, (b"content-length", b"%d" % len(body))]


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
    watch = _Watch(request)
    timer = watch.loop.call_later(_SOON, watch.begin)
    try:
        return await work
    except asyncio.CancelledError:
        if not watch.left or watch.working.uncancel():
            raise
        return None
    finally:
        timer.cancel()
        if watch.looking is not None:
            watch.looking.cancel()


class _Watch:
    """Looks after the client of the task that makes this, and cancels the task when the client goes."""

    __slots__ = ("left", "looking", "loop", "request", "working")

    def __init__(self, request: Request) -> None:
        working = asyncio.current_task()
        assert working is not None
        self.request = request
        self.working = working
        self.loop = working.get_loop()
        self.looking: asyncio.Task[None] | None = None
        self.left = False

    def begin(self) -> None:
        """Look from now on."""
        self.looking = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        while (await self.request.receive())["type"] != "http.disconnect":
            pass
        self.left = True
        self.working.cancel()


routes = [Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"])]

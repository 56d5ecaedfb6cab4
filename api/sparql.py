"""`/sparql`: the SPARQL 1.1 protocol for queries."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Final, TypeVar, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.negotiate import choose_format
from api.parameters import BODIES, Parameters, of_request
from api.problems import INVALID, NOT_ACCEPTABLE, Problem
from graph.engine import Answer, Engine, Format, QueryRequest, Shape, named, offers
from graph.engine.tokens import shape
from graph.errors import InputError

T = TypeVar("T")

PARAMETERS: Final = ("query", "default-graph-uri", "named-graph-uri", "format", "timeout", "lang")
# Other names of `format`: SPARQLWrapper sends all three.
_FORMAT: Final = ("format", "output", "results")
# What clients send whether it is understood or not, and what changes no answer here.
_IGNORED: Final = (*_FORMAT, "queryLn", "infer")
# Names of formats that only clients' libraries use.
_NICKNAMES: Final = {"json-ld": "jsonld", "rdf+xml": "rdfxml", "n3": "turtle"}
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_PREFLIGHT: Final = BODIES | {
    "Allow": _METHODS,
    "Access-Control-Allow-Methods": _METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


async def sparql(request: Request) -> Response:
    """Answer a query."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    wanted = _request(await of_request(request), request.headers.get("accept"))
    wanted = replace(wanted, client=request.client.host if request.client else "")
    engine = cast("Engine", request.app.state.engine)
    answer = await unless_gone(request, engine.query(wanted))
    return Response(status_code=499) if answer is None else response(answer)


def response(answer: Answer) -> Response:
    """An answer as it is sent."""
    headers = {"Content-Type": answer.media_type, "Vary": "Accept"}
    if answer.version is not None:
        headers["Graph-Version"] = str(answer.version)
    return Response(answer.body, headers=headers)


def _request(parameters: Parameters, accept: str | None) -> QueryRequest:
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
        _format(text, parameters.all(*_FORMAT), accept),
        _graphs(parameters, "default-graph-uri"),
        _graphs(parameters, "named-graph-uri"),
        _seconds(parameters.one("timeout")),
    )


def _graphs(parameters: Parameters, name: str) -> tuple[str, ...]:
    """Each once: a dataset is a set, but the store would count a graph as often as it is named."""
    return tuple(dict.fromkeys(parameters.all(name)))


def _format(text: str, names: tuple[str, ...], accept: str | None) -> Format | None:
    form = shape(text)
    if form is None:
        return None  # the engine says what is wrong with the text
    return format_for(form, names, accept)


def format_for(form: Shape, names: tuple[str, ...], accept: str | None) -> Format:
    """The first of the named formats that can hold the answer, else the one for the Accept header.

    Raises:
        InputError: none of the names is one.
        Problem: 406.
    """
    wrong: InputError | None = None
    for name in filter(None, names):
        try:
            return named(_NICKNAMES.get(name.lower(), name), form)
        except InputError as error:
            wrong = wrong or error
    if wrong:
        raise wrong
    chosen = choose_format(accept, offers(form))
    if chosen is None:
        able = ", ".join(offer.media_type for offer in offers(form))
        raise Problem(NOT_ACCEPTABLE, f"This can be answered as {able}; Accept asks for none of these.")
    return chosen


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
    """The result of some work; None, and the work is cancelled, when the client goes first."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        gone.cancel()
        task.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


routes = [Route("/sparql", sparql, methods=["GET", "POST", "OPTIONS"])]

"""`/sparql`: the SPARQL 1.1 protocol for queries."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, TypeVar, cast
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.negotiate import choose_format
from api.problems import INVALID, MEDIA, NOT_ACCEPTABLE, TOO_LARGE, Problem
from graph.engine import Answer, Engine, Format, QueryRequest, named, offers
from graph.engine.tokens import shape

T = TypeVar("T")
Parameters = list[tuple[str, str]]

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_MOST: Final = 4 << 20
_PREFLIGHT: Final = {
    "Allow": "GET, HEAD, POST, OPTIONS",
    "Accept-Post": f"{_FORM}, {_QUERY}",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


async def sparql(request: Request) -> Response:
    """Answer a query."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    parameters = await _parameters(request)
    wanted = _request(parameters, request.headers.get("accept"))
    engine = cast("Engine", request.app.state.engine)
    answer = await _unless_gone(request, engine.query(wanted))
    return Response(status_code=499) if answer is None else _response(answer)


def _response(answer: Answer) -> Response:
    headers = {"Content-Type": answer.media_type, "Vary": "Accept"}
    if answer.version is not None:
        headers["Graph-Version"] = str(answer.version)
    return Response(answer.body, headers=headers)


async def _parameters(request: Request) -> Parameters:
    """What the address and the body say together; a body that is a query counts as `query`.

    Raises:
        Problem: 400, 413 or 415.
    """
    found = _decoded(request.scope["query_string"], "address")
    if request.method != "POST":
        return found
    media_type, charset = _content_type(request)
    if charset not in ("", "utf-8", "utf8"):
        raise Problem(MEDIA, f"The body should be UTF-8, not {charset}.")
    if media_type == _FORM:
        return found + _decoded(await _body(request), "body")
    if media_type == _QUERY:
        return [*found, ("query", _text(await _body(request), "body"))]
    what = f"not {media_type}" if media_type else "and the request says nothing"
    raise Problem(
        MEDIA, f"A query is posted as {_FORM} or {_QUERY}, {what}.", {"Accept-Post": f"{_FORM}, {_QUERY}"}
    )


def _content_type(request: Request) -> tuple[str, str]:
    media_type, *rest = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((part.removeprefix("charset=").strip('"') for part in rest if "charset=" in part), "")
    return media_type, charset


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST:
            raise Problem(TOO_LARGE, f"A query may have {_MOST} bytes here.")
    return bytes(body)


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(INVALID, f"Byte {error.start + 1} of the {where} is not UTF-8.") from None


def _decoded(data: bytes, where: str) -> Parameters:
    try:
        return parse_qsl(_text(data, where), keep_blank_values=True, errors="strict", max_num_fields=10_000)
    except UnicodeDecodeError:
        raise Problem(INVALID, f"A parameter in the {where} is not percent-encoded UTF-8.") from None
    except ValueError:
        raise Problem(INVALID, f"There are too many parameters in the {where}.") from None


def _request(parameters: Parameters, accept: str | None) -> QueryRequest:
    """The request to the engine.

    Raises:
        Problem, InputError: a parameter is missing, given twice or wrong; or no format will do.
    """
    text = _one(parameters, "query")
    if text is None:
        raise Problem(INVALID, "There is no query: send it as parameter 'query', or post it.")
    return QueryRequest(
        text,
        _format(text, _one(parameters, "format"), accept),
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
        _seconds(_one(parameters, "timeout")),
    )


def _one(parameters: Parameters, name: str) -> str | None:
    values = [value for key, value in parameters if key == name]
    if len(values) > 1:
        raise Problem(INVALID, f"The parameter '{name}' is given {len(values)} times.")
    return values[0] if values else None


def _format(text: str, name: str | None, accept: str | None) -> Format | None:
    form = shape(text)
    if form is None:
        return None  # the engine says what is wrong with the text
    if name:
        return named(name, form)
    chosen = choose_format(accept, offers(form))
    if chosen is None:
        able = ", ".join(offer.media_type for offer in offers(form))
        raise Problem(NOT_ACCEPTABLE, f"This query can be answered as {able}; Accept asks for none of these.")
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


async def _unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T | None:
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

"""`/store` and `/graph/...`: the SPARQL 1.1 Graph Store Protocol, for reading; and the whole dataset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, cast

from pyoxigraph import RdfFormat
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from api import dump
from api.address import base_of, client_of
from api.formats import FORMAT, format_for
from api.negotiate import ranges
from api.parameters import Parameters, of_address
from api.problems import INVALID, NOT_FOUND, Problem
from api.sparql import response, unless_gone
from graph.engine import Answer, Engine, Format, QueryRequest, Shape, named, offers
from graph.errors import QueryTooLarge
from graph.settings import Settings
from graph.versions import Versions

NQUADS: Final = Format("nquads", "application/n-quads", RdfFormat.N_QUADS, ("text/x-nquads",), ("nq",))
TRIG: Final = Format("trig", "application/trig", RdfFormat.TRIG, ("application/x-trig",))
METHODS: Final = "GET, HEAD, OPTIONS"
_PREFLIGHT: Final = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
_ALL: Final = "CONSTRUCT WHERE { ?s ?p ?o }"
_ANY: Final = "ASK { ?s ?p ?o }"


async def store(request: Request) -> Response:
    """A graph that the parameters name, or without any of them the whole dataset."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    parameters = of_address(request)
    parameters.only(("graph", "default", "format", "lang"), FORMAT)
    iri = parameters.one("graph")
    if parameters.one("default") is None:
        return (
            _dataset(request, parameters, await _number(request))
            if iri is None
            else await _graph(request, parameters, iri)
        )
    if iri is not None:
        raise Problem(INVALID, "'graph' and 'default' name two graphs; send one of them.")
    return await _graph(request, parameters, None)


async def direct(request: Request) -> Response:
    """The graph whose own address this is."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_PREFLIGHT)
    parameters = of_address(request)
    parameters.only(("format", "lang"), FORMAT)
    base = cast("Settings", request.app.state.settings).base
    return await _graph(request, parameters, f"{base}graph/{request.path_params['name']}")


async def _graph(request: Request, parameters: Parameters, iri: str | None) -> Response:
    """A named graph; None: the default graph, the union of all.

    Raises:
        Problem: 404, 406.
        InputError, QueryProblem, VersionError: see `Engine.query`.
    """
    format_ = format_for(offers(Shape.TRIPLES), parameters.all(*FORMAT), request.headers.get("accept"))
    graphs = () if iri is None else (iri,)
    wanted = QueryRequest(_ALL, format_, graphs, client=client_of(request))
    engine = cast("Engine", request.app.state.engine)
    try:
        answer = await unless_gone(request, engine.query(wanted))
    except QueryTooLarge as error:
        whole = f"{base_of(request)}store?format=nquads"
        raise QueryTooLarge(f"{error} The dump of the whole dataset, of any size, is at {whole}") from None
    if answer is None:
        return Response(status_code=499)
    if iri is not None and not await _has_any(engine, wanted, answer):
        raise Problem(NOT_FOUND, f"There is no graph {iri}")
    return response(answer)


async def _has_any(engine: Engine, wanted: QueryRequest, answer: Answer) -> bool:
    """Whether the graph is there; one without triples is not. An engine that does not count is asked."""
    if answer.rows is not None:
        return answer.rows > 0
    asked = await engine.query(replace(wanted, text=_ANY, format=named("json", Shape.BOOLEAN)))
    return bool(json.loads(asked.body)["boolean"])


async def _number(request: Request) -> int:
    number = await cast("Engine", request.app.state.engine).ready()
    if number is None:
        raise Problem(NOT_FOUND, "The whole dataset is not kept here; ask for its graphs one by one.")
    return number


def _dataset(request: Request, parameters: Parameters, number: int) -> Response:
    """The dump of a version: as it is, unpacked, or written as TriG.

    Raises:
        InputError, Problem: no format will do.
        NoVersion: the version has gone.
        QueryTooLarge: there are more quads than an answer may have, and TriG is asked for.
    """
    format_ = format_for((NQUADS, TRIG), parameters.all(*FORMAT), request.headers.get("accept"))
    settings = cast("Settings", request.app.state.settings)
    version = Versions(settings.data).get(number)
    if format_ is TRIG and version.manifest.quads > settings.rows:
        raise QueryTooLarge(
            f"The dataset has {version.manifest.quads} quads; more than {settings.rows} (UCLG_ROWS) are not "
            f"written as TriG. As N-Quads it is at {base_of(request)}store?format=nquads"
        )
    headers = {"Vary": "Accept, Accept-Encoding", "Graph-Version": str(number)}
    packed = format_ is NQUADS and _takes_gzip(request.headers.get("accept-encoding"))
    if packed:
        size = str(version.manifest.dump.bytes)
        headers |= {"Content-Encoding": "gzip", "Content-Length": size}
    read = dump.packed if packed else dump.nquads if format_ is NQUADS else dump.trig
    body: Iterator[bytes] = iter(()) if request.method == "HEAD" else read(version)
    return StreamingResponse(body, headers=headers, media_type=format_.content_type)


def _takes_gzip(header: str | None) -> bool:
    asked = {item.value: item.quality for item in ranges(header or "")}
    return asked.get("gzip", asked.get("*", 0.0)) > 0


_METHODS: Final = ["GET", "OPTIONS"]
routes = [Route("/store", store, methods=_METHODS), Route("/graph/{name:path}", direct, methods=_METHODS)]

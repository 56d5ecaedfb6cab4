"""`/data`, `/catalog` and `/.well-known/void`: the files of a version, their catalogue and their figures."""

from __future__ import annotations

import asyncio
import hashlib
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.address import base_of
from api.conditional import LASTING
from api.data_page import as_json, page
from api.editions import is_unchanged, number_asked, number_known
from api.formats import FORMAT, format_for, format_or_page
from api.negotiate import choose_language, choose_type
from api.parameters import Parameters, of_address
from api.partial import wanted
from api.problems import INVALID, NOT_ACCEPTABLE, NOT_FOUND, Problem
from graph.engine import Format, Shape, offers
from graph.engine.prefixes import tidied
from graph.errors import NoExports
from graph.exports.catalog import CATALOG_PREFIXES, catalog
from graph.exports.package import File, Package, of_version
from graph.exports.void import VOID_FILE, VOID_PREFIXES
from graph.settings import Settings
from graph.versions import Versions

_COMMON: Final = {
    "Cache-Control": LASTING,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Graph-Version, Content-Range, Accept-Ranges, Retry-After",
}
_GZIP: Final = "application/gzip"
_PAGE_TYPES: Final = ("text/html", "application/json")
_NEGOTIATED: Final = {"Vary": "Accept, Accept-Language"}


async def data(request: Request) -> Response:
    """What can be downloaded, for people or for programs."""
    parameters = _parameters(request)
    found = _package(request, parameters)
    if _page_type(request, parameters) == "text/html":
        return _html(request, parameters, found)
    headers = _headers(found) | _NEGOTIATED
    return _unless_known(request, JSONResponse(as_json(found, base_of(request)), headers=headers))


async def download(request: Request) -> Response:
    """One file, or a part of it."""
    parameters = _parameters(request, "version")
    found = _package(request, parameters)
    name = cast("str", request.path_params["file"])
    file = found.file(name)
    if file is None:
        raise Problem(NOT_FOUND, f"There is no file {name[:80]!r} in version {found.version}; see /data")
    tag, modified = f'"{file.sha256}"', format_datetime(found.created, usegmt=True)
    headers = _headers(found) | {"ETag": tag, "Last-Modified": modified, "Accept-Ranges": "bytes"}
    if is_unchanged(request, headers):
        return Response(status_code=304, headers=headers)
    asked, same = request.headers.get("range"), request.headers.get("if-range")
    part = wanted(asked, same, file.bytes, tag, modified)
    return _File(found.folder / file.name, part, headers, _media_type(file), file.name)


async def describe(request: Request) -> Response:
    """The catalogue as DCAT-AP; for a browser the page of downloads."""
    parameters = _parameters(request)
    format_ = format_or_page(parameters.all(*FORMAT), request.headers.get("accept"))
    found = _package(request, parameters)
    if format_ is None:
        return _html(request, parameters, found)
    triples = list(catalog(found, base_of(request)))
    return _rdf(request, found, triples, format_, CATALOG_PREFIXES)


async def void(request: Request) -> Response:
    """How much there is of what."""
    parameters = _parameters(request)
    found = _package(request, parameters)
    format_ = format_for(offers(Shape.TRIPLES), parameters.all(*FORMAT), request.headers.get("accept"))
    address, base = base_of(request), found.about.base
    triples = [_moved(triple, base, address) for triple in _void_of(found.folder / VOID_FILE)]
    return await asyncio.to_thread(_rdf, request, found, triples, format_, VOID_PREFIXES)


class _File(FileResponse):
    """A file, of which `part` is what is left of the `Range` header."""

    def __init__(
        self, path: Path, part: str | None, headers: dict[str, str], media_type: str, name: str
    ) -> None:
        try:
            stat = path.stat()
        except FileNotFoundError:
            raise NoExports(f"{name} went with its version; ask again for the one in force.") from None
        super().__init__(path, headers=headers, media_type=media_type, filename=name, stat_result=stat)
        self._part = part

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        told = [pair for pair in scope["headers"] if pair[0] not in (b"range", b"if-range")]
        told += [(b"range", self._part.encode())] if self._part else []
        await super().__call__({**scope, "headers": told}, receive, send)


def _parameters(request: Request, *known: str) -> Parameters:
    parameters = of_address(request)
    parameters.only(known or ("version", "format", "lang"), () if known else FORMAT)
    return parameters


def _package(request: Request, parameters: Parameters) -> Package:
    """The files of the version that is asked for, or of the one in force.

    Raises:
        Problem: 400, 404, 410.
        VersionError: nothing has been published.
    """
    number = number_known(request, number_asked(parameters))
    if number is None:
        raise Problem(NOT_FOUND, "The files are not kept here: this server asks another one.")
    settings = cast("Settings", request.app.state.settings)
    try:
        return of_version(Versions(settings.data).get(number))
    except NoExports as error:
        raise Problem(NOT_FOUND, str(error)) from None


def _page_type(request: Request, parameters: Parameters) -> str:
    names = {"html": "text/html", "json": "application/json"}
    given = [name for name in parameters.all(*FORMAT) if name]
    if given:
        chosen = names.get(given[0], given[0])
        if chosen not in _PAGE_TYPES:
            raise Problem(INVALID, f"{given[0][:40]!r} is no format of this page; there are: html, json.")
        return chosen
    media_type = choose_type(request.headers.get("accept"), _PAGE_TYPES)
    if media_type is None:
        raise Problem(NOT_ACCEPTABLE, f"This page can be had as {' or '.join(_PAGE_TYPES)}.")
    return media_type


def _html(request: Request, parameters: Parameters, found: Package) -> Response:
    language = choose_language(parameters.one("lang"), request.headers.get("accept-language"))
    asked = parameters.one("version")
    body = page(found, base_of(request), language, f"?version={found.version}" if asked else "")
    headers = _headers(found) | _NEGOTIATED | {"Content-Language": language}
    return _unless_known(request, Response(body, headers=headers, media_type="text/html"))


def _rdf(
    request: Request, found: Package, triples: list[Triple], format_: Format, prefixes: dict[str, str]
) -> Response:
    assert isinstance(format_.writer, RdfFormat)
    body = serialize(triples, format=format_.writer, prefixes=prefixes)
    assert body is not None
    headers = _headers(found) | {"Vary": "Accept", "Content-Type": format_.content_type}
    return _unless_known(request, Response(tidied(body, format_.writer), headers=headers))


def _headers(found: Package) -> dict[str, str]:
    return _COMMON | {
        "Graph-Version": str(found.version),
        "Last-Modified": format_datetime(found.created, usegmt=True),
    }


def _unless_known(request: Request, answer: Response) -> Response:
    tag = f'"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
    answer.headers["ETag"] = tag
    if not is_unchanged(request, {"ETag": tag, "Last-Modified": answer.headers["last-modified"]}):
        return answer
    kept = {
        name: value
        for name, value in answer.headers.items()
        if name not in ("content-length", "content-type")
    }
    return Response(status_code=304, headers=kept)


def _media_type(file: File) -> str:
    """Of what is sent: a packed file stays packed."""
    return _GZIP if file.packed else file.mediatype


@lru_cache(maxsize=2)
def _void_of(path: Path) -> tuple[Triple, ...]:
    return tuple(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE))


def _moved(triple: Triple, base: str, address: str) -> Triple:
    """The endpoint and the files where this server has them."""
    value = triple.object
    if isinstance(value, NamedNode) and value.value.startswith((f"{base}data/", f"{base}sparql")):
        moved = NamedNode(address + value.value.removeprefix(base))
        return Triple(triple.subject, triple.predicate, moved)
    return triple


routes = [
    Route("/data", data),
    Route("/data/{file}", download),
    Route("/catalog", describe),
    Route("/.well-known/void", void),
]

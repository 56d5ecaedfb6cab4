"""`/data`, `/catalog` and `/.well-known/void`: the files of a version, their catalogue and their figures."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email.utils import format_datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, cast

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.address import base_of
from api.conditional import LASTING
from api.data_page import as_json, page
from api.editions import gone, is_unchanged, number_asked, number_known
from api.formats import FORMAT, format_for, format_or_page
from api.language import VARY, language_of, remember
from api.negotiate import choose_type
from api.parameters import Parameters, of_address
from api.partial import sent, wanted
from api.problems import INVALID, NOT_ACCEPTABLE, NOT_FOUND, Problem
from graph.engine import Format, Shape, offers
from graph.engine.prefixes import tidied
from graph.errors import NoExports, NoVersion
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
_NEGOTIATED: Final = {"Vary": VARY}


async def data(request: Request) -> Response:
    """What can be downloaded, for people or for programs."""
    parameters = _parameters(request)
    with _package(request, parameters) as found:
        if _page_type(request, parameters) == "text/html":
            return _html(request, parameters, found)
        headers = _headers(found) | _NEGOTIATED
        listed = as_json(found, base_of(request), _fixed(parameters))
        return _unless_known(request, JSONResponse(listed, headers=headers))


async def download(request: Request) -> Response:
    """One file, or a part of it; opened while its version is held, it is there to its end."""
    parameters = _parameters(request, "version")
    name = cast("str", request.path_params["file"])
    with _package(request, parameters) as found:
        file = found.file(name)
        if file is None:
            raise Problem(NOT_FOUND, f"There is no file {name[:80]!r} in version {found.version}; see /data")
        tag, modified = f'"{file.sha256}"', format_datetime(found.created, usegmt=True)
        headers = _headers(found) | {"ETag": tag, "Last-Modified": modified, "Accept-Ranges": "bytes"}
        if is_unchanged(request, headers):
            return Response(status_code=304, headers=headers)
        headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
        if request.method == "HEAD":  # no part of it (RFC 9110, section 14.2)
            return sent(BytesIO(), file.bytes, None, headers, _media_type(file))
        asked, same = request.headers.get("range"), request.headers.get("if-range")
        parts = wanted(asked, same, file.bytes, tag, modified)
        return sent((found.folder / file.name).open("rb"), file.bytes, parts, headers, _media_type(file))


async def describe(request: Request) -> Response:
    """The catalogue as DCAT-AP; for a browser the page of downloads."""
    parameters = _parameters(request)
    format_ = format_or_page(parameters.all(*FORMAT), request.headers.get("accept"))
    with _package(request, parameters) as found:
        if format_ is None:
            return _html(request, parameters, found)
        triples = list(catalog(found, base_of(request)))
        return _rdf(request, found, triples, format_, CATALOG_PREFIXES)


async def void(request: Request) -> Response:
    """How much there is of what."""
    parameters = _parameters(request)
    format_ = format_for(offers(Shape.TRIPLES), parameters.all(*FORMAT), request.headers.get("accept"))
    with _package(request, parameters) as found:
        address, base = base_of(request), found.about.base
        triples = [_moved(triple, base, address) for triple in _void_of(found.folder / VOID_FILE)]
    return await asyncio.to_thread(_rdf, request, found, triples, format_, VOID_PREFIXES)


def _parameters(request: Request, *known: str) -> Parameters:
    parameters = of_address(request)
    parameters.only(known or ("version", "format", "lang"), () if known else FORMAT)
    return parameters


@contextmanager
def _package(request: Request, parameters: Parameters) -> Iterator[Package]:
    """The files of the version that is asked for, or of the one in force; held, none goes meanwhile.

    Raises:
        Problem: 400, 404, 410.
        VersionError: nothing has been published.
    """
    asked = number_asked(parameters)
    if number_known(request, asked) is None:
        raise Problem(NOT_FOUND, "The files are not kept here: this server asks another one.")
    settings = cast("Settings", request.app.state.settings)
    with ExitStack() as stack:
        try:
            version = stack.enter_context(Versions(settings.data).reading(asked))
            found = of_version(version)
        except NoVersion:
            if asked is None:
                raise
            raise gone(asked) from None
        except NoExports as error:
            raise Problem(NOT_FOUND, str(error)) from None
        yield found


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
    parameters.one("lang")  # at most
    language = language_of(request)
    body = page(request, found, language, _fixed(parameters))
    headers = _headers(found) | _NEGOTIATED | {"Content-Language": language}
    answer = _unless_known(request, Response(body, headers=headers, media_type="text/html"))
    remember(request, answer)
    return answer


def _fixed(parameters: Parameters) -> str:
    """What keeps the addresses of files in the version that is asked for by its number."""
    number = number_asked(parameters)
    return "" if number is None else f"?version={number}"


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

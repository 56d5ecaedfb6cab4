"""`/id/...` and `/doc/...`: every IRI of the graph resolves, in the format that is asked for."""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import replace
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api import thing_written
from api.address import base_of, client_of
from api.conditional import is_known
from api.editions import is_unchanged, lasting, number_asked, number_known, tag_of
from api.formats import FORMAT
from api.language import VARY, language_of, remember
from api.links import local, named, with_query
from api.parameters import Parameters, of_address
from api.problems import CLIENT_LEFT, INVALID, Problem
from api.sparql import unless_gone
from api.synergies_thing import strongest
from api.thing_address import Wish, address, link_header
from api.variants import HTML, Variant, suffixed, variant_for
from graph.descriptions import Description, NotDescribed, describe
from graph.descriptions.known import successor
from graph.engine import Engine
from graph.settings import Settings
from ontology.files import context_file

PARAMETERS: Final = ("format", "lang", "page", "version")
_PAGE: Final = re.compile("[1-9][0-9]{0,8}")


async def thing(request: Request) -> Response:
    """A thing cannot be sent: 303 leads to the document about it, 301 to what it was merged into."""
    parameters = of_address(request)
    parameters.only(PARAMETERS, FORMAT)
    _passed_on(parameters)
    base, root = _settings(request).base, base_of(request)
    iri = base + str(request.scope["path"]).removeprefix("/")
    number = number_known(request, number_asked(parameters))
    asked = successor(_engine(request), iri, version=number, client=client_of(request))
    try:
        new = await unless_gone(request, asked)
    except NotDescribed as error:
        return _missing(
            request, variant_for(parameters.all(*FORMAT), request.headers.get("accept")), iri, error
        )
    query = request.scope["query_string"].decode("latin-1")
    document = with_query(root + local(new or iri, base), query)
    # Its own address answers for the new thing, where it is one of ours.
    place = with_query(root + new.removeprefix(base), query) if new and new.startswith(base) else document
    headers = {"Link": f'<{document}>; rel="describedby"'}
    if number is not None:
        headers |= {"Graph-Version": str(number), "Cache-Control": "public, no-cache"}
    return RedirectResponse(place, 301 if new else 303, headers)


async def document(request: Request) -> Response:
    """The document about a thing: in a format by suffix, by `format` or by Accept."""
    parameters = of_address(request)
    parameters.only(PARAMETERS, FORMAT)
    base, name = _settings(request).base, str(request.path_params["name"])
    ending = suffixed(name)
    if ending is not None:
        if parameters.all(*FORMAT):
            raise Problem(INVALID, f"The address ends with .{ending[1].suffix}; leave out 'format'.")
        try:
            return await _told(request, _wish(request, parameters, named(ending[0], base), ending[1]))
        except NotDescribed:
            pass  # a name may end like a suffix
    wish = _wish(request, parameters, named(name, base), None)
    try:
        return await _told(request, wish)
    except NotDescribed as error:
        return _missing(request, ending[1] if ending else wish.variant, wish.iri, error)


async def foreign(request: Request) -> Response:
    """The document about whatever the graph describes, by `?iri=`."""
    parameters = of_address(request)
    parameters.only(("iri", *PARAMETERS), FORMAT)
    iri = parameters.one("iri")
    if not iri:
        raise Problem(INVALID, "The parameter 'iri' says which thing is asked for.")
    wish = _wish(request, parameters, iri, None)
    try:
        return await _told(request, wish)
    except NotDescribed as error:
        return _missing(request, wish.variant, iri, error)


async def context(request: Request) -> Response:
    """The JSON-LD context that the documents name."""
    of_address(request).only(())
    body = context_file().read_bytes()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/ld+json")


def _wish(request: Request, parameters: Parameters, iri: str, variant: Variant | None) -> Wish:
    """What is asked for.

    Raises:
        InputError, Problem: no format will do, or a parameter is wrong.
    """
    chosen = variant or variant_for(parameters.all(*FORMAT), request.headers.get("accept"))
    parameters.one("lang")  # at most
    page = _page(parameters)
    fixed = variant is not None or bool(parameters.all(*FORMAT))
    return Wish(iri, chosen, language_of(request), page, number_asked(parameters), fixed)


def _page(parameters: Parameters) -> int:
    """The number of the page.

    Raises:
        Problem: it is none.
    """
    page = parameters.one("page") or "1"
    if not _PAGE.fullmatch(page):
        raise Problem(INVALID, f"page={page[:40]!r}: pages are counted from 1.")
    return int(page)


def _passed_on(parameters: Parameters) -> None:
    """Look at what only the document reads, so that nobody is led to a problem.

    Raises:
        InputError, Problem: there is no such format, or a parameter is wrong.
    """
    if names := parameters.all(*FORMAT):
        variant_for(names, None)
    parameters.one("lang")  # at most
    _page(parameters)


async def _told(request: Request, wish: Wish) -> Response:
    """The document, 304 where the client has it, or 301 where the thing was merged away.

    Raises:
        NotDescribed, InputError, QueryProblem, VersionError, Problem.
    """
    number = number_known(request, wish.version)
    if number is not None:
        headers = _lasting(request, wish, number)
        if is_unchanged(request, headers):
            return Response(status_code=304, headers=headers)
    asked = describe(_engine(request), wish.iri, version=number, page=wish.page, client=client_of(request))
    description = await unless_gone(request, asked)
    if description is None:
        return Response(status_code=CLIENT_LEFT)
    if description.replaced_by:
        moved = address(replace(wish, iri=description.replaced_by), _settings(request).base, base_of(request))
        return RedirectResponse(moved, 301, {"Vary": VARY})
    return await _whole(request, wish, description)


async def _whole(request: Request, wish: Wish, description: Description) -> Response:
    base, root = _settings(request).base, base_of(request)
    best = await strongest(request, wish.language, description) if wish.variant is HTML else None
    body = await asyncio.to_thread(thing_written.body, request, wish, description, base, best)
    headers = {"Vary": VARY, "Link": link_header(wish, description, base, root)}
    if wish.variant.speaks:
        headers["Content-Language"] = wish.language
    if description.version is not None:
        headers |= _lasting(request, wish, description.version)
    response = Response(body, headers=headers | {"Content-Type": wish.variant.media_type})
    remember(request, response)
    return response


def _lasting(request: Request, wish: Wish, number: int) -> dict[str, str]:
    parts = (wish.iri, wish.variant.name, wish.language if wish.variant.speaks else "", str(wish.page))
    query = request.scope["query_string"].decode("latin-1")
    tag = tag_of(number, *parts, base_of(request), request.scope["path"], query)
    return lasting(request, number, tag, VARY)


def _missing(request: Request, variant: Variant, iri: str, error: NotDescribed) -> Response:
    """404: a page for who reads pages, else a problem document."""
    if variant is not HTML:
        raise error
    page = thing_written.missing(request, iri, language_of(request))
    return Response(page, 404, {"Vary": VARY, "Cache-Control": "no-store"}, HTML.media_type)


def _settings(request: Request) -> Settings:
    return cast("Settings", request.app.state.settings)


def _engine(request: Request) -> Engine:
    return cast("Engine", request.app.state.engine)


routes = [
    Route("/id/{name:path}", thing),
    Route("/scheme/{name:path}", thing),
    Route("/dataset", thing),
    Route("/doc", foreign),
    Route("/doc/{name:path}", document),
    Route("/context.jsonld", context),
]

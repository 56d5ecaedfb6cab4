"""`/ontology` and `/shapes`: pages made from the files, and the files themselves."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Final, cast
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import vocabulary_written as written
from api.address import base_of
from api.conditional import LASTING, is_known
from api.editions import lasting
from api.formats import FORMAT
from api.language import VARY, language_of, remember
from api.negotiate import choose, ranges
from api.parameters import Parameters, of_address
from api.problems import INVALID, NOT_ACCEPTABLE, NOT_FOUND, Problem
from api.variants import CSV, HTML, VARIANTS, Variant, suffixed
from api.vocabulary_figures import Counter, Figures
from api.vocabulary_files import file
from graph.errors import InputError
from graph.settings import Settings
from ontology.docs import documentation
from ontology.files import context_file

PARAMETERS: Final = ("format", "lang")
OFFERS: Final = tuple(variant for variant in VARIANTS if variant is not CSV)
_OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Graph-Version, Link, Retry-After",
}
_SAFE: Final = "/-._~!$&'()*+,;=:@?#[]%"


async def ontology(request: Request) -> Response:
    """The ontology, in the format that is asked for."""
    return await _ontology(request, _variant(request), "ontology")


async def ontology_version(request: Request) -> Response:
    """The same at the address of its version; 404 for a version that is not the one here."""
    name = str(request.path_params["version"])
    ending = suffixed(name)
    number, variant = ending if ending else (name, _variant(request))
    _parameters(request, fixed=ending is not None)
    if variant not in OFFERS or number != documentation().version:
        return _no_version(request, variant)
    return await _ontology(request, variant, f"ontology/{number}")


async def shapes(request: Request) -> Response:
    """The shapes, in the format that is asked for."""
    variant = _variant(request)
    if variant is not HTML:
        return _file(request, "shapes", variant, "shapes")
    page = await asyncio.to_thread(written.shapes_page, *_asked(request))
    return _sent(request, page, HTML, "shapes")


async def context(request: Request) -> Response:
    """The JSON-LD context of a version of the ontology."""
    of_address(request).only(())
    if request.path_params["version"] != documentation().version:
        raise _unknown()
    body = context_file().read_bytes()
    headers = _OPEN | {"ETag": _tag(body), "Last-Modified": _modified(), "Cache-Control": LASTING}
    return _unless_known(request, Response(body, headers=headers, media_type="application/ld+json"))


async def _ontology(request: Request, variant: Variant, place: str) -> Response:
    if variant is not HTML:
        return _file(request, "ontology", variant, place)
    state = request.app.state
    settings = cast("Settings", state.settings)
    if not hasattr(state, "vocabulary"):
        state.vocabulary = Counter(state.engine, settings.base)
    figures = await cast("Counter", state.vocabulary).figures()
    page = await asyncio.to_thread(written.ontology_page, *_asked(request), settings.base, figures)
    return _sent(request, page, HTML, place, figures)


def _file(request: Request, name: str, variant: Variant, place: str) -> Response:
    return _sent(request, file(name, variant), variant, place)


def _asked(request: Request) -> tuple[str, str, str]:
    """Language, the way up to the root, and what the links to other languages keep."""
    depth = str(request.scope["path"]).count("/") - 1
    named = _parameters(request, fixed=False).one("format")
    return language_of(request), "../" * depth, f"format={quote(named)}&" if named else ""


def _parameters(request: Request, *, fixed: bool) -> Parameters:
    """Those of the address.

    Args:
        fixed: whether the path says the format already.

    Raises:
        Problem: 400.
    """
    parameters = of_address(request)
    parameters.only(PARAMETERS, FORMAT)
    parameters.one("lang")
    if fixed and parameters.all(*FORMAT):
        raise Problem(INVALID, "The address says which format; leave out 'format'.")
    return parameters


def _variant(request: Request) -> Variant:
    """By suffix, by `format`, or by Accept.

    Raises:
        InputError, Problem.
    """
    suffix = request.path_params.get("suffix")
    names = _parameters(request, fixed=suffix is not None).all(*FORMAT)
    if suffix is not None:
        found = next((variant for variant in OFFERS if variant.suffix == suffix), None)
        if found is None:
            raise Problem(NOT_FOUND, f"There is no .{str(suffix)[:20]} of this; there are: {_able()}.")
        return found
    return _named(names) if names else _accepted(request.headers.get("accept"))


def _named(names: tuple[str, ...]) -> Variant:
    for name in names:
        for variant in OFFERS:
            if name.strip().lower() in (variant.name, variant.suffix, *variant.types):
                return variant
    raise InputError(f"{names[0][:40]!r} is no format here; there are: {_able()}.")


def _accepted(accept: str | None) -> Variant:
    """Who names HTML and likes nothing better gets the page; who takes anything gets Turtle."""
    reads = any(item.value in HTML.types for item in ranges(accept or ""))
    offers = sorted(OFFERS, key=lambda variant: variant is not HTML) if reads else OFFERS
    chosen = choose(accept, offers, lambda variant: variant.types)
    if chosen is None:
        able = ", ".join(variant.types[0] for variant in OFFERS)
        raise Problem(NOT_ACCEPTABLE, f"This can be answered as {able}; Accept asks for none of these.")
    return chosen


def _able() -> str:
    return ", ".join(variant.suffix for variant in OFFERS)


def _sent(
    request: Request, body: bytes, variant: Variant, place: str, figures: Figures | None = None
) -> Response:
    headers = {"Last-Modified": _modified(), "Cache-Control": LASTING, "Vary": VARY}
    if figures is not None and figures.version is not None:
        headers |= lasting(request, figures.version, "", VARY)
    headers |= _OPEN | {"ETag": _tag(body), "Link": _links(base_of(request), variant, place)}
    if variant is HTML:
        headers["Content-Language"] = language_of(request)
    response = _unless_known(request, Response(body, headers=headers, media_type=variant.media_type))
    if variant is HTML:
        remember(request, response)
    return response


def _unless_known(request: Request, response: Response) -> Response:
    """304 by tag alone: the day of the last change is too coarse to go by."""
    known = request.headers.get("if-none-match")
    if known is None or known.strip() == "*" or not is_known(known, response.headers["etag"]):
        return response
    sent = {name: value for name, value in response.headers.items() if not name.startswith("content-l")}
    sent.pop("content-type")
    return Response(status_code=304, headers=sent)


def _links(root: str, variant: Variant, place: str) -> str:
    name = place.partition("/")[0]
    links = [f'<{root}{name}>; rel="canonical"']
    links += [
        f'<{root}{place}.{other.suffix}>; rel="alternate"; type="{other.types[0]}"'
        for other in OFFERS
        if other is not variant
    ]
    if variant is not HTML:
        links.append(f'<{root}{place}.html>; rel="describedby"; type="text/html"')
    if name != place:
        links.append(f'<{root}{name}>; rel="latest-version"')
    links.append(f'<{documentation().license}>; rel="license"')
    return ", ".join(quote(link, safe=_SAFE + '<>; "') for link in links)


def _tag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _modified() -> str:
    day = date.fromisoformat(documentation().modified)
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)


def _unknown() -> Problem:
    return Problem(
        NOT_FOUND, f"There is no such version of the ontology; there is only {documentation().version}."
    )


def _no_version(request: Request, variant: Variant) -> Response:
    if variant is not HTML:
        raise _unknown()
    page = written.missing(*_asked(request), str(request.path_params["version"]))
    return Response(page, 404, {"Vary": VARY, "Cache-Control": "no-store"}, HTML.media_type)


_PATHS: Final[tuple[tuple[str, Callable[[Request], object]], ...]] = (
    ("/ontology", ontology),
    ("/ontology.{suffix}", ontology),
    ("/ontology/{version}", ontology_version),
    ("/ontology/{version}/context.jsonld", context),
    ("/shapes", shapes),
    ("/shapes.{suffix}", shapes),
)
routes = [Route(path, endpoint) for path, endpoint in _PATHS]

"""What every answer about synergies has around it: format, language, version, entity tag, links."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from starlette.requests import Request
from starlette.responses import Response

from api.address import base_of, client_of
from api.editions import is_unchanged, lasting, number_asked, number_known, tag_of
from api.language import VARY, language_of, remember
from api.negotiate import choose_type
from api.parameters import of_address
from api.problems import CLIENT_LEFT, NOT_ACCEPTABLE, Problem
from api.sparql import unless_gone
from api.synergies_asked import Common
from api.synergies_finding import Finder
from graph.settings import Settings

JSON, JSONLD, CSV, HTML, SVG = (
    "application/json",
    "application/ld+json",
    "text/csv",
    "text/html",
    "image/svg+xml",
)
TYPES: Final = {"json": JSON, "jsonld": JSONLD, "csv": CSV, "html": HTML}
_PROBLEM: Final[dict[str, Any]] = {"content": {"application/problem+json": {}}}
_TOLD: Final[dict[int, str]] = {
    304: "It is as `If-None-Match` or `If-Modified-Since` knows it.",
    400: "A parameter is unknown or wrong, or a name means several things or nothing.",
    404: "There is no such synergy, body, city or version.",
    406: "Nothing that Accept asks for can be had.",
    410: "The version that is asked for is no longer kept.",
    503: "Too many wait, or nothing has been published; Retry-After says when to come again.",
    504: "It took longer than a query may take.",
}
PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"description": text} | ({} if status == 304 else _PROBLEM) for status, text in _TOLD.items()
}


@dataclass(frozen=True)
class Body:
    """What is sent.

    Attributes:
        version: of the graph; None where the server has no versions.
        links: query parts of the addresses of other pages, by their relation.
        status: 400 for a page that tells what is wrong.
        headers: more of them.
    """

    text: str | bytes
    version: int | None
    links: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asking:
    """A request as its handler needs it."""

    request: Request
    language: str
    media_type: str
    version: int | None

    @property
    def finder(self) -> Finder:
        """Finds synergies."""
        return cast("Finder", self.request.app.state.synergies)

    @property
    def base(self) -> str:
        """Of the IRIs of things."""
        return cast("Settings", self.request.app.state.settings).base

    @property
    def client(self) -> str:
        """Who asks."""
        return client_of(self.request)

    @property
    def context(self) -> str:
        """Address of the JSON-LD context."""
        return f"{base_of(self.request)}context.jsonld"

    def headers(self, number: int) -> dict[str, str]:
        """Those of an answer from a version."""
        where = (base_of(self.request), self.request.scope["path"])
        query = self.request.scope["query_string"].decode("latin-1")
        tag = tag_of(number, self.media_type, self.language, *where, query)
        return lasting(self.request, number, tag, VARY)


def asking(
    request: Request, shared: Common, form: str | None = None, types: Mapping[str, str] = TYPES
) -> Asking:
    """Read what all such requests have.

    Args:
        shared: the parameters as they were read; the address may have no others.
        form: name of a format, which wins over the Accept header.

    Raises:
        Problem: 400, 404, 406 or 410.
        VersionError: nothing is published.
    """
    given = of_address(request)
    fields = type(shared).model_fields
    given.only([*fields])
    for name, told in fields.items():
        if not str(told.annotation).startswith("list"):
            given.one(name)
    media_type = types[form] if form else choose_type(request.headers.get("accept"), [*types.values()])
    if media_type is None:
        raise Problem(NOT_ACCEPTABLE, f"This can be had as {' or '.join(types.values())}.")
    language = shared.lang or language_of(request)
    return Asking(request, language, media_type, number_known(request, number_asked(given)))


async def answer(asked: Asking, work: Coroutine[Any, Any, Body]) -> Response:
    """Do the work and send what it gives, or 304 where the client has that already."""
    if asked.version is not None:
        headers = asked.headers(asked.version)
        if is_unchanged(asked.request, headers):
            work.close()
            return Response(status_code=304, headers=headers)
    body = await unless_gone(asked.request, work)
    if body is None:
        return Response(status_code=CLIENT_LEFT)
    headers = {"Vary": VARY, "Content-Language": asked.language} | dict(body.headers)
    if body.status != 200:
        headers |= {"Cache-Control": "no-store"}
        return Response(body.text, body.status, headers, asked.media_type)
    if body.links:
        headers["Link"] = ", ".join(f'<{to}>; rel="{rel}"' for rel, to in body.links.items())
    if body.version is not None:
        headers |= asked.headers(body.version)
    response = Response(body.text, headers=headers, media_type=asked.media_type)
    remember(asked.request, response)
    return response


def turns(total: int, limit: int, offset: int, to: Any) -> dict[str, str]:  # noqa: ANN401 - a Wish's `to`
    """Query parts of the addresses of the pages before and after one, by their relation."""
    found = {}
    if offset:
        found["prev"] = to(offset=max(0, offset - limit))
    if offset + limit < total:
        found["next"] = to(offset=offset + limit)
    return found

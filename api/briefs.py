"""`/briefs/{body}` and `/briefs/{body}/{other}`: why two bodies could work together, on two pages."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any, Final, Literal, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.address import base_of
from api.editions import published
from api.links import local, root_of
from api.problems import NOT_FOUND, Problem
from api.rendering import frame, render
from api.synergies_asked import Common
from api.synergies_sent import HTML, PROBLEMS, Asking, Body, answer, asking
from api.thing_words import WORDS
from graph.brief import Brief, Reader, compose, gather
from graph.brief.document import document
from graph.brief.page import content
from graph.brief.words import WORDS as OWN
from graph.descriptions.known import successor
from graph.documents.docx import MEDIA_TYPE as DOCX
from graph.errors import NotDescribed
from graph.settings import Settings

TYPES: Final = {"html": HTML, "docx": DOCX}
_ID: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*", re.ASCII)
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = PROBLEMS | {
    200: {
        "description": "The brief.",
        "content": {
            HTML: {"schema": {"type": "string"}},
            DOCX: {"schema": {"type": "string", "format": "binary"}},
        },
    },
    301: {"description": "A body was merged into another one, or named twice."},
    404: PROBLEMS[404] | {"description": "There is no such body or version."},
}
Named = Annotated[str, Path(min_length=1, max_length=200, description="A body: the end of its IRI.")]

router = APIRouter(tags=["synergies"])


class Wish(Common):
    """What a brief takes."""

    format: Annotated[Literal["html", "docx"] | None, Field(description="Wins over the Accept header.")] = (
        None
    )


@router.head("/briefs/{body}", include_in_schema=False)
@router.get(
    "/briefs/{body}",
    operation_id="briefOfABody",
    summary="With whom a body could work, on two pages",
    response_class=Response,
    responses=_ANSWERS,
)
async def of_one(request: Request, body: Named, wish: Annotated[Wish, Query()]) -> Response:
    """Its strongest synergies, who is in office, what could be done, and the evidence: to print or edit."""
    return await _brief(asking(request, wish, wish.format, TYPES), body)


@router.head("/briefs/{body}/{other}", include_in_schema=False)
@router.get(
    "/briefs/{body}/{other}",
    operation_id="briefOfTwoBodies",
    summary="Why two bodies could work together, on two pages",
    response_class=Response,
    responses=_ANSWERS,
)
async def of_two(request: Request, body: Named, other: Named, wish: Annotated[Wish, Query()]) -> Response:
    """What connects the two, or that nothing is known to; otherwise as for one."""
    return await _brief(asking(request, wish, wish.format, TYPES), body, other)


async def _brief(asked: Asking, *names: str) -> Response:
    """The brief of these bodies.

    Raises:
        Problem, NotDescribed: 404, there is no such body.
    """
    for name in names:
        if not _ID.fullmatch(name):
            raise Problem(NOT_FOUND, f"No body is called {name[:80]!r}.")
    iris = [f"{asked.base}id/body/{name}" for name in dict.fromkeys(names)]
    if len(iris) < len(names):
        return RedirectResponse(_address(asked, iris), 301)
    try:
        return await answer(asked, _body(asked, iris))
    except NotDescribed:
        if place := await _moved(asked, iris):
            return RedirectResponse(place, 301)
        raise


async def _moved(asked: Asking, iris: list[str]) -> str | None:
    """The address of the brief of what bodies were merged into, if they were."""
    found = []
    for iri in iris:
        engine, version = asked.finder.engine, asked.version
        found.append(await successor(engine, iri, version=version, client=asked.client) or iri)
    if found == iris:
        return None
    return _address(asked, found)


def _address(asked: Asking, iris: list[str]) -> str:
    """Where the brief of some bodies is, with whatever else was asked for."""
    query = asked.request.scope["query_string"].decode("latin-1")
    place = f"{root_of(asked.request)}{_place(iris)}"
    return f"{place}?{query}" if query else place


def _place(iris: list[str]) -> str:
    """Where the brief of some bodies is, relative to the root."""
    return "/".join(["briefs", *(iri.rsplit("/", 1)[-1] for iri in iris)])


async def _body(asked: Asking, iris: list[str]) -> Body:
    reader = Reader(asked.finder.engine, version=asked.version, client=asked.client)
    told = await gather(reader, *iris)
    made = None
    if reader.version is not None:
        settings = cast("Settings", asked.request.app.state.settings)
        made = published(settings.data, reader.version).date()
    brief = compose(told, asked.language, version=reader.version, made=made)
    links = {"alternate": _query(asked, "html" if asked.media_type == DOCX else "docx")}
    if asked.media_type == HTML:
        return Body(_page(asked, brief, iris), reader.version, links)
    root = base_of(asked.request)
    file = await asyncio.to_thread(document, brief, lambda iri: root + local(iri, asked.base))
    name = "-".join(["brief", *(iri.rsplit("/", 1)[-1] for iri in iris), asked.language])
    headers = {"Content-Disposition": f'attachment; filename="{name}.docx"'}
    return Body(file, reader.version, links, headers=headers)


def _page(asked: Asking, brief: Brief, iris: list[str]) -> str:
    request, language = asked.request, asked.language
    root, words = root_of(request), OWN[language]

    def lead(iri: str) -> str:
        return root + local(iri, asked.base)

    def pair(iri: str) -> str:
        return root + _place([*iris, iri])

    return render(
        "brief.html",
        **frame(request, language, WORDS[language], f"{words['brief']}{words['colon']} {brief.title}"),
        content=content(brief, lead, pair if len(iris) == 1 else None),
        document=_query(asked, "docx"),
        as_docx=words["as_docx"],
        own=[(body, root + _place([body.iri])) for body in brief.bodies] if len(iris) > 1 else [],
        brief_word=words["brief"] + words["colon"],
    )


def _query(asked: Asking, form: str) -> str:
    """The query part of the address of the same brief in a format, in this language."""
    version = asked.request.query_params.get("version")
    return "?" + urlencode(
        {"format": form, "lang": asked.language} | ({"version": version} if version else {})
    )

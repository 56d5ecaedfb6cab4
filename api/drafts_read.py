"""Drafts as they are read: the list, one of them, and what publishing it would change."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final, cast
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from api import drafts_check, drafts_list, drafts_page, drafts_written
from api.drafts_text import numbers
from api.drafts_view import View, view_of
from api.drafts_work import apart, checked
from api.language import VARY, language_of, remember
from api.negotiate import LANGUAGES, choose_type
from api.problems import INVALID, NOT_ACCEPTABLE, NOT_FOUND, Problem
from graph.errors import InputError, VersionError
from graph.review.change import Change
from graph.review.drafts import Listed, drafts_folder, listed, load
from graph.review.model import Review
from graph.settings import Settings

HTML: Final = "text/html"
JSON: Final = "application/json"
_FORMATS: Final = {"html": HTML, "json": JSON}
_WRONG: Final = 400


async def every(request: Request) -> Response:
    """The list of drafts."""
    return await listing(request, kind_of(request))


async def listing(request: Request, kind: str, wrong: tuple[str, str] | None = None) -> Response:
    """The list of drafts; `wrong` says why files were not read, and in which language it does."""
    drafts = await asyncio.to_thread(_all, settings_of(request))
    if kind == JSON:
        return json_of(drafts_written.listing(each for each, _ in drafts))
    text = await drafts_list.page(request, drafts, language_of(request), wrong)
    return page_of(request, text, wrong)


def _all(settings: Settings) -> list[tuple[Listed, Review | None]]:
    return [(each, each.review) for each in listed(drafts_folder(settings))]


async def one(request: Request) -> Response:
    """A draft: its text and its facts."""
    review = await loaded(request)
    view = view_of(request, review, language_of(request))
    return await shown(request, review, view, kind_of(request))


async def shown(request: Request, review: Review, view: View, kind: str, wrong: str = "") -> Response:
    """A draft; `wrong` says what could not be done."""
    if kind == JSON:
        return json_of(drafts_written.whole(review, view.shown(review), numbers(review)))
    return page_of(request, await drafts_page.page(request, review, view, language_of(request), wrong), wrong)


async def check(request: Request) -> Response:
    """What publishing would change."""
    review, kind = await loaded(request), kind_of(request)
    try:
        change = await apart(checked, settings_of(request), review.id, True)
    except (InputError, VersionError) as error:
        if kind == JSON:
            raise
        return await shown(request, review, view_of(request, review, language_of(request)), kind, str(error))
    return await change_of(request, change, kind)


async def change_of(request: Request, change: Change, kind: str, wrong: str = "") -> Response:
    """What publishing would change; `wrong` says why it was not done."""
    if kind == JSON:
        return json_of(drafts_written.change(change))
    language = language_of(request)
    view = view_of(request, change.review, language)
    return page_of(request, await drafts_check.page(request, change, view, language, wrong), wrong)


async def loaded(request: Request) -> Review:
    """The draft that the path names.

    Raises:
        Problem: 404, there is none.
        InputError: it is damaged.
    """
    folder, name = drafts_folder(settings_of(request)), request.path_params["id"]
    there = await asyncio.to_thread(
        lambda: [each.name for each in folder.iterdir()] if folder.is_dir() else []
    )
    if name not in there or name.startswith("."):
        raise Problem(NOT_FOUND, f"There is no draft {name[:80]!r}.")
    return await asyncio.to_thread(load, folder, name)


def settings_of(request: Request) -> Settings:
    """The settings in force."""
    return cast("Settings", request.app.state.settings)


def kind_of(request: Request) -> str:
    """The media type that is asked for.

    Raises:
        Problem: 400 or 406, there is no such format.
    """
    form = request.query_params.get("format")
    if form is not None and form not in _FORMATS:
        raise Problem(INVALID, f"format={form[:40]!r} is none of {', '.join(_FORMATS)}.")
    kind = _FORMATS[form] if form else choose_type(request.headers.get("accept"), [JSON, HTML])
    if kind is None:
        raise Problem(NOT_ACCEPTABLE, f"This can be had as {JSON} or {HTML}.")
    return kind


def language_kept(request: Request) -> str:
    """The query part that keeps the language that the address asks for."""
    asked = request.query_params.get("lang")
    return f"?{urlencode({'lang': asked})}" if asked in LANGUAGES else ""


def page_of(request: Request, text: str, wrong: object = None) -> Response:
    """A page; with 400 where it tells what is wrong."""
    headers = {"Content-Language": language_of(request), "Vary": VARY}
    response = Response(text, _WRONG if wrong else 200, headers, HTML)
    remember(request, response)
    return response


def json_of(content: dict[str, Any], status: int = 200) -> Response:
    """The same for programs."""
    return Response(json.dumps(content, ensure_ascii=False, indent=1), status, media_type=JSON)

"""What is decided about drafts: facts are accepted or not, drafts come in, are published, are thrown away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import drafts_written
from api.address import root_of
from api.drafts_asked import Asked, carry_out, of_form, of_json, said_of_json
from api.drafts_graph import things
from api.drafts_read import (
    HTML,
    JSON,
    change_of,
    json_of,
    kind_of,
    language_kept,
    listing,
    loaded,
    settings_of,
    shown,
)
from api.drafts_text import paragraph_of
from api.drafts_upload import uploaded
from api.drafts_view import View, view_of
from api.drafts_words_facts import refusal
from api.drafts_work import apart, checked, publication, taking_back
from api.language import language_of
from api.parameters import of_bytes
from graph.errors import InputError, VersionError
from graph.review.drafts import drafts_folder, forget
from graph.review.model import Review
from graph.settings import Settings

_SEE_OTHER: Final = 303
_MADE: Final = 201


async def upload(request: Request) -> Response:
    """Read a report in; the answer leads to its draft."""
    kind = kind_of(request)
    try:
        name = await uploaded(request, settings_of(request))
    except InputError as error:
        if kind == JSON:
            raise
        return await listing(request, kind, refusal(str(error), language_of(request)))
    return (
        _see(request, f"drafts/{name}{language_kept(request)}")
        if kind == HTML
        else json_of({"id": name}, _MADE)
    )


async def decided(request: Request) -> Response:
    """A decision about facts; the answer leads back to where it was made."""
    review, kind = await loaded(request), kind_of(request)
    view = view_of(request, review, language_of(request))
    pairs: list[tuple[str, str]] = []
    try:
        body = await request.body()
        if _is_json(request):
            asked = of_json(body)
        else:
            pairs = of_bytes(body, "body")
            asked = of_form(pairs)
        changed = await asyncio.to_thread(_carried_out, settings_of(request), review, asked, view)
    except (InputError, VersionError) as error:
        if kind == JSON:
            raise
        return await shown(request, review, _again(view, dict(pairs)), kind, str(error))
    if kind == JSON:
        return await shown(request, changed, view, kind)
    return _see(request, f"drafts/{review.id}{view.to()}{_place(changed, view, asked)}")


def _carried_out(settings: Settings, review: Review, asked: Asked, view: View) -> Review:
    known = things(settings) if asked.action in ("edit", "add") else None
    return carry_out(review, asked, view.shown(review), known)


def _again(view: View, given: dict[str, str]) -> View:
    """The page with the form open in which something is wrong."""
    if given.get("action") == "edit":
        return replace(view, edit=given.get("mark", ""))
    if given.get("action") == "add":
        parts = {name: given.get(f"part.{name}", "") for name in ("words", "start", "end")}
        return replace(view, add=given.get("part.kind", ""), **parts)
    return view


def _place(review: Review, view: View, asked: Asked) -> str:
    """The fragment that leads to the fact; to its words, where the fact is not among those shown any more."""
    if asked.action == "add":
        proposal = review.proposals[-1]
    elif isinstance(asked.marks, list) and len(asked.marks) == 1:
        proposal = review.proposal(asked.marks[0])
    else:
        return ""
    if view.shows(proposal):
        return f"#f-{proposal.mark}"
    here = [each.start for each in proposal.passages if each.language == view.text]
    return f"#p-{paragraph_of(review.texts[view.text], here[0])}" if here else ""


async def forgotten(request: Request) -> Response:
    """Throw a draft away."""
    review, kind = await loaded(request), kind_of(request)
    await asyncio.to_thread(forget, drafts_folder(settings_of(request)), review.id)
    return _see(request, f"drafts{language_kept(request)}") if kind == HTML else Response(status_code=204)


async def published(request: Request) -> Response:
    """Publish what was accepted; the answer leads to the draft, which then names the version."""
    return await _version(request, publication)


async def withdrawn(request: Request) -> Response:
    """Take back what was published of a draft; the answer leads to the draft."""
    return await _version(request, taking_back)


async def _version(request: Request, work: Callable[..., int | None]) -> Response:
    """Do what makes a version, with a name and a message."""
    review, kind = await loaded(request), kind_of(request)
    settings = settings_of(request)
    view = view_of(request, review, language_of(request))
    try:
        author, message = await _signed(request)
        number = await apart(work, settings, review.id, author, message)
    except (InputError, VersionError) as error:
        if kind == JSON:
            raise
        if work is taking_back:
            return await shown(request, review, view, kind, str(error))
        return await _not_published(request, review, str(error))
    if kind == JSON:
        return json_of(drafts_written.published(number))
    return _see(request, f"drafts/{review.id}{view.to()}")


async def _not_published(request: Request, review: Review, wrong: str) -> Response:
    """The page that shows what would be published, and why it was not; nothing is built for it."""
    try:
        change = await apart(checked, settings_of(request), review.id, False)
    except (InputError, VersionError):
        return await shown(request, review, view_of(request, review, language_of(request)), HTML, wrong)
    return await change_of(request, change, HTML, wrong)


async def _signed(request: Request) -> tuple[str, str]:
    """Who publishes, and what for.

    Raises:
        InputError: it is not said.
    """
    body = await request.body()
    given = said_of_json(body) if _is_json(request) else dict(of_bytes(body, "body"))
    author, message = (str(given.get(name, "")).strip() for name in ("author", "message"))
    if not author or not message:
        raise InputError("author, message: say who publishes, and what")
    return author, message


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == JSON


def _see(request: Request, place: str) -> Response:
    """Where to go on: a page that can be loaded again without deciding again."""
    return RedirectResponse(f"{root_of(request)}{place}", _SEE_OTHER)

"""`/reports` and `/reports/{report}`: what bodies report, with the facts that were read beside the words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from api import reports_page
from api.address import client_of
from api.editions import tag_of
from api.problems import NOT_FOUND, Problem
from api.reports_address import NAME
from api.reports_answer import Reports, Teller, WholeReport
from api.reports_listed import listed
from api.reports_read import Report, gather
from api.reports_text import Documents, documents
from api.synergies_asked import DEEPEST, Common, given_by, to
from api.synergies_sent import HTML, JSON, PROBLEMS, Asking, Body, answer, asking, turns
from graph.brief import Reader
from graph.settings import Settings

TYPES: Final = {"json": JSON, "html": HTML}
SHOWN: Final = 20
MOST: Final = 100
"""Reports of one answer."""
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = PROBLEMS | {
    200: {"content": {HTML: {"schema": {"type": "string"}}}},
    400: PROBLEMS[400] | {"description": "A parameter is unknown, given twice or wrong."},
    404: PROBLEMS[404] | {"description": "There is no such report, version of it, or version of the graph."},
}
Named = Annotated[str, Path(min_length=1, max_length=200, description="A report: the end of its IRI.")]

router = APIRouter(tags=["reports"])


class Told(Common):
    """What both pages take."""

    format: Annotated[Literal["json", "html"] | None, Field(description="Wins over the Accept header.")] = (
        None
    )


class Turned(Told):
    """What the list takes."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="Reports in the answer.")] = SHOWN
    offset: Annotated[int, Field(ge=0, le=DEEPEST, description="Reports left out before them.")] = 0


class Shown(Told):
    """What the page of a report takes."""

    text: Annotated[
        Literal["en", "es", "fr"] | None,
        Field(description="The version in this language alone; default: all, side by side."),
    ] = None


@dataclass(frozen=True)
class Beside(Asking):
    """A request whose answer depends on the documents beside the graph, too."""

    documents: Documents

    def headers(self, number: int) -> dict[str, str]:
        """Those of the version, but for what would name an answer without the documents.

        They come and go without a new version, within a second too: there is no date, and the answer is not
        kept ready to be sent.
        """
        own = super().headers(number)
        tag = tag_of(number, own.pop("ETag"), *self.documents.state)
        del own["Last-Modified"]
        return own | {"ETag": tag, "Cache-Control": "no-cache"}


@router.head("/reports", include_in_schema=False)
@router.get(
    "/reports",
    operation_id="reports",
    summary="What bodies reported, and how much was read from it",
    response_model=Reports,
    responses=_ANSWERS,
)
async def reports(request: Request, wish: Annotated[Turned, Query()]) -> Response:
    """Published reports, the latest period first."""
    asked = asking(request, wish, wish.format, TYPES)
    return await answer(asked, _listed(asked, wish))


@router.head("/reports/{report}", include_in_schema=False)
@router.get(
    "/reports/{report}",
    operation_id="report",
    summary="A report with the facts that were read from it",
    response_model=WholeReport,
    response_model_exclude_unset=True,
    responses=_ANSWERS,
)
async def report(request: Request, report: Named, wish: Annotated[Shown, Query()]) -> Response:
    """Its versions, their passages and what each says; the text too, where the operator has put it in."""
    asked = asking(request, wish, wish.format, TYPES)
    if not NAME.fullmatch(report):
        raise Problem(NOT_FOUND, f"No report is called {report[:80]!r}.")
    settings = cast("Settings", request.app.state.settings)
    found = await asyncio.to_thread(documents, settings.data, report)
    beside = Beside(**vars(asked), documents=found)
    return await answer(beside, _one(beside, report, wish))


async def _listed(asked: Asking, wish: Turned) -> Body:
    reader = _reader(asked)
    page = await listed(reader, wish.limit, wish.offset)
    given = given_by(wish)
    links = turns(page.total, wish.limit, wish.offset, lambda **other: to(given, **other))
    if asked.media_type == HTML:
        as_json = to(given, format="json", lang=asked.language)
        text = reports_page.listing(asked, page, wish.offset, links, as_json, _kept(wish, "version"))
    else:
        teller = Teller(asked.language, asked.base, _kept(wish, "version"))
        text = teller.reports(page, reader.version, wish.limit, wish.offset).model_dump_json()
    return Body(text, reader.version, links)


async def _one(asked: Beside, name: str, wish: Shown) -> Body:
    reader = _reader(asked)
    found = await gather(reader, f"{asked.base}id/report/{name}", asked.base)
    shown = [each for each in found.versions if wish.text in (None, each.language)]
    if not shown:
        there = ", ".join(each.language for each in found.versions)
        raise Problem(NOT_FOUND, f"The report has no version in {wish.text}; there are: {there}.")
    text = await asyncio.to_thread(_written, asked, found, wish, reader.version)
    other = "json" if asked.media_type == HTML else "html"
    return Body(text, reader.version, {"alternate": to(given_by(wish), format=other)})


def _written(asked: Beside, found: Report, wish: Shown, version: int | None) -> str:
    shown = tuple(each for each in found.versions if wish.text in (None, each.language))
    known = ((each.language, asked.documents.text(each.language, each.text_sha256)) for each in shown)
    texts = {language: text for language, text in known if text is not None}
    if asked.media_type == HTML:
        return reports_page.whole(asked, found, shown, texts, _kept(wish, "lang", "version"))
    teller = Teller(asked.language, asked.base, _kept(wish, "version"))
    return teller.report(found, shown, texts, version).model_dump_json(exclude_unset=True)


def _reader(asked: Asking) -> Reader:
    return Reader(asked.finder.engine, version=asked.version, client=client_of(asked.request))


def _kept(wish: Told, *names: str) -> str:
    """The part of the query that addresses of other pages keep."""
    given = given_by(wish)
    return urlencode({name: given[name] for name in names if name in given})

"""`/synergies`, `/synergies/{id}` and `/bodies/{id}/synergies`: who could work together, and why."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api import synergies_page
from api.editions import number_known
from api.links import root_of
from api.problems import INVALID, NOT_FOUND, Problem
from api.synergies_answer import Synergies, Synergy, Teller
from api.synergies_asked import Common, Filters, Wish, meant, wish_of
from api.synergies_sent import CSV, HTML, JSONLD, PROBLEMS, Asking, Body, answer, asking, turns
from api.synergies_written import table, tree, trees
from graph.descriptions.known import successor
from graph.errors import BadParameter, NameNotFound
from graph.synergies.asked import BODIES

OTHERS: Final[dict[str, Any]] = {
    JSONLD: {"schema": {"type": "object"}},
    CSV: {"schema": {"type": "string"}},
    HTML: {"schema": {"type": "string"}},
}
LISTED: Final[dict[int | str, dict[str, Any]]] = PROBLEMS | {200: {"content": OTHERS}}
_ID: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*", re.ASCII)
_MOVED: Final[dict[int | str, dict[str, Any]]] = {301: {"description": "It was merged into another body."}}
Named = Annotated[
    str, Path(min_length=1, max_length=200, description="The end of its IRI, or a name as people write it.")
]

router = APIRouter(tags=["synergies"])


class Single(Common):
    """What the page of one takes."""

    format: Annotated[
        Literal["json", "jsonld", "csv", "html"] | None, Field(description="Wins over the Accept header.")
    ] = None


@router.head("/synergies", include_in_schema=False)
@router.get(
    "/synergies",
    operation_id="synergies",
    summary="Where bodies and cities could work together",
    response_model=Synergies,
    responses=LISTED,
)
async def synergies(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    """Synergies, strongest first: between whom, why, on what evidence, and what could be done about it."""
    asked = asking(request, filters, filters.format)
    return await answer(asked, _listed(asked, filters))


@router.head("/bodies/{id}/synergies", include_in_schema=False)
@router.get(
    "/bodies/{id}/synergies",
    operation_id="synergiesOfABody",
    summary="With whom a body could work together",
    response_model=Synergies,
    responses=LISTED | _MOVED,
)
async def of_a_body(request: Request, id: Named, filters: Annotated[Filters, Query()]) -> Response:  # noqa: A002
    """The same list for one body; `body` may name the other one of a pair."""
    asked = asking(request, filters, filters.format)
    if len(filters.body) >= BODIES:
        raise Problem(INVALID, "The address names a body already; 'body' can name one more.")
    iri = await _body(asked, id)
    new = await successor(asked.finder.engine, iri, version=asked.version, client=asked.client)
    if new is not None:
        query = request.scope["query_string"].decode("latin-1")
        place = f"{root_of(request)}bodies/{new.rsplit('/', 1)[-1]}/synergies"
        return RedirectResponse(f"{place}?{query}" if query else place, 301)
    return await answer(asked, _listed(asked, filters, iri))


@router.head("/synergies/{id}", include_in_schema=False)
@router.get(
    "/synergies/{id}",
    operation_id="synergy",
    summary="One synergy",
    response_model=Synergy,
    responses=LISTED,
)
async def synergy(
    request: Request,
    id: Annotated[str, Path(min_length=1, max_length=300, description="The end of its IRI.")],  # noqa: A002
    shared: Annotated[Single, Query()],
) -> Response:
    """Why, kind by kind, with what it rests on and the sources of that."""
    asked = asking(request, shared, shared.format)
    if not _ID.fullmatch(id):
        raise Problem(NOT_FOUND, f"No synergy is called '{id[:80]}'.")
    return await answer(asked, _one(asked, f"{asked.base}id/synergy/{id}"))


async def _body(asked: Asking, name: str) -> str:
    """IRI of the body that a path names.

    Raises:
        Problem: 404, there is none.
        Ambiguous: there are several.
    """
    try:
        return await meant(
            asked.finder.engine,
            "body",
            name,
            asked.language,
            base=asked.base,
            version=asked.version,
            client=asked.client,
        )
    except NameNotFound as error:
        raise Problem(NOT_FOUND, str(error)) from None


async def _listed(asked: Asking, filters: Filters, body: str | None = None) -> Body:
    finder = asked.finder
    if filters.since:
        number_known(asked.request, filters.since)  # else it is not kept
    whole = filters.model_copy(update={"body": [body, *filters.body]}) if body else filters
    try:
        wish = await wish_of(finder.engine, whole, asked.language, asked.version, asked.base, asked.client)
    except BadParameter as error:
        if asked.media_type != HTML:
            raise
        return Body(await synergies_page.trouble(asked, filters, error), None, status=400)
    wish = replace(wish, given=wish.given | {"body": filters.body}, every=asked.media_type == JSONLD)
    return await _written(asked, wish, body)


async def _written(asked: Asking, wish: Wish, body: str | None) -> Body:
    results = await asked.finder.results(wish, asked.client)
    links = turns(results.total, wish.filters.limit, wish.filters.offset, wish.to)
    told = results.full.told
    if asked.media_type == HTML:
        text = await synergies_page.listing(asked, wish, results, links, body)
    elif asked.media_type == CSV:
        text = table(told, asked.language)
    elif asked.media_type == JSONLD:
        text = json.dumps(trees(told, asked.context, asked.base), ensure_ascii=False, indent=1)
    else:
        text = Teller(asked.language, asked.base).synergies(results, wish).model_dump_json()
    return Body(text, results.version, links)


async def _one(asked: Asking, iri: str) -> Body:
    full = await asked.finder.one(
        iri,
        asked.language,
        every=asked.media_type == JSONLD,
        version=asked.version,
        client=asked.client,
    )
    told = full.told[0]
    if asked.media_type == HTML:
        text = await synergies_page.single(asked, full)
    elif asked.media_type == CSV:
        text = table([told], asked.language)
    elif asked.media_type == JSONLD:
        found = {"@context": asked.context, **tree(told, asked.base)}
        text = json.dumps(found, ensure_ascii=False, indent=1)
    else:
        text = Teller(asked.language, asked.base).synergy(told, full.names).model_dump_json()
    return Body(text, asked.version)

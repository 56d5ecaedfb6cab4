"""`/cities/{id}/opportunities`: what a city could join, whom it could talk to, what it brings together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final, Literal, cast

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.links import local, root_of
from api.pages.dates import written
from api.problems import NOT_FOUND, Problem
from api.queries_labels import Label, labels
from api.rendering import frame, render
from api.synergies import LISTED, Named, Single
from api.synergies_answer import Language, Opportunities, Teller
from api.synergies_asked import MOST, SHOWN, meant
from api.synergies_entry import Entry, Maker
from api.synergies_index import Brief
from api.synergies_sent import CSV, HTML, JSONLD, Asking, Body, answer, asking
from api.synergies_told import Full, in_full, things_of
from api.synergies_words import WORDS
from api.synergies_written import table, trees
from graph.descriptions.known import successor
from graph.errors import NameNotFound
from graph.synergies.asked import Asked, chosen, family, seats
from graph.synergies.told import Told

PARTS: Final = ("join", "talk", "bridges")
router = APIRouter(tags=["synergies"])


class Limited(Single):
    """What the opportunities of a city take."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="Synergies of each part of the answer.")] = SHOWN


@dataclass(frozen=True)
class Opportunity:
    """What a city could do, and does; by the names of `PARTS`.

    Attributes:
        told: synergies, strongest first.
        totals: how many there are.
    """

    full: Full
    told: dict[str, list[Told]]
    totals: dict[str, int]
    day: date | None
    version: int | None


@router.head("/cities/{id}/opportunities", include_in_schema=False)
@router.get(
    "/cities/{id}/opportunities",
    operation_id="opportunitiesOfACity",
    summary="What a city could do",
    response_model=Opportunities,
    responses=LISTED | {301: {"description": "It was merged into another one."}},
)
async def opportunities(
    request: Request,
    id: Named,  # noqa: A002 - as the address names it
    shared: Annotated[Limited, Query()],
) -> Response:
    """Bodies that it could join and why, cities to talk to, and bodies that its own seats bring together."""
    asked = asking(request, shared, shared.format)
    engine, version = asked.finder.engine, asked.version
    try:
        iri = await meant(
            engine, "city", id, asked.language, base=asked.base, version=version, client=asked.client
        )
    except NameNotFound as error:
        raise Problem(NOT_FOUND, str(error)) from None
    new = await successor(engine, iri, version=version, client=asked.client)
    if new is not None:
        place = f"{root_of(request)}cities/{new.rsplit('/', 1)[-1]}/opportunities"
        query = request.scope["query_string"].decode("latin-1")
        return RedirectResponse(f"{place}?{query}" if query else place, 301)
    return await answer(asked, _told(asked, iri, shared.limit))


async def found(asked: Asking, iri: str, limit: int) -> Opportunity:
    """What there is for a city, from the published synergies.

    Raises:
        QueryProblem, VersionError: see `Engine.query`.
    """
    engine, client = asked.finder.engine, asked.client
    index = await asked.finder.index(asked.version, client)
    own = await things_of(engine, seats(iri), version=index.version, client=client)
    mine = chosen(index.briefs, Asked(sides=(frozenset([iri]),)))
    parts: dict[str, list[Brief]] = {
        "join": [each for each in mine if family(each.sides) == "invitation"],
        "talk": [each for each in mine if family(each.sides) == "cities"],
        "bridges": chosen(index.briefs, Asked(through=own, families=frozenset(["bodies"]))),
    }
    told = [each.iri for name in PARTS for each in parts[name][:limit]]
    every = asked.media_type == JSONLD
    full = await in_full(engine, told, asked.language, every=every, version=index.version, client=client)
    known = {each.iri: each for each in full.told}
    whole = {name: [known[each.iri] for each in parts[name][:limit]] for name in PARTS}
    return Opportunity(full, whole, {name: len(parts[name]) for name in PARTS}, index.day, index.version)


async def _told(asked: Asking, iri: str, limit: int) -> Body:
    found_ = await found(asked, iri, limit)
    named = await labels(
        asked.finder.engine, [iri], asked.language, version=found_.version, client=asked.client
    )
    label = named.get(iri) or Label(iri.rsplit("/", 1)[-1], "")
    return Body(_written(asked, iri, label, found_), found_.version)


def _written(asked: Asking, iri: str, label: Label, found_: Opportunity) -> str:
    told = found_.full.told
    if asked.media_type == CSV:
        return table(told, asked.language)
    if asked.media_type == JSONLD:
        return json.dumps(trees(told, asked.context, asked.base), ensure_ascii=False, indent=1)
    if asked.media_type == HTML:
        return _page(asked, iri, label, found_)
    teller = Teller(asked.language, asked.base)
    parts = {name: teller.all(replace(found_.full, told=found_.told[name])) for name in PARTS}
    return Opportunities(
        city=teller.thing(iri, label),
        language=cast("Language", asked.language),
        version=found_.version,
        as_of=found_.day,
        totals=cast("dict[Literal['join', 'talk', 'bridges'], int]", found_.totals),
        join=parts["join"],
        talk=parts["talk"],
        bridges=parts["bridges"],
    ).model_dump_json()


def _page(asked: Asking, iri: str, label: Label, found_: Opportunity) -> str:
    words = WORDS[asked.language]
    title = words["of_city"].format(name=label.text)
    return render(
        "synergies_city.html",
        **frame(asked.request, asked.language, words, title),
        heading=title,
        own=local(iri, asked.base),
        day=written(found_.day.isoformat(), asked.language) if found_.day else "",
        parts=[(name, found_.totals[name], entries_of(asked, found_, name)) for name in PARTS],
        formats=[(name, f"?format={name}&lang={asked.language}") for name in ("json", "jsonld", "csv")],
    )


def entries_of(asked: Asking, found_: Opportunity, name: str) -> Sequence[Entry]:
    """One of the parts as a page shows it."""
    return Maker(asked.language, asked.base).all(found_.told[name], found_.full.names)

"""`/queries` and `/queries/{name}`: the curated queries, for people and for programs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Final, cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import queries_list
from api.address import base_of, client_of
from api.conditional import is_known
from api.editions import is_unchanged, lasting, number_asked, number_known, tag_of
from api.formats import FORMAT
from api.language import VARY, language_of, remember
from api.links import root_of
from api.negotiate import choose_type
from api.parameters import of_address
from api.problems import CLIENT_LEFT, INVALID, NOT_ACCEPTABLE, Problem
from api.queries_asked import (
    PAGE,
    SOURCE,
    TEXT,
    Asked,
    asked_of,
    catalogue,
    for_readers,
    language_given,
    query_named,
)
from api.queries_form import missing, with_examples
from api.queries_list import Filter, chosen
from api.queries_order import ordered
from api.queries_page import Outcome, looked_up, page, turns
from api.queries_words import AUDIENCES, TOPICS
from api.sparql import unless_gone
from graph import curated
from graph.engine import Engine, named
from graph.engine.cached import is_volatile
from graph.errors import BadParameter
from graph.settings import Settings

LIST: Final = ("q", "serves", "topic", "format", "lang")
_TYPES: Final = {"json": "application/json", "html": "text/html"}
_ENDING: Final = ".rq"
_WIDEST: Final = 1000  # rows of a page for readers


async def queries(request: Request) -> Response:
    """The list, whole or narrowed by words, audience and topic."""
    given = of_address(request)
    given.only(LIST, FORMAT)
    by = Filter(*(given.one(name) or "" for name in LIST[:3]))
    for text, names, what in ((by.serves, AUDIENCES, "serves"), (by.topic, TOPICS, "topic")):
        if text and text not in names:
            raise Problem(INVALID, f"{what}={text[:40]!r} is none of: {', '.join(names)}.")
    media_type = _type(given.all(*FORMAT), request.headers.get("accept"))
    language_given(given)
    language = language_of(request)
    found = chosen(catalogue(_settings(request).base).values(), by)
    if media_type == "text/html":
        body = queries_list.page(request, found, by, language)
    else:
        body = json.dumps(queries_list.document(found, base_of(request)), ensure_ascii=False)
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "public, no-cache", "Vary": VARY}
    if media_type == "text/html":
        headers["Content-Language"] = language
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    answer = Response(body, headers=headers, media_type=media_type)
    remember(request, answer)
    return answer


async def query(request: Request) -> Response:
    """Run a query, show its page, or give its text."""
    name = str(request.path_params["name"])
    fixed = TEXT if name.endswith(_ENDING) else None
    found = query_named(name.removesuffix(_ENDING), _settings(request).base)
    version = number_asked(of_address(request))
    asked = asked_of(request, found, fixed, version)
    number = number_known(request, version)
    if number is not None and not is_volatile(found.text):
        headers = _lasting(request, asked, number)
        if is_unchanged(request, headers):
            return Response(status_code=304, headers=headers)
    answering = {PAGE: _page, TEXT: _text}.get(asked.variant, _rows)
    answer = await unless_gone(request, answering(request, asked))
    if answer is None:
        return Response(status_code=CLIENT_LEFT)
    remember(request, answer)
    return answer


async def _rows(request: Request, asked: Asked) -> Response:
    """The answer in a format of the engine.

    Raises:
        BadParameter, InputError, QueryProblem, VersionError.
    """
    found = await curated.page(
        _engine(request),
        ordered(asked.query, asked.order),
        asked.given,
        language=asked.language,
        format=asked.variant.format,
        limit=asked.limit,
        offset=asked.offset,
        version=asked.version,
        client=client_of(request),
    )
    headers = {"Link": _links(request, asked, found.next), "Vary": VARY}
    headers |= _of_version(request, asked, found.answer.version)
    return Response(found.answer.body, headers=headers | {"Content-Type": found.answer.media_type})


async def _page(request: Request, asked: Asked) -> Response:
    """The page; a value that is wrong is told on it, with status 400."""
    asked = for_readers(asked)
    if asked.limit:
        asked = replace(asked, limit=min(asked.limit, _WIDEST))
    engine, outcome = _engine(request), Outcome()
    query_, client = ordered(asked.query, asked.order), client_of(request)
    try:
        if missing(asked):
            prepared = await curated.prepare(
                engine,
                asked.query,
                with_examples(asked),
                asked.language,
                version=asked.version,
                client=client,
            )
            outcome = Outcome(prepared)
        else:
            found = await curated.page(
                engine,
                query_,
                asked.given,
                language=asked.language,
                format=named("json") if asked.query.form != "construct" else named("turtle"),
                limit=asked.limit,
                offset=asked.offset,
                version=asked.version,
                client=client,
            )
            outcome = Outcome(found.prepared, found)
    except BadParameter as error:
        outcome = Outcome(error=error)
    outcome = await looked_up(request, engine, asked, outcome)
    body = page(request, asked, outcome)
    headers = {"Vary": VARY, "Content-Language": asked.language}
    if outcome.error:
        return Response(body, 400, headers | {"Cache-Control": "no-store"}, "text/html")
    headers["Link"] = _links(request, asked, outcome.page.next if outcome.page else None)
    headers |= _of_version(request, asked, outcome.version)
    return Response(body, headers=headers, media_type="text/html")


async def _text(request: Request, asked: Asked) -> Response:
    """The SPARQL text with the values; examples stand where a value must be given and is not."""
    engine, client = _engine(request), client_of(request)
    prepared = await curated.prepare(
        engine,
        ordered(asked.query, asked.order),
        with_examples(asked),
        asked.language,
        version=asked.version,
        client=client,
    )
    headers = {"Vary": VARY, "Link": _links(request, asked, None)}
    number = number_known(request, asked.version)
    return Response(
        prepared.text,
        headers=headers | _of_version(request, asked, number),
        media_type=f"{SOURCE}; charset=utf-8",
    )


def _links(request: Request, asked: Asked, following: int | None) -> str:
    """The header that tells the pages before and after, and where the query is described."""
    here = f"{root_of(request)}queries/{asked.query.name}"
    fixed = request.query_params.get("format")
    by_format = replace(asked, given={**asked.given, **({"format": fixed} if fixed else {})})
    links = {f'<{to}>; rel="{rel}"' for rel, to in turns(by_format, following).items()}
    return ", ".join([*sorted(links), f'<{here}>; rel="describedby"; type="text/html"'])


def _of_version(request: Request, asked: Asked, number: int | None) -> dict[str, str]:
    if number is None:
        return {}
    if is_volatile(asked.query.text):
        return {"Graph-Version": str(number)}
    return _lasting(request, asked, number)


def _lasting(request: Request, asked: Asked, number: int) -> dict[str, str]:
    """What names an answer: the version, the query's file, and all that the request says of it."""
    said = asked.query.header.model_dump_json()
    where = (base_of(request), request.scope["path"], request.scope["query_string"].decode("latin-1"))
    tag = tag_of(number, said, asked.query.text, asked.variant.name, asked.language, *where)
    return lasting(request, number, tag, VARY)


def _type(names: tuple[str, ...], accept: str | None) -> str:
    for name in names:
        if name.lower() in _TYPES or name.lower() in _TYPES.values():
            return _TYPES.get(name.lower(), name.lower())
    if names:
        raise Problem(INVALID, f"There is no format {names[0][:40]!r}; take json or html.")
    media_type = choose_type(accept, [*_TYPES.values()])
    if media_type is None:
        raise Problem(NOT_ACCEPTABLE, f"This can be had as {' or '.join(_TYPES.values())}.")
    return media_type


def _settings(request: Request) -> Settings:
    return cast("Settings", request.app.state.settings)


def _engine(request: Request) -> Engine:
    return cast("Engine", request.app.state.engine)


routes = [Route("/queries", queries), Route("/queries/{name}", query)]

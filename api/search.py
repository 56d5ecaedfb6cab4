"""`/search`, `/suggest` and `/opensearch.xml`: things by the words of people."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final, Literal, cast
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.address import base_of
from api.editions import is_unchanged, lasting, number_known, tag_of
from api.language import VARY, language_of, remember
from api.negotiate import choose_type
from api.parameters import of_address
from api.problems import NOT_ACCEPTABLE, Problem
from api.search_answer import Asked, Found, Kind, found_things
from api.search_page import page
from api.search_words import WORDS
from api.searching import Indexes
from graph.errors import SearchIndexMissing
from graph.search import MOST
from graph.search.find import DEEPEST
from graph.settings import Settings

LONGEST: Final = 200  # characters of a text
_TYPES: Final = {"json": "application/json", "html": "text/html"}
_SUGGESTIONS: Final = "application/x-suggestions+json"
_OPENSEARCH: Final = "application/opensearchdescription+xml"
_PROBLEM: Final[dict[str, Any]] = {"content": {"application/problem+json": {}}}
_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "It is as `If-None-Match` knows it."},
    400: {"description": "A parameter is unknown, given twice or wrong."} | _PROBLEM,
    404: {"description": "There is no such version yet."} | _PROBLEM,
    410: {"description": "The version is no longer kept."} | _PROBLEM,
    503: {"description": "There is no index to search: `uclg build` makes one."} | _PROBLEM,
}
_ALSO_406: Final[dict[int | str, dict[str, Any]]] = _PROBLEMS | {
    406: {"description": "Nothing that Accept asks for can be had."} | _PROBLEM
}

Text = Annotated[str, Query(max_length=LONGEST, description="What people type; nothing in it is syntax.")]
Classes = Annotated[
    list[Kind], Query(alias="class", description="Only these kinds of things, any number of them.")
]
Lang = Annotated[
    Literal["en", "es", "fr"] | None, Query(description="Of labels; default: what Accept-Language asks for.")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Hits in the answer.")]
Offset = Annotated[int, Query(ge=0, le=DEEPEST, description="Hits before the first one of the answer.")]
Number = Annotated[
    int | None,
    Query(alias="version", ge=1, le=999_999_999, description="The graph as it was: a version that is kept."),
]
Form = Annotated[
    Literal["json", "html"] | None, Query(alias="format", description="Wins over the Accept header.")
]

router = APIRouter(tags=["search"])


@router.head("/search", include_in_schema=False)
@router.get(
    "/search",
    operation_id="search",
    summary="Search by words",
    response_model=Found,
    responses={**_ALSO_406, 200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)
async def search(
    request: Request,
    q: Text = "",
    classes: Classes = [],  # noqa: B006 FastAPI copies it
    lang: Lang = None,
    limit: Limit = 20,
    offset: Offset = 0,
    format_: Form = None,
    version: Number = None,
) -> Response:
    """Things that have all the words of `q` in their names or descriptions, the best first.

    Accents and case do not matter, words may be begun only, and a slip of the pen is forgiven.
    """
    _only_once(request, "q", "lang", "limit", "offset", "format", "version")
    media_type = _TYPES[format_] if format_ else _type(request)
    kinds, language = tuple(sorted(set(classes))), lang or language_of(request)
    asked = Asked(q.strip(), kinds, language, limit, offset, version)
    number = _number(request, version)
    headers = _headers(request, number, media_type, language)
    if is_unchanged(request, headers):
        return Response(status_code=304, headers=headers)
    index = _indexes(request).of(number)
    results = await run_in_threadpool(
        index.find, asked.text, language=language, classes=kinds, limit=limit, offset=offset
    )
    links = asked.links(results.total, lang)
    if links:
        headers["Link"] = ", ".join(f'<search?{to}>; rel="{rel}"' for rel, to in links.items())
    if media_type == "text/html":
        body = page(request, asked, results, _base(request), links, lang)
    else:
        body = found_things(asked, results, _base(request), number).model_dump_json()
    answer = Response(body, headers=headers, media_type=media_type)
    remember(request, answer)
    return answer


@router.head("/suggest", include_in_schema=False)
@router.get(
    "/suggest",
    operation_id="suggest",
    summary="Complete what is being typed",
    response_model=tuple[str, list[str], list[str], list[str]],
    responses={**_PROBLEMS, 200: {"content": {_SUGGESTIONS: {}}}},
)
async def suggest(
    request: Request,
    q: Text = "",
    classes: Classes = [],  # noqa: B006 FastAPI copies it
    lang: Lang = None,
    limit: Annotated[int, Query(ge=1, le=20, description="Suggestions in the answer.")] = 8,
    version: Number = None,
) -> Response:
    """The text, then names, what is told beside them, and their addresses: OpenSearch suggestions."""
    _only_once(request, "q", "lang", "limit", "version")
    asked = Asked(q, tuple(classes), lang or language_of(request), limit, 0, version)
    number = _number(request, version)
    headers = _headers(request, number, _SUGGESTIONS, asked.language)
    if is_unchanged(request, headers):
        return Response(status_code=304, headers=headers)
    index = _indexes(request).of(number)
    hits = await run_in_threadpool(
        index.suggest, asked.text, language=asked.language, classes=asked.classes, limit=limit
    )
    address, base = base_of(request), _base(request)
    told = [
        q,
        [hit.label for hit in hits],
        [hit.detail for hit in hits],
        [address + asked.place_of(hit.iri, base) for hit in hits],
    ]
    return Response(json.dumps(told, ensure_ascii=False), headers=headers, media_type=_SUGGESTIONS)


@router.head("/opensearch.xml", include_in_schema=False)
@router.get(
    "/opensearch.xml",
    operation_id="opensearch",
    summary="How browsers add this search",
    response_class=Response,
    responses={200: {"content": {_OPENSEARCH: {}}}, 400: _PROBLEMS[400]},
)
async def opensearch(request: Request, lang: Lang = None) -> Response:
    """An OpenSearch description, in one of the three languages."""
    _only_once(request, "lang")
    language = lang or language_of(request)
    here = escape(base_of(request))
    urls = (
        ("text/html", f"{here}search?q={{searchTerms}}&amp;lang={language}"),
        ("application/json", f"{here}search?q={{searchTerms}}&amp;lang={language}&amp;format=json"),
        (_SUGGESTIONS, f"{here}suggest?q={{searchTerms}}&amp;lang={language}"),
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>uclg-graph</ShortName>\n<Description>{escape(WORDS[language]['opensearch'])}</Description>\n"
        + "".join(f'<Url type={quoteattr(kind)} template="{template}"/>\n' for kind, template in urls)
        + "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n"
    )
    headers = {"Vary": VARY, "Content-Language": language}
    return Response(body, headers=headers, media_type=_OPENSEARCH)


def _type(request: Request) -> str:
    """The media type that Accept asks for.

    Raises:
        Problem: 406.
    """
    media_type = choose_type(request.headers.get("accept"), [*_TYPES.values()])
    if media_type is None:
        raise Problem(NOT_ACCEPTABLE, f"This can be had as {' or '.join(_TYPES.values())}.")
    return media_type


def _only_once(request: Request, *names: str) -> None:
    """Refuse parameters that nobody reads, and those given twice.

    Raises:
        Problem: 400.
    """
    given = of_address(request)
    several = () if names == ("lang",) else ("class",)
    given.only((*names, *several))
    for name in names:
        given.one(name)


def _indexes(request: Request) -> Indexes:
    return cast("Indexes", request.app.state.indexes)


def _base(request: Request) -> str:
    return cast("Settings", request.app.state.settings).base


def _number(request: Request, version: int | None) -> int:
    """The version that is searched.

    Raises:
        Problem: 404 or 410.
        SearchIndexMissing: there are no versions here.
        VersionError: nothing has been published.
    """
    number = number_known(request, version)
    if number is None:
        raise SearchIndexMissing(
            "This server passes queries on to another endpoint and has no index of its own. "
            "Search where the graph is published by `uclg build`."
        )
    return number


def _headers(request: Request, number: int, media_type: str, language: str) -> dict[str, str]:
    """What an answer of a version says of itself."""
    where = (base_of(request), request.scope["path"], request.scope["query_string"].decode("latin-1"))
    tag = tag_of(number, media_type, language, *where)
    return lasting(request, number, tag, VARY) | {"Content-Language": language}

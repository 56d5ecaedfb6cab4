"""`/search`, `/suggest` and `/opensearch.xml`: things by the words of people."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Final, Literal, cast
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.address import base_of
from api.conditional import LASTING, is_known
from api.language import VARY, language_of, remember
from api.links import local
from api.negotiate import choose_type
from api.parameters import of_address
from api.problems import NOT_ACCEPTABLE, Problem
from api.search_answer import Asked, Found, found_things
from api.search_page import page
from api.search_words import WORDS
from api.searching import Indexes
from graph.search import MOST, SECTIONS
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
    503: {"description": "There is no index to search: `uclg build` makes one."} | _PROBLEM,
}
_ALSO_406: Final[dict[int | str, dict[str, Any]]] = _PROBLEMS | {
    406: {"description": "Nothing that Accept asks for can be had."} | _PROBLEM
}
_NAMES: Final = ", ".join(section.name for section in SECTIONS)

Text = Annotated[str, Query(max_length=LONGEST, description="What people type; nothing in it is syntax.")]
Classes = Annotated[
    list[str], Query(alias="class", description=f"Only these kinds of things, any number: {_NAMES}.")
]
Lang = Annotated[
    Literal["en", "es", "fr"] | None, Query(description="Of labels; default: what Accept-Language asks for.")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Hits in the answer.")]
Offset = Annotated[int, Query(ge=0, le=DEEPEST, description="Hits before the first one of the answer.")]
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
) -> Response:
    """Things that have all the words of `q` in their names or descriptions, the best first.

    Accents and case do not matter, words may be begun only, and a slip of the pen is forgiven.
    """
    _only_once(request, "q", "lang", "limit", "offset", "format")
    media_type = (
        _TYPES[format_] if format_ else choose_type(request.headers.get("accept"), [*_TYPES.values()])
    )
    if media_type is None:
        raise Problem(NOT_ACCEPTABLE, f"This can be had as {' or '.join(_TYPES.values())}.")
    asked = Asked(q.strip(), tuple(sorted(set(classes))), lang or language_of(request), limit, offset)
    number, index = _indexes(request).current()
    results = await run_in_threadpool(
        index.find, asked.text, language=asked.language, classes=asked.classes, limit=limit, offset=offset
    )
    links = asked.links(results.total, lang)
    if media_type == "text/html":
        body = page(asked, results, _base(request), links, lang)
    else:
        body = found_things(asked, results, _base(request), number).model_dump_json()
    headers = {"Link": ", ".join(f'<search?{to}>; rel="{rel}"' for rel, to in links.items())} if links else {}
    answer = _answer(request, number, media_type, body, headers | {"Content-Language": asked.language})
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
) -> Response:
    """The text, then names, what is told beside them, and their addresses: OpenSearch suggestions."""
    _only_once(request, "q", "lang", "limit")
    language = lang or language_of(request)
    number, index = _indexes(request).current()
    hits = await run_in_threadpool(index.suggest, q, language=language, classes=tuple(classes), limit=limit)
    address, base = base_of(request), _base(request)
    told = [
        q,
        [hit.label for hit in hits],
        [hit.detail for hit in hits],
        [address + local(hit.iri, base) for hit in hits],
    ]
    body = json.dumps(told, ensure_ascii=False)
    return _answer(request, number, _SUGGESTIONS, body, {"Content-Language": language})


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


def _answer(request: Request, number: int, media_type: str, body: str, more: dict[str, str]) -> Response:
    """The answer of a version, or that it is as it was."""
    tag = f'"{hashlib.sha256(f"{number} {body}".encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Graph-Version": str(number), "Cache-Control": LASTING, "Vary": VARY} | more
    if is_known(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)

"""The language that a reader reads in: `?lang=`, else what was asked for before, else Accept-Language."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.address import PREFIX
from api.negotiate import LANGUAGES, choose_language

COOKIE: Final = "lang"
VARY: Final = "Accept, Accept-Language, Cookie"
"""What a page depends on."""
_YEAR: Final = 365 * 24 * 3600


def language_of(request: Request) -> str:
    """`en`, `es` or `fr`; a wish for another one is passed over."""
    asked = request.query_params.get("lang")
    wanted = asked if asked in LANGUAGES else request.cookies.get(COOKIE)
    return choose_language(wanted, request.headers.get("accept-language"))


def remember(request: Request, response: Response) -> None:
    """Keep the language of `?lang=` for a year; the cookie holds nothing else."""
    asked = request.query_params.get("lang")
    if asked in LANGUAGES and request.cookies.get(COOKIE) != asked:
        response.set_cookie(
            COOKIE,
            asked,
            max_age=_YEAR,
            path=f"{request.scope.get(PREFIX, '')}/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )

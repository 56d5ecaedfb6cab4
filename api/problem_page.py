"""What is not here, told to who reads pages and not problem documents."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from api.language import VARY, language_of
from api.negotiate import ranges
from api.rendering import frame, render

_PAGES: Final = ("text/html", "application/xhtml+xml")
_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "languages": "Languages",
        "skip": "Skip to the content",
        "home": "Start page",
        "lead": "There is nothing at this address:",
        "hint": "It may have gone with an earlier version, or the address has a slip in it. "
        "The field above finds things by words.",
    },
    "es": {
        "languages": "Idiomas",
        "skip": "Ir al contenido",
        "home": "Página de inicio",
        "lead": "En esta dirección no hay nada:",
        "hint": "Puede que estuviera en una versión anterior o que la dirección contenga un error. "
        "El campo de arriba busca por palabras.",
    },
    "fr": {
        "languages": "Langues",
        "skip": "Aller au contenu",
        "home": "Page d’accueil",
        "lead": "Il n’y a rien à cette adresse\u00a0:",
        "hint": "Cela se trouvait peut-être dans une version antérieure, ou l’adresse contient une erreur. "
        "Le champ ci-dessus cherche par mots.",
    },
}


def reads(request: Request) -> bool:
    """Whether it is a person: a browser names HTML, and neither `format` nor an ending asks for data."""
    if "format" in request.query_params or "." in str(request.scope["path"]).rpartition("/")[2]:
        return False
    asked = ranges(request.headers.get("accept", ""))
    return any(item.value in _PAGES and item.quality > 0 for item in asked)


def missing(request: Request, title: str, detail: str) -> Response:
    """The page with status 404.

    Args:
        title: in the reader's language.
        detail: in English; empty where it says nothing more.
    """
    language = language_of(request)
    values = frame(request, language, _WORDS[language], title)
    body = render("problem.html", **values, place=request.scope["path"], detail=detail)
    headers = {"Vary": VARY, "Cache-Control": "no-store", "Content-Language": language}
    return Response(body, 404, headers, "text/html")

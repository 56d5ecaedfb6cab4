"""Problem documents (RFC 9457): every error of `graph.errors` mapped once, and HTTP's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from api import problem_page
from api.language import VARY, language_of
from api.logs import REQUEST_ID
from graph import errors
from ontology import BASE

MEDIA_TYPE: Final = "application/problem+json"
# Nobody sees it but the log: the client had gone.
CLIENT_LEFT: Final = 499


@dataclass(frozen=True)
class Kind:
    """A kind of problem: the end of its IRI, its status, its title in three languages."""

    name: str
    status: int
    en: str
    es: str
    fr: str

    def title(self, language: str) -> str:
        """In one of the three languages."""
        return {"es": self.es, "fr": self.fr}.get(language, self.en)


INVALID: Final = Kind("invalid", 400, "Invalid request", "Petición no válida", "Requête non valide")
NOT_FOUND: Final = Kind("not-found", 404, "Not found", "No encontrado", "Introuvable")
METHOD: Final = Kind("method", 405, "Method not allowed", "Método no permitido", "Méthode non autorisée")
NOT_ACCEPTABLE: Final = Kind(
    "not-acceptable", 406, "No such format", "Formato no disponible", "Format non disponible"
)
GONE: Final = Kind("gone", 410, "No longer kept", "Ya no se conserva", "N’est plus conservé")
SLOW: Final = Kind(
    "request-timeout", 408, "Request too slow", "Petición demasiado lenta", "Requête trop lente"
)
TOO_LARGE: Final = Kind(
    "request-too-large", 413, "Request too large", "Petición demasiado grande", "Requête trop volumineuse"
)
TOO_LONG: Final = Kind(
    "address-too-long", 414, "Address too long", "Dirección demasiado larga", "Adresse trop longue"
)
MEDIA: Final = Kind(
    "media-type", 415, "Unknown kind of content", "Tipo de contenido desconocido", "Type de contenu inconnu"
)
FAULT: Final = Kind(
    "fault", 500, "A fault of this server", "Fallo de este servidor", "Défaillance de ce serveur"
)

# The nearest class of an error's ancestry decides.
KINDS: Final[dict[type[errors.UclgError], Kind]] = {
    errors.UclgError: FAULT,
    errors.InputError: INVALID,
    errors.QuerySyntaxError: Kind(
        "syntax", 400, "Malformed query", "Consulta mal formada", "Requête SPARQL mal formée"
    ),
    errors.NotDescribed: NOT_FOUND,
    errors.VersionError: Kind(
        "no-data", 503, "The data cannot be read", "No se pueden leer los datos", "Données illisibles"
    ),
    errors.NoVersion: Kind(
        "no-version", 503, "Nothing published yet", "Aún no hay nada publicado", "Rien n’est encore publié"
    ),
    errors.SearchIndexMissing: Kind(
        "no-index", 503, "Nothing to search in", "No hay índice de búsqueda", "Pas d’index de recherche"
    ),
    errors.QueryTimeout: Kind(
        "timeout", 504, "Query stopped", "Consulta interrumpida", "Requête interrompue"
    ),
    errors.QueryTooLarge: Kind(
        "too-large", 422, "Answer too large", "Respuesta demasiado grande", "Réponse trop volumineuse"
    ),
    errors.QueryRefused: Kind("refused", 403, "Query refused", "Consulta rechazada", "Requête refusée"),
    errors.ReaderDied: Kind("reader-died", 503, "Query lost", "Consulta perdida", "Requête perdue"),
    errors.Busy: Kind("busy", 503, "Busy", "Servicio ocupado", "Service occupé"),
    errors.QueryProblem: Kind("unanswered", 502, "No answer", "Sin respuesta", "Sans réponse"),
}
_BY_STATUS: Final = {
    kind.status: kind
    for kind in (INVALID, NOT_FOUND, METHOD, NOT_ACCEPTABLE, SLOW, TOO_LARGE, TOO_LONG, MEDIA)
}


class Problem(Exception):
    """A problem of HTTP itself, raised where it is found."""

    def __init__(self, kind: Kind, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.headers = headers or {}


def kind_of(error: errors.UclgError) -> Kind:
    """How an error of the project is told over HTTP."""
    return next(KINDS[ancestor] for ancestor in type(error).__mro__ if ancestor in KINDS)


def document(
    request: Request, kind: Kind, detail: str, headers: dict[str, str] | None = None, **more: object
) -> Response:
    """A problem document; `more` are members that are left out where they are None.

    Who reads pages gets one where there is nothing.
    """
    if kind is NOT_FOUND and problem_page.reads(request):
        told = "" if detail == _nothing(request) else detail
        return problem_page.missing(request, kind.title(language_of(request)), told)
    content: dict[str, object] = {
        "type": f"{BASE}problem/{kind.name}",
        "title": kind.title(language_of(request)),
        "status": kind.status,
        "detail": detail,
    }
    content |= {name: value for name, value in more.items() if value is not None}
    return Response(
        json.dumps(content, ensure_ascii=False).encode(),
        kind.status,
        {"Vary": VARY, "Cache-Control": "no-store"} | (headers or {}),
        MEDIA_TYPE,
    )


def install(app: FastAPI) -> None:
    """Answer every error with a problem document."""
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    app.add_exception_handler(Exception, _unforeseen)


def answer(request: Request, error: Exception) -> Response:
    """The problem document of an error that is one of `FORESEEN`."""
    return next(_HANDLERS[kind] for kind in type(error).__mro__ if kind in _HANDLERS)(request, error)


def _of_the_project(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.UclgError)
    kind = kind_of(error)
    if kind is FAULT:
        return _unforeseen(request, error)
    headers = {"Retry-After": str(getattr(error, "retry_after", 1))} if kind.status == 503 else {}
    more = {name: getattr(error, name, None) for name in ("line", "column", "parameter")}
    return document(request, kind, str(error), headers, **more, **_things(error))


def _things(error: errors.UclgError) -> dict[str, object]:
    """What a name may mean, or what is called almost so."""
    found = {name: getattr(error, name, None) for name in ("candidates", "near")}
    return {
        name: [{"iri": each.iri, "label": each.label, "class": each.class_} for each in things]
        for name, things in found.items()
        if things is not None
    }


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return document(request, error.kind, error.detail, error.headers)


def _of_starlette(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = _BY_STATUS.get(error.status_code, INVALID if error.status_code < 500 else FAULT)
    detail = {
        404: _nothing(request),
        405: f"{request.method} is not a method of {request.scope['path']}.",
    }.get(error.status_code, str(error.detail))
    return document(request, kind, detail, dict(error.headers or {}))


def _nothing(request: Request) -> str:
    return f"There is nothing at {request.scope['path']}."


def _of_parameters(request: Request, error: Exception) -> Response:
    """A parameter that is not of its type, or out of its bounds."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    _, name, *_ = first["loc"]  # where it stands, its name, and which one of several
    return document(request, INVALID, f"The parameter '{name}': {first['msg']}.")


def _of_nobody(_: Request, __: Exception) -> Response:
    """The client left before its request was whole: nobody reads this, and it is no fault of ours."""
    return Response(status_code=CLIENT_LEFT)


def _unforeseen(request: Request, _: Exception) -> Response:
    """What went wrong is in the log, not in the answer."""
    detail = "The request could not be answered. The log of the server says why."
    # The layer that names requests is further in, and out of it already.
    return document(request, FAULT, detail, {"X-Request-Id": REQUEST_ID.get() or "none"})


_HANDLERS: Final[dict[type[Exception], Callable[[Request, Exception], Response]]] = {
    errors.UclgError: _of_the_project,
    Problem: _of_http,
    HTTPException: _of_starlette,
    RequestValidationError: _of_parameters,
    ClientDisconnect: _of_nobody,
}
# What is answered with a problem document where it is raised; whatever else is raised is a fault.
FORESEEN: Final = tuple(_HANDLERS)

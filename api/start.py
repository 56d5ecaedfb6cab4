"""`/`: the start page in three languages, and the same as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, cast
from urllib.parse import urlencode

from babel.dates import format_date
from babel.numbers import format_decimal
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from api.downloads import downloads
from api.drafts_gate import admitted
from api.health import version_header
from api.language import VARY, language_of, remember
from api.negotiate import choose_type
from api.overview import Overview, overview
from api.problems import NOT_ACCEPTABLE, Problem
from api.rendering import render
from api.words import NAMES, WORDS
from graph.engine import Engine
from graph.errors import NoVersion
from graph.settings import Settings
from graph.versions import Manifest, Versions
from queries.catalogue import Catalogue

EXAMPLES: Final = ("pairs-led-by-the-same-city", "practices-on-a-theme", "bodies-sharing-a-partner")
PATHS: Final = (
    ("/", "path_start"),
    ("/sparql", "path_sparql"),
    ("/queries", "path_queries"),
    ("/synergies", "path_synergies"),
    ("/search", "path_search"),
    ("/data", "path_data"),
    ("/id/…", "path_id"),
    ("/ontology", "path_ontology"),
    ("/shapes", "path_shapes"),
    ("/docs", "path_docs"),
    ("/store", "path_store"),
    ("/graph/…", "path_graph"),
    ("/health/live", "path_live"),
    ("/health/ready", "path_ready"),
    ("/metrics", "path_metrics"),
)
_TYPES: Final = ("text/html", "application/json")


@dataclass(frozen=True)
class Example:
    """A curated query to try, with the address that runs it."""

    name: str
    title: str
    question: str
    text: str
    href: str


class Pages:
    """Makes the page; what the graph says is asked once a version and language."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine = engine
        self._settings = settings
        self._catalogue = Catalogue.load(base=settings.base)
        self._versions = Versions(settings.data)
        self._known: dict[str, Overview] = {}

    async def overview(self, language: str) -> Overview:
        """What is here, from the version in force."""
        version = await self._engine.ready()
        known = self._known.get(language)
        if known is None or version is None or known.version != version:
            known = self._known[language] = await overview(self._engine, self._settings.base, language)
        return known

    def manifest(self, number: int | None) -> Manifest | None:
        """What is known of a version; None where that is not known here."""
        try:
            return None if number is None else self._versions.get(number).manifest
        except NoVersion:
            return None

    def examples(self, language: str) -> list[Example]:
        """Queries to start with."""
        found = (self._catalogue[name] for name in EXAMPLES)
        return [
            Example(
                query.name,
                query.title.get(language),
                query.question.get(language),
                query.text,
                f"sparql?{urlencode({'query': query.text})}",
            )
            for query in found
        ]

    def html(self, here: Overview, language: str, *, reviewing: bool = False) -> str:
        """The page; `reviewing`: with the way to the drafts."""
        manifest = self.manifest(here.version)
        return render(
            "start.html",
            words=WORDS[language],
            language=language,
            names=NAMES,
            here=here,
            reviewing=reviewing,
            date=format_date(manifest.created, format="long", locale=language) if manifest else "?",
            counts=[(label, format_decimal(count, locale=language)) for _, label, count in here.counts],
            examples=self.examples(language),
            quads=format_decimal(manifest.quads, locale=language) if manifest else "?",
            downloads=downloads(manifest, self._settings),
            paths=PATHS,
        )

    def json(self, here: Overview, language: str) -> dict[str, Any]:
        """The same for machines."""
        manifest = self.manifest(here.version)
        words = WORDS[language]
        return {
            "title": words["title"],
            "version": here.version,
            "published": manifest.created.isoformat() if manifest else None,
            "classes": [{"class": iri, "label": label, "count": n} for iri, label, n in here.counts],
            "pairs": [[asdict(leadership) for leadership in pair] for pair in here.pairs],
            "examples": [asdict(example) for example in self.examples(language)],
            "downloads": [asdict(download) for download in downloads(manifest, self._settings)],
            "paths": {path: words[key] for path, key in PATHS},
        }


async def start(request: Request) -> Response:
    """The start page."""
    media_type = choose_type(request.headers.get("accept"), _TYPES)
    if media_type is None:
        raise Problem(NOT_ACCEPTABLE, f"This page can be had as {' or '.join(_TYPES)}.")
    language = language_of(request)
    pages = cast("Pages", request.app.state.pages)
    here = await pages.overview(language)
    headers = {"Vary": VARY, "Content-Language": language} | version_header(here.version)
    response: Response = JSONResponse(pages.json(here, language), headers=headers)
    if media_type == "text/html":
        reviewing = admitted(request.scope, request.app.state.settings)
        response = HTMLResponse(pages.html(here, language, reviewing=reviewing), headers=headers)
    remember(request, response)
    return response


routes = [Route("/", start)]

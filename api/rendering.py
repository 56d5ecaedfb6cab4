"""The templates of all pages, and what every page has around it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request

from api.address import root_of
from api.drafts_gate import admitted
from api.words import NAMES
from graph.documents.templates import environment

_TEMPLATES: Final = environment(Path(__file__).resolve().parent / "templates")


def prepared(*templates: str) -> None:
    """Read templates now, so that nobody waits for it."""
    for template in templates:
        _TEMPLATES.get_template(template)


def render(template: str, **values: object) -> str:
    """A page."""
    return _TEMPLATES.get_template(template).render(**values)


def frame(request: Request, language: str, words: Mapping[str, str], title: str) -> dict[str, object]:
    """What base.html asks for; the links to other languages keep what else was asked for."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return {
        "words": {**words, "title": title},
        "language": language,
        "names": NAMES,
        "root": root_of(request),
        "reviewing": admitted(request.scope, request.app.state.settings),
        "query": urlencode(kept) + "&" if kept else "",
    }

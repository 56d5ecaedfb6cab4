"""A brief as HTML: a file that stands alone, or the part of a page that tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from markupsafe import Markup

from graph.brief.model import Brief, ranges
from graph.brief.words import WORDS
from graph.documents.templates import environment

Lead = Callable[[str], str]
"""Takes the IRI of a thing, gives the address that shows it."""

_FOLDER: Final = Path(__file__).resolve().parent
STYLE: Final = _FOLDER / "static" / "brief.css"
_TEMPLATES: Final = environment(_FOLDER / "templates")


def content(brief: Brief, lead: Lead = str, pair: Lead | None = None) -> Markup:
    """What a page tells, from its heading on.

    Args:
        lead: from IRIs of things to addresses; default: the IRIs themselves.
        pair: from the IRI of another body to the brief of the two; default: `lead`.
    """
    return Markup(_render("content.html", brief, lead, pair=pair))  # noqa: S704 - escaped by the template


def page(brief: Brief, lead: Lead = str) -> str:
    """A whole file that loads nothing from anywhere."""
    style = Markup(STYLE.read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return _render("page.html", brief, lead, style=style, pair=None)


def _render(template: str, brief: Brief, lead: Lead, **values: object) -> str:
    words = WORDS[brief.language]
    svg = Markup(brief.picture.svg) if brief.picture else None  # noqa: S704 - escaped as it was drawn
    return _TEMPLATES.get_template(template).render(
        brief=brief, words=words, lead=lead, svg=svg, ranges=ranges, **values
    )

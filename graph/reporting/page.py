"""A report as an HTML file that loads nothing from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from markupsafe import Markup

from graph.brief.page import Lead
from graph.documents.templates import environment
from graph.reporting.model import Report
from graph.reporting.words import WORDS

_FOLDER: Final = Path(__file__).resolve().parent
_STYLE: Final = _FOLDER / "static" / "report.css"
_TEMPLATES: Final = environment(_FOLDER / "templates")


def page(report: Report, lead: Lead = str) -> str:
    """The whole file.

    Args:
        lead: from IRIs of things to addresses; default: the IRIs themselves.
    """
    style = Markup(_STYLE.read_text(encoding="utf-8"))  # noqa: S704 - our own file
    words = WORDS[report.language]
    return _TEMPLATES.get_template("report.html").render(report=report, words=words, lead=lead, style=style)

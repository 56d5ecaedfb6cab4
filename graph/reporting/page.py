"""A report as an HTML file that loads nothing from anywhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from markupsafe import Markup

from graph.brief.page import Lead
from graph.documents.templates import environment
from graph.reporting.model import Report
from graph.reporting.words import WORDS


class Marks:
    """Counts the references to each note as a page is written, so that the note leads back to all of them."""

    def __init__(self) -> None:
        self._found: Counter[int] = Counter()

    def one_more(self, note: int) -> str:
        """The name of a further reference to a note."""
        self._found[note] += 1
        return self._name(note, self._found[note])

    def of(self, note: int) -> list[str]:
        """The names of all references to a note."""
        return [self._name(note, place) for place in range(1, self._found[note] + 1)]

    def _name(self, note: int, place: int) -> str:
        return f"ref-{note}" if place == 1 else f"ref-{note}-{place}"


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
    template = _TEMPLATES.get_template("report.html")
    return template.render(report=report, words=words, lead=lead, style=style, marks=Marks())

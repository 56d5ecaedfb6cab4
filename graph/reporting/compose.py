"""A report in one language, made of what was gathered."""

from __future__ import annotations

from datetime import date

from graph.reporting.activities import part_one
from graph.reporting.gather import Gathered
from graph.reporting.leadership import part_two
from graph.reporting.model import Report
from graph.reporting.results import part_three
from graph.reporting.speech import Speech


def compose(told: Gathered, language: str, *, version: int | None = None, made: date | None = None) -> Report:
    """Say what was gathered.

    Args:
        language: `en`, `es` or `fr`.
        version, made: number of the version that it was read from, and the day that was published on.
    """
    speech = Speech(told, language)
    blocks = (*part_one(speech), *part_two(speech), *part_three(speech))
    day = speech.written(told.day.isoformat())
    key = "about_day" if version is None else "about"
    return Report(
        language=language,
        title=speech.word("title", period=told.period),
        body=speech.name(told.body),
        period=str(told.period),
        blocks=blocks,
        notes=speech.notes.listed(),
        about=speech.word(key, version=version, day=day),
        made=made or told.day,
    )

"""Where the words are that a passage points at: its place on the page of its report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

NAME: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*", re.ASCII)
"""A report, or a passage in it."""
_REPORT: Final = re.compile(rf"id/report/({NAME.pattern})(?:/([a-z]{{2}}))?", re.ASCII)
_PASSAGE: Final = re.compile(rf"id/passage/({NAME.pattern})/([a-z]{{2}})/({NAME.pattern})", re.ASCII)


@dataclass(frozen=True)
class Place:
    """A passage by the pieces of its IRI: report, language of the version, own name."""

    report: str
    language: str
    passage: str

    def href(self, kept: str = "") -> str:
        """Its words, relative to the root: the page of that version alone, at the passage.

        Args:
            kept: more of the query, as `version=3`.
        """
        more = f"&{kept}" if kept else ""
        return f"reports/{self.report}?text={self.language}{more}#{self.passage}"

    @property
    def version(self) -> str:
        """The version that it is in, as the end of an IRI."""
        return f"id/report/{self.report}/{self.language}"


def page_of(iri: str, base: str) -> str | None:
    """The page to read a report or one of its versions on, relative to the root; None for any other IRI.

    >>> page_of("https://example.org/id/report/food-2021/es", "https://example.org/")
    'reports/food-2021?text=es'
    """
    found = _REPORT.fullmatch(iri.removeprefix(base))
    if found is None or not iri.startswith(base):
        return None
    return f"reports/{found[1]}" + (f"?text={found[2]}" if found[2] else "")


def place_of(iri: str, base: str) -> Place | None:
    """The place of a passage; None where the IRI is not that of one.

    Args:
        base: of the IRIs of things.

    >>> place_of("https://example.org/id/passage/food-2021/es/launch", "https://example.org/").href()
    'reports/food-2021?text=es#launch'
    """
    found = _PASSAGE.fullmatch(iri.removeprefix(base))
    return Place(*found.groups()) if found and iri.startswith(base) else None

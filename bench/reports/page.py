"""The figures in words: tables for docs/reports-quality.md and for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Final

from bench.endpoint.packages import ROOT
from bench.endpoint.page import table
from bench.reports.facts import KINDS
from bench.reports.measure import Measured
from bench.reports.scoring import Tally

PAGE: Final = ROOT / "docs/reports-quality.md"

_HEAD: Final = ["", "right", "missed", "wrong", "precision", "recall"]
_LANGUAGES: Final = {"en": "English", "es": "Spanish", "fr": "French"}


def share(figure: float | None) -> str:
    """Three digits, or a dash where there is no fact to count."""
    return "–" if figure is None else f"{figure:.3f}"


def row(name: str, tally: Tally) -> list[str]:
    """A line of a table of figures."""
    counts = [str(tally.right), str(tally.missed), str(tally.wrong)]
    return [name, *counts, share(tally.precision), share(tally.recall)]


def figures(measured: Measured) -> str:
    """All tables of one half."""
    kinds = [kind for kind in KINDS if kind in measured.by_kind]
    by_kind = [row(kind, measured.by_kind[kind]) for kind in kinds]
    by_language = [row(_LANGUAGES[name], tally) for name, tally in sorted(measured.by_language.items())]
    by_format = [row(name, tally) for name, tally in sorted(measured.by_format.items())]
    whole = row("**all facts**", measured.whole)
    parts = [
        _sentence(measured),
        table(["kind", *_HEAD[1:]], [*by_kind, whole]),
        table(["language", *_HEAD[1:]], by_language),
        table(["format", *_HEAD[1:]], by_format),
        table(["between versions", *_HEAD[1:]], [row("difference", measured.differences)]),
        _beside(measured.beside),
    ]
    return "\n\n".join(part for part in parts if part)


def _sentence(measured: Measured) -> str:
    seconds: Sequence[float] = measured.seconds
    return (
        f"{len(seconds)} versions, {measured.whole.right + measured.whole.missed} facts that count. "
        f"Seconds a version: {median(seconds):.2f} in the median, {max(seconds):.2f} at most."
    )


def _beside(agreement: Mapping[tuple[str, str], tuple[int, int]]) -> str:
    if not agreement:
        return ""
    lines = [
        [f"{kind}: {name}", str(same), str(of), share(same / of)]
        for (kind, name), (same, of) in sorted(agreement.items())
    ]
    return table(["told beside", "same", "of", "share"], lines)

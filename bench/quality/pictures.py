"""The outcome as two small pictures (SVG): how recall grows with the list, and AUC with its intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from bench.quality.intervals import Bootstrap, Interval
from bench.quality.judging import DEPTH, Judged, values
from bench.quality.methods import BASELINES, OURS, RANDOM
from bench.quality.run import Outcome

COLOURS: Final = {
    OURS: "#0b5fa5",
    "popularity": "#b5480a",
    "common neighbours": "#4f7a28",
    "Adamic-Adar": "#7d4a9e",
    RANDOM: "#6b6b6b",
}
METHODS: Final = (OURS, *BASELINES)
TITLES: Final = ("Which body will a city join?", "Which bodies will share something?")
_SIDES: Final = (("row",), ("row", "column"))
_WIDTH: Final = 900
_PANEL: Final = 250
_LEFT: Final = 60
_APART: Final = 450
_TITLE: Final = 'font-size="15" font-weight="600" fill="#1c2733"'
_FONT: Final = 'font-family="system-ui, Segoe UI, Helvetica, Arial, sans-serif" font-size="13"'

Scale = Callable[[float], float]


def recall(outcome: Outcome) -> str:
    """Share of what came that is among the first k, for k up to `DEPTH`; a panel a task."""
    top, height = 50, 220
    parts = []
    for panel, (title, judged) in enumerate(_tasks(outcome)):
        x, y = _scale(_LEFT + panel * _APART, 1, DEPTH), _scale_up(top, height)
        parts += _frame(title, x(1), top, height)
        parts += [_text(x(k), top + height + 18, str(k), "middle") for k in (1, 5, 10, 20, 30)]
        parts += [_text(x(1) - 8, y(part) + 4, f"{part:.1f}", "end") for part in (0, 0.5, 1)]
        parts.append(_text(x(1) + _PANEL / 2, top + height + 38, "length of the list (k)", "middle"))
        ends = {}
        for method in reversed(METHODS):
            curve = [_mean(judged, k, method, _SIDES[panel]) for k in range(1, DEPTH + 1)]
            points = " ".join(f"{x(k):.1f},{y(part):.1f}" for k, part in enumerate(curve, 1))
            style = ' stroke-dasharray="3 4"' if method == RANDOM else ""
            width = 3 if method == OURS else 1.6
            parts.append(
                f'<polyline points="{points}" fill="none" stroke="{COLOURS[method]}" '
                f'stroke-width="{width}"{style}/>'
            )
            ends[method] = y(curve[-1])
        parts += [
            _text(x(DEPTH) + 8, place + 4, method, "start", COLOURS[method])
            for method, place in _spread(ends).items()
        ]
    return _whole("How much of what came is among the first k", parts, top + height + 52)


def auc(outcome: Outcome) -> str:
    """AUC over all pairs with its interval; a panel a task, a row a method."""
    top, row = 50, 30
    height = row * len(METHODS)
    parts = []
    for panel, (title, judged) in enumerate(_tasks(outcome)):
        x = _scale(_LEFT + 80 + panel * _APART, 0.3, 0.8)
        draws = Bootstrap([one.group for one in judged])
        parts += _frame(title, x(0.3), top, height)
        parts.append(_line(x(0.5), top, x(0.5), top + height, "#6b6b6b", ' stroke-dasharray="3 4"'))
        parts += [
            _text(x(part), top + height + 18, f"{part:.1f}", "middle")
            for part in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
        ]
        parts.append(_text(x(0.55), top + height + 38, "AUC over all pairs", "middle"))
        for place, method in enumerate(METHODS):
            found = draws.interval(values(judged, "auc", method, ("whole",)))
            middle = top + row * (place + 0.5)
            parts.append(_text(x(0.3) - 8, middle + 4, method, "end", COLOURS[method]))
            parts += _dot(found, x, middle, COLOURS[method])
    return _whole("AUC over all pairs, with intervals of 95 %", parts, top + height + 52)


def _tasks(outcome: Outcome) -> list[tuple[str, list[Judged]]]:
    return list(zip(TITLES, (outcome.seats, outcome.links), strict=True))


def _mean(judged: list[Judged], k: int, method: str, lists: tuple[str, ...]) -> float:
    return float(values(judged, f"recall@{k}", method, lists).mean())


def _scale(left: float, low: float, high: float) -> Scale:
    """From a value to its place across a panel."""
    return lambda value: left + _PANEL * (value - low) / (high - low)


def _scale_up(top: float, height: float) -> Scale:
    """From a share to its height in a panel."""
    return lambda part: top + height * (1 - part)


def _spread(ends: dict[str, float], apart: float = 16) -> dict[str, float]:
    """Heights of labels that stand near their curves and not on each other."""
    placed: dict[str, float] = {}
    last = float("-inf")
    for name, height in sorted(ends.items(), key=lambda each: each[1]):
        last = max(height, last + apart)
        placed[name] = last
    return placed


def _dot(found: Interval, x: Scale, y: float, colour: str) -> list[str]:
    return [
        _line(x(found.low), y, x(found.high), y, colour, ' stroke-width="2.5"'),
        f'<circle cx="{x(found.mean):.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>',
    ]


def _frame(title: str, left: float, top: float, height: float) -> list[str]:
    return [
        f'<text x="{left:.1f}" y="{top - 16}" {_TITLE}>{escape(title)}</text>',
        f'<rect x="{left:.1f}" y="{top}" width="{_PANEL}" height="{height}" fill="none" stroke="#c3ccd5"/>',
    ]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{more}/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#3b4754") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _whole(title: str, parts: Sequence[str], height: float) -> str:
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" {_FONT}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{height:.0f}" fill="#ffffff"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"

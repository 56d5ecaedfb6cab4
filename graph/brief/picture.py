"""The picture of a brief: bodies left and right, and between them what connects them, as SVG.

Only attributes, no styles: a page whose policy allows none shows it all the same. White behind it: it is read
on paper and on a dark screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from graph.brief.connections import Connection
from graph.brief.model import Picture
from graph.documents.drawing import FONTS, wrapped

WIDE: Final = 680
_SIDE: Final = 176
_MIDDLE: Final = 216
_LEFT: Final = (WIDE - _MIDDLE) / 2
_MARGIN: Final = 8
_BETWEEN: Final = 8
_INK: Final = "#1d2328"
_ACCENT: Final = "#0b5c8a"
# Each darker than 4.5 : 1 on white.
_COLOURS: Final = {
    "shared-leadership": "#0b5c8a",
    "shared-membership": "#2f6b3a",
    "shared-themes": "#8a5200",
    "shared-partners": "#6a3d8f",
    "meeting-opportunity": "#a8323e",
    "knowledge": "#00696b",
    "bridge": "#55606a",
    "city-to-city": "#55606a",
}


@dataclass(frozen=True)
class Line:
    """A thing between the two sides, and what stands on the right of it where that is a body of its own."""

    connection: Connection
    more: int = 0
    right: str = ""


@dataclass(frozen=True)
class _Pill:
    line: Line
    text: tuple[str, ...]
    caption: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def picture(left: str, right: str, lines: Sequence[Line], alt: str, dashed: str) -> Picture:
    """Draw it.

    Args:
        left, right: names of the bodies; `right` is empty where each line has one of its own.
        lines: what is between, from top to bottom.
        alt: the same in words.
        dashed: what a broken line means.
    """
    pills = list(_pills(lines, right))
    foot = pills[-1].top + pills[-1].height + _MARGIN
    middle = foot / 2
    doubt = any(pill.line.connection.doubt for pill in pills)
    tall = foot + (14 if doubt else 0)
    parts = [f'<rect x="-1" width="{WIDE + 2}" height="{tall:g}" fill="#ffffff"/>']
    for pill in pills:
        parts += _curves(pill, middle, middle if right else pill.middle)
    parts += _box(0, middle, left, bold=True, room=tall)
    if right:
        parts += _box(WIDE - _SIDE, middle, right, bold=True, room=tall)
    for pill in pills:
        parts += _drawn(pill)
        if not right:
            parts += _box(WIDE - _SIDE, pill.middle, pill.line.right, bold=False, room=pill.height)
    if doubt:
        parts.append(_text(_LEFT + _MIDDLE / 2, tall - 4, dashed, 9, colour="#55606a"))
    return Picture(_svg(tall, alt, parts), alt)


def _svg(tall: float, alt: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 0 {WIDE + 2} {tall:g}" width="{WIDE + 2}" '
        f'height="{tall:g}" role="img" aria-labelledby="picture-in-words" font-family="{FONTS}">'
        f'<title id="picture-in-words">{escape(alt)}</title>{"".join(parts)}</svg>'
    )


def _pills(lines: Sequence[Line], right: str) -> Iterator[_Pill]:
    top = float(_MARGIN)
    for line in lines:
        text = wrapped(line.connection.text, 11, _MIDDLE - 20, 2, bold=True)
        beside = 0 if right else len(wrapped(line.right, 10.5, _SIDE - 16, 3))
        height = max(21 + 13 * len(text), 12 + 13 * beside)
        more = f" (+{line.more})" if line.more else ""
        yield _Pill(line, tuple(text), line.connection.caption + more, top, height)
        top += height + _BETWEEN


def _curves(pill: _Pill, left: float, right: float) -> Iterator[str]:
    told = pill.line.connection
    wide = 1.5 + 5 * told.share
    dash = ' stroke-dasharray="6 4"' if told.doubt else ""
    for start, begin, end, finish in (
        (_SIDE, left, _LEFT, pill.middle),
        (_LEFT + _MIDDLE, pill.middle, WIDE - _SIDE, right),
    ):
        bend = (start + end) / 2
        yield (
            f'<path d="M{start:g} {begin:g}C{bend:g} {begin:g} {bend:g} {finish:g} {end:g} {finish:g}" '
            f'fill="none" stroke="{_colour(told)}" stroke-width="{wide:.2f}" stroke-opacity="0.75"{dash}/>'
        )


def _colour(told: Connection) -> str:
    return _COLOURS.get(told.kind, _INK)


def _drawn(pill: _Pill) -> Iterator[str]:
    colour = _colour(pill.line.connection)
    yield (
        f'<rect x="{_LEFT:g}" y="{pill.top:g}" width="{_MIDDLE}" height="{pill.height:g}" rx="7" '
        f'fill="#ffffff" stroke="{colour}" stroke-width="1.2"/>'
    )
    middle = _LEFT + _MIDDLE / 2
    top = pill.middle - (13 * len(pill.text) + 11) / 2
    yield _text(middle, top + 9, pill.caption, 9, colour=colour)
    for place, text in enumerate(pill.text):
        yield _text(middle, top + 22 + 13 * place, text, 11, bold=True)


def _box(left: float, middle: float, name: str, *, bold: bool, room: float) -> Iterator[str]:
    size = 12 if bold else 10.5
    step = size * 1.25
    most = max(2, int((room - _MARGIN) / step))
    lines = wrapped(name, size, _SIDE - 16, min(most, 6 if bold else 3), bold=bold)
    height = len(lines) * step + (16 if bold else 8)
    yield (
        f'<rect x="{left:g}" y="{middle - height / 2:g}" width="{_SIDE}" height="{height:g}" rx="3" '
        f'fill="#e7f0f6" stroke="{_ACCENT}" stroke-width="{1.2 if bold else 0.8}"/>'
    )
    first = middle - (len(lines) - 1) * step / 2 + size * 0.35
    for place, line in enumerate(lines):
        yield _text(left + _SIDE / 2, first + place * step, line, size, bold=bold)


def _text(x: float, y: float, text: str, size: float, *, bold: bool = False, colour: str = _INK) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:.1f}" font-size="{size:g}" text-anchor="middle" '
        f'fill="{colour}"{weight}>{escape(text)}</text>'
    )

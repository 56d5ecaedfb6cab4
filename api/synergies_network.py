"""`/synergies/network` and `/synergies/network.svg`: bodies as points, synergies as lines, drawn here."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.links import root_of
from api.queries_labels import Label
from api.rendering import frame, render
from api.synergies_concepts import kind_labels
from api.synergies_entry import Maker
from api.synergies_layout import Point, apart, layout
from api.synergies_matrix import CHOICES
from api.synergies_pairs import GROUPS, Few, Pairs, pairs
from api.synergies_sent import HTML, PROBLEMS, SVG, Asking, Body, answer, asking
from api.synergies_words import WORDS

WIDTH: Final = 1000.0
_MARGIN: Final = 110.0
_LOWEST: Final = 380.0  # height of the picture, and of each body where there are many
_EACH: Final = 24.0
_LINE: Final = 30.0  # height of a point with its name
_LETTER: Final = 6.6
_LONGEST: Final = 30  # letters of a name in the picture; the whole is its title
COLOURS: Final = {
    "shared-leadership": "#0b5c8a",
    "shared-membership": "#3f7d4e",
    "shared-themes": "#b06a00",
    "shared-partners": "#7a4fa3",
    "meeting-opportunity": "#b23a6b",
    "knowledge": "#1f7f7b",
    "bridge": "#8a6d1f",
    "city-to-city": "#5b6470",
}
POINTS: Final = {
    "consultation": "#1d2328",
    "section": "#a3261c",
    "programme": "#3f7d4e",
    "governing": "#0b5c8a",
}

router = APIRouter(tags=["synergies"])


@dataclass(frozen=True)
class Dot:
    """A body: where it stands, how large it is, and what it is called, in short and in full."""

    key: str
    x: float
    y: float
    radius: float
    group: str
    name: str
    title: str
    language: str


@dataclass(frozen=True)
class Line:
    """A synergy: from where to where, how thick, by its largest kind."""

    key: str
    x1: float
    y1: float
    x2: float
    y2: float
    thick: float
    kind: str
    title: str


@router.head("/synergies/network", include_in_schema=False)
@router.get(
    "/synergies/network",
    operation_id="synergiesNetwork",
    summary="Bodies and their synergies as a picture",
    response_class=Response,
    responses=PROBLEMS | {200: {"content": {HTML: {"schema": {"type": "string"}}}}},
)
async def network(request: Request, few: Annotated[Few, Query()]) -> Response:
    """A page with the picture and its legend; as data, `/synergies?family=bodies` has it all."""
    asked = asking(request, few, types={"html": HTML})
    return await answer(asked, _made(asked, few, page=True))


@router.head("/synergies/network.svg", include_in_schema=False)
@router.get(
    "/synergies/network.svg",
    operation_id="synergiesNetworkSvg",
    summary="The picture alone",
    response_class=Response,
    responses=PROBLEMS | {200: {"content": {SVG: {"schema": {"type": "string"}}}}},
)
async def picture(request: Request, few: Annotated[Few, Query()]) -> Response:
    """SVG; every point and every line is a link."""
    asked = asking(request, few, types={"svg": SVG})
    return await answer(asked, _made(asked, few, page=False))


async def _made(asked: Asking, few: Few, *, page: bool) -> Body:
    found = await pairs(asked, few)
    words = WORDS[asked.language]
    values = await asyncio.to_thread(drawn, found, asked)
    kinds = kind_labels(asked.base)
    there = {line.kind for line in values["lines"]}
    title = f"{words['heading']} – {words['network']}"
    legend = {
        "kinds": [
            (kind, kinds[kind][asked.language], colour) for kind, colour in COLOURS.items() if kind in there
        ],
        "groups": [
            (group, words[group], POINTS[group]) for group in GROUPS if group in found.groups.values()
        ],
    }
    if not page:
        root = root_of(asked.request)
        text = render("synergies_network.svg", words=words, title=title, root=root, **values, alone=True)
        return Body(text, found.version)
    text = render(
        "synergies_network.html",
        **frame(asked.request, asked.language, words, title),
        title=title,
        few=few,
        choices=CHOICES,
        legend=legend,
        alone=False,
        svg=f"network.svg?most={few.most}&least={few.least}&lang={asked.language}",
        **values,
    )
    return Body(text, found.version)


def drawn(found: Pairs, asked: Asking) -> dict[str, Any]:
    """What the template of the picture takes: points, lines, and how large it is."""
    maker, kinds = Maker(asked.language, asked.base), kind_labels(asked.base)
    titles = {body: _label(found, body) for body in found.bodies}
    lengths = tuple((*each.sides, round(1.3 - each.strength, 4)) for each in found.synergies)
    names = tuple(_short(titles[body].text) for body in found.bodies)
    places, height = _places(tuple(found.bodies), lengths, names)
    sums = {
        body: sum(brief.strength for (one, _), brief in found.pairs.items() if one == body)
        for body in found.bodies
    }
    largest = max(sums.values(), default=1.0)
    dots = [
        Dot(
            body.rsplit("/", 1)[-1],
            *places[body],
            round(4 + 6 * math.sqrt(sums[body] / largest), 1),
            found.groups.get(body, GROUPS[0]),
            name,
            titles[body].text,
            titles[body].language if titles[body].language != asked.language else "",
        )
        for body, name in zip(found.bodies, names, strict=True)
    ]
    lines = [
        Line(
            each.iri.rsplit("/", 1)[-1],
            *places[each.sides[0]],
            *places[each.sides[1]],
            round(1 + 9 * each.strength, 1),
            each.main,
            f"{titles[each.sides[0]].text} – {titles[each.sides[1]].text} · "
            f"{maker.number(each.strength)} · {kinds[each.main][asked.language]}",
        )
        for each in reversed(found.synergies)
    ]
    return {
        "dots": dots,
        "lines": lines,
        "width": WIDTH,
        "height": height,
        "colours": COLOURS,
        "points": POINTS,
    }


@lru_cache(maxsize=32)
def _places(
    bodies: tuple[str, ...], lengths: tuple[tuple[str, str, float], ...], names: tuple[str, ...]
) -> tuple[dict[str, Point], float]:
    """Places in the picture, and its height; worked out once for the same bodies."""
    if not bodies:
        return {}, 2 * _LINE
    free = layout(bodies, {(one, other): length for one, other, length in lengths})
    left, right = min(x for x, _ in free.values()), max(x for x, _ in free.values())
    top, bottom = min(y for _, y in free.values()), max(y for _, y in free.values())
    across = (WIDTH - 2 * _MARGIN) / ((right - left) or 1)
    down = max(_LOWEST, _EACH * len(bodies)) / ((bottom - top) or 1)
    spread = {body: ((x - left) * across + _MARGIN, (y - top) * down) for body, (x, y) in free.items()}
    widths = {body: _LETTER * len(name) + 8 for body, name in zip(bodies, names, strict=True)}
    clear = apart(spread, widths, _LINE)
    top = min(y for _, y in clear.values()) - _LINE
    bottom = max(y for _, y in clear.values()) + _LINE
    moved = {body: (round(x, 1), round(y - top, 1)) for body, (x, y) in clear.items()}
    return moved, round(bottom - top, 1)


def _short(text: str) -> str:
    text = text.removeprefix("UCLG ")
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _label(found: Pairs, body: str) -> Label:
    return found.names.get(body) or Label(body.rsplit("/", 1)[-1], "")

"""`/synergies/matrix`: how strong the synergy of each pair of bodies is, as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from api.queries_labels import Label
from api.rendering import frame, render
from api.synergies_entry import Maker
from api.synergies_pairs import MOST, Few, Pairs, pairs
from api.synergies_sent import HTML, PROBLEMS, Asking, Body, answer, asking
from api.synergies_words import WORDS

STEPS: Final = 8
"""Colours, each for a tenth of strength; the last one for all above."""
CHOICES: Final = (12, 20, 40, MOST)

router = APIRouter(tags=["synergies"])


@dataclass(frozen=True)
class Cell:
    """A pair: the figure, its colour from 0 to `STEPS`, the end of its IRI, and what it says aloud."""

    figure: str
    step: int
    key: str
    title: str


@router.head("/synergies/matrix", include_in_schema=False)
@router.get(
    "/synergies/matrix",
    operation_id="synergiesMatrix",
    summary="All pairs of bodies at once",
    response_class=Response,
    responses=PROBLEMS | {200: {"content": {HTML: {"schema": {"type": "string"}}}}},
)
async def matrix(request: Request, few: Annotated[Few, Query()]) -> Response:
    """A page with the strongest bodies against each other; as data, `/synergies?family=bodies` has it all."""
    asked = asking(request, few, types={"html": HTML})
    return await answer(asked, _page(asked, few))


async def _page(asked: Asking, few: Few) -> Body:
    found = await pairs(asked, few)
    words = WORDS[asked.language]
    names = [_name(found, body) for body in found.bodies]
    text = render(
        "synergies_matrix.html",
        **frame(asked.request, asked.language, words, f"{words['heading']} – {words['matrix']}"),
        few=few,
        choices=CHOICES,
        bodies=[(body.rsplit("/", 1)[-1], name) for body, name in zip(found.bodies, names, strict=True)],
        rows=_rows(found, asked),
        steps=[(step, f"0.{step}") for step in range(1, STEPS + 1)],
    )
    return Body(text, found.version)


def _rows(found: Pairs, asked: Asking) -> list[list[Cell | None]]:
    """A row a body, a cell a pair; None where none is told, and for a body with itself."""
    maker = Maker(asked.language, asked.base)
    rows: list[list[Cell | None]] = []
    for one in found.bodies:
        row: list[Cell | None] = []
        for other in found.bodies:
            brief = found.pairs.get((one, other))
            if brief is None:
                row.append(None)
                continue
            title = f"{_name(found, one).text} – {_name(found, other).text}"
            step = min(STEPS, int(10 * brief.strength))
            row.append(Cell(maker.number(brief.strength), step, brief.iri.rsplit("/", 1)[-1], title))
        rows.append(row)
    return rows


def _name(found: Pairs, body: str) -> Label:
    return found.names.get(body) or Label(body.rsplit("/", 1)[-1], "")

"""What was hidden: the pairs that came within the years after the cut, and those that did not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.quality.known import Known
from bench.quality.links import First, Links, Pair

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Came:
    """One pair that came: its row and column, and the group in which it is drawn when intervals are made."""

    row: int
    column: int
    group: str


@dataclass(frozen=True)
class HeldOut:
    """Candidates of one task at one cut.

    `others`: pairs that could have come and did not (rows x columns); `came`: those that did.
    `outside`: pairs that came and could not be ranked, since a side was not known before.
    """

    others: Flags
    came: list[Came]
    outside: int

    def only(self, columns: Flags) -> HeldOut:
        """The same with some of the columns alone."""
        came = [each for each in self.came if columns[each.column]]
        return HeldOut(self.others & columns[None, :], came, self.outside)


def seats_to_come(known: Known, truth: Links, years: int) -> HeldOut:
    """Cities and bodies, all known, without a seat: drawn by city.

    Pairs with an undated seat are neither: nobody knows when that began.
    """
    row = {iri: number for number, iri in enumerate(known.cities)}
    column = {iri: number for number, iri in enumerate(known.bodies)}
    others = np.ones((len(row), len(column)), dtype=np.bool_)
    came, outside = [], 0
    for (city, body), first in sorted(truth.seats.items()):
        inside = city in row and body in column
        if inside:
            others[row[city], column[body]] = False
        if _comes(first, known.year, years):
            if inside:
                came.append(Came(row[city], column[body], city))
            outside += not inside
    return HeldOut(others, came, outside)


def links_to_come(known: Known, truth: Links, kin: set[Pair], years: int) -> HeldOut:
    """Pairs of bodies that shared nothing, each once; drawn by what connects them: an event brings many.

    Pairs that share something undated are neither.
    """
    place = {iri: number for number, iri in enumerate(known.bodies)}
    others = np.triu(np.ones((len(place), len(place)), dtype=np.bool_), 1)
    came, outside = [], 0
    for pair in {*kin, *truth.bodies}:
        if all(side in place for side in pair):
            others[_placed(place, pair)] = False
    for pair, firsts in sorted(truth.bodies.items()):
        first = min(firsts.values(), key=lambda each: (each.year or 0, each.via))
        if pair in kin or not _comes(first, known.year, years):
            continue
        inside = all(side in place for side in pair)
        if inside:
            came.append(Came(*_placed(place, pair), first.via))
        outside += not inside
    return HeldOut(others, came, outside)


def _placed(place: dict[str, int], pair: Pair) -> tuple[int, int]:
    one, two = sorted(place[side] for side in pair)
    return one, two


def _comes(first: First, year: int, years: int) -> bool:
    return first.year is not None and year < first.year <= year + years

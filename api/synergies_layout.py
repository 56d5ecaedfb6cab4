"""Where the points of a network stand: as far apart in the picture as along the lines (stress majorization).

Gansner, Koren, North (2004), "Graph Drawing by Stress Majorization": for some dozens of points a few thousand
lines of a library would do the same. From a fixed start, so that the same graph gives the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

Point = tuple[float, float]
_ROUNDS: Final = 120
_BEYOND: Final = 1.25  # times the longest way: how far apart is what nothing connects


def layout(points: Sequence[str], lines: Mapping[tuple[str, str], float]) -> dict[str, Point]:
    """Places in no unit, around the origin.

    Args:
        points: in an order in which neighbours belong together.
        lines: lengths above zero by their two ends, one way round.
    """
    size = len(points)
    ways = _ways(points, lines)
    place = [
        (math.cos(2 * math.pi * i / max(1, size)), math.sin(2 * math.pi * i / max(1, size)))
        for i in range(size)
    ]
    for _ in range(_ROUNDS):
        place = [_moved(i, place, ways[i]) for i in range(size)]
    return dict(zip(points, place, strict=True))


def _moved(i: int, place: list[Point], ways: list[float]) -> Point:
    """Where a point would stand by all others, near ones counting more."""
    x, y = place[i]
    sum_x = sum_y = weights = 0.0
    for j, (other_x, other_y) in enumerate(place):
        if i == j:
            continue
        wanted = ways[j]
        weight = 1 / (wanted * wanted)
        gap = math.hypot(x - other_x, y - other_y) or 1e-9
        sum_x += weight * (other_x + wanted * (x - other_x) / gap)
        sum_y += weight * (other_y + wanted * (y - other_y) / gap)
        weights += weight
    return (sum_x / weights, sum_y / weights) if weights else (x, y)


def _ways(points: Sequence[str], lines: Mapping[tuple[str, str], float]) -> list[list[float]]:
    """The shortest way between any two along the lines (Floyd and Warshall)."""
    size = len(points)
    number = {point: i for i, point in enumerate(points)}
    ways = [[0.0 if i == j else math.inf for j in range(size)] for i in range(size)]
    for (one, other), length in lines.items():
        i, j = number[one], number[other]
        ways[i][j] = ways[j][i] = min(length, ways[i][j])
    for k in range(size):
        over = ways[k]
        for row in ways:
            first = row[k]
            if first < math.inf:
                for j in range(size):
                    row[j] = min(row[j], first + over[j])
    longest = max((each for row in ways for each in row if each < math.inf), default=1.0) or 1.0
    return [[each if each < math.inf else _BEYOND * longest for each in row] for row in ways]


def apart(places: Mapping[str, Point], width: Mapping[str, float], height: float) -> dict[str, Point]:
    """The same with boxes that hardly overlap: those that do are pushed up and down, a little at a time.

    Args:
        places: middles of the boxes.
        width, height: of the boxes, in the unit of the places.
    """
    found = {name: [x, y] for name, (x, y) in places.items()}
    names = sorted(found, key=lambda name: (found[name][1], name))
    for _ in range(_ROUNDS):
        moved = False
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                gap_x = (width[one] + width[other]) / 2 - abs(found[one][0] - found[other][0])
                gap_y = height - abs(found[one][1] - found[other][1])
                if gap_x > 0 and gap_y > 0:
                    down = 1 if found[other][1] >= found[one][1] else -1
                    found[one][1] -= down * gap_y / 2
                    found[other][1] += down * gap_y / 2
                    moved = True
        if not moved:
            break
    return {name: (x, y) for name, (x, y) in found.items()}

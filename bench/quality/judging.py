"""Every pair that came, placed by every method: within the list of either side, and within all pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bench.quality.held_out import HeldOut
from bench.quality.known import Floats
from bench.quality.metrics import Place, place

DEPTH: Final = 30
"""How far recall is drawn."""


@dataclass(frozen=True)
class Judged:
    """Places of one pair that came, by list and method.

    `group`: what it is drawn with. `said`: the methods that give it more than nothing. `lists`: where it is
    in that of its `row` (which asks for columns), in that of its `column`, and in the `whole`, all pairs.
    """

    year: int
    group: str
    said: frozenset[str]
    lists: dict[str, dict[str, Place]] = field(default_factory=dict)


def judge(year: int, held: HeldOut, scores: dict[str, Floats], *, symmetric: bool = False) -> list[Judged]:
    """Place each pair among the pairs that did not come.

    Args:
        symmetric: rows and columns are the same things, `held` has each pair once.
    """
    others = held.others | held.others.T if symmetric else held.others
    everything = {method: values[held.others] for method, values in scores.items()}
    found = []
    for came in held.came:
        said = {method for method, values in scores.items() if values[came.row, came.column] > 0}
        one = Judged(year, came.group, frozenset(said))
        for method, values in scores.items():
            score = float(values[came.row, came.column])
            sides = {
                "row": values[came.row][others[came.row]],
                "column": values[:, came.column][others[:, came.column]],
                "whole": everything[method],
            }
            for name, against in sides.items():
                one.lists.setdefault(name, {})[method] = place(score, np.asarray(against))
        found.append(one)
    return found


def values(judged: list[Judged], measure: str, method: str, lists: tuple[str, ...]) -> Floats:
    """A measure of each pair (mean over the lists): `mrr`, `auc`, or `recall@k`."""
    return np.array([np.mean([_of(one.lists[name][method], measure) for name in lists]) for one in judged])


def _of(found: Place, measure: str) -> float:
    if measure == "mrr":
        return found.reciprocal_rank
    if measure == "auc":
        return found.auc
    return found.recall(int(measure.partition("@")[2]))

"""Intervals by the bootstrap over what was held out, in groups: what came together is drawn together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS: Final = 2_000
SEED: Final = 20_261_122


@dataclass(frozen=True)
class Interval:
    """A mean, and the middle 95 of a hundred of the means of the draws."""

    mean: float
    low: float
    high: float


class Bootstrap:
    """Draws groups with replacement; all means are taken over the same draws, so that differences are paired.

    Args:
        groups: the group of each value.
        draws, seed: how many, and from which state.
    """

    def __init__(self, groups: Sequence[str], draws: int = DRAWS, seed: int = SEED) -> None:
        names, self._member = np.unique(np.asarray(groups, dtype=np.str_), return_inverse=True)
        self._many = len(names)
        random = np.random.default_rng(seed)
        drawn = random.integers(0, self._many, size=(draws, self._many))
        self._times = np.stack([np.bincount(row, minlength=self._many) for row in drawn])

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return self._many

    def interval(self, values: Floats) -> Interval:
        """The mean of the values; each draw's mean is that of all values of its groups."""
        sums = np.bincount(self._member, weights=values, minlength=self._many)
        sizes = np.bincount(self._member, minlength=self._many)
        means = (self._times @ sums) / (self._times @ sizes)
        low, high = np.percentile(means, [2.5, 97.5])
        return Interval(float(np.mean(values)), float(low), float(high))

"""How well an order finds what came: reciprocal rank, recall at k, AUC; what is tied stands in any order.

A score gives many ties. A figure for what is tied is the exact mean over all orders of the ties: so a random
order of everything is the score that is the same for all, and no seed decides a figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Place:
    """Where one that came stands among those that did not: how many stand before it, with it and after it."""

    before: int
    tied: int
    after: int

    @property
    def reciprocal_rank(self) -> float:
        """Mean of 1 / rank over all orders of the ties."""
        ranks = np.arange(self.before + 1, self.before + self.tied + 2)
        return float(np.mean(1 / ranks))

    def recall(self, k: int) -> float:
        """How likely it is to be among the first k."""
        return float(np.clip((k - self.before) / (self.tied + 1), 0, 1))

    @property
    def auc(self) -> float:
        """Share of the others that stand after it; ties count half (mid-ranks, as Mann and Whitney)."""
        others = self.before + self.tied + self.after
        return (self.after + self.tied / 2) / others if others else 0.5


def place(score: float, others: Floats) -> Place:
    """Place of a score among those of the others; the largest comes first."""
    before = int(np.sum(others > score))
    tied = int(np.sum(others == score))
    return Place(before, tied, others.size - before - tied)

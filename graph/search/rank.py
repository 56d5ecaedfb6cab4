"""How well a thing answers: the likeness of its best name to what was asked for, and its prominence.

| the best name | likeness |
|---|---|
| is what was asked for | 100 |
| begins with it, whole words | 88 to 94, more for a shorter name |
| begins with it, in the middle of a word | 84 to 92 |
| is spelt like it (as a whole) | up to 90 |
| has its words, somewhere | up to 83, more for all of them, in a row, and few others |
| has none of them (the detail or the description has) | 15 |

Prominence (0 to 24) is added: see `graph.search.entries`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz

from graph.search.index import Name
from graph.search.words import SMALL

_OWN_LANGUAGE: Final = 1.5
_SMALL_WORD: Final = 0.2  # what one counts beside the others
_IN_A_ROW: Final = 8.0
_LIKE: Final = 75.0  # of 100


@dataclass(frozen=True)
class Asked:
    """What was asked for.

    Attributes:
        words: in order.
        near: of each word those that are spelt alike, with their likeness.
        folded: the words with a space between.
        telling: the words that narrow: without the small ones, unless there are no others.
        weights: of the words in a name, in all 1.
    """

    words: tuple[str, ...]
    near: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        return " ".join(self.words)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if word not in SMALL) or self.words

    @cached_property
    def weights(self) -> tuple[float, ...]:
        weights = [_SMALL_WORD if word in SMALL else 1.0 for word in self.words]
        return tuple(weight / sum(weights) for weight in weights)


def best(asked: Asked, names: Iterable[Name], language: str) -> tuple[float, int]:
    """Likeness of the best name (0 to 101.5), and its place among the names.

    Args:
        language: of the reader; a name in it counts a little more.
    """
    rated = [
        (
            likeness(asked, name.folded) + (_OWN_LANGUAGE if language in name.languages else 0.0),
            -int(name.place),
        )
        for name in names
    ]
    score, place = max(rated)
    return score, -place


def likeness(asked: Asked, name: str) -> float:
    """How like a folded name is to what was asked for: 15 to 100."""
    wanted = asked.folded
    if name == wanted:
        return 100.0
    part = len(wanted) / len(name) if name else 0.0
    if name.startswith(wanted + " "):
        return 88 + 6 * part
    if name.startswith(wanted):
        return 84 + 8 * part
    likeness = _by_words(asked, name.split()) + (_IN_A_ROW if f" {wanted}" in name else 0.0)
    if asked.near:
        whole = fuzz.ratio(wanted, name, score_cutoff=_LIKE)
        likeness = max(likeness, 0.9 * whole)
    return likeness


def _by_words(asked: Asked, name: Sequence[str]) -> float:
    found = [_in(word, asked.near.get(word, {}), name) for word in asked.words]
    if not any(found):
        return 15.0
    covered = sum(weight * part for weight, part in zip(asked.weights, found, strict=True))
    shorter = min(1.0, len(asked.words) / len(name))
    first = 5.0 if name[0].startswith(asked.words[0]) else 0.0
    return 20 + 35 * covered + 15 * covered * shorter + first


def _in(word: str, near: Mapping[str, float], name: Sequence[str]) -> float:
    """1: the name has the word; less: a word that begins with it, or is spelt like it."""
    if word in name:
        return 1.0
    if any(other.startswith(word) for other in name):
        return 0.85
    return max((0.8 * near[other] for other in name if other in near), default=0.0)

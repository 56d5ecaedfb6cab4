"""Words that are spelt like another: found by three letters in a row, then held to the distance."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import partial
from itertools import combinations, pairwise
from typing import Final

from rapidfuzz.distance import OSA

_SHORTEST: Final = 4  # letters; shorter words are like too many
_TWO_FAULTS: Final = 8  # letters from which two faults are forgiven
_LONGEST: Final = 24
_MOST: Final = 24  # words that are taken for one


def alike(base: sqlite3.Connection, word: str) -> Mapping[str, float]:
    """Words of the index that are one or two faults away, with their likeness (0 to 1); few, the weightiest.

    A fault is a letter too many, too few, another, or two that have changed places.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return {}
    faults = 1 if len(word) < _TWO_FAULTS else 2
    found = []
    rows = base.execute(
        "SELECT word.word, word.weight FROM near JOIN word ON word.id = near.rowid WHERE near MATCH ?",
        (" OR ".join(f'"{gram}"' for gram in _grams(base, word, faults)),),
    )
    for other, weight in rows:
        distance = OSA.distance(word, other, score_cutoff=faults)
        if 0 < distance <= faults:
            found.append((distance, -weight, other))
    return {other: 1 - distance / max(len(word), len(other)) for distance, _, other in sorted(found)[:_MOST]}


def _grams(base: sqlite3.Connection, word: str, faults: int) -> list[str]:
    """One more than faults, so far apart that each fault spoils one only; those that few words have."""
    shown = f"^{word}$"
    grams = [shown[start : start + 3] for start in range(len(shown) - 2)]
    sizes = [_size(base, gram) for gram in grams]
    for apart in (4, 3):
        chosen = [
            starts
            for starts in combinations(range(len(grams)), faults + 1)
            if all(later - earlier >= apart for earlier, later in pairwise(starts))
        ]
        if chosen:
            best = min(chosen, key=partial(_sum, sizes))
            return [grams[start] for start in best]
    return grams


def _sum(sizes: list[int], starts: tuple[int, ...]) -> int:
    return sum(sizes[start] for start in starts)


def _size(base: sqlite3.Connection, gram: str) -> int:
    row = base.execute("SELECT doc FROM gram WHERE term = ?", (gram,)).fetchone()
    return int(row[0]) if row else 0

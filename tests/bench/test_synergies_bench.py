"""The benchmark of synergies, on the smallest of worlds."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.synergies import _complete, measure
from bench.world.writing import write


@pytest.mark.slow
def test_a_small_world_is_read_ranked_told_and_written(tmp_path: Path) -> None:
    file = tmp_path / "world.nq"
    write(file, 60_000, 2021, with_inferred=False)
    _complete(file)
    found = measure(file, 1, "512MB")
    seconds, told = found["seconds"], found["told"]
    assert isinstance(seconds, dict)
    assert set(seconds) >= {"read the dump", "make edges", "edges to ranked pairs", "tell in three languages"}
    assert isinstance(told, int)
    assert told > 0

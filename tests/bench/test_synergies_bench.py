"""The benchmark of synergies, on the smallest of worlds; and what it wrote into the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.endpoint import page
from bench.synergies.__main__ import PAGE, PART, Plan, run
from bench.synergies.tables import text


@pytest.mark.slow
def test_a_small_world_is_read_ranked_told_and_compared_with_a_server(tmp_path: Path) -> None:
    plan = Plan((3_000,), ("Oxigraph",), spark=False, real=False, rounds=1, memory="512MB")
    told = run(plan, tmp_path, lambda _: None)
    (size,) = told["sizes"]
    assert size["work"]["told"] > 0
    assert size["work"]["membership pairs"] > 0
    server = told["servers"]["Oxigraph"]
    assert server["same"]
    assert server["pairs"] > 0
    judged, sizes, beside = page.cells(text(told))
    assert [row[0] for row in sizes[1:]] == ["3,000"]
    assert "weighed" in server
    assert len(beside) == 5
    assert judged[0] == ["asked for", "measured", "reached"]


def test_each_figure_that_was_asked_for_is_judged_at_the_size_that_was_asked_for() -> None:
    judged, sizes, beside, spark = page.cells(page.taken(PART, PAGE))
    assert len(judged) == 4
    assert all(row[2] == "yes" or row[2].startswith("no: ") for row in judged[1:])
    assert [row[0] for row in sizes[1:]] == [row[0] for row in spark[1:]] == ["25,000", "100,000", "250,000"]
    assert all(row[5] == "yes" for row in spark[1:])
    assert sum(row[2].endswith(", the same as ours") for row in beside[1:]) == 2

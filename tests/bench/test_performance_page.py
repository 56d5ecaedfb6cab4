"""The page on performance: its tables can be read, and every workload and every engine is in them."""

from __future__ import annotations

import pytest

from bench.endpoint import page
from bench.endpoint.tables import SERVERS
from bench.endpoint.workloads import WORKLOADS

PARTS = ("bench.endpoint", "bench.endpoint.hostile")


@pytest.mark.parametrize("part", PARTS)
def test_every_table_has_rows_as_wide_as_its_head(part: str) -> None:
    tables = page.cells(page.taken(part))
    assert tables
    assert all(len(table) > 1 for table in tables)


def test_every_workload_has_a_table_with_a_column_for_each_engine() -> None:
    heads = [table[0] for table in page.cells(page.taken("bench.endpoint"))]
    for workload in WORKLOADS:
        found = [head for head in heads if head[0].startswith(f"{workload}: clients")]
        assert found, workload
        assert all(set(SERVERS) <= set(head) for head in found)


def test_every_workload_is_explained() -> None:
    explained = {row[0] for table in page.cells(page.PAGE.read_text(encoding="utf-8")) for row in table}
    assert set(WORKLOADS) <= explained


@pytest.mark.parametrize("part", PARTS)
def test_each_figure_that_was_asked_for_is_judged(part: str) -> None:
    (judged,) = [t for t in page.cells(page.taken(part)) if t[0] == ["asked for", "measured", "reached"]]
    assert all(row[2] == "yes" or row[2].startswith(("no: ", "nothing to compare")) for row in judged[1:])

"""docs/shapes.md says what the shapes files say."""

from __future__ import annotations

from shapes.docs import page
from shapes.parse import project_shapes


def test_the_page_has_a_row_for_every_rule() -> None:
    rules = [s for top in project_shapes() for s in (top, *top.properties) if s.constraints]
    rows = [line for line in page().splitlines() if line.startswith("| ") and "---" not in line]
    heads = [row for row in rows if row.startswith("| rule ")]
    assert len(rows) - len(heads) == len(rules)

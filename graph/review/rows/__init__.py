"""From accepted facts to rows of the tables.

rows_of(review, tables, store, base) -> Rows -> written(tables, rows, report) -> new content of the tables
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store

from graph.review.model import Review
from graph.review.rows.fields import EVERY, MORE
from graph.review.rows.model import Made, Rows

__all__ = ["EVERY", "MORE", "Made", "Rows", "rows_of"]


def rows_of(review: Review, tables: Path, store: Store | None, base: str) -> Rows:
    """The rows that the accepted facts of a review become.

    Args:
        tables: the folder of the tables as they stand; nothing is written there.
        store: the graph that the facts are held against; None where nothing has been published yet.
        base: start of the IRIs.
    """
    return Rows(review.id, {}, {}, (f"{review.id}: rows are not made yet ({tables}, {store}, {base})",))

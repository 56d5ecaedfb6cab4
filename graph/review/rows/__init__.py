"""From accepted facts to rows of the tables.

rows_of(review, tables, store, base) -> Rows -> written(tables, rows, report) -> new content of the tables
"""

from __future__ import annotations

from graph.review.rows.make import rows_of
from graph.review.rows.model import Made, Rows
from graph.review.rows.write import written

__all__ = ["Made", "Rows", "rows_of", "written"]

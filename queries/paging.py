"""A part of the rows of a query: LIMIT and OFFSET behind its last line.

Every query for rows ends with an ORDER BY that leaves no two rows equal, and with no LIMIT of its own (the
catalogue sees to it), so a page is a slice of the whole.
"""

from __future__ import annotations


def page(text: str, limit: int | None = None, offset: int = 0) -> str:
    """The text of a query for rows that asks for `limit` of them, after the first `offset`.

    Raises:
        ValueError: a number is negative.
    """
    if offset < 0 or (limit is not None and limit < 0):
        raise ValueError(f"limit {limit} and offset {offset} must not be negative")
    clauses = ([] if limit is None else [f"LIMIT {limit}"]) + ([f"OFFSET {offset}"] if offset else [])
    return text if not clauses else f"{text.rstrip()}\n{' '.join(clauses)}\n"

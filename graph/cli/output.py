"""The two consoles: results go to standard output, what a person is told meanwhile to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

_WIDE = 200  # what a pipe or a file gets
out = Console(soft_wrap=True, highlight=False)
told = Console(stderr=True, soft_wrap=True, highlight=False)


def print_table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], right: Sequence[int] = ()
) -> None:
    """A table on standard output; `right` holds the numbers of the columns set flush right."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", show_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    print_wide(table)


def print_wide(table: Table) -> None:
    """Print a table as wide as the terminal is now; where there is none (a pipe, a file), 200 columns."""
    Console(soft_wrap=True, highlight=False, width=table_width()).print(table)


def table_width() -> int:
    """Columns that a table may take."""
    console = Console()
    return console.width if console.is_terminal or "COLUMNS" in os.environ else _WIDE


def print_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """One JSON document on standard output, for scripts."""
    ascii_only = not sys.stdout.encoding.lower().startswith("utf")
    sys.stdout.write(json.dumps(value, ensure_ascii=ascii_only, indent=2, default=str) + "\n")

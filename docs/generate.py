"""Writes what is generated: `make docs`. Tests hold each page to what its room generates.

The pages of docs/, the descriptions of the tables in data/, and the JSON-LD context.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from graph.settings import TABLE
from graph.tables import describe
from ontology import jsonld
from queries.docs import page as queries_page
from shapes.docs import page as shapes_page

FOLDER: Final = Path(__file__).parent


def settings_page() -> str:
    """docs/settings.md from the table of settings."""
    lines = [
        "# Settings",
        "",
        "Set in the environment; `uclg settings` shows the values in force.",
        "Generated from `graph/settings.py` by `make docs`.",
        "",
        "| variable | default | what it is for |",
        "| --- | --- | --- |",
        *(f"| `{s.variable}` | `{s.default}` | {s.help} |" for s in TABLE),
    ]
    return "\n".join(lines) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "queries.md": queries_page,
    "settings.md": settings_page,
    "shapes.md": shapes_page,
}


def main() -> None:
    """Write everything and say so."""
    describe.main(FOLDER.parent / "data")
    jsonld.write()
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        sys.stdout.write(f"docs/{name}\n")


if __name__ == "__main__":
    main()

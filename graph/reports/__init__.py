"""Reading reports in: from a file to proposed facts, each tied to the words it was read from.

    document -> template -> statements -> facts -> several versions met -> draft

Light on import: what reads PDF and the graph is loaded when it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.reports.known import Known


def plain_facts(paths: Sequence[Path]) -> list[dict[str, object]]:
    """The versions of one report as plain mappings, read with the names of the tables in `data/`.

    This is what bench/reports measures; it needs no published version.
    """
    from graph.reports.files import read_document
    from graph.reports.plainly import plain
    from graph.reports.read import read

    return plain([read(read_document(path), names_of_tables()) for path in paths])


@lru_cache(maxsize=1)
def names_of_tables() -> Known:
    """All names that the tables lead to, as a build would make them; takes some seconds, once."""
    from graph.build import Builder
    from graph.reports.known import Known
    from graph.settings import load

    builder = Builder(load())
    return Known.of(builder.in_memory(), builder.iris.base)

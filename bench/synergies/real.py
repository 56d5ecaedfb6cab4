"""The graph of the repository's own tables: working its synergies out anew, as a build does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.endpoint.data import ROOT
from bench.synergies.ours import DAY, Timed
from graph.build import Builder
from graph.iris import Iris
from graph.settings import load
from graph.synergies.find import edges, find, synergy_quads
from graph.synergies.kept import opened, write
from ontology import BASE


def measure(folder: Path, rounds: int) -> dict[str, Any]:
    """Quads in memory to synergies as quads; and another day, from the tables that a version keeps."""
    quads = list(Builder(replace(load({}), tables=ROOT / "data")).in_memory())
    folder.mkdir(parents=True, exist_ok=True)
    timed = Timed()
    with edges(quads) as connection:
        write(connection, folder)
    for _ in range(rounds):
        timed("anew", lambda: synergy_quads(quads, Iris(BASE)))
        timed("another day", lambda: _find(folder))
    return {"quads": len(quads), "seconds": timed.medians(), "told": _find(folder)}


def _find(folder: Path) -> int:
    with opened(folder) as connection:
        return len(find(connection, DAY))

"""Invented worlds as N-Quads: what tables would state of so many cities, nothing inferred."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.endpoint.data import SEED, Data
from bench.world.writing import write
from ontology import BASE, UCLG

_TRIPLES_A_CITY: Final = 20
_ROOT: Final = f"<{BASE}id/body/committee-0> <{UCLG}bodyKind> <{BASE}id/body-kind/"


def world(cities: int, folder: Path) -> Data:
    """A world in a folder; one that is there already is taken as it is."""
    file, done = folder / f"{cities}/world.nq", folder / f"{cities}/triples"
    if not done.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        written = write(file, cities * _TRIPLES_A_CITY, SEED, with_inferred=False)
        _complete(file)
        done.write_text(str(written.quads), encoding="ascii")
    return Data(str(cities), file, int(done.read_text(encoding="ascii")))


def _complete(file: Path) -> None:
    """The body above all others is the world organization, as in the tables."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"{_ROOT}committee>", f"{_ROOT}world-organization>"), encoding="utf-8")

"""Writes a world as N-Quads, line by line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from bench.world import inferred, stated
from bench.world.inferred import Known
from bench.world.making import make
from bench.world.model import World
from bench.world.sizes import Sizes
from graph.iris import Iris
from graph.resources import resource_quads
from ontology import BASE


@dataclass(frozen=True)
class Written:
    """What was written: the world, its triples, and the seconds it took."""

    world: World
    quads: int
    seconds: float


def write(file: Path, triples: int, seed: int, *, with_inferred: bool = True) -> Written:
    """Write about so many triples: ontology, schemes, tables and, unless told not to, what the rules give."""
    start = time.perf_counter()
    world = make(Sizes.of_triples(triples, inferred=with_inferred), seed)
    count = 0
    with file.open("w", encoding="utf-8") as out:
        for line in lines(world, with_inferred=with_inferred):
            out.write(line)
            count += 1
    return Written(world, count, time.perf_counter() - start)


def lines(world: World, *, with_inferred: bool = True) -> Iterator[str]:
    """All lines."""
    if with_inferred:
        known = Known()
        yield from map(_line, sorted(known.store, key=str))
        yield from stated.lines(world)
        yield from inferred.lines(world, known)
    else:
        yield from map(_line, resource_quads(Iris(BASE)))
        yield from stated.lines(world)


def _line(quad: Quad) -> str:
    return f"{quad} .\n"

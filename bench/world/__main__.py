"""`python -m bench.world FILE`: write an invented world as N-Quads."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.world.writing import write


def main() -> None:
    """Read the command line, write, tell."""
    parser = argparse.ArgumentParser(description="Write an invented world as N-Quads.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--triples", type=int, default=5_000_000, help="about so many in all (5000000)")
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--stated", action="store_true", help="only what the tables say, nothing inferred")
    given = parser.parse_args()
    done = write(given.file, given.triples, given.seed, with_inferred=not given.stated)
    world, each = done.world, done.seconds / done.quads * 1e6
    print(f"{done.quads:,} triples in {done.seconds:.1f} s, {each:.1f} s a million, seed {given.seed}")
    print(
        f"{len(world.cities):,} cities, {len(world.bodies):,} bodies, {len(world.mandates):,} mandates, "
        f"{len(world.practices):,} practices, {len(world.events):,} events, "
        f"{len(world.collaborations):,} collaborations, {len(world.planted):,} synergies planted"
    )


if __name__ == "__main__":
    main()

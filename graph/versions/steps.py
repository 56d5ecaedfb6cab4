"""The steps of a commit, in order; `progress` hears each name before the step begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Progress = Callable[[str], None]

STEPS: Final = (
    "lock",  # become the only writer
    "clear",  # take away what a dead writer left
    "copy",  # the current store, by hard links
    "change",
    "validate",
    "dump",  # canonical; equal to the parent's: nothing to publish
    "seal",  # a store of finished files only
    "check",  # open it as readers will
    "derive",  # what is made of it: indexes, files to download
    "describe",  # counts, difference, manifest
    "sync",  # everything to the disk
    "place",  # rename into versions/
    "point",  # rename the pointer: from here on it is the current one
    "confirm",  # take the mark "unpublished" off
    "prune",  # old versions that nobody reads
)


def silent(step: str) -> None:
    """Hear nothing."""

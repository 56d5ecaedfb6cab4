"""One version on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from graph.errors import NoVersion, VersionError
from graph.versions import locks
from graph.versions.derive import DERIVED
from graph.versions.manifest import Manifest

STORE: Final = "store"
DUMP: Final = "dump.nq.gz"
MANIFEST: Final = "manifest.json"
IN_USE: Final = "in-use"


@dataclass(frozen=True)
class Version:
    """A published version; nothing under `path` ever changes."""

    number: int
    path: Path
    manifest: Manifest

    @property
    def store_path(self) -> Path:
        """Directory of the store; for `Store.read_only` alone."""
        return self.path / STORE

    @property
    def dump_path(self) -> Path:
        """The canonical dump, N-Quads compressed by gzip."""
        return self.path / self.manifest.dump.name

    def derived(self, name: str) -> Path:
        """The folder of what the derivation `name` made; not there where the version was made without."""
        return self.path / DERIVED / name

    def open(self) -> Store:
        """Open the store read-only; hold the version by `reading` as long as it is used.

        Raises:
            NoVersion: the version has been deleted.
            VersionError: the store is damaged.
        """
        if not self.store_path.is_dir():
            raise NoVersion(f"Version {self.number} is not kept any more.")
        try:
            return Store.read_only(str(self.store_path))
        except (OSError, RuntimeError) as error:  # the store tells some damage as the one, some as the other
            raise VersionError(f"The store of version {self.number} cannot be read: {error}") from error

    @contextmanager
    def reading(self) -> Iterator[Version]:
        """Keep this version from being deleted, for the length of the block or the life of the process.

        Raises:
            NoVersion: it has been deleted already.
        """
        with locks.reading(self.path / IN_USE):
            yield self

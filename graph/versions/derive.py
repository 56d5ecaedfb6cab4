"""What is made of a version as it is published, and lies beside its store: an index, files to download.

A derivation only reads the sealed version and writes into a folder of its own. The version is published with
all of them or not at all, so that whoever reads a version finds everything that belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from graph.versions import disk

DERIVED: Final = "derived"


@dataclass(frozen=True)
class Sealed:
    """A version about to be published, as a derivation sees it.

    Attributes:
        number, created: of the version.
        store_path, dump_path: finished; the dump is canonical N-Quads compressed by gzip.
        folder: empty; files are written here, no folders.
    """

    number: int
    created: datetime
    store_path: Path
    dump_path: Path
    folder: Path

    def open(self) -> Store:
        """The store, read-only."""
        return Store.read_only(str(self.store_path))


Derivation = Callable[[Sealed], None]


def derive(derivations: Mapping[str, Derivation], made: Path, sealed: Sealed) -> dict[str, str]:
    """Run each derivation in a folder of its name under `made`/derived.

    Returns:
        SHA-256 (hex) of every file, by `name/file`.
    """
    for name, derivation in derivations.items():
        folder = made / DERIVED / name
        folder.mkdir(parents=True)
        derivation(Sealed(sealed.number, sealed.created, sealed.store_path, sealed.dump_path, folder))
    return checksums(made)


def checksums(path: Path) -> dict[str, str]:
    """Of every derived file of a version's directory, by `name/file`."""
    root = path / DERIVED
    folders = sorted(root.iterdir()) if root.is_dir() else []
    return {
        f"{folder.name}/{name}": digest
        for folder in folders
        for name, digest in disk.checksums(folder).items()
    }

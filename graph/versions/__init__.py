"""Versions of the graph: each a directory that is never changed once a pointer has named it.

<folder>/current                      the number of the version in force
<folder>/lock                         held by the one process that writes
<folder>/versions/000001/store/       RocksDB, opened read-only by readers
                        /dump.nq.gz   the canonical dump
                        /derived/     what was made of it, a folder each
                        /manifest.json
                        /in-use       readers hold a shared lock on it
"""

from graph.versions.derive import Derivation, Sealed
from graph.versions.manifest import Dump, Manifest
from graph.versions.steps import STEPS
from graph.versions.verify import faults
from graph.versions.version import Version
from graph.versions.versions import Versions

__all__ = ["STEPS", "Derivation", "Dump", "Manifest", "Sealed", "Version", "Versions", "faults"]

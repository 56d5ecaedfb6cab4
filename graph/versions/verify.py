"""Whether a version still is what its manifest says."""

from __future__ import annotations

import zlib

from graph.canonical import checksum, graph_counts, read_checksum
from graph.errors import InputError
from graph.versions.version import Version


def faults(version: Version) -> list[str]:
    """Read store and dump anew and hold them to the manifest: one sentence a fault, none when all is well."""
    return [*_dump_faults(version), *_store_faults(version)]


def _dump_faults(version: Version) -> list[str]:
    manifest, path = version.manifest, version.dump_path
    try:
        size, content = path.stat().st_size, read_checksum(path)
    except (OSError, EOFError, zlib.error) as error:
        return [f"{path.name} cannot be read: {error}"]
    found = []
    if size != manifest.dump.bytes:
        found.append(f"{path.name} has {size} bytes, not {manifest.dump.bytes}")
    if content.checksum != manifest.checksum:
        found.append(f"{path.name} holds other content than was published")
    return found


def _store_faults(version: Version) -> list[str]:
    manifest = version.manifest
    try:
        store = version.open()
        content, graphs = checksum(store), graph_counts(store)
    except (OSError, InputError) as error:
        return [f"the store cannot be read: {error}"]
    found = []
    if content.checksum != manifest.checksum:
        found.append(f"the store holds other content than was published ({content.quads} quads)")
    if graphs != manifest.graphs or sum(graphs.values()) != manifest.quads:
        found.append("the counts by graph differ from the manifest's")
    return found

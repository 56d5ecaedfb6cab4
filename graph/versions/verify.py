"""Whether a version still is what its manifest says."""

from __future__ import annotations

import zlib

from graph.canonical import checksum, graph_counts, read_checksum
from graph.errors import InputError, VersionError
from graph.versions import disk
from graph.versions.derive import checksums
from graph.versions.version import Version


def faults(version: Version) -> list[str]:
    """Read store and dump anew and hold them to the manifest: one sentence a fault, none when all is well."""
    return [
        *_dump_faults(version),
        *_file_faults(version),
        *_derived_faults(version),
        *_content_faults(version),
    ]


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


def _file_faults(version: Version) -> list[str]:
    expected = version.manifest.files
    try:
        found = disk.checksums(version.store_path)
    except OSError as error:
        return [f"the files of the store cannot be read: {error}"]
    return [
        *(f"store/{name} is missing" for name in expected.keys() - found.keys()),
        *(f"store/{name} was not published" for name in sorted(found.keys() - expected.keys())),
        *(
            f"store/{name} is not as published"
            for name in expected
            if found.get(name, expected[name]) != expected[name]
        ),
    ]


def _derived_faults(version: Version) -> list[str]:
    expected = version.manifest.derived
    try:
        found = checksums(version.path)
    except OSError as error:
        return [f"what was derived cannot be read: {error}"]
    return [
        f"derived/{name} is {'missing' if name not in found else 'not as published'}"
        for name in sorted(expected)
        if found.get(name) != expected[name]
    ]


def _content_faults(version: Version) -> list[str]:
    manifest = version.manifest
    try:
        store = version.open()
        content, graphs = checksum(store), graph_counts(store)
    except (OSError, RuntimeError, VersionError, InputError) as error:
        return [f"the store cannot be read: {error}"]
    found = []
    if content.checksum != manifest.checksum:
        found.append(f"the store holds other content than was published ({content.quads} quads)")
    if graphs != manifest.graphs or sum(graphs.values()) != manifest.quads:
        found.append("the counts by graph differ from the manifest's")
    return found

"""The dump of a version in chunks of bytes: packed as it lies there, unpacked, or as TriG."""

from __future__ import annotations

import gzip
import re
from collections.abc import Generator
from typing import BinaryIO, Final

from graph.errors import NoVersion
from graph.versions import Version

Chunks = Generator[bytes, None, None]

_CHUNK: Final = 1 << 16
# A line of the canonical dump: the triple, and its graph unless that is the default one.
_QUAD: Final = re.compile(
    rb"((?:<[^>]*>|_:\S+) <[^>]*> "
    rb'(?:<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?))'
    rb"(?: (<[^>]*>|_:\S+))? \.\n"
)


def packed(version: Version) -> Chunks:
    """N-Quads compressed by gzip; here and below, the file is open when this returns.

    Raises:
        NoVersion: the version has been deleted.
    """
    return _chunks(_opened(version))


def nquads(version: Version) -> Chunks:
    """N-Quads.

    Raises:
        NoVersion: the version has been deleted.
    """
    return _unpacked(_opened(version))


def trig(version: Version) -> Chunks:
    """TriG: the lines of N-Quads, with neighbours in one graph put together.

    Raises:
        NoVersion: the version has been deleted.
    """
    return _trig(_opened(version))


def _opened(version: Version) -> BinaryIO:
    try:
        return version.dump_path.open("rb")
    except FileNotFoundError:
        raise NoVersion(f"Version {version.number} is not kept any more.") from None


def _chunks(file: BinaryIO) -> Chunks:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _unpacked(file: BinaryIO) -> Chunks:
    with file, gzip.GzipFile(fileobj=file) as text:
        while chunk := text.read(_CHUNK):
            yield chunk


def _trig(file: BinaryIO) -> Chunks:
    graph: bytes | None = None
    with file, gzip.GzipFile(fileobj=file) as text:
        while lines := text.readlines(_CHUNK):
            parts: list[bytes] = []
            for line in lines:
                match = _QUAD.fullmatch(line)
                assert match, line
                if match[2] != graph:
                    parts += [b"}\n"] if graph else []
                    parts += [match[2], b" {\n"] if match[2] else []
                    graph = match[2]
                parts += [match[1], b" .\n"]
            yield b"".join(parts)
    yield b"}\n" if graph else b""

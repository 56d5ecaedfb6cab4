"""The canonical dump: sorted N-Quads, byte-identical for equal content whatever the order of insertion.

Lines are sorted by their bytes (as ``LC_ALL=C sort`` does), in UTF-8, each ended by a line feed; blank
nodes are refused because their labels mean nothing. Text beyond `run_bytes` is sorted in runs on disk, so
memory stays bounded whatever the size of the store.
"""

from __future__ import annotations

import gzip
import hashlib
import heapq
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from graph.errors import InputError

RUN_BYTES: Final = 128 * 1024 * 1024
_LEVEL: Final = 6
_BY_GRAPH: Final = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_BATCH: Final = 8192
_LITERAL: Final = re.compile(rb'"(?:[^"\\]|\\.)*"')
_BLANK: Final = re.compile(rb"(?:^|\s)_:")


@dataclass(frozen=True)
class Content:
    """What a dump says about its content: SHA-256 (hex) of the uncompressed text, and the number of quads."""

    checksum: str
    quads: int


class _Runs:
    """Takes N-Quads text and gives its lines back sorted; whole runs go to files in `scratch`."""

    def __init__(self, scratch: Path | None, run_bytes: int, files: ExitStack) -> None:
        self._scratch = scratch
        self._limit = run_bytes
        self._files = files
        self._lines: list[bytes] = []
        self._held = 0
        self._tail = b""
        self._runs: list[IO[bytes]] = []

    def write(self, data: bytes) -> int:
        *lines, self._tail = (self._tail + data).split(b"\n")
        if any(b"_:" in line for line in lines):
            _refuse_blank_nodes(lines)
        self._lines += lines
        self._held += len(data)
        if self._held >= self._limit:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def _spill(self) -> None:
        self._lines.sort()
        run = self._files.enter_context(TemporaryFile(dir=self._scratch))  # noqa: SIM115 - the stack closes it
        for batch in _batches(self._lines):
            run.write(b"\n".join(batch) + b"\n")
        run.seek(0)
        self._runs.append(run)
        self._lines, self._held = [], 0

    def sorted(self) -> Iterator[bytes]:
        """Every line with its line feed, in order."""
        self._lines.sort()
        rest = (line + b"\n" for line in self._lines)
        return heapq.merge(*self._runs, rest) if self._runs else rest


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _refuse_blank_nodes(lines: Iterable[bytes]) -> None:
    for line in lines:
        if b"_:" in line and _BLANK.search(_LITERAL.sub(b'""', line)):
            raise InputError(
                "The graph holds no blank nodes, but this one came in; give the thing an IRI: "
                + line.decode("utf-8", "replace")[:400]
            )


@contextmanager
def canonical_lines(
    store: Store, *, scratch: Path | None = None, run_bytes: int = RUN_BYTES
) -> Iterator[Iterator[bytes]]:
    """Open the sorted N-Quads lines of a store, line feeds included; the lines are gone when the block ends.

    Args:
        store: any store; it is only read.
        scratch: folder for the sorted runs; default: the system's folder for temporary files.
        run_bytes: text that is sorted in memory at a time.

    Raises:
        InputError: the store holds a blank node.
        OSError: the scratch folder is full.
    """
    with ExitStack() as files:
        runs = _Runs(scratch, run_bytes, files)
        store.dump(cast("IO[bytes]", runs), RdfFormat.N_QUADS)
        yield runs.sorted()


def checksum(store: Store, *, scratch: Path | None = None, run_bytes: int = RUN_BYTES) -> Content:
    """Checksum and number of quads of a store's canonical dump, without writing it.

    Raises:
        InputError: the store holds a blank node.
    """
    with canonical_lines(store, scratch=scratch, run_bytes=run_bytes) as lines:
        return _digest(lines)


def write_dump(
    store: Store, path: Path, *, scratch: Path | None = None, run_bytes: int = RUN_BYTES
) -> Content:
    """Write the canonical dump, compressed by gzip with neither name nor time in its header.

    Raises:
        InputError: the store holds a blank node.
        OSError: the disk is full.
    """
    with (
        canonical_lines(store, scratch=scratch, run_bytes=run_bytes) as lines,
        path.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=_LEVEL, mtime=0) as file,
    ):
        return _digest(lines, file)


def read_checksum(path: Path) -> Content:
    """Checksum and number of lines of a dump on disk.

    Raises:
        OSError, EOFError, zlib.error: the file is absent, cut short or damaged.
    """
    with gzip.open(path) as lines:
        return _digest(lines)


def _digest(lines: Iterable[bytes], out: IO[bytes] | gzip.GzipFile | None = None) -> Content:
    sha, count = hashlib.sha256(), 0
    for batch in _batches(lines):
        text = b"".join(batch)
        sha.update(text)
        count += len(batch)
        if out is not None:
            out.write(text)
    return Content(sha.hexdigest(), count)


def difference(old: Path, new: Path) -> tuple[int, int]:
    """How many quads of the dump `new` are not in `old` (added), and the other way round (removed)."""
    added = removed = 0
    with gzip.open(old) as before, gzip.open(new) as after:
        left, right = next(before, None), next(after, None)
        while left is not None or right is not None:
            if left == right:
                left, right = next(before, None), next(after, None)
            elif right is None or (left is not None and left < right):
                removed += 1
                left = next(before, None)
            else:
                added += 1
                right = next(after, None)
    return added, removed


def graph_counts(store: Store) -> dict[str, int]:
    """Quads by named graph, sorted by IRI; those of the default graph, if any, under ``default``."""
    # A plain count of the keys: no term is decoded, some 0.3 microseconds a quad.
    rows = cast("QuerySolutions", store.query(_BY_GRAPH))
    counts = {cast("NamedNode", row["g"]).value: int(cast("Literal", row["n"]).value) for row in rows}
    named = dict(sorted(counts.items()))
    rest = len(store) - sum(named.values())
    return {"default": rest, **named} if rest else named

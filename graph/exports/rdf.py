"""The dump written as Turtle and TriG by the library, in one pass and bounded memory."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

import duckdb
from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from ontology.prefixes import PREFIXES

_LEVEL: Final = 6


@contextmanager
def packed(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that is written compressed by gzip, with neither name nor time in its header."""
    with (
        path.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=_LEVEL, mtime=0) as file,
    ):
        yield cast("IO[bytes]", file)


class _Prefixed:
    """Puts the prefixes at the head of a document in order: the library writes them in any."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._head: list[bytes] | None = []
        self._rest = b""

    def write(self, data: bytes) -> int:
        if self._head is None:
            self._file.write(data)
        else:
            *lines, self._rest = (self._rest + data).split(b"\n")
            while lines and lines[0].startswith(b"@prefix "):
                self._head.append(lines.pop(0))
            if lines or not b"@prefix ".startswith(self._rest[:8]):
                self._end([*lines, self._rest])
        return len(data)

    def _end(self, rest: list[bytes]) -> None:
        self._file.write(b"".join(line + b"\n" for line in sorted(self._head or ())) + b"\n".join(rest))
        self._head = None

    def flush(self) -> None:
        """Nothing waits once the head is through."""

    def finish(self) -> None:
        """Write a head that nothing followed."""
        if self._head is not None:
            self._end([self._rest])


def _write(items: Iterable[Quad] | Iterable[Triple], format_: RdfFormat, target: Path) -> None:
    with packed(target) as file:
        document = _Prefixed(file)
        serialize(items, output=cast("IO[bytes]", document), format=format_, prefixes=PREFIXES)
        document.finish()


def write_turtle(dump: Path, target: Path) -> int:
    """The triples of all graphs, each once, sorted by subject; how many there are."""
    number = 0

    def counted() -> Iterator[Triple]:
        nonlocal number
        for number, triple in enumerate(triples(dump), 1):  # noqa: B007
            yield triple

    _write(counted(), RdfFormat.TURTLE, target)
    return number


def write_trig(database: duckdb.DuckDBPyConnection, target: Path, scratch: Path) -> None:
    """Everything graph by graph, in the order of the graphs' IRIs.

    Args:
        database: see `quads_of`.
        scratch: folder for the dump in that order.
    """
    ordered = scratch / "by-graph.nq"
    path = str(ordered).replace("'", "''")
    database.execute(
        "COPY (SELECT line FROM lines ORDER BY regexp_extract(line, ' (<[^>\"]*>) \\.$', 1), line) "  # noqa: S608
        f"TO '{path}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x01')"
    )
    _write(cast("Iterator[Quad]", parse(path=str(ordered), format=RdfFormat.N_QUADS)), RdfFormat.TRIG, target)
    ordered.unlink()


def triples(dump: Path) -> Iterator[Triple]:
    """Each triple of a canonical dump once; those in several graphs are neighbours there."""
    last: Triple | None = None
    with gzip.open(dump) as lines:
        for quad in cast("Iterator[Quad]", parse(cast("IO[bytes]", lines), format=RdfFormat.N_QUADS)):
            triple = quad.triple
            if triple != last:
                yield triple
            last = triple

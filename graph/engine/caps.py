"""Caps on an answer: over them it is an error, never a part of the answer."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryResultsFormat, QueryTriples, Triple

from graph.errors import QueryTooLarge

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Caps:
    """How large an answer may be: `rows` or triples, `size` in bytes."""

    def __init__(self, rows: int, size: int) -> None:
        self.rows = rows
        self.size = size

    def too_many_rows(self) -> QueryTooLarge:
        """The problem of an answer with too many rows."""
        return QueryTooLarge(
            f"The answer has more than {self.rows} rows or triples, the cap here (UCLG_ROWS). "
            "Ask for less, or page through it by ORDER BY, LIMIT and OFFSET."
        )

    def too_many_bytes(self) -> QueryTooLarge:
        """The problem of an answer with too many bytes."""
        return QueryTooLarge(
            f"The answer has more than {self.size} bytes, the cap here (UCLG_BYTES). "
            "Ask for less, or page through it by ORDER BY, LIMIT and OFFSET."
        )


class Body(io.BytesIO):
    """Takes what a serialiser writes, and raises as soon as it is too much.

    Raises:
        QueryTooLarge: from `write`, at the first chunk over the cap.
    """

    def __init__(self, caps: Caps, mark: bytes = b"", count: Callable[[bytes], int] | None = None) -> None:
        super().__init__()
        self._caps = caps
        self._mark = mark
        self._count = count
        self._tail = b""
        self._marks = 0
        self._spurious = 0

    def write(self, chunk: Buffer) -> int:
        """Take a chunk."""
        size = super().write(chunk)
        if self.tell() > self._caps.size:
            raise self._caps.too_many_bytes()
        if self._mark:
            self._look_for_rows(bytes(chunk))
        return size

    def _look_for_rows(self, chunk: bytes) -> None:
        """Count marks, which are at least as many as rows; count rows only where the marks are too many."""
        seen = self._tail + chunk
        self._marks += seen.count(self._mark)
        self._tail = seen[1 - len(self._mark) :] if len(self._mark) > 1 else b""
        if self._count and self._marks - self._spurious > self._caps.rows:
            rows = self._count(self.getvalue())
            if rows > self._caps.rows:
                raise self._caps.too_many_rows()
            self._spurious = self._marks - rows

    def rows(self) -> int:
        """How many rows were written."""
        return self._count(self.getvalue()) if self._count else 0


def _json_rows(text: bytes) -> int:
    outside = b"".join(text.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2])
    return outside.count(b",{") + outside.count(b"[{")


def _csv_rows(text: bytes) -> int:
    return max(0, b"".join(text.split(b'"')[::2]).count(b"\r\n") - 1)


def _tsv_rows(text: bytes) -> int:
    return max(0, text.count(b"\n") - 1)


def _xml_rows(text: bytes) -> int:
    return text.count(b"<result>")


# By format: what stands once a row at least (and within values, perhaps), and how to count exactly.
_ROWS: Final[dict[str, tuple[bytes, Callable[[bytes], int]]]] = {
    QueryResultsFormat.JSON.media_type: (b",{", _json_rows),
    QueryResultsFormat.CSV.media_type: (b"\r\n", _csv_rows),
    QueryResultsFormat.TSV.media_type: (b"\n", _tsv_rows),
    QueryResultsFormat.XML.media_type: (b"<result>", _xml_rows),
}


def table_body(caps: Caps, writer: QueryResultsFormat) -> Body:
    """A body for a table in this format."""
    return Body(caps, *_ROWS[writer.media_type])


class Counted(Iterator[Triple]):
    """Triples, counted as they go by.

    Raises:
        QueryTooLarge: at the first triple over the cap.
    """

    def __init__(self, triples: QueryTriples, caps: Caps) -> None:
        self._triples = triples
        self._caps = caps
        self.rows = 0

    def __next__(self) -> Triple:
        triple: Triple = next(self._triples)
        self.rows += 1
        if self.rows > self._caps.rows:
            raise self._caps.too_many_rows()
        return triple

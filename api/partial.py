"""Which parts of a file a request wants, and the answer with these parts (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from secrets import token_hex
from typing import BinaryIO, Final

from starlette.responses import StreamingResponse

from api.problems import Kind, Problem

Part = tuple[int, int]
"""Where a part begins, and where it has ended: numbers of bytes."""

UNSATISFIABLE: Final = Kind("range", 416, "No such range", "No existe ese rango", "Plage inexistante")
_RANGES: Final = re.compile(
    r"bytes=\s*((?:\d{1,18}-\d{0,18}|-\d{1,18})(?:\s*,\s*(?:\d{1,18}-\d{0,18}|-\d{1,18}))*)\s*"
)
_MOST: Final = 16
_CHUNK: Final = 1 << 16


def wanted(header: str | None, if_range: str | None, size: int, tag: str, modified: str) -> list[Part] | None:
    """The parts that `Range` asks for and the file has, in order and apart; None for the whole file.

    What is malformed, of another unit, or in more parts than anybody needs is ignored, as the standard lets
    a server do; and so is any range where `If-Range` names another file than this one.

    Args:
        size: of the file in bytes.
        tag, modified: its entity tag and `Last-Modified`.

    Raises:
        Problem: 416; the file has none of the parts.
    """
    match = _RANGES.fullmatch((header or "").strip())
    if match is None or (if_range is not None and if_range.strip() not in (tag, modified)):
        return None
    asked = [part.strip() for part in match[1].split(",")]
    if len(asked) > _MOST or any(_is_backwards(part) for part in asked):
        return None
    found = sorted(_place(part, size) for part in asked)
    there = [(first, end) for first, end in found if first < end]
    if not there:
        raise Problem(UNSATISFIABLE, f"The file has {size} bytes.", {"Content-Range": f"bytes */{size}"})
    return _apart(there)


def _is_backwards(part: str) -> bool:
    first, _, last = part.partition("-")
    return bool(first and last) and int(first) > int(last)


def _place(part: str, size: int) -> Part:
    """Of a part in a file; it ends where it begins, or before, where the file does not have it."""
    first, _, last = part.partition("-")
    if not first:
        return max(size - int(last), 0), size
    return int(first), min(int(last) + 1, size) if last else size


def _apart(parts: Sequence[Part]) -> list[Part]:
    """Parts in order, those that touch each other as one."""
    found = [parts[0]]
    for first, end in parts[1:]:
        begun, ended = found[-1]
        if first <= ended:
            found[-1] = begun, max(end, ended)
        else:
            found.append((first, end))
    return found


def sent(
    file: BinaryIO, size: int, parts: Sequence[Part] | None, headers: dict[str, str], media_type: str
) -> StreamingResponse:
    """A file on its way, whole or in parts; it was opened before anything was promised, and is closed here.

    Args:
        headers: without those of length, type and range.
    """
    if parts is None:
        told = headers | {"Content-Length": str(size)}
        return StreamingResponse(_read(file, [(b"", (0, size))]), headers=told, media_type=media_type)
    if len(parts) == 1:
        first, end = parts[0]
        told = headers | {"Content-Range": _range(parts[0], size), "Content-Length": str(end - first)}
        return StreamingResponse(_read(file, [(b"", parts[0])]), 206, told, media_type)
    boundary = token_hex(13)
    pieces = [(_head(part, size, boundary, media_type), part) for part in parts]
    tail = f"\r\n--{boundary}--\r\n".encode()
    length = len(tail) + sum(len(head) + end - first for head, (first, end) in pieces)
    told = headers | {"Content-Length": str(length)}
    several = f"multipart/byteranges; boundary={boundary}"
    return StreamingResponse(_read(file, pieces, tail), 206, told, several)


def _range(part: Part, size: int) -> str:
    return f"bytes {part[0]}-{part[1] - 1}/{size}"


def _head(part: Part, size: int, boundary: str, media_type: str) -> bytes:
    """What stands before one of several parts."""
    told = f"Content-Type: {media_type}\r\nContent-Range: {_range(part, size)}"
    return f"\r\n--{boundary}\r\n{told}\r\n\r\n".encode()


def _read(file: BinaryIO, pieces: Sequence[tuple[bytes, Part]], tail: bytes = b"") -> Iterator[bytes]:
    with file:
        for head, (first, end) in pieces:
            if head:
                yield head
            file.seek(first)
            while first < end and (chunk := file.read(min(_CHUNK, end - first))):
                first += len(chunk)
                yield chunk
        if tail:
            yield tail

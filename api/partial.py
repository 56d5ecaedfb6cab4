"""Which part of a file a request wants (RFC 9110, section 14), before the file is opened."""

from __future__ import annotations

import re
from typing import Final

from api.problems import Kind, Problem

UNSATISFIABLE: Final = Kind("range", 416, "No such range", "No existe ese rango", "Plage inexistante")
_RANGES: Final = re.compile(
    r"bytes=\s*((?:\d{1,18}-\d{0,18}|-\d{1,18})(?:\s*,\s*(?:\d{1,18}-\d{0,18}|-\d{1,18}))*)\s*"
)
_MOST: Final = 16


def wanted(header: str | None, if_range: str | None, size: int, tag: str, modified: str) -> str | None:
    """The `Range` header with only what the file has; None where the whole file is to be sent.

    What is malformed, of another unit, or in more parts than anybody needs is ignored, as the standard lets
    a server do; and so is any range where `If-Range` names another file than this one.

    Args:
        size: of the file in bytes.
        tag, modified: its entity tag and `Last-Modified`.

    Raises:
        Problem: 416; the file has none of the ranges.
    """
    match = _RANGES.fullmatch((header or "").strip())
    if match is None or (if_range is not None and if_range.strip() not in (tag, modified)):
        return None
    parts = [part.strip() for part in match[1].split(",")]
    if len(parts) > _MOST or any(_is_backwards(part) for part in parts):
        return None
    there = [part for part in parts if _is_there(part, size)]
    if not there:
        raise Problem(UNSATISFIABLE, f"The file has {size} bytes.", {"Content-Range": f"bytes */{size}"})
    return f"bytes={','.join(there)}"


def _is_backwards(part: str) -> bool:
    first, _, last = part.partition("-")
    return bool(first and last) and int(first) > int(last)


def _is_there(part: str, size: int) -> bool:
    first, _, last = part.partition("-")
    return int(first) < size if first else int(last) > 0 and size > 0

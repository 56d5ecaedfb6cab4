"""Short names for namespaces in the Turtle and RDF/XML that readers write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pyoxigraph import RdfFormat

_TURTLE: Final = re.compile(rb"(?:@prefix [^\n]*\n)+")
_XML: Final = re.compile(rb"(?<=<rdf:RDF)(?: xmlns:[^>]*)(?=>)")


def tidied(body: bytes, writer: RdfFormat) -> bytes:
    """The same document with only the prefixes that it uses, in order.

    pyoxigraph writes all of them, in another order in each process; an answer should be the same bytes
    whichever reader wrote it.
    """
    if writer == RdfFormat.TURTLE:
        return _tidied(body, _TURTLE, lambda head: head.splitlines(keepends=True), b"@prefix ")
    if writer == RdfFormat.RDF_XML:
        return _tidied(body, _XML, lambda head: [b" " + part for part in head.split()], b" xmlns:")
    return body


def _tidied(
    body: bytes, head: re.Pattern[bytes], split: Callable[[bytes], list[bytes]], lead: bytes
) -> bytes:
    match = head.search(body, 0, 10_000)
    if match is None:
        return body
    declared = {
        re.split(rb"[:=]", part.removeprefix(lead), maxsplit=1)[0]: part for part in split(match.group())
    }
    used = [part for name, part in sorted(declared.items()) if body.find(name + b":", match.end()) >= 0]
    if b"rdf" in declared and declared[b"rdf"] not in used and lead == b" xmlns:":
        used.append(declared[b"rdf"])
    return body[: match.start()] + b"".join(used) + body[match.end() :]

"""Names for answers, and requests that only want what is new (RFC 9110, sections 8.8.3 and 13.1.2)."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from graph.engine import QueryRequest

# To be kept by anybody, and asked after each time: the next version may be there.
LASTING: Final = "public, no-cache"
_TAGS: Final = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')


def etag(version: int, request: QueryRequest, media_type: str) -> str:
    """The strong entity tag of an answer: version, query, dataset and format name it for ever.

    Args:
        media_type: of the answer; what the request left open is settled by then.
    """
    parts = (str(version), media_type, request.text, *request.default_graphs, "\0", *request.named_graphs)
    data = [part.encode("utf-8", "surrogatepass") for part in parts]
    digest = hashlib.sha256(b"".join([b"%d:%b" % (len(part), part) for part in data]))
    return f'"{digest.hexdigest()[:32]}"'


def is_known(header: str | None, tag: str) -> bool:
    """Whether `If-None-Match` names the tag; compared weakly, as the standard says; a malformed list: no.

    >>> is_known('W/"a", "b"', '"b"')
    True
    """
    if header is None:
        return False
    if header.strip() == "*":
        return True
    left = _TAGS.sub("", header)
    return not left.strip(" \t,") and tag.strip('"') in _TAGS.findall(header)

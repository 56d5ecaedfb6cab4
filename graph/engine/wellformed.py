"""XML that any parser reads: XML 1.0 has no place for most control characters, RDF literals have.

The serialisers of the store write them as they are, which no XML parser accepts, and carriage returns too,
which every XML parser turns into ends of lines.
"""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

from graph.errors import InputError

_XML: Final = (QueryResultsFormat.XML, RdfFormat.RDF_XML)
# What is not a Char (XML 1.0, section 2.2), in UTF-8: controls, U+FFFE and U+FFFF.
_NO_CHARACTER: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def well_formed(body: bytes, writer: QueryResultsFormat | RdfFormat) -> bytes:
    """The same body; XML without what XML cannot hold as it stands.

    Raises:
        InputError: it is XML and holds a character that XML cannot hold in any way.
    """
    if writer not in _XML:
        return body
    found = _NO_CHARACTER.search(body)
    if found:
        code = ord(found[0].decode())
        raise InputError(
            f"A text of the answer holds U+{code:04X}, which XML cannot hold; take another format."
        )
    return body.replace(b"\r", b"&#13;")

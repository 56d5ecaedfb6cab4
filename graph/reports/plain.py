"""Text of a plain text file."""

from __future__ import annotations

import codecs
from typing import Final

from graph.reports.refusals import MOST_TEXT, Refused

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_STRANGE: Final = 0.02  # share of control characters that no text has


def text_of(content: bytes) -> str:
    """The characters of the file, line ends left as they are; a byte order mark stays as one character.

    Raises:
        Refused: it is not text, or too large.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = _western(content)
    if len(text) > MOST_TEXT:
        raise Refused("huge")
    strange = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    if strange > _STRANGE * len(text):
        raise Refused("kind")
    return text


def _western(content: bytes) -> str:
    """Windows-1252, which older word processors save."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused("kind") from error

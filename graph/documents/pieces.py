"""A stretch of text and how it is set: what paragraphs of a document are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Some text.

    Attributes:
        language: where it is another than the document's: `en`, `es`, `fr`.
        href: an address that it leads to; `anchor`: the name of a place in the document.
        note: number of a footnote that is referred to, in place of a text.
        soft: less to be seen than the rest; raised: small and above the line, as references are.
    """

    text: str
    bold: bool = False
    italic: bool = False
    soft: bool = False
    raised: bool = False
    language: str = ""
    href: str = ""
    anchor: str = ""
    note: int = 0

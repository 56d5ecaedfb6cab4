"""Text of a PDF file, page by page."""

from __future__ import annotations

import io
import logging
import re
import warnings
from typing import Any, Final

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from graph.reports.characters import STYLE
from graph.reports.columns import Piece
from graph.reports.pagelines import pages_of
from graph.reports.refusals import MOST_PAGES, MOST_TEXT, Refused

_BOLD: Final = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)


def text_of(content: bytes) -> str:
    """The text, pages divided by form feeds.

    Raises:
        Refused: locked, broken or too large. What else goes wrong within a hostile file, the caller's
            limits end.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        return _pages(PdfReader(io.BytesIO(content), strict=False))
    except (
        PyPdfError,
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        OSError,
        ArithmeticError,
    ) as error:
        raise Refused("broken") from error


def _pages(reader: PdfReader) -> str:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise Refused("huge")
    pages = []
    size = 0
    for page in reader.pages:
        pages.append(_pieces(page))
        size += sum(len(piece.text) for piece in pages[-1])
        if size > MOST_TEXT:
            raise Refused("huge")
    return pages_of(pages)


def _pieces(page: PageObject) -> list[Piece]:
    """What the page draws, in its own order, with place, size and weight."""
    found: list[Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        text = text.replace(STYLE, "").replace("\f", " ")
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        tall = abs(size * (tm[3] or tm[1] or 1.0) * (cm[3] or cm[1] or 1.0))
        bold = bool(_BOLD.search(str((font or {}).get("/BaseFont", ""))))
        for piece in text.splitlines(keepends=True):
            words = piece.rstrip("\r\n")
            found.append(Piece(words, x, y, round(tall, 1), bold, piece != words))

    page.extract_text(visitor_text=visit)
    return found

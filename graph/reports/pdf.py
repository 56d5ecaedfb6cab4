"""Text of a PDF file, page by page."""

from __future__ import annotations

import io
import logging
import warnings
from collections import Counter
from itertools import pairwise
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from graph.reports.refusals import MOST_PAGES, MOST_TEXT, Refused

_WIDER: Final = 1.25  # than the usual step: space between paragraphs


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
    texts = []
    size = 0
    for page in reader.pages:
        texts.append(_with_gaps(page))
        size += len(texts[-1])
        if size > MOST_TEXT:
            raise Refused("huge")
    return "\f".join(texts)


def _with_gaps(page: PageObject) -> str:
    """The lines of a page, with a blank line where the page has more space between two than it usually
    has.
    """
    rows: list[tuple[str, float]] = []
    line: list[str] = []
    height = 0.0

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        nonlocal height
        for piece in text.splitlines(keepends=True):
            if piece.strip():
                height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            line.append(piece.rstrip("\n"))
            if piece.endswith("\n"):
                rows.append(("".join(line), height))
                line.clear()

    page.extract_text(visitor_text=visit)
    rows.append(("".join(line), height))
    kept = [(text, at) for text, at in rows if text.strip()]
    steps = [above - below for (_, above), (_, below) in pairwise(kept)]
    usual = _usual(steps)
    parts = [kept[0][0]] if kept else []
    for (text, _), step in zip(kept[1:], steps, strict=True):
        parts.append(("\n" if usual and step > _WIDER * usual else "") + text)
    return "\n".join(parts)


def _usual(steps: list[float]) -> float:
    """The step from line to line within paragraphs: the smallest of those that come again and again."""
    counts = Counter(round(step, 1) for step in steps if step > 1)
    if not counts:
        return 0.0
    often = max(counts.values())
    return min(step for step, count in counts.items() if count * 3 >= often)

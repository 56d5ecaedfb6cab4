"""Pages that tell of things as a person thinks of them: one module a group of classes."""

from __future__ import annotations

from functools import partial
from typing import Any

from babel.numbers import format_decimal

from api.pages.pages import page_of
from api.pages.words import said
from graph.descriptions import Description

__all__ = ["page_of", "told_as_page"]


def told_as_page(told: Description, language: str, base: str) -> dict[str, Any]:
    """What `things/page.html` asks for: the page, the words around it, and how much of all links it tells.

    Args:
        language: of the reader: `en`, `es` or `fr`.
        base: of the IRIs of things.
    """
    here = sum(len(links.things) for links in told.incoming)
    shown, total = (format_decimal(number, locale=language) for number in (here, told.linked))
    return {
        "page": page_of(told, language, base),
        "say": partial(said, language),
        "paged": said(language, "more_pages", shown=shown, total=total) if told.pages > 1 and here else "",
    }

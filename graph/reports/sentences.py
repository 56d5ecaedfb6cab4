"""Sentences of a paragraph, and the clauses of a sentence that say something of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.reports.packs import Pack
from graph.reports.patterns import level

_END: Final = re.compile(r"(?:[.!?…]+[\"”’»)\]]*|;)\s+(?=[\"“«‘’'(\[¿¡]?\s?[\w])")
_WORD_BEFORE: Final = re.compile(r"([^\s(\"“«]+)$")
# `’s-Hertogenbosch`: a name that begins with a small letter.
_SMALL: Final = re.compile(r"['’]\w-[A-Z]")
_INITIAL: Final = re.compile(r"^[A-ZÀ-Þ]$")


def sentences(text: str, start: int, end: int, pack: Pack) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`; a semicolon ends one too."""
    abbreviations = {level(word) for word in pack.words("abbreviations")}
    begin = start
    for found in _END.finditer(text, start, end):
        stop = found.start() + len(found.group().rstrip())
        if not _ends(text, begin, found, abbreviations) or found.end() >= end:
            continue
        yield begin, stop
        begin = found.end()
    if begin < end:
        yield begin, end


def _ends(text: str, begin: int, found: re.Match[str], abbreviations: set[str]) -> bool:
    if text[found.start()] in ";!?…":
        return True
    word = _WORD_BEFORE.search(text[begin : found.start()])
    last = word.group(1) if word else ""
    if level(last.rstrip(".")) in abbreviations or _INITIAL.match(last):
        return False
    if _SMALL.match(text, found.end()):
        return True
    following = text[found.end() : found.end() + 2].lstrip('"“«‘([¿¡ \u00a0')
    return bool(following) and (following[0].isupper() or following[0].isdigit())

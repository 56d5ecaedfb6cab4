"""Where the words of a fact stand that a person adds: by their offsets, or by the words themselves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from graph.errors import InputError
from graph.reports.model import Passage
from graph.review.model import Review

_PARTS = frozenset({"language", "words", "start", "end", "section"})


def passage(review: Review, given: Mapping[str, object]) -> Passage:
    """The passage that is given as `language` and `words`, or `language`, `start` and `end`.

    `section` may be given too; otherwise it is that of what was read around the words.

    Raises:
        InputError: no such version, words that are not there or are there twice, offsets outside the text.
    """
    unknown = ", ".join(sorted(set(given) - _PARTS))
    if unknown:
        raise InputError(f"a passage has no {unknown}; it has {', '.join(sorted(_PARTS))}")
    language = str(given.get("language", ""))
    if language not in review.texts:
        raise InputError(f"there is no text in {language!r}; there is {', '.join(review.texts)}")
    text = review.texts[language]
    if "words" in given:
        start, end = found(text, str(given["words"]), language)
    else:
        start, end = _offset(given, "start", len(text)), _offset(given, "end", len(text))
        if start >= end:
            raise InputError(f"start, {start}, must be less than end, {end}")
    section, page = _around(review, language, start)
    checksum = hashlib.sha256(text[start:end].encode("utf-8")).hexdigest()
    return Passage(language, start, end, str(given.get("section", section)), page, checksum)


def found(text: str, words: str, language: str) -> tuple[int, int]:
    """Where words stand in a text; white space and line ends do not matter.

    Raises:
        InputError: nowhere, or more than once.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise InputError("words must not be empty")
    places = [match.span() for match in re.finditer(r"\s+".join(parts), text)]
    if not places:
        raise InputError(f"the text in {language} has no {words!r}")
    if len(places) > 1:
        starts = ", ".join(str(start) for start, _ in places[:5])
        raise InputError(
            f"{words!r} stands {len(places)} times in the text in {language} (at {starts}): "
            "give more words, or start and end"
        )
    return places[0]


def _offset(given: Mapping[str, object], name: str, length: int) -> int:
    value = given.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= length:
        raise InputError(f"{name}: {value!r} is not an offset from 0 to {length}")
    return value


def _around(review: Review, language: str, start: int) -> tuple[str, int]:
    """Section and page of the nearest words that were read, or left unread, at or before an offset."""
    section = max(_sections(review, language, start), default=(0, ""))[1]
    pages = [(p.start, p.page) for p in _passages(review, language) if p.start <= start]
    return section, max(pages, default=(0, 1))[1]


def _sections(review: Review, language: str, start: int) -> Iterator[tuple[int, str]]:
    for each in _passages(review, language):
        if each.start <= start:
            yield each.start, each.section
    for unread in review.unread:
        if unread.language == language and unread.words.start <= start:
            yield unread.words.start, unread.words.section


def _passages(review: Review, language: str) -> Iterator[Passage]:
    for proposal in review.proposals:
        if not proposal.added:
            yield from (each for each in proposal.passages if each.language == language)

"""What is written behind the commands of a review: `field=value`, `en="..."`, `en=120-180`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.errors import InputError
from graph.review.current import current
from graph.review.drafts import drafts_folder, load
from graph.review.model import Review
from graph.review.things import Things
from graph.settings import Settings

_SPAN: Final = re.compile(r"(\d+)-(\d+)")


def pairs(words: Sequence[str], what: str) -> dict[str, str]:
    """`name=value` for each; the value may be empty, and hold more equals signs.

    Raises:
        InputError: no equals sign, or a name twice.
    """
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise InputError(f"{word!r}: write {what}")
        if name in found:
            raise InputError(f"{name!r} is given twice")
        found[name.strip()] = value.strip()
    return found


def names(words: Sequence[str]) -> dict[str, str]:
    """`We-Go=body/wego` for each; the last equals sign counts, for a name may hold some.

    Raises:
        InputError: no equals sign.
    """
    found: dict[str, str] = {}
    for word in words:
        name, equals, end = word.rpartition("=")
        if not equals or not name.strip():
            raise InputError(f"{word!r}: write NAME=END, like We-Go=body/wego, or NAME=new")
        found[name.strip()] = end.strip()
    return found


def passages(words: Sequence[str], at: Sequence[str], section: str) -> list[dict[str, object]]:
    """Passages by their words (`en=...`) and by their places (`en=120-180`).

    Raises:
        InputError: one is neither.
    """
    found: list[dict[str, object]] = []
    for word in words:
        language, equals, text = word.partition("=")
        if not equals:
            raise InputError(f'{word!r}: write LANGUAGE=WORDS, like en="the words of the report"')
        found.append({"language": language.strip(), "words": text})
    for word in at:
        language, _, place = word.partition("=")
        span = _SPAN.fullmatch(place.strip())
        if span is None:
            raise InputError(f"{word!r}: write LANGUAGE=START-END, like en=120-180")
        found.append({"language": language.strip(), "start": int(span[1]), "end": int(span[2])})
    if section:
        for each in found:
            each["section"] = section
    return found


def review_of(settings: Settings, name: str) -> Review:
    """The draft of that name."""
    return load(drafts_folder(settings), name)


def things_of(settings: Settings) -> Things | None:
    """What the graph has; None where nothing has been published yet."""
    with current(settings) as store:
        return Things.of(store, settings.base) if store is not None else None

"""Facts as the corpus states them: kinds, which fields decide, and when two values are the same.

The words of `tests/graph/reports/corpus/FORMAT.md` hold; this is their arithmetic.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

Fact = Mapping[str, object]
"""A plain fact: `kind`, the fields of the kind, and `quote` (expected) or `passages` (proposed)."""


class Extraction(Protocol):
    """What reads reports: the versions of one report in, plain facts out."""

    def __call__(self, paths: Sequence[Path], /) -> Iterable[Fact]:
        """Read the versions of one report."""
        ...


@dataclass(frozen=True)
class Kind:
    """The fields that decide whether two facts of a kind are the same, and those that are told beside."""

    decides: tuple[str, ...]
    beside: tuple[str, ...] = ()


KINDS: Final[dict[str, Kind]] = {
    "mechanism": Kind(("body",)),
    "period": Kind(("start", "end")),
    "leadership": Kind(("holder", "role")),
    "representative": Kind(("person",), ("holder", "office")),
    "mandate": Kind(("body", "holder", "role")),
    "edition": Kind(("year", "ordinal"), ("cities",)),
    "objective": Kind(("ordinal",)),
    "activity": Kind(("component", "status", "start", "end"), ("activity_kind",)),
    "event": Kind(("start", "end", "place", "online"), ("event_kind",)),
    "collaboration": Kind(("partner",), ("topic",)),
    "commitment": Kind(("by",)),
    "wish": Kind(("by",)),
    "offer": Kind((), ("to",)),
    "result": Kind((), ("year",)),
}
DIFFERENCE: Final = Kind(("field",), ("about",))

RUN: Final = 25
"""Letters and digits in a row that two passages must share."""

_SAME_ROLE: Final = {
    "president": "chair",
    "co-president": "co-chair",
    "vice-president": "vice-chair",
}
_LEADING: Final = re.compile(
    r"^(?:(?:the|la|el|le|les|los|las|city of|ville de|ciudad de|ayuntamiento de)\s+|l['’]\s*)"
)


def letters(text: str) -> str:
    """Letters and digits alone, small, without accents and ligatures."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def name(text: str) -> str:
    """A name for comparing: no leading article or "city of", then letters and digits alone."""
    short, before = " ".join(text.casefold().split()), ""
    while short != before:
        before, short = short, _LEADING.sub("", short)
    return letters(short)


def value(field: str, raw: object) -> str | None:
    """A value for comparing; None if nothing is told."""
    if isinstance(raw, (list, tuple)) and len(raw) == 1:
        raw = raw[0]
    if raw is None or raw is False or raw == "":
        return None
    text = str(raw).strip()
    if text.startswith("new:"):
        return "new:" + name(text[4:])
    if field == "person":
        return name(text)
    if field in {"body", "partner"}:
        return text.removeprefix("body/")
    return _SAME_ROLE.get(text, text) if field == "role" else text


def agree(field: str, expected: object, proposed: object) -> bool:
    """Whether a proposed value is the expected one, or one of its alternatives."""
    wanted = expected if isinstance(expected, list) else [expected]
    return value(field, proposed) in {value(field, one) for one in wanted}


def overlap(quote: str, passage: str) -> bool:
    """Whether a passage is about the words of a quote, and not simply about everything."""
    expected, proposed = letters(quote), letters(passage)
    short, long = sorted((expected, proposed), key=len)
    run = min(RUN, len(short))
    if not run or len(proposed) > 4 * len(expected) + 240:
        return False
    return any(short[at : at + run] in long for at in range(len(short) - run + 1))


def passages(fact: Fact, language: str | None = None) -> list[str]:
    """The words that a proposed fact rests on, in one language if asked for."""
    found = fact.get("passages")
    if not isinstance(found, Iterable):
        return []
    told = [passage for passage in found if isinstance(passage, Mapping)]
    return [str(one.get("text", "")) for one in told if language in (None, one.get("language"))]


def as_counted(fact: Fact, mechanism: str) -> Fact:
    """A proposed activity that is only wished, as the wish or offer that it is counted as."""
    if fact.get("kind") != "activity" or fact.get("status") != "wished":
        return fact
    to = fact.get("to") or fact.get("recipients")
    kind = "offer" if to else "wish"
    return {**fact, "kind": kind, "to": to, "by": fact.get("by") or fact.get("actor") or f"body/{mechanism}"}

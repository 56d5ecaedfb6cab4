"""What a reading of a report is made of: passages, proposed facts, and what was not understood."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.reports.document import Document

# The kinds of fact, in the order that a reader wants them.
KINDS: Final = (
    "mechanism",
    "period",
    "leadership",
    "representative",
    "mandate",
    "edition",
    "objective",
    "activity",
    "event",
    "collaboration",
    "commitment",
    "wish",
    "offer",
    "result",
    "statement",  # never read out: what a person adds about a thing of the graph
)


@dataclass(frozen=True)
class Passage:
    """Words that a fact was read from: `document.text[start:end]` of one language version.

    `section` is a notation of the scheme `report-section` (`1-a`, `2`), empty before the first part;
    `sha256` is that of the
    words in UTF-8.
    """

    language: str
    start: int
    end: int
    section: str
    page: int
    sha256: str


@dataclass(frozen=True)
class Name:
    """A name in a report, and what it means in the graph.

    Attributes:
        id: end of an IRI (`body/un-habitat`, `city/es-bilbao`), or `new:` and the name as written.
        text: the name as written.
        score: how sure that is, from 0 to 1; 0 for a new one.
        near: ends of other IRIs that it might mean, the likeliest first.
    """

    id: str
    text: str
    score: float = 0.0
    near: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the graph has it."""
        return not self.id.startswith("new:")


Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """Something that a report says, proposed for a person to accept.

    Attributes:
        kind: one of KINDS.
        fields: what is said, by field (docs/reports.md lists them for each kind).
        passages: the words that say it; never none.
        rule: name of the rule that read it.
        score: how sure the rule is, from 0 to 1.
        names: the names in the fields, by field, as they were met with the graph.
        labels: words of the report that name the fact, by language.
        key: orders facts of a kind and names them within the draft.
    """

    kind: str
    fields: Mapping[str, Value]
    passages: tuple[Passage, ...]
    rule: str
    score: float
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    key: str = ""

    def __post_init__(self) -> None:
        if not self.passages:
            raise ValueError(f"a fact of kind {self.kind} has no passage")

    def text(self, name: str) -> str:
        """A field as text; empty where it is absent."""
        value = self.fields.get(name, "")
        return "" if isinstance(value, tuple) else str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A field that has several values."""
        value = self.fields.get(name, ())
        return value if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True)
class Unread:
    """Words that no rule made anything of; `reason` is `no-rule`, `no-section` or `background`."""

    start: int
    end: int
    section: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """One language version, read."""

    document: Document
    language: str
    facts: tuple[Fact, ...]
    unread: tuple[Unread, ...]
    sections: tuple[str, ...]
    missing: tuple[str, ...]


def passage(document: Document, language: str, start: int, end: int, section: str) -> Passage:
    """The passage `document.text[start:end]`."""
    words = document.text[start:end].encode("utf-8")
    return Passage(language, start, end, section, document.page(start), hashlib.sha256(words).hexdigest())

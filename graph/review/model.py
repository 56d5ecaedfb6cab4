"""What a review is made of: what was read from a report, and what a person decided about it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from graph.errors import InputError
from graph.reports.against import Standing
from graph.reports.model import Fact, Passage, Unread, Value
from graph.reports.versions import Difference

State = Literal["open", "accepted", "rejected"]
STATES: Final[tuple[State, ...]] = ("open", "accepted", "rejected")
NEW: Final = "new"
_MARK: Final = 12  # hexadecimal digits


@dataclass(frozen=True)
class Decision:
    """What a person decided about one fact.

    Attributes:
        fields: only what was changed; an empty text takes a field away.
        labels: wordings by language (en, es, fr), in place of the proposed ones.
        thing: end of the IRI of what the fact is about in the graph, where the person says so; `new`: a new
            thing, although one was found.
        names: a name as written -> the end of an IRI, or `new` to make it.
        note: for whoever reads the table.
    """

    state: State = "open"
    fields: Mapping[str, Value] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    thing: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it differs from no decision at all."""
        return self != Decision()


@dataclass(frozen=True)
class Proposal:
    """A fact that waits for, or has, a decision.

    Attributes:
        mark: names the fact wherever a decision is kept; the same when the report is read again.
        fact: as the reader gave it, or as the person added it.
        standing: how it stood to the graph when it was read.
        added: whether a person added what the reader had missed.
    """

    mark: str
    fact: Fact
    standing: Standing
    decision: Decision = Decision()
    added: bool = False

    @property
    def state(self) -> State:
        """`open`, `accepted` or `rejected`."""
        return self.decision.state

    @property
    def kind(self) -> str:
        """One of `graph.reports.model.KINDS`."""
        return self.fact.kind

    @property
    def key(self) -> str:
        """Its name within the draft; another one when the report is read again and says more."""
        return self.fact.key

    @property
    def fields(self) -> dict[str, Value]:
        """What is said, with the changes; names are as the reader met them (see `meant`)."""
        changed = {**self.fact.fields, **self.decision.fields}
        return {name: value for name, value in changed.items() if value not in ("", ())}

    @property
    def labels(self) -> dict[str, str]:
        """Wordings by language, with the changes."""
        changed = {**self.fact.labels, **self.decision.labels}
        return {language: words for language, words in changed.items() if words}

    @property
    def thing(self) -> str:
        """End of the IRI of what it is about in the graph; empty: nothing there yet, or a new thing."""
        thing = self.decision.thing or self.standing.thing
        return "" if thing == NEW else thing

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The words that say it."""
        return self.fact.passages

    @property
    def note(self) -> str:
        """What the person noted."""
        return self.decision.note

    @property
    def said(self) -> Fact:
        """The fact with the changes."""
        return replace(self.fact, fields=self.fields, labels=self.labels)

    def text(self, name: str) -> str:
        """A field, with the changes, as text; empty where it is absent or has several values."""
        return self.said.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A field, with the changes, that has several values."""
        return self.said.texts(name)

    def meant(self, written: str) -> str:
        """What a name as written means by the person's word: the end of an IRI, `new`, or empty: nothing
        was said.
        """
        return self.decision.names.get(written, "")


@dataclass(frozen=True)
class UnreadIn:
    """Words of one version that no rule made anything of."""

    language: str
    words: Unread


@dataclass(frozen=True)
class Review:
    """A draft with its decisions.

    Attributes:
        head: what `draft.json` says.
        texts: the cleaned text of each version, by language.
        proposals: what was read, in the order of the draft, then what was added.
        published: number of the version that the accepted facts were last published in.
        gone: decisions about facts that are no longer read, by mark. They are kept, and hold again if the
            fact is read again.
    """

    id: str
    folder: Path
    head: Mapping[str, object]
    texts: Mapping[str, str]
    proposals: tuple[Proposal, ...]
    differences: tuple[Difference, ...] = ()
    unread: tuple[UnreadIn, ...] = ()
    published: int | None = None
    gone: Mapping[str, Decision] = field(default_factory=dict)

    def proposal(self, mark: str) -> Proposal:
        """The proposal of a mark; the first letters suffice where no other begins with them.

        Raises:
            InputError: there is none, or more than one.
        """
        found = [each for each in self.proposals if each.mark == mark] or [
            each for each in self.proposals if mark and each.mark.startswith(mark)
        ]
        if not found:
            raise InputError(f"{self.id} has no fact with the mark {mark!r}")
        if len(found) > 1:
            marks = ", ".join(each.mark for each in found)
            raise InputError(f"{mark!r} may be {marks}: give more of it")
        return found[0]

    def accepted(self) -> tuple[Proposal, ...]:
        """What is to be published."""
        return tuple(each for each in self.proposals if each.state == "accepted")

    def counts(self) -> dict[State, int]:
        """How many facts are open, accepted and rejected."""
        found = Counter(each.state for each in self.proposals)
        return {state: found[state] for state in STATES}

    def words(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.texts[passage.language][passage.start : passage.end]


def marks(facts: Iterable[Fact]) -> Iterator[str]:
    """A mark for each fact: 12 hexadecimal digits of the SHA-256 over its kind and the checksums of its
    words; where several facts of a kind were read from the same words, the later ones get `-2`, `-3`.
    """
    seen: Counter[str] = Counter()
    for fact in facts:
        said = sorted({(each.language, each.sha256) for each in fact.passages})
        whole = "\n".join([fact.kind, *(f"{language} {checksum}" for language, checksum in said)])
        mark = hashlib.sha256(whole.encode("utf-8")).hexdigest()[:_MARK]
        seen[mark] += 1
        yield mark if seen[mark] == 1 else f"{mark}-{seen[mark]}"

"""The cards beside a text: a fact each, with all that a person needs to decide about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.drafts_graph import Told
from api.drafts_said import Link, Row, Speaker
from api.drafts_text import paragraph_of
from api.drafts_words import WORDS
from api.pages.dates import between, written
from graph.reports.model import Name
from graph.reports.versions import Difference
from graph.review.model import NEW, Proposal, Review
from graph.written import PARTIAL

_SURE: Final = 0.999
_ENDS: Final = 2  # of a time


@dataclass(frozen=True)
class Choice:
    """A name that may mean several things: their ends, labels and scores, and whether one is chosen."""

    text: str
    options: tuple[tuple[str, Link, str, bool], ...]


@dataclass(frozen=True)
class Place:
    """Where a version says it: its language, what leads there, section and page."""

    language: str
    href: str
    section: str
    page: int


@dataclass(frozen=True)
class Card:
    """A fact as it is shown.

    Attributes:
        thing: what it is about in the graph; `found`: what the reader found; `said`: what the graph says of
            it now.
        differs: where the versions differ in it.
        wordings: in other languages than that of the page, by language.
    """

    number: int
    proposal: Proposal
    kind: str
    headline: Sequence[Link]
    rows: Sequence[Row]
    thing: Link | None
    found: Link | None
    said: Sequence[tuple[str, str]]
    choices: Sequence[Choice]
    differs: Sequence[str]
    places: Sequence[Place]
    wordings: Mapping[str, str]
    score: str
    edited: bool

    @property
    def names(self) -> list[str]:
        """Names in it as they are written."""
        names = [name.text for names in self.proposal.fact.names.values() for name in names]
        if self.proposal.kind == "representative":
            names.append(self.proposal.text("person"))
        return [name for name in dict.fromkeys(names) if name]

    @property
    def mark(self) -> str:
        """Names the fact."""
        return self.proposal.mark

    @property
    def state(self) -> str:
        """How it was decided."""
        return self.proposal.state

    @property
    def is_linked(self) -> bool:
        """Whether the headline leads to what it is about already."""
        return self.thing is not None and any(item.href == self.thing.href for item in self.headline)

    @property
    def standing(self) -> str:
        """How it stands to the graph: a person's word that it is about something there counts."""
        if self.proposal.decision.thing:
            return NEW if self.proposal.decision.thing == NEW else "known"
        return self.proposal.standing.state


class Maker:
    """Makes cards of one draft."""

    def __init__(self, review: Review, speaker: Speaker, told: Told, base: str) -> None:
        self._review, self._speaker, self._told, self._base = review, speaker, told, base
        self._words = WORDS[speaker.language]

    def card(self, proposal: Proposal, number: int) -> Card:
        """One card."""
        speaker = self._speaker
        decision = proposal.decision
        changed = decision.fields or decision.labels or decision.names or decision.thing
        return Card(
            number=number,
            proposal=proposal,
            kind=speaker.kind(proposal.kind),
            headline=speaker.headline(proposal),
            rows=speaker.rows(proposal),
            thing=speaker.thing(proposal.thing) if proposal.thing else None,
            found=speaker.thing(proposal.standing.thing) if proposal.standing.thing else None,
            said=tuple(self._said(proposal.thing)) if proposal.thing else (),
            choices=tuple(self._choices(proposal)),
            differs=tuple(self.difference(each) for each in self.differences(proposal)),
            places=tuple(self._places(proposal)),
            wordings=proposal.labels,
            score=f"{proposal.fact.score:.2f}",
            edited=bool(changed) and not proposal.added,
        )

    def kind(self, kind: str) -> str:
        """The name of a kind of fact."""
        return self._speaker.kind(kind)

    def differences(self, proposal: Proposal) -> list[Difference]:
        """Where the versions differ in what a fact says."""
        own = [(each.language, each.start, each.end) for each in proposal.passages]
        return [
            each
            for each in self._review.differences
            if each.about == proposal.kind
            and any(
                (p.language == language and p.start < end and start < p.end)
                for p in each.passages
                for language, start, end in own
            )
        ]

    def difference(self, each: Difference) -> str:
        """A difference in words."""
        words = self._words
        if each.field == "absent":
            return f"{words['differ_absent']} ({words['only']} {', '.join(sorted(each.values))})"
        values = (
            f"{tag}{words['colon']}\u00a0{self._value(text)}" for tag, text in sorted(each.values.items())
        )
        return f"{words[f'differ_{each.field}']} ({' · '.join(values)})"

    def _value(self, text: str) -> str:
        """What one version says; of a time its first and its last day."""
        parts = [part.strip() for part in text.split(",")]
        if len(parts) == _ENDS and all(PARTIAL.fullmatch(part) for part in parts):
            return between(parts[0], parts[1], self._speaker.language)
        return ", ".join(written(part, self._speaker.language) for part in parts) or self._words["silent"]

    def _said(self, thing: str) -> Iterator[tuple[str, str]]:
        """What the graph says of a thing: a row a property."""
        found: dict[str, list[str]] = {}
        for key, value in self._told.said.get(f"{self._base}id/{thing}", ()):
            label = self._told.labels.get(value)
            found.setdefault(key, []).append(label.text if label else written(value, self._speaker.language))
        for key, texts in found.items():
            yield self._words[key], ", ".join(texts)

    def _choices(self, proposal: Proposal) -> Iterator[Choice]:
        """Names that are not sure."""
        seen: set[str] = set()
        for names in proposal.fact.names.values():
            for name in names:
                unsure = name.near or (name.known and name.score < _SURE) or proposal.meant(name.text)
                if unsure and name.text not in seen:
                    seen.add(name.text)
                    yield Choice(name.text, tuple(self._options(proposal, name)))

    def _options(self, proposal: Proposal, name: Name) -> Iterator[tuple[str, Link, str, bool]]:
        said = proposal.meant(name.text)
        current = said or (name.id if name.known else NEW)
        ends = dict.fromkeys([*([name.id] if name.known else []), *name.near])
        if said and said != NEW:
            ends.setdefault(said)
        for end in ends:
            score = f"{name.score:.2f}" if end == name.id else ""
            yield end, self._speaker.thing(end), score, end == current
        yield NEW, Link(self._words["something_new"], made=True), "", current == NEW

    def _places(self, proposal: Proposal) -> Iterator[Place]:
        for each in proposal.passages:
            section = self._speaker.concept("report-section", each.section).text if each.section else ""
            paragraph = paragraph_of(self._review.texts[each.language], each.start)
            yield Place(each.language, f"p-{paragraph}", section, each.page)

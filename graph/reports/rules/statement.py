"""A sentence with all that rules ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from graph.reports.document import Document
from graph.reports.model import Fact, Name, Passage, Value, passage
from graph.reports.names import Mention, Names
from graph.reports.packs import Pack
from graph.reports.patterns import level, lower
from graph.reports.periods import When, times
from graph.reports.sentences import sentences
from graph.reports.template import Part, Template

_FAR: Final = 4  # years after the report's that it may still plan for; the 2030 Agenda is no time


@dataclass
class Report:
    """What all rules share about one language version.

    Attributes:
        mechanism: the body that reports, once it is known.
        leaders: ends of IRIs of those who lead it, in the order they were read.
        seats: holder and role of each of them.
        start, end: years of the report.
        last_status: of the activity read last.
        spoke: who wished or promised last, and where that paragraph begins.
    """

    document: Document
    language: str
    pack: Pack
    names: Names
    template: Template
    mechanism: Name | None = None
    leaders: list[str] = field(default_factory=list)
    seats: set[tuple[str, str]] = field(default_factory=set)
    start: str = ""
    end: str = ""
    last_status: str = ""
    spoke: tuple[int, Name] | None = None

    def passage(self, start: int, end: int, section: str) -> Passage:
        """The passage `text[start:end]`."""
        return passage(self.document, self.language, start, end, section)


@dataclass
class Statement:
    """One sentence, or one item of a list; offsets of mentions and times count within `text`."""

    report: Report
    part: Part
    start: int
    end: int
    index: int
    told_year: str = ""

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.report.document.text[self.start : self.end]

    @cached_property
    def leveled(self) -> str:
        """Lower case, without accents."""
        return level(self.text)

    @cached_property
    def lowered(self) -> str:
        """Lower case, with accents."""
        return lower(self.text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Known names in it."""
        return self.report.names.find(self.text)

    @cached_property
    def times(self) -> list[When]:
        """Times in it; a month without a year takes the one told before, or the heading's."""
        found = times(self.text, self.report.language, self.told_year or self.part.calendar.year)
        last = self.report.end or "9999"
        return [when for when in found if not when.year or int(when.year) <= int(last) + _FAR]

    def unnamed(self, text: str) -> str:
        """`leveled` or `lowered` with the names in it blanked: `We-Go` says neither `we` nor `go`."""
        for mention in self.mentions:
            text = text[: mention.start] + "#" * (mention.end - mention.start) + text[mention.end :]
        return text

    @property
    def pack(self) -> Pack:
        """Words of its language."""
        return self.report.pack

    def has(self, name: str, *groups: str) -> bool:
        """Whether a word list of the pack has something here."""
        text = self.lowered if name in ("status", "tense") else self.leveled
        return bool(self.pack.pattern(name, *groups).search(text))

    def has_in(self, name: str, start: int, end: int, *groups: str) -> bool:
        """Whether a word list has something in a stretch; no list, nothing."""
        if not any(group in self.pack.groups(name) for group in groups):
            return False
        return bool(self.pack.pattern(name, *groups).search(self.leveled, start, end))

    def of_kind(self, *kinds: str) -> list[Mention]:
        """Known names of these kinds."""
        return [mention for mention in self.mentions if mention.kind in kinds]

    @cached_property
    def speaks_of_mechanism(self) -> bool:
        """Whether the mechanism is named, or meant by `the Committee`, `we`."""
        mechanism = self.report.mechanism
        named = mechanism is not None and any(m.name.id == mechanism.id for m in self.mentions)
        return named or bool(
            self.pack.pattern("subjects", "mechanism", "we").search(self.unnamed(self.leveled))
        )

    @property
    def leads(self) -> bool:
        """Whether it is the sentence that a list hangs on."""
        return self.part.leads and self.end >= self.part.end - 1

    @cached_property
    def subjects(self) -> list[int]:
        """Where the words end that mean the mechanism or `we`: a verb may follow."""
        mechanism = self.report.mechanism
        named = [m.end for m in self.mentions if mechanism is not None and m.name.id == mechanism.id]
        words = self.pack.pattern("subjects", "mechanism", "we", "members")
        meant = [found.end() for found in words.finditer(self.unnamed(self.leveled))]
        return sorted((*named, *meant))

    def fact(
        self,
        kind: str,
        rule: str,
        score: float,
        fields: Mapping[str, Value | None],
        names: Mapping[str, Sequence[Name]] | None = None,
        span: tuple[int, int] | None = None,
        also: Sequence[Passage] = (),
    ) -> Fact:
        """A fact whose passage is this statement, or the part of it at `span`."""
        start, end = span or (0, len(self.text))
        own = self.report.passage(self.start + start, self.start + end, self.part.section)
        kept = {name: value for name, value in fields.items() if value not in (None, "", ())}
        known = {name: tuple(values) for name, values in (names or {}).items() if values}
        label = {self.report.language: self.text[start:end].strip(" .;:")}
        return Fact(kind, kept, (own, *also), rule, round(score, 2), known, label)


def statements(report: Report) -> Iterator[Statement]:
    """All sentences below the headings, in order."""
    index = 0
    for part in report.template.parts:
        year = ""
        for start, end in sentences(report.document.text, part.start, part.end, report.pack):
            statement = Statement(report, part, start, end, index, year)
            years = [when.year for when in statement.times if when.year]
            year = years[-1] if years else year
            index += 1
            yield statement

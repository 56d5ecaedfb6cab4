"""What all rows of one review share: the report, tables and graph as they stand, and what was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.iris import slug
from graph.reports.lookup import Lookup
from graph.review.model import Proposal, Review
from graph.review.rows.model import Made
from graph.review.rows.shelf import Shelf
from graph.review.rows.spans import Group, Spans, groups
from graph.tables.cells import clean
from ontology.vocabulary import Vocabulary

LANGUAGES: Final = ("en", "es", "fr")
Cells = Mapping[str, str]


@dataclass
class Desk:
    """Where the rows of one review are made.

    Attributes:
        things: end of the IRI in the graph that each accepted fact is about, by mark; absent: a new thing.
        report, body: ids; empty until `graph.review.rows.report` has found them.
        start, end: years of the report.
        made: rows by table.
        faults: what keeps facts from becoming rows.
    """

    review: Review
    shelf: Shelf
    look: Lookup
    vocabulary: Vocabulary
    things: Mapping[str, str]
    report: str = ""
    body: str = ""
    start: str = ""
    end: str = ""
    made: dict[str, list[Made]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    spans: Spans = field(init=False)
    _cited: dict[str, list[Group]] = field(default_factory=dict)
    _taken: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spans = Spans(self.review.texts, LANGUAGES)

    @property
    def accepted(self) -> tuple[Proposal, ...]:
        """The facts that become rows."""
        return self.review.accepted()

    def of(self, *kinds: str) -> list[Proposal]:
        """Accepted facts of some kinds, in the order of the review."""
        return [each for each in self.accepted if each.kind in kinds]

    @property
    def languages(self) -> list[str]:
        """Languages that the report has, English first."""
        return [language for language in LANGUAGES if language in self.review.texts]

    @property
    def years(self) -> str:
        """`2020-2021`, or `2020`."""
        return "-".join(dict.fromkeys(filter(None, (self.start, self.end))))

    def thing(self, proposal: Proposal) -> str:
        """End of the IRI of what a fact is about in the graph; empty: nothing there yet."""
        return self.things.get(proposal.mark, "")

    def fault(self, proposal: Proposal, where: str, what: str) -> None:
        """Say what keeps a fact from becoming a row."""
        self.faults.append(f"{proposal.key} ({proposal.mark}): {where}: {what}")

    def put(self, table: str, cells: Cells, *marks: str) -> None:
        """Add a row, its cells as reading gives them; one that is there already takes the marks."""
        kept = {name: clean(value) for name, value in cells.items() if value}
        rows = self.made.setdefault(table, [])
        for at, row in enumerate(rows):
            if row.cells == kept:
                rows[at] = Made(kept, tuple(dict.fromkeys((*row.marks, *marks))))
                return
        rows.append(Made(kept, marks))

    def has(self, table: str, cells: Cells) -> bool:
        """Whether a row was made that is just so."""
        kept = {name: value for name, value in cells.items() if value}
        return any(row.cells == kept for row in self.made.get(table, ()))

    def free(self, table: str, wanted: str, taken: Iterable[str] = ()) -> str:
        """An id that no row made here has, nor one of those taken: as wanted, or with a number behind."""
        used = self._taken.setdefault(table, set())
        used |= set(taken)
        name = wanted = slug(wanted)[:80].strip("-")
        number = 1
        while name in used:
            number += 1
            name = f"{wanted}-{number}"
        used.add(name)
        return name

    def groups(self, proposal: Proposal) -> list[Group]:
        """The passages of a fact over the versions."""
        if proposal.mark not in self._cited:
            self._cited[proposal.mark] = groups(proposal.passages, self.review.texts)
        return self._cited[proposal.mark]

    def cite(
        self, proposal: Proposal, name: str, which: Sequence[Group] | None = None, language: str = ""
    ) -> str:
        """Ids of passages for a row.

        Args:
            name: what they are called where nobody named them.
            which: of the groups of the fact; None: all.
            language: of the only version that the row is about; empty: all.
        """
        every = self.groups(proposal)
        chosen = [
            group
            for group in (every if which is None else which)
            if not language or language in group.languages
        ]
        names = dict(zip(every, proposal.texts("passages"), strict=False))
        for number, group in enumerate(every, 1):
            names.setdefault(group, name if number == 1 else f"{name}-{number}")
        ids = (self.spans.name(group, names[group], proposal.mark, bool(language)) for group in chosen)
        return ";".join(dict.fromkeys(ids))

    def rule(self, proposal: Proposal) -> str:
        """The rule that read a fact; empty where a person added it."""
        return "" if proposal.added else proposal.fact.rule

    def source(self, language: str) -> str:
        """A version of the report as tables cite it."""
        start = f"reports/{self.report}.{language}"
        known = [row["id"] for row in self.shelf.rows("sources")]
        return next((each for each in (f"{start}.txt", start) if each in known), start)

    def made_here(self, row: Cells, note: str) -> bool:
        """Whether a row of a table that sources share was added by an earlier publication of this report."""
        own = {self.source(language) for language in self.languages}
        return row["note"] == note and set(row["source"].split(" | ")) <= own

    def sources(self, proposal: Proposal) -> list[str]:
        """The versions that say a fact, as tables cite them; each gets a row of `sources` if it has none."""
        said = [language for language in LANGUAGES if any(p.language == language for p in proposal.passages)]
        return [self.source(language) for language in said]

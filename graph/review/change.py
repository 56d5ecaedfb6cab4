"""What publishing a draft would change: facts, rows, triples, and what stands against it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from graph.review.model import NEW, Proposal, Review

Comes = Literal["added", "confirmed", "contradicted"]
COMES: Final[tuple[Comes, ...]] = ("added", "confirmed", "contradicted")
_DELIMITERS: Final = ",;\t"
_BY_STANDING: Final[Mapping[str, Comes]] = {"known": "confirmed", "contradicts": "contradicted"}


@dataclass(frozen=True)
class TableChange:
    """What changes in one table; a row that changes is there twice, as it is and as it will be.

    Attributes:
        file: name of the file.
        columns: its header.
        added, removed: rows as in the file.
    """

    file: str
    columns: tuple[str, ...]
    added: tuple[tuple[str, ...], ...] = ()
    removed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Triples:
    """How many triples a build of the changed tables has more and less than the current version; what the
    dataset counts of itself (VoID) is left out.
    """

    added: int
    removed: int


@dataclass(frozen=True)
class Change:
    """What publishing would change.

    Attributes:
        tables: of the tables that change.
        faults: what stands against it, all at once; each names the fact where it comes from one.
        triples: None where nothing was built, for there are faults or it was not asked for.
        lost: ends of the IRIs that the graph would have no more and that nothing takes the place of, but for
            what a person withdrew; found where it is built.
        withdraws: whether the report is taken back, for all of it is rejected.
    """

    review: Review
    report: str
    tables: tuple[TableChange, ...] = ()
    faults: tuple[str, ...] = ()
    triples: Triples | None = None
    lost: tuple[str, ...] = ()
    withdraws: bool = False

    def accepted(self, comes: Comes) -> tuple[Proposal, ...]:
        """The accepted facts that the graph does not have, has, or has otherwise."""
        return tuple(each for each in self.review.accepted() if comes_as(each) == comes)

    def counts(self) -> dict[str, int]:
        """How many facts are added, confirmed, contradicted, rejected, undecided."""
        decided = self.review.counts()
        return {
            **{comes: len(self.accepted(comes)) for comes in COMES},
            "rejected": decided["rejected"],
            "undecided": decided["open"],
        }

    @property
    def nothing(self) -> bool:
        """Whether tables and graph would stay as they are."""
        triples = self.triples or Triples(0, 0)
        return not self.faults and not self.tables and triples == Triples(0, 0)


def comes_as(proposal: Proposal) -> Comes:
    """How an accepted fact comes to the graph as it was when the report was read."""
    if proposal.decision.thing == NEW:
        return "added"
    comes = _BY_STANDING.get(proposal.standing.state, "added")
    return "confirmed" if proposal.decision.thing and comes == "added" else comes


def table_change(tables: Path, name: str, content: bytes) -> TableChange:
    """What a new content changes in the table of that file name."""
    path = tables / name
    header, new = _rows(content)
    before, old = _rows(path.read_bytes()) if path.exists() else (header, Counter())
    # A column that only one of the two has says nothing of itself.
    old, new = _as(old, before, header), new
    return TableChange(name, header, tuple((new - old).elements()), tuple((old - new).elements()))


def _rows(content: bytes) -> tuple[tuple[str, ...], Counter[tuple[str, ...]]]:
    text = content.decode("utf-8-sig")
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = tuple(next(lines, []))
    width = len(header)
    return header, Counter((*line, *[""] * (width - len(line))) for line in lines if any(line))


def _as(
    rows: Counter[tuple[str, ...]], before: tuple[str, ...], header: tuple[str, ...]
) -> Counter[tuple[str, ...]]:
    if before == header:
        return rows
    places = [before.index(column) if column in before else None for column in header]
    moved: Counter[tuple[str, ...]] = Counter()
    for row, times in rows.items():
        moved[tuple("" if at is None else row[at] for at in places)] += times
    return moved

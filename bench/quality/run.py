"""The whole evaluation: every cut, every method, and the same under other choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bench.quality.graphs import Graphs
from bench.quality.held_out import HeldOut, links_to_come, seats_to_come
from bench.quality.judging import Judged, judge
from bench.quality.known import Known, know
from bench.quality.links import Links, Pair, kin, names_now, read_links
from bench.quality.methods import BODY_PARTS, CITY_PARTS, body_scores, city_scores
from bench.quality.past import past
from graph.tables import Tables

FIRST: Final = 2010
LAST: Final = 2023
YEARS: Final = 2
"""Cuts from the first to the last year, so many years apart, each held against the years up to the next."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Choice:
    """How it is done: `undated` keeps what has no date; `consultation`: seats in no other bodies."""

    name: str
    years: int = YEARS
    undated: bool = False
    consultation: bool = False

    def cuts(self, first: int = FIRST, last: int = LAST) -> range:
        """The years after which all is hidden."""
        return range(first, last + 1, self.years)


CHOICES: Final = (
    Choice("as above"),
    Choice("one year at a time", years=1),
    Choice("four years at a time", years=4),
    Choice("seats in consultation bodies only", consultation=True),
    Choice("undated facts kept", undated=True),
)


@dataclass(frozen=True)
class Counts:
    """What there was to find after a cut."""

    year: int
    cities: int
    bodies: int
    pairs: tuple[int, int]
    came: tuple[int, int]
    outside: tuple[int, int]


@dataclass
class Outcome:
    """All pairs that came, judged; of cities and bodies, and of two bodies.

    `scored`: by method, of how many of the pairs that did not come it says anything (both tasks).
    """

    choice: Choice
    seats: list[Judged] = field(default_factory=list)
    links: list[Judged] = field(default_factory=list)
    counts: list[Counts] = field(default_factory=list)
    scored: Counter[str] = field(default_factory=Counter)

    def of_all(self, task: int, method: str) -> float:
        """Of which share of the pairs that did not come (task 0 seats, 1 links) a method says anything."""
        pairs = sum(each.pairs[task] - each.came[task] for each in self.counts)
        return self.scored[method] / pairs if pairs else 0.0


@dataclass(frozen=True)
class Truth:
    """What is known today: firsts, pairs that are kin, and what bodies are called by now."""

    links: Links
    kin: set[Pair]
    names: dict[str, str]


class Evaluation:
    """Knows the past of the tables year by year.

    Args:
        tables: all that is known today.
        tell: called with what is being done.
    """

    def __init__(self, tables: Tables, tell: Tell | None = None) -> None:
        self._tables = tables
        self._tell = tell or (lambda _: None)
        self._graphs = Graphs()
        self._known: dict[tuple[int, bool], Known] = {}
        self._tell("what is known today")
        with self._graphs.opened(tables) as connection:
            self.truth = Truth(read_links(connection), kin(connection), names_now(connection))

    def known(self, year: int, undated: bool) -> Known:
        """What was known at the end of a year."""
        if (year, undated) not in self._known:
            self._tell(f"what was known in {year}{', with what has no date' if undated else ''}")
            with self._graphs.opened(past(self._tables, year, undated=undated)) as connection:
                self._known[year, undated] = know(connection, year, self.truth.names)
        return self._known[year, undated]

    def run(self, choice: Choice, cuts: Sequence[int] | None = None) -> Outcome:
        """Judge every pair that came."""
        outcome = Outcome(choice)
        for year in choice.cuts() if cuts is None else cuts:
            known = self.known(year, choice.undated)
            seats = seats_to_come(known, self.truth.links, choice.years)
            if choice.consultation:
                seats = seats.only(np.array([family == "consultation" for family in known.families]))
            links = links_to_come(known, self.truth.links, self.truth.kin, choice.years)
            of_cities, of_bodies = city_scores(known), body_scores(known)
            outcome.seats += judge(year, seats, of_cities)
            outcome.links += judge(year, links, of_bodies, symmetric=True)
            for held, scores, names in ((seats, of_cities, CITY_PARTS), (links, of_bodies, BODY_PARTS)):
                outcome.scored.update({name: int((scores[name][held.others] > 0).sum()) for name in names})
            outcome.counts.append(_counts(known, seats, links))
        return outcome


def _counts(known: Known, seats: HeldOut, links: HeldOut) -> Counts:
    both = (seats, links)
    return Counts(
        known.year,
        len(known.cities),
        len(known.bodies),
        (int(seats.others.sum()) + len(seats.came), int(links.others.sum()) + len(links.came)),
        (len(both[0].came), len(both[1].came)),
        (both[0].outside, both[1].outside),
    )

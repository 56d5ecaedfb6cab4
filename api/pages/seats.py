"""Mandates as tables, by rank and by whether they are in force; and as a timeline."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from api.pages.dates import as_year, one_of
from api.pages.model import Bar, Entry, Row, Table, Tick
from api.pages.teller import Teller
from graph.descriptions import Node

RANKS: Final = ("leadership", "office", "service", "membership")
Side = Callable[[Teller, Node], Entry]
_TICKS: Final = 6
_LEAST: Final = 1.0
"""Width of a bar that can still be seen, in per cent."""


def rank_of(teller: Teller, mandate: Node) -> str:
    """The rank of its highest role."""
    ranks = [
        rank.rsplit("/", 1)[-1]
        for role in mandate.links("org:role")
        for rank in teller.told.get(role).links("uclg:rank")
    ]
    return min((rank for rank in ranks if rank in RANKS), key=RANKS.index, default="membership")


def is_now(mandate: Node) -> bool:
    """Whether it is in force on the day that the data set is of."""
    return bool(mandate.all("uclg:inForceOn"))


def today(teller: Teller, key: str, mandates: Iterable[Node]) -> str:
    """A caption that names the day on which mandates are in force."""
    days = sorted({value.value for one in mandates for value in one.all("uclg:inForceOn")})
    return teller.word(key, date=one_of(days, teller.language)) if days else ""


def body(teller: Teller, mandate: Node) -> Entry:
    """The body of a mandate."""
    return teller.entries(mandate.links("org:organization"))


def holder(teller: Teller, mandate: Node) -> Entry:
    """Who holds it; of a person's, the institution too."""
    return teller.others([*mandate.links("org:member"), *mandate.links("uclg:onBehalfOf")])


def role(teller: Teller, mandate: Node) -> Entry:
    """As what; the role leads to the page of the mandate."""
    page = teller.link(mandate.iri)
    roles = [teller.link(iri) for iri in mandate.links("org:role")]
    return Entry(tuple(replace(link, href=page.href) for link in roles))


_COLUMNS: Final[dict[Side, str]] = {body: "body", holder: "holder"}


def table(
    teller: Teller, caption: str, mandates: Iterable[Node], *sides: Side, bars: bool = False
) -> list[Table]:
    """Mandates as a table; none where there are none.

    Args:
        sides: what stands at the head of a row: the body, the holder, or both.
        bars: whether each row gets its stretch of time, and the table an axis.
    """
    rows = sorted(mandates, key=lambda one: _order(teller, one))
    if not rows:
        return []
    axis = Axis.over(rows) if bars else None
    found = [(mandate, _cells(teller, mandate, sides)) for mandate in rows]
    columns = [teller.word(_COLUMNS[side]) for side in sides]
    columns += [teller.word(key) for key in ("role", "represented_by", "when")]
    kept = [place for place in range(len(columns)) if any(cells[place] for _, cells in found)]
    return [
        Table(
            caption,
            tuple(columns[place] for place in kept),
            tuple(
                Row(
                    tuple(cells[place] for place in kept),
                    axis.bar(mandate, rank_of(teller, mandate)) if axis else None,
                    teller.sources.of(mandate),
                )
                for mandate, cells in found
            ),
            len(rows),
            axis.ticks if axis else (),
        )
    ]


def _order(teller: Teller, mandate: Node) -> tuple[object, ...]:
    """In force first, then the latest, then the highest rank."""
    latest = mandate.text("uclg:latestDate") or "0000-00-00"
    backwards = tuple(-ord(sign) for sign in latest)
    return (
        not is_now(mandate),
        RANKS.index(rank_of(teller, mandate)) if is_now(mandate) else 0,
        backwards,
        mandate.iri,
    )


def _cells(teller: Teller, mandate: Node, sides: Sequence[Side]) -> tuple[Entry, ...]:
    return (
        *(side(teller, mandate) for side in sides),
        role(teller, mandate),
        teller.others(mandate.links("uclg:representedBy")),
        teller.plain(teller.when(mandate) or teller.word("undated")),
    )


@dataclass(frozen=True)
class Axis:
    """Time from left to right, in years."""

    first: float
    last: float

    @classmethod
    def over(cls, mandates: Sequence[Node]) -> Axis | None:
        """Whole years, from the first day that is attested to the last one or the data set's own."""
        names = ("uclg:earliestDate", "uclg:latestDate", "uclg:inForceOn")
        days = [as_year(mandate.text(name)) for mandate in mandates for name in names]
        known = [day for day in days if day is not None]
        if not known:
            return None
        return cls(math.floor(min(known)), math.floor(max(known)) + 1)

    def at(self, year: float) -> float:
        """A place in per cent."""
        return round(100 * (year - self.first) / (self.last - self.first), 2)

    def bar(self, mandate: Node, rank: str) -> Bar | None:
        """The stretch of a mandate: what is attested, and what is taken to follow from that."""
        start, end = (as_year(mandate.text(name)) for name in ("uclg:earliestDate", "uclg:latestDate"))
        if start is None or end is None:
            return None
        end = end + 1 / 365
        now = as_year(mandate.text("uclg:inForceOn"))
        going = now is not None and now > end
        rest = self.at(now) - self.at(end) if now is not None and going else 0.0
        return Bar(
            self.at(start), max(round(self.at(end) - self.at(start), 2), _LEAST), round(rest, 2), rank, going
        )

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Years at even distances, at most six."""
        years = self.last - self.first
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step < _TICKS)
        begin = math.ceil(self.first / step) * step
        return tuple(Tick(self.at(year), str(year)) for year in range(begin, math.ceil(self.last), step))

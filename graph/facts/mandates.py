"""From what sources say about a role to mandates: one for each term of office.

All claims on the same body, role and holder are a group. Within it, and whatever their order:

- claims with a start are one term when their starts agree, when their periods share time strictly inside (at
  the coarser precision: touching at a year or month is a re-election), or when one starts strictly inside the
  other's period;
- a claim that only says the end belongs to the last term that had begun by then, if that term has no other
  end before the claim's own; else it is a term whose start nobody says;
- a sighting belongs to the term that covers its (first) date: from start to end, or else to the next start.
  Before an end without a start it belongs to that term for three years, a term of UCLG;
- other sightings are one mandate when they follow each other within three years and no term lies between;
- claims without any date belong to the only mandate of the group, or else are one undated mandate.

A mandate starts at its earliest start, as exactly as any agreeing claim says, and ends at its latest end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from graph.dates import PartialDate

YEARS_APART: Final = 3  # a UCLG term of office

T = TypeVar("T")


@dataclass(frozen=True)
class Claim(Generic[T]):
    """What one source says of a role: `group` is body, role, holder and any word that keeps terms apart."""

    group: tuple[str, ...]
    what: T
    start: PartialDate | None = None
    end: PartialDate | None = None
    seen: tuple[PartialDate, ...] = ()


@dataclass(frozen=True)
class Mandate(Generic[T]):
    """A term of office, or a time in which somebody was seen in office."""

    group: tuple[str, ...]
    claims: tuple[Claim[T], ...]
    start: PartialDate | None = None
    end: PartialDate | None = None
    seen: tuple[PartialDate, ...] = ()

    @property
    def first(self) -> PartialDate | None:
        """The date that names it: its start, else when it was first seen, else its end."""
        return self.start or (self.seen[0] if self.seen else self.end)


@dataclass
class _Term(Generic[T]):
    claims: list[Claim[T]]
    start: PartialDate | None
    end: PartialDate | None
    sightings: list[Claim[T]] = field(default_factory=list)


def merge(claims: Iterable[Claim[T]], order: Callable[[T], str]) -> list[Mandate[T]]:
    """The mandates that the claims speak of, by group and date; every claim is in exactly one.

    Args:
        claims: in any order.
        order: a text that tells what claims carry apart, so that the result does not depend on their order.
    """
    groups: dict[tuple[str, ...], list[Claim[T]]] = defaultdict(list)
    for claim in claims:
        groups[claim.group].append(claim)
    return [mandate for key in sorted(groups) for mandate in _group(key, _sorted(groups[key], order))]


def _sorted(claims: list[Claim[T]], order: Callable[[T], str]) -> list[Claim[T]]:
    def key(claim: Claim[T]) -> tuple[str, str, str, str]:
        seen = " ".join(map(str, sorted(claim.seen)))
        return str(claim.start or ""), str(claim.end or ""), seen, order(claim.what)

    return sorted(claims, key=key)


def before(one: PartialDate, other: PartialDate) -> bool:
    """Whether one is earlier for certain: earlier even at the coarser precision of the two."""
    length = min(len(one.text), len(other.text))
    return one.text[:length] < other.text[:length]


def _group(key: tuple[str, ...], claims: list[Claim[T]]) -> list[Mandate[T]]:
    terms = _terms([claim for claim in claims if claim.start])
    _ends(terms, [claim for claim in claims if claim.end and not claim.start])
    terms.sort(key=lambda term: term.start or term.end or PartialDate("9999"))
    loose = _sightings(terms, [claim for claim in claims if claim.seen and not (claim.start or claim.end)])
    terms += [_Term(cluster, None, None) for cluster in loose]
    undated = [claim for claim in claims if not (claim.start or claim.end or claim.seen)]
    if len(terms) == 1:
        terms[0].sightings += undated
    elif undated:
        terms.append(_Term(undated, None, None))
    mandates = [_mandate(key, term) for term in terms]
    return sorted(mandates, key=lambda each: str(each.first or "undated"))


def _terms(claims: list[Claim[T]]) -> list[_Term[T]]:
    """Claims with a start, joined into terms, by start."""
    terms = []
    for members in _components(claims, _same_term):
        starts, end = [claim.start for claim in members if claim.start], _latest(members)
        possible = [date for date in starts if end is None or not before(end, date)]
        terms.append(_Term(members, _exactest(min(starts), [min(starts), *possible]), end))
    return sorted(terms, key=lambda term: (term.start or PartialDate("9999"), len(str(term.start))))


def _same_term(one: Claim[T], other: Claim[T]) -> bool:
    if one.start is None or other.start is None or _over(one, other.start) or _over(other, one.start):
        return False
    if one.start.agrees(other.start):
        return True
    if one.end and other.end:
        return before(one.start, other.end) and before(other.start, one.end)
    return _inside(one.start, other) or _inside(other.start, one)


def _over(claim: Claim[T], date: PartialDate) -> bool:
    """Whether the claim says that all had ended before the date."""
    return claim.end is not None and before(claim.end, date)


def _inside(date: PartialDate, claim: Claim[T]) -> bool:
    """Strictly inside the period that the claim gives whole."""
    if claim.start is None or claim.end is None:
        return False
    return before(claim.start, date) and before(date, claim.end)


def _components(
    claims: Sequence[Claim[T]], joined: Callable[[Claim[T], Claim[T]], bool]
) -> list[list[Claim[T]]]:
    """Claims that are joined, directly or through others; each list in the order given."""
    owner = list(range(len(claims)))
    for position, claim in enumerate(claims):
        for earlier in range(position):
            if owner[earlier] != owner[position] and joined(claims[earlier], claim):
                low, high = sorted((owner[earlier], owner[position]))
                owner = [low if each == high else each for each in owner]
    found: dict[int, list[Claim[T]]] = defaultdict(list)
    for position, claim in enumerate(claims):
        found[owner[position]].append(claim)
    return list(found.values())


def _exactest(date: PartialDate, dates: Iterable[PartialDate]) -> PartialDate:
    """The most exact of the dates that agree with it; of equals the earliest."""
    return min((each for each in dates if each.agrees(date)), key=lambda each: (-len(each.text), each.text))


def _latest(claims: Iterable[Claim[T]]) -> PartialDate | None:
    ends = [claim.end for claim in claims if claim.end]
    if not ends:
        return None
    return _exactest(max(ends, key=lambda each: (each.last, -len(each.text))), ends)


def _ends(terms: list[_Term[T]], claims: list[Claim[T]]) -> None:
    """Give claims that only say an end to the term that it ends, or make terms of them."""
    alone = []
    for claim in claims:
        term = _ended(terms, claim.end) if claim.end else None
        if term:
            term.sightings.append(claim)
        else:
            alone.append(claim)
    for term in terms:
        term.end = _latest([*term.claims, *term.sightings])

    def agreeing(one: Claim[T], other: Claim[T]) -> bool:
        return bool(one.end and other.end and one.end.agrees(other.end))

    terms += [_Term(members, None, _latest(members)) for members in _components(alone, agreeing)]


def _ended(terms: list[_Term[T]], end: PartialDate) -> _Term[T] | None:
    """The last term that had begun by the end, unless it ended before."""
    begun = [term for term in terms if term.start and not before(end, term.start)]
    if not begun:
        return None
    known = _latest(begun[-1].claims)
    return begun[-1] if known is None or not before(known, end) else None


def _sightings(terms: list[_Term[T]], claims: list[Claim[T]]) -> list[list[Claim[T]]]:
    """Give sightings to the terms that cover them; the others in clusters."""
    loose: dict[int, list[Claim[T]]] = defaultdict(list)
    for claim in claims:
        first = min(claim.seen)
        if covering := _covering(terms, first):
            covering.sightings.append(claim)
        else:
            loose[_gap(terms, first)].append(claim)
    return [cluster for _, gap in sorted(loose.items()) for cluster in _clusters(gap)]


def _covering(terms: list[_Term[T]], date: PartialDate) -> _Term[T] | None:
    for position in range(len(terms) - 1, -1, -1):
        term = terms[position]
        if term.start and not before(date, term.start):
            return term if term.end is None or not before(term.end, date) else None
        if term.start is None and term.end and not before(term.end, date):
            if position and _reaches(terms[position - 1], date):
                continue
            return term if term.end.first.year - date.first.year <= YEARS_APART else None
    return None


def _reaches(term: _Term[T], date: PartialDate) -> bool:
    """Whether an earlier term has a better claim on the date."""
    last = term.end or term.start
    return last is not None and not before(last, date)


def _gap(terms: list[_Term[T]], date: PartialDate) -> int:
    """How many terms come before the date."""
    return sum(1 for term in terms if (known := term.end or term.start) and before(known, date))


def _clusters(claims: list[Claim[T]]) -> list[list[Claim[T]]]:
    clusters: list[list[Claim[T]]] = []
    last = 0
    for claim in sorted(claims, key=lambda each: min(each.seen)):
        if clusters and min(claim.seen).first.year - last <= YEARS_APART:
            clusters[-1].append(claim)
        else:
            clusters.append([claim])
            last = 0
        last = max(last, max(date.last.year for date in claim.seen))
    return clusters


def _mandate(key: tuple[str, ...], term: _Term[T]) -> Mandate[T]:
    claims = (*term.claims, *term.sightings)
    seen = {date for claim in claims for date in claim.seen}
    return Mandate(key, claims, term.start, term.end, tuple(sorted(seen)))

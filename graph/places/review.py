"""What a person should look at: names without a place, or with one that is not certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.places import reasons
from graph.places.government import Match
from graph.places.names import area
from graph.places.resolve import Gazetteer
from graph.places.search import search
from graph.places.world import Place
from graph.tables import Tables

_COLUMNS: Final = ("city", "government")
_CERTAIN: Final = 0.8

MATCHED: Final = "matched"
DOUBTFUL: Final = "doubtful"  # a place, found in a way that may err
SETTLED: Final = "settled"  # no place, and a person or a word in the name says why
UNMATCHED: Final = "unmatched"  # no place, and nobody has said why
STATES: Final = (UNMATCHED, DOUBTFUL, SETTLED, MATCHED)


@dataclass(frozen=True)
class Finding:
    """One name with its outcome; `suggestions` only where a person has something to decide."""

    match: Match
    state: str
    place: Place | None
    suggestions: tuple[Place, ...] = ()

    @property
    def reason(self) -> str:
        """Why there is no place, in English; empty when there is one."""
        return (self.match.government.reason or {}).get("en", "")


def names_in(tables: Tables) -> list[tuple[str, str]]:
    """Every distinct name of a local government in the tables, with its country."""
    names = set()
    for table in tables:
        for row in tables[table] if table != "places" else ():
            country = row.text("country") if "country" in row else ""
            names |= {
                (row.text(column), country) for column in _COLUMNS if column in row and row.text(column)
            }
    return sorted(names, key=lambda each: (each[1], each[0]))


def review(gazetteer: Gazetteer, names: Iterable[tuple[str, str]]) -> list[Finding]:
    """The outcome of every name, those that need a person first."""
    findings = [_finding(gazetteer, gazetteer.match(name, country)) for name, country in names]
    order = {state: number for number, state in enumerate(STATES)}
    return sorted(findings, key=lambda each: (order[each.state], each.match.country, each.match.name))


def methods(findings: Iterable[Finding]) -> dict[str, int]:
    """How many names were matched in which way, most first."""
    return dict(Counter(finding.match.method for finding in findings).most_common())


def _finding(gazetteer: Gazetteer, match: Match) -> Finding:
    place, state = gazetteer.place(match.government), _state(match)
    suggestions = _suggestions(gazetteer, match) if state in (UNMATCHED, DOUBTFUL) else ()
    return Finding(match, state, place, suggestions)


def _state(match: Match) -> str:
    if match.government.place:
        return MATCHED if match.score >= _CERTAIN else DOUBTFUL
    return SETTLED if match.method == reasons.COUNTRY else UNMATCHED


def _suggestions(gazetteer: Gazetteer, match: Match) -> tuple[Place, ...]:
    """Namesakes first, then places with similar names."""
    if not match.country:
        return search(gazetteer.world, match.name, "").namesakes[:3]
    spoken = area(match.name)
    name = spoken.name if spoken else match.name
    namesakes = search(gazetteer.world, name, match.country).namesakes
    similar = gazetteer.world.similar(name, match.country)
    return tuple(dict.fromkeys([*namesakes, *similar]))[:3]

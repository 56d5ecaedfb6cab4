"""What is new in a report, held against the graph.

Each fact is held against the things that it may be about, and each thing is met by one fact only: the
likeliest pairs go first. That both rest on the same words of the same text is the surest sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from pyoxigraph import Store

from graph.reports.likelier import Meeting
from graph.reports.likely import Likely
from graph.reports.lookup import Lookup
from graph.reports.model import Fact

# Kinds of which several facts may be about one thing: a body or a person.
_SHARING: Final = frozenset({"mechanism", "period", "representative", "result"})


@dataclass(frozen=True)
class Standing:
    """How a fact stands to the graph: `new`, `known` or `contradicts`; `thing` is the end of an IRI there."""

    state: str
    thing: str = ""


NEW: Final = Standing("new")


class Against:
    """Holds facts of one report against a graph.

    Args:
        store: the graph, or None where nothing has been published yet: everything is new.
        base: start of the IRIs.
        mechanism: end of the IRI of the body that reports.
        texts: SHA-256 of the cleaned text of each version, by language; where the graph has a version with
            the same, passages are compared.
    """

    def __init__(
        self, store: Store | None, base: str, mechanism: str, texts: Mapping[str, str] | None = None
    ) -> None:
        self._none = store is None
        likely = Likely(Lookup(store, base), mechanism, texts or {})
        pledge = likely.pledges
        self._rules: Mapping[str, Callable[[Fact], Iterator[Meeting]]] = {
            "mechanism": likely.bodies,
            "period": likely.reports,
            "leadership": likely.mandates,
            "mandate": likely.mandates,
            "representative": likely.persons,
            "edition": lambda fact: chain(likely.editions(fact), likely.told(fact)),
            "objective": lambda fact: chain(likely.objectives(fact), likely.told(fact)),
            "activity": likely.activities,
            "event": likely.events,
            "collaboration": likely.collaborations,
            "commitment": pledge,
            "wish": pledge,
            "offer": pledge,
            "result": likely.told,
        }

    def standing(self, fact: Fact) -> Standing:
        """How one fact stands, by itself."""
        return self.standings([fact])[0]

    def standings(self, facts: Sequence[Fact]) -> tuple[Standing, ...]:
        """How the facts of a report stand, in their order."""
        if self._none:
            return tuple(NEW for _ in facts)
        meetings = [
            (-meeting.score, at, meeting)
            for at, fact in enumerate(facts)
            if (rule := self._rules.get(fact.kind))
            for meeting in rule(fact)
        ]
        found: dict[int, Standing] = {}
        taken: set[str] = set()
        for _, at, meeting in sorted(meetings, key=lambda each: (each[0], each[1], each[2].thing)):
            shared = facts[at].kind in _SHARING or meeting.thing.startswith("body/")
            if at not in found and (shared or meeting.thing not in taken):
                found[at] = Standing("contradicts" if meeting.contradicts else "known", meeting.thing)
                taken.add(meeting.thing)
        return tuple(found.get(at, NEW) for at in range(len(facts)))

"""Which proposed facts are right, which wrong, which expected ones are missed: one to one, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bench.reports.facts import DIFFERENCE, KINDS, Fact, agree, as_counted, overlap, passages

Told = dict[str, object]
Fits = Callable[[Fact, Fact], bool]

_LEADING_KINDS: Final = frozenset({"leadership", "representative", "wish", "commitment"})


@dataclass
class Tally:
    """Counts of facts, and the figures that follow from them (None without facts)."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what is proposed that is right."""
        proposed = self.right + self.wrong
        return self.right / proposed if proposed else None

    @property
    def recall(self) -> float | None:
        """Share of what is expected that is found."""
        expected = self.right + self.missed
        return self.right / expected if expected else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)


@dataclass
class Score:
    """What became of one version: tallies by kind, agreement of what is told beside, list of faults."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    beside: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    missed: list[Told] = field(default_factory=list)
    wrong: list[Told] = field(default_factory=list)
    not_counted: int = 0

    @property
    def whole(self) -> Tally:
        """All kinds together."""
        return sum(self.tallies.values(), Tally())


def score(expected: Sequence[Fact], proposed: Iterable[Fact], mechanism: str) -> Score:
    """Hold the facts that were read from one version to those that it states."""
    result = Score()
    counted = [as_counted(fact, mechanism) for fact in proposed]
    for kind, shape in KINDS.items():
        wanted = [fact for fact in expected if fact["kind"] == kind]
        found = [fact for fact in counted if fact.get("kind") == kind]
        if kind == "activity":
            leading = [fact for fact in found if _is_leading(fact, expected)]
            found = [fact for fact in found if fact not in leading]
            result.not_counted += len(leading)
        _count(result, kind, wanted, found, _fits(shape.decides))
        for pair in _pairs(
            [fact for fact in wanted if not fact.get("optional")], found, _fits(shape.decides)
        ):
            for name in shape.beside:
                if pair[0].get(name) is not None:
                    result.beside[kind, name, agree(name, pair[0][name], pair[1].get(name))] += 1
    result.not_counted += sum(fact.get("kind") not in KINDS for fact in counted)
    return result


def score_differences(expected: Sequence[Fact], proposed: Iterable[Fact]) -> Score:
    """Hold the differences that were found between versions to those that were made."""
    result = Score()
    found = [fact for fact in proposed if fact.get("kind") == "difference"]
    _count(result, "difference", expected, found, _differs_alike)
    return result


def matching(expected: Sequence[Fact], proposed: Sequence[Fact], fits: Fits) -> dict[int, int]:
    """As many pairs as can be made, by index: expected to proposed (augmenting paths)."""
    options = [[at for at, fact in enumerate(proposed) if fits(one, fact)] for one in expected]
    owner: dict[int, int] = {}

    def placed(one: int, tried: set[int]) -> bool:
        for at in options[one]:
            if at not in tried:
                tried.add(at)
                if at not in owner or placed(owner[at], tried):
                    owner[at] = one
                    return True
        return False

    for one in range(len(expected)):
        placed(one, set())
    return {one: at for at, one in owner.items()}


def _pairs(expected: Sequence[Fact], proposed: Sequence[Fact], fits: Fits) -> list[tuple[Fact, Fact]]:
    found = matching(expected, proposed, fits)
    return [(expected[one], proposed[at]) for one, at in sorted(found.items())]


def _count(result: Score, kind: str, expected: Sequence[Fact], proposed: Sequence[Fact], fits: Fits) -> None:
    firm = [fact for fact in expected if not fact.get("optional")]
    free = [fact for fact in expected if fact.get("optional")]
    found = matching(firm, proposed, fits)
    rest = [fact for at, fact in enumerate(proposed) if at not in set(found.values())]
    forgiven = set(matching(free, rest, _on_its_words).values())
    wrong = [fact for at, fact in enumerate(rest) if at not in forgiven]
    missed = [fact for one, fact in enumerate(firm) if one not in found]
    result.not_counted += len(forgiven)
    result.tallies[kind] = Tally(len(found), len(missed), len(wrong))
    result.missed += [dict(fact) | {"nearest": _nearest(fact, wrong)} for fact in missed]
    result.wrong += [
        dict(fact) | {"fits": [one["quote"] for one in firm if _twice(one, fact, fits)]} for fact in wrong
    ]


def _on_its_words(expected: Fact, proposed: Fact) -> bool:
    quotes = expected.get("quotes")
    if isinstance(quotes, Mapping):
        return any(_touches(str(quote), proposed, language) for language, quote in quotes.items())
    return _touches(str(expected["quote"]), proposed)


def _twice(expected: Fact, proposed: Fact, fits: Fits) -> bool:
    return "quote" in expected and fits(expected, proposed)


def _nearest(missed: Fact, wrong: Sequence[Fact]) -> list[Mapping[str, object]]:
    """Wrong facts about the same words, without their passages: what was read instead."""
    near = [fact for fact in wrong if "quote" in missed and _touches(str(missed["quote"]), fact)]
    return [{key: item for key, item in fact.items() if key != "passages"} for fact in near]


def _touches(quote: str, proposed: Fact, language: str | None = None) -> bool:
    return any(overlap(quote, passage) for passage in passages(proposed, language))


def _fits(decides: Sequence[str]) -> Fits:
    def fits(expected: Fact, proposed: Fact) -> bool:
        same = all(agree(name, expected.get(name), proposed.get(name)) for name in decides)
        return same and _on_its_words(expected, proposed)

    return fits


def _differs_alike(expected: Fact, proposed: Fact) -> bool:
    same = all(agree(name, expected.get(name), proposed.get(name)) for name in DIFFERENCE.decides)
    return same and _on_its_words(expected, proposed)


def _is_leading(activity: Fact, expected: Iterable[Fact]) -> bool:
    """The graph keeps leading as an activity too; the corpus states it once."""
    if activity.get("activity_kind") != "leadership":
        return False
    told = (fact for fact in expected if fact["kind"] in _LEADING_KINDS)
    return any(_touches(str(fact["quote"]), activity) for fact in told)

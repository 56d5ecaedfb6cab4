"""Two language versions of one report: one set of facts, and where the versions differ."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.reports.likeness import likeness, telling_words
from graph.reports.merge import joined, same
from graph.reports.model import KINDS, Fact, Passage, Reading
from graph.reports.packs import load
from graph.reports.sentences import sentences

_ENOUGH: Final = 0.45
_SEEN: Final = 0.3  # a sentence so alike says the thing, even if it was not read so
_DATES: Final = ("start", "end")
_VALUES: Final = (
    "ordinal",
    "year",
    "cities",
    "place",
    "online",
    "partner",
    "role",
    "holder",
    "person",
    "body",
    "component",
    "by",
)
_SURE: Final = 0.7
_MANY: Final = frozenset({"collaboration", "event", "edition", "mandate"})  # kinds told apart by their fields


@dataclass(frozen=True)
class Difference:
    """Where versions differ: `field` is `date`, `status`, `value`, `order` or `absent`.

    Attributes:
        about: kind of the fact.
        passages: where each version says its own; a version that does not say it has none.
        values: what each version says, by language.
    """

    about: str
    field: str
    passages: tuple[Passage, ...]
    values: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Meeting:
    """What several versions say together."""

    facts: tuple[Fact, ...]
    differences: tuple[Difference, ...]


def meet(readings: Sequence[Reading]) -> Meeting:
    """Bring the versions of one report together; the first one's fields win where they differ."""
    facts = list(readings[0].facts) if readings else []
    differences: list[Difference] = []
    for at, reading in enumerate(readings[1:], 1):
        facts, found = _add(facts, reading, readings[:at])
        differences.extend(found)
    ordered = sorted(facts, key=lambda fact: KINDS.index(fact.kind))
    return Meeting(renumbered(ordered), tuple(_once(differences)))


def _once(differences: Sequence[Difference]) -> Iterator[Difference]:
    """One difference for one thing, though three versions tell it."""
    kept: list[Difference] = []
    for each in sorted(differences, key=lambda difference: difference.about != "event"):
        if not any(each.field == other.field and _same_words(each, other) for other in kept):
            kept.append(each)
            yield each


def _same_words(one: Difference, other: Difference) -> bool:
    """Whether both rest on words in common: an activity that is an event differs only once."""
    return any(
        a.language == b.language and a.start < b.end and b.start < a.end
        for a in one.passages
        for b in other.passages
    )


def _add(
    facts: list[Fact], reading: Reading, before: Sequence[Reading]
) -> tuple[list[Fact], list[Difference]]:
    pairs = _pairs(facts, reading, before)
    result = list(facts)
    differences = list(_orders(pairs, facts, reading))
    for one, other in pairs.items():
        differences.extend(_differing(facts[one], reading.facts[other]))
        result[one] = joined(facts[one], reading.facts[other])
    taken = set(pairs.values())
    differences.extend(
        Difference(fact.kind, "absent", fact.passages, {p.language: "" for p in fact.passages})
        for at, fact in enumerate(facts)
        if at not in pairs and fact.score >= _SURE and not _said(fact, before, reading)
    )
    for at, fact in enumerate(reading.facts):
        if at not in taken:
            result.append(fact)
            if fact.score >= _SURE and not any(_said(fact, [reading], each) for each in before):
                differences.append(Difference(fact.kind, "absent", fact.passages, {reading.language: ""}))
    return result, differences


def _pairs(facts: Sequence[Fact], reading: Reading, before: Sequence[Reading]) -> dict[int, int]:
    """Which fact of the new version is which of those before, the most alike first."""
    scores = sorted(
        (
            (
                -_score(
                    one, other, a / max(1, len(facts)), b / max(1, len(reading.facts)), [*before, reading]
                ),
                a,
                b,
            )
            for a, one in enumerate(facts)
            for b, other in enumerate(reading.facts)
            if one.kind == other.kind
        ),
    )
    found: dict[int, int] = {}
    for score, a, b in scores:
        if -score >= _ENOUGH and a not in found and b not in found.values():
            found[a] = b
    return found | _left(found, facts, reading)


def _left(found: dict[int, int], facts: Sequence[Fact], reading: Reading) -> dict[int, int]:
    """Where one fact of a kind is left in a section of each version, they are the same thing in other
    words.
    """
    rest: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for side, (told, taken) in enumerate(((facts, set(found)), (reading.facts, set(found.values())))):
        for at, fact in enumerate(told):
            if at not in taken and fact.kind not in _MANY:
                rest.setdefault((fact.kind, fact.passages[0].section), ([], []))[side].append(at)
    return {ours[0]: theirs[0] for ours, theirs in rest.values() if len(ours) == len(theirs) == 1}


def _score(one: Fact, other: Fact, place: float, there: float, readings: Sequence[Reading]) -> float:
    """How likely two facts are the same thing told in two languages."""
    if same(one, other) or one.kind in ("mechanism", "period"):
        return 2.0
    names = [name for name in {*one.fields, *other.fields} if name in (*_DATES, *_VALUES, "status")]
    equal = sum(one.fields.get(name) == other.fields.get(name) for name in names) / max(1, len(names))
    words = likeness(_words(one, readings), _words(other, readings))
    near = 1 - min(1.0, abs(place - there) * 4)
    if one.kind == "objective":
        return 0.8 * words + 0.1 * equal + 0.25
    section = 0.15 if one.passages[0].section == other.passages[0].section else 0.0
    return 0.4 * equal + 0.6 * words + 0.15 * near + section


def _words(fact: Fact, readings: Sequence[Reading]) -> frozenset[str]:
    texts = {reading.language: reading.document.text for reading in readings}
    own = fact.passages[0]
    return telling_words(texts[own.language][own.start : own.end], own.language)


def _said(fact: Fact, own: Sequence[Reading], other: Reading) -> bool:
    """Whether the other version has a sentence like it, though no such fact was read there."""
    words = _words(fact, own)
    pack = load(other.language)
    return any(
        likeness(words, telling_words(other.document.text[start:end], other.language)) >= _SEEN
        for paragraph in other.document.paragraphs
        for start, end in sentences(other.document.text, paragraph.start, paragraph.end, pack)
    )


def _differing(one: Fact, other: Fact) -> Iterator[Difference]:
    for name, fields in (("date", _DATES), ("status", ("status",)), ("value", _VALUES)):
        if one.kind == "objective":
            continue
        apart = [each for each in fields if one.fields.get(each) != other.fields.get(each)]
        apart = [each for each in apart if not _less_told(one, other, each)]
        if apart:
            values = {
                fact.passages[-1 if fact is one else 0].language: ", ".join(
                    str(fact.fields.get(each, "")) for each in apart
                )
                for fact in (one, other)
            }
            yield Difference(one.kind, name, (one.passages[0], other.passages[0]), values)


def _less_told(one: Fact, other: Fact, name: str) -> bool:
    """A field that one version leaves out, or a name written in two languages, is no difference in itself."""
    a, b = str(one.fields.get(name, "")), str(other.fields.get(name, ""))
    if name in ("role",) and {a, b} in _SAME_ROLES:
        return True
    if a.startswith("new:") and b.startswith("new:"):
        return True
    return (not a or not b) and name not in ("place", "cities", "online")


_SAME_ROLES: Final = ({"chair", "president"}, {"co-chair", "co-president"}, {"vice-chair", "vice-president"})


def _orders(pairs: dict[int, int], facts: Sequence[Fact], reading: Reading) -> Iterator[Difference]:
    """Objectives that stand in another order: one difference, however many have moved."""
    moved = [
        (facts[a], reading.facts[b])
        for a, b in sorted(pairs.items())
        if facts[a].kind == "objective"
        and facts[a].fields.get("ordinal") != reading.facts[b].fields.get("ordinal")
    ]
    if moved:
        passages = tuple(fact.passages[0] for pair in moved for fact in pair)
        ordinals: dict[str, list[str]] = {}
        for fact in (fact for pair in moved for fact in pair):
            ordinals.setdefault(fact.passages[0].language, []).append(str(fact.fields["ordinal"]))
        values = {language: ", ".join(told) for language, told in ordinals.items()}
        yield Difference("objective", "order", passages, values)


def renumbered(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts with a key each: the kind and a number, in their order."""
    counts: dict[str, int] = {}
    result = []
    for fact in facts:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
        result.append(replace(fact, key=f"{fact.kind}-{counts[fact.kind]}"))
    return tuple(result)

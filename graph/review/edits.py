"""What a person changes in a fact or adds, held to the forms of its kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from graph.errors import InputError
from graph.reports.against import NEW as NOTHING
from graph.reports.model import Fact, Value
from graph.review.forms import HOLDERS, LANGUAGES, THINGS, article, form_of
from graph.review.kept import Added
from graph.review.model import NEW, Decision, Proposal, Review, marks
from graph.review.places import passage
from graph.review.things import Things
from graph.review.values import plain_text, read

RULE: Final = "a-person"  # what an added fact was read by
_NAMED: Final = "new:"
_PARTS: Final = ("kind", "fields", "passages", "labels", "thing", "names", "note")


def edited(
    proposal: Proposal,
    fields: Mapping[str, object] | None,
    labels: Mapping[str, str] | None,
    thing: str | None,
    names: Mapping[str, str] | None,
    note: str | None,
    known: Things | None,
) -> Decision:
    """The decision with changes put in; what is None stays.

    Raises:
        InputError: names the fact and the field, and what is allowed or near.
    """
    with _told(f"{proposal.key} ({proposal.mark})"):
        decision, fact = proposal.decision, proposal.fact
        if fields:
            decision = dataclasses.replace(decision, fields=_fields(fact, decision.fields, fields, known))
        if labels:
            decision = dataclasses.replace(decision, labels=_labels(decision.labels, labels))
        if thing is not None:
            decision = dataclasses.replace(decision, thing=_thing(fact.kind, thing, known))
        if names:
            written = _written(dataclasses.replace(proposal, decision=decision))
            decision = dataclasses.replace(decision, names=_names(written, decision.names, names, known))
        if note is not None:
            decision = dataclasses.replace(decision, note=plain_text(note))
    return decision


def added(
    review: Review, before: Sequence[Added], given: Mapping[str, object], known: Things | None
) -> tuple[Added, Decision]:
    """A fact that a person adds, and the decision that takes it.

    Raises:
        InputError: names the part or field, and what is allowed or near.
    """
    with _told("the added fact"):
        unknown = ", ".join(sorted(set(given) - set(_PARTS)))
        if unknown:
            raise InputError(f"has no {unknown}; it has {', '.join(_PARTS)}")
        kind = str(given.get("kind", ""))
        form_of(kind, "id")  # a kind that nobody knows is told first
        fields = {
            name: value
            for name, written in _mapping(given, "fields").items()
            if (value := read(kind, name, written, known)) != ""
        }
        passages = tuple(passage(review, each) for each in _passages(given))
        if not passages:
            raise InputError("passages: no fact is without words that say it")
        labels = _labels({}, {name: str(words) for name, words in _mapping(given, "labels").items()})
        fact = Fact(kind, fields, passages, RULE, 1.0, labels=labels, key=_key(kind, before))
    mark = list(marks(dataclasses.replace(each, kind=f"added {each.kind}") for each in _all(before, fact)))[
        -1
    ]
    proposal = Proposal(mark, fact, NOTHING, Decision("accepted"), added=True)
    decision = edited(
        proposal,
        None,
        None,
        _text(given, "thing"),
        {name: str(end) for name, end in _mapping(given, "names").items()},
        _text(given, "note"),
        known,
    )
    return Added(mark, fact), decision


def _all(before: Sequence[Added], fact: Fact) -> Iterator[Fact]:
    yield from (each.fact for each in before)
    yield fact


def _key(kind: str, before: Sequence[Added]) -> str:
    taken = {each.fact.key for each in before}
    number = 1
    while f"{kind}-added-{number}" in taken:
        number += 1
    return f"{kind}-added-{number}"


def _fields(
    fact: Fact, before: Mapping[str, Value], given: Mapping[str, object], known: Things | None
) -> dict[str, Value]:
    found = {**before, **{name: read(fact.kind, name, value, known) for name, value in given.items()}}
    return {name: value for name, value in found.items() if value != fact.fields.get(name, "")}


def _labels(before: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    for language in given:
        if language not in LANGUAGES:
            raise InputError(f"label: {language!r} is not one of {', '.join(LANGUAGES)}")
    found = {**before, **{language: plain_text(words) for language, words in given.items()}}
    return {language: words for language, words in found.items() if words}


def _thing(kind: str, thing: str, known: Things | None) -> str:
    if thing in ("", NEW):
        return thing
    kinds = THINGS.get(kind, ())
    if known is not None:
        with _told("thing"):
            return known.find(thing, kinds)
    if "/" not in thing or (kinds and thing.partition("/")[0] not in kinds):
        allowed = ", ".join(kinds) or "the kind of a thing"
        raise InputError(
            f"thing: {thing!r} is not the end of an IRI that begins with {allowed}: "
            f"what {article(kind)} is about"
        )
    return thing


def _written(proposal: Proposal) -> list[str]:
    """The names in a fact as they are written."""
    found = [name.text for names in proposal.fact.names.values() for name in names]
    values = [each for name in proposal.fields for each in proposal.texts(name)]
    found.extend(each.removeprefix(_NAMED) for each in values if each.startswith(_NAMED))
    if proposal.kind == "representative":
        found.append(proposal.text("person"))
    return list(dict.fromkeys(found))


def _names(
    written: Iterable[str], before: Mapping[str, str], given: Mapping[str, str], known: Things | None
) -> dict[str, str]:
    there = list(written)
    found = dict(before)
    for name, end in given.items():
        if name not in there:
            raise InputError(f"name: it has no name {name!r}; it has {', '.join(map(repr, there)) or 'none'}")
        if end and end != NEW and known is not None:
            with _told(f"name {name!r}"):
                found[name] = known.find(end, HOLDERS)
        elif end and end != NEW and end.partition("/")[0] not in HOLDERS:
            raise InputError(
                f"name {name!r}: {end!r} is neither 'new' nor the end of an IRI that begins with "
                + ", ".join(HOLDERS)
            )
        else:
            found[name] = end
    return {name: end for name, end in found.items() if end}


def _mapping(given: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = given.get(name) or {}
    if not isinstance(value, Mapping):
        raise InputError(f"{name}: is not a mapping of names to values")
    return value


def _passages(given: Mapping[str, object]) -> list[Mapping[str, object]]:
    value = given.get("passages") or []
    if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
        raise InputError("passages: is not a list of passages")
    return list(value)


def _text(given: Mapping[str, object], name: str) -> str | None:
    return str(given[name]) if given.get(name) else None


@contextmanager
def _told(where: str) -> Iterator[None]:
    """A fault is told with its place before it."""
    try:
        yield
    except InputError as error:
        raise InputError(f"{where}: {error}") from None

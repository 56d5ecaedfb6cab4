"""A thing told twice in one version is one fact with two passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.reports.model import KINDS, Fact, Value

# Fields that make two facts of a kind the same; kinds that are not here are never the same.
SAME = {
    "mechanism": ("body",),
    "period": ("start", "end"),
    "leadership": ("holder", "role"),
    "representative": ("person",),
    "mandate": ("body", "holder", "role"),
    "collaboration": ("partner",),
    "event": ("start", "end", "place", "online"),
}


def merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts without repetitions, in the order of KINDS and then of the text."""
    kept: list[Fact] = []
    for fact in facts:
        for at, other in enumerate(kept):
            if same(fact, other):
                kept[at] = joined(other, fact)
                break
        else:
            kept.append(fact)
    return tuple(sorted(kept, key=lambda fact: (KINDS.index(fact.kind), fact.passages[0].start)))


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts tell the same."""
    if one.kind != other.kind:
        return False
    if one.kind == "edition":
        return _same_edition(one, other)
    fields = SAME.get(one.kind)
    return fields is not None and all(one.fields.get(name) == other.fields.get(name) for name in fields)


def _same_edition(one: Fact, other: Fact) -> bool:
    """One number or one year, and nothing against it."""
    pairs = [(one.fields.get(name), other.fields.get(name)) for name in ("ordinal", "year")]
    agree = any(a is not None and a == b for a, b in pairs)
    return agree and not any(a is not None and b is not None and a != b for a, b in pairs)


def joined(one: Fact, other: Fact) -> Fact:
    """Both as one: all passages, the fields of either, of lists all that stands in one of them, the
    better score.
    """
    passages = one.passages + tuple(each for each in other.passages if each not in one.passages)
    fields: dict[str, Value] = {**other.fields, **one.fields}
    for name, value in one.fields.items():
        more = other.fields.get(name)
        if isinstance(value, tuple) and isinstance(more, tuple):
            fields[name] = tuple(dict.fromkeys((*value, *more)))
    names = {**other.names, **one.names}
    labels = {**other.labels, **one.labels}
    return replace(
        one, passages=passages, fields=fields, names=names, labels=labels, score=max(one.score, other.score)
    )

"""A person decides: accept, reject, open again, change, add. Each decision is on the disk when it is told.

A decision is made about the draft as it is on the disk at that moment, by one at a time, so that two who
review the same draft do not lose each other's decisions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Final

from graph.alone import alone
from graph.errors import InputError
from graph.review import kept as file
from graph.review.drafts import loaded
from graph.review.edits import added, edited
from graph.review.kept import Kept
from graph.review.model import Decision, Proposal, Review, State
from graph.review.things import Things


class Everything(Enum):
    """Stands for the marks of all facts."""

    ALL = "all"


ALL: Final = Everything.ALL
Marks = Iterable[str] | Everything


def accept(review: Review, which: Marks) -> Review:
    """Take facts as they stand, with their changes.

    Args:
        which: marks, or ALL.

    Raises:
        InputError: a mark is not of this draft, or the draft is damaged.
        Locked: another process has been deciding for too long.
    """
    return _put(review, which, "accepted")


def reject(review: Review, which: Marks) -> Review:
    """Leave facts out. Raises as `accept`."""
    return _put(review, which, "rejected")


def reopen(review: Review, which: Marks) -> Review:
    """Make facts undecided; what was changed in them stays changed. Raises as `accept`."""
    return _put(review, which, "open")


def edit(
    review: Review,
    mark: str,
    *,
    fields: Mapping[str, object] | None = None,
    labels: Mapping[str, str] | None = None,
    thing: str | None = None,
    names: Mapping[str, str] | None = None,
    note: str | None = None,
    known: Things | None = None,
) -> Review:
    """Change a fact; what is not given stays. Whether it is accepted does not change.

    Args:
        fields: values by field; an empty text takes a field away, the reader's own value takes a change back.
        labels: wordings by language (en, es, fr); an empty one goes back to the reader's.
        thing: end of the IRI of what the fact is about; `new`: a new thing; empty: as the reader found.
        names: a name as written -> end of an IRI or name of a thing, `new`, or empty: as the reader found.
        note: for whoever reads the table.
        known: what the graph has; without it, names and IRIs are held to their form only.

    Raises:
        InputError: names the fact, the field, and what is allowed or near; or as `accept`.
    """

    def change(fresh: Review, kept: Kept) -> Kept:
        proposal = fresh.proposal(mark)
        decision = edited(proposal, fields, labels, thing, names, note, known)
        return _with(kept, {proposal.mark: decision})

    return changed(review, change)


def add(review: Review, fact: Mapping[str, object], known: Things | None = None) -> Review:
    """Add a fact that the reader missed; it is accepted. It is the last of the proposals.

    Args:
        fact: `kind`, `fields`, `passages` (each `language` with `words`, or with `start` and `end`), and
            where wanted `labels`, `thing`, `names`, `note`.
        known: as in `edit`.

    Raises:
        InputError: names the field, and what is allowed or near; or as `accept`.
    """

    def change(fresh: Review, kept: Kept) -> Kept:
        new, decision = added(fresh, kept.added, fact, known)
        more = dataclasses.replace(kept, added=(*kept.added, new))
        return _with(more, {new.mark: decision})

    return changed(review, change)


def chosen(
    review: Review, *, kind: str | None = None, standing: str | None = None, state: State | None = None
) -> list[str]:
    """Marks of the facts of a kind, that stand so to the graph (`new`, ...), that are so decided."""
    return [
        each.mark
        for each in review.proposals
        if kind in (None, each.kind)
        and standing in (None, each.standing.state)
        and state in (None, each.state)
    ]


def _put(review: Review, which: Marks, state: State) -> Review:
    def change(fresh: Review, kept: Kept) -> Kept:
        return _with(
            kept, {each.mark: dataclasses.replace(each.decision, state=state) for each in _of(fresh, which)}
        )

    return changed(review, change)


def _of(review: Review, which: Marks) -> list[Proposal]:
    if isinstance(which, Everything):
        return list(review.proposals)
    if isinstance(which, str):
        raise InputError(f"{which!r}: give a list of marks")
    return [review.proposal(mark) for mark in which]


def _with(kept: Kept, decisions: Mapping[str, Decision]) -> Kept:
    """With decisions put in; one that says nothing is not kept, but of an added fact."""
    own = {each.mark for each in kept.added}
    every = {**kept.decisions, **decisions}
    says = {mark: each for mark, each in every.items() if each.says_something or mark in own}
    return dataclasses.replace(kept, decisions=says)


def changed(review: Review, change: Callable[[Review, Kept], Kept]) -> Review:
    """Change what is kept about a draft as it is on the disk now; gives the review that comes of it.

    Raises:
        InputError: the draft is damaged; or what `change` raises. Nothing is decided then.
        Locked: another process has been deciding for too long.
    """
    folder = review.folder.parent
    with alone(folder):
        fresh = loaded(folder, review.id)
        file.write(fresh.folder, change(fresh, file.read(fresh.folder)))
        return loaded(folder, review.id)

"""Decisions as a file of their own, without a word of the report but names: to decide the same once more."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.review.decide import changed
from graph.review.edits import edited
from graph.review.kept import FORMAT, Added, Kept, decision_as_json, read_as
from graph.review.model import Decision, Proposal, Review
from graph.review.things import Things


@dataclass(frozen=True)
class Carried:
    """The decisions about a draft, and the SHA-256 of the texts that they were made about, by language."""

    draft: str
    texts: Mapping[str, str]
    decisions: Mapping[str, Decision]
    added: tuple[Added, ...] = ()
    format: int = FORMAT


@dataclass(frozen=True)
class Applied:
    """What came of it.

    Attributes:
        missing: marks of the file that the draft has no fact for.
        others: languages whose text is not the one that the file was made about.
    """

    review: Review
    missing: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def as_text(review: Review) -> str:
    """The decisions of a draft as a JSON text; docs/review.md describes it."""
    content = {
        "format": FORMAT,
        "draft": review.id,
        "texts": _texts(review),
        "decisions": {
            each.mark: {"kind": each.kind, **decision_as_json(each.decision)}
            for each in review.proposals
            if each.added or each.decision.says_something
        },
        "added": [{"mark": each.mark, "fact": asdict(each.fact)} for each in review.proposals if each.added],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> Carried:
    """Decisions from a file.

    Raises:
        InputError: it is no such file; says what is wrong.
    """
    carried = read_as(Carried, path)
    if carried.format != FORMAT:
        raise InputError(f"{path}: has the format {carried.format}; this release reads format {FORMAT}")
    return carried


def apply(review: Review, carried: Carried, known: Things | None = None) -> Applied:
    """Decide as a file says; what it says nothing about stays as it is.

    Args:
        known: what the graph has, as in `graph.review.decide.edit`.

    Raises:
        InputError: a value does not fit; names the fact and the field. Nothing is decided then.
        Locked: another process has been deciding for too long.
    """

    def change(fresh: Review, kept: Kept) -> Kept:
        there = {each.mark: each for each in fresh.proposals}
        decided = {
            mark: _checked(there[mark], decision, known) if mark in there else decision
            for mark, decision in carried.decisions.items()
        }
        held = {each.mark for each in kept.added}
        new = tuple(each for each in carried.added if each.mark not in held)
        return dataclasses.replace(kept, decisions={**kept.decisions, **decided}, added=(*kept.added, *new))

    decided = changed(review, change)
    held = {each.mark for each in decided.proposals}
    missing = tuple(mark for mark in carried.decisions if mark not in held)
    texts = _texts(review)
    others = tuple(each for each in texts if texts[each] != carried.texts.get(each))
    return Applied(decided, missing, others)


def _checked(proposal: Proposal, said: Decision, known: Things | None) -> Decision:
    bare = dataclasses.replace(proposal, decision=Decision(said.state))
    return edited(bare, said.fields, said.labels, said.thing, said.names, said.note, known)


def _texts(review: Review) -> dict[str, str]:
    versions: Any = review.head["versions"]
    return {each["language"]: each["text_sha256"] for each in versions}

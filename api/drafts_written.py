"""Drafts for programs: the same as the pages tell, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from graph.review.change import COMES, Change
from graph.review.drafts import Listed
from graph.review.model import Proposal, Review


def listing(drafts: Iterable[Listed]) -> dict[str, Any]:
    """All drafts."""
    return {"drafts": [_one(each) for each in drafts]}


def _one(draft: Listed) -> dict[str, Any]:
    return {
        "id": draft.id,
        "languages": draft.languages,
        "files": draft.files,
        "graph": dict(draft.graph),
        "decided": dict(draft.decided),
        "published": draft.published,
        "fault": draft.fault or None,
    }


def whole(review: Review, shown: Iterable[Proposal], number: Mapping[str, int]) -> dict[str, Any]:
    """A draft with the facts that are shown.

    Args:
        number: that the page gives to each fact, by its mark.
    """
    return {
        "id": review.id,
        "versions": review.head["versions"],
        "graph_version": review.head.get("graph_version"),
        "published": review.published,
        "decided": review.counts(),
        "facts": [{"number": number[each.mark], **fact(review, each)} for each in shown],
        "differences": [asdict(each) for each in review.differences],
        "unread": [{"language": each.language, **asdict(each.words)} for each in review.unread],
        "texts": dict(review.texts),
    }


def fact(review: Review, proposal: Proposal) -> dict[str, Any]:
    """One fact, as it stands with its changes."""
    decision = proposal.decision
    return {
        "mark": proposal.mark,
        "key": proposal.key,
        "kind": proposal.kind,
        "state": proposal.state,
        "fields": proposal.fields,
        "labels": proposal.labels,
        "thing": proposal.thing or None,
        "against": asdict(proposal.standing),
        "names": {name: [asdict(each) for each in names] for name, names in proposal.fact.names.items()},
        "meant": dict(decision.names),
        "note": decision.note,
        "added": proposal.added,
        "rule": proposal.fact.rule,
        "score": proposal.fact.score,
        "passages": [asdict(each) | {"words": review.words(each)} for each in proposal.passages],
    }


def change(found: Change) -> dict[str, Any]:
    """What publishing would change."""
    return {
        "id": found.review.id,
        "report": found.report,
        "counts": found.counts(),
        "facts": {comes: [each.mark for each in found.accepted(comes)] for comes in COMES},
        "tables": [asdict(each) for each in found.tables],
        "triples": asdict(found.triples) if found.triples else None,
        "faults": list(found.faults),
        "nothing": found.nothing,
        "withdraws": found.withdraws,
    }


def published(number: int | None) -> dict[str, Any]:
    """What was published: the number of the version, none where nothing had changed."""
    return {"version": number}

"""How drafts, facts and their words are shown on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.markup import escape

from graph.cli.output import out, print_table
from graph.reports.model import Passage
from graph.review.drafts import Listed
from graph.review.model import Proposal, Review

_AROUND: Final = 160  # characters before and after the words of a fact
_STYLES: Final = {"accepted": "green", "rejected": "red", "open": "yellow"}
_STANDS: Final = {"new": "new", "known": "known", "contradicts": "[bold red]contradicts[/]"}


def print_drafts(found: Sequence[Listed]) -> None:
    """All drafts, one a row."""
    rows = [
        (
            each.id,
            " ".join(each.languages),
            *(each.decided.get(state, "") for state in ("open", "accepted", "rejected")),
            each.published or "",
            escape(each.fault or ", ".join(each.files)),
        )
        for each in found
    ]
    columns = ["draft", "in", "open", "accepted", "rejected", "published in", "files"]
    print_table("Drafts", columns, rows, right=[2, 3, 4, 5])


def print_facts(review: Review, shown: Sequence[Proposal]) -> None:
    """Facts of a draft, one a row; what a person changed is marked by an asterisk."""
    rows = [
        (
            each.mark,
            each.kind,
            escape(what(each)),
            _STANDS.get(each.standing.state, each.standing.state),
            state(each),
            escape(_first_words(review, each)),
        )
        for each in shown
    ]
    print_table(review.id, ["mark", "kind", "what", "graph", "decision", "words"], rows)
    counts = ", ".join(f"{number} {name}" for name, number in review.counts().items())
    out.print(f"\n{len(review.proposals)} facts: {counts}.")
    if review.published:
        out.print(f"Published in version {review.published}.")
    for mark, decision in review.gone.items():
        out.print(f"{mark}: is no longer read; the decision ({decision.state}) is kept.")


def print_fact(review: Review, proposal: Proposal) -> None:
    """One fact with its words in their surroundings."""
    out.print(f"[bold]{proposal.key}[/]  {proposal.mark}  {state(proposal)}")
    out.print(f"graph: {_graph(proposal)}   rule: {proposal.fact.rule}   score: {proposal.fact.score:.2f}")
    for name in proposal.fields:
        written = [f"{each.text} = {each.id}" for each in proposal.fact.names.get(name, ())]
        beside = f"   ({'; '.join(written)})" if written else ""
        out.print(f"  {name}{_star(proposal, name)}: {escape(_value(proposal, name) + beside)}")
    for language, words in sorted(proposal.labels.items()):
        changed = "*" if language in proposal.decision.labels else ""
        out.print(f"  label {language}{changed}: {escape(words)}")
    for name, end in sorted(proposal.decision.names.items()):
        out.print(f"  name*: {escape(f'{name} = {end}')}")
    if proposal.note:
        out.print(f"  note*: {escape(proposal.note)}")
    for each in proposal.passages:
        out.print(f"\n[dim]{each.language}, {_place(each)}[/]")
        out.print(in_context(review, each))


def in_context(review: Review, passage: Passage) -> str:
    """The words of a passage with those around them, as markup; between asterisks where no colour is."""
    text = review.texts[passage.language]
    before = max(0, passage.start - _AROUND)
    after = min(len(text), passage.end + _AROUND)
    words = escape(text[passage.start : passage.end])
    marked = f"[reverse]{words}[/]" if out.is_terminal else f"**{words}**"
    lead, tail = escape(text[before : passage.start]), escape(text[passage.end : after])
    return f"{'…' if before else ''}{lead}{marked}{tail}{'…' if after < len(text) else ''}".rstrip("\n")


def what(proposal: Proposal) -> str:
    """The fields of a fact in a line."""
    said = [f"{name}{_star(proposal, name)}={_value(proposal, name)}" for name in proposal.fields]
    said += [f"{name}*=" for name in proposal.decision.fields if name not in proposal.fields]
    said += [f"{name!r}*={end}" for name, end in sorted(proposal.decision.names.items())]
    if proposal.decision.thing:
        said.append(f"thing*={proposal.decision.thing}")
    return " ".join(said)


def state(proposal: Proposal) -> str:
    """Its decision, coloured."""
    return f"[{_STYLES[proposal.state]}]{proposal.state}[/]" + (" (added)" if proposal.added else "")


def _graph(proposal: Proposal) -> str:
    standing = _STANDS.get(proposal.standing.state, proposal.standing.state)
    return f"{standing} {escape(proposal.thing)}".rstrip()


def _star(proposal: Proposal, name: str) -> str:
    return "*" if name in proposal.decision.fields else ""


def _value(proposal: Proposal, name: str) -> str:
    return "+".join(proposal.texts(name))


def _place(passage: Passage) -> str:
    section = f"section {passage.section}, " if passage.section else ""
    return f"{section}page {passage.page}, characters {passage.start} to {passage.end}"


def _first_words(review: Review, proposal: Proposal) -> str:
    words = review.words(proposal.passages[0])
    return words if len(words) <= 60 else f"{words[:59]}…"

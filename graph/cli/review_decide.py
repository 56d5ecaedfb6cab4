"""The commands of `uclg review` that decide: accept, reject, reopen, edit, add, walk, apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.markup import escape

from graph.cli.output import out, told
from graph.cli.review_given import names, pairs, passages, review_of, things_of
from graph.cli.review_shown import print_fact
from graph.errors import InputError
from graph.review import carried, decide
from graph.review.decide import chosen
from graph.review.model import Proposal, Review, State
from graph.settings import load

Id = Annotated[str, typer.Argument(metavar="ID", help="The draft, as `uclg review list` names it.")]
Marks = Annotated[list[str] | None, typer.Argument(help="Marks of facts; their first letters suffice.")]
Every = Annotated[bool, typer.Option("--all", help="All facts that are not decided yet.")]
Kind = Annotated[str | None, typer.Option(help="With --all: only facts of this kind.")]
New = Annotated[bool, typer.Option("--new", help="With --all: only what is new to the graph.")]
Fields = Annotated[
    list[str] | None, typer.Argument(help="FIELD=VALUE; values with ; between, empty takes the field away.")
]
Labels = Annotated[list[str] | None, typer.Option("--label", help='en="...", es="...", fr="...".')]
Thing = Annotated[str | None, typer.Option(help="What it is about: the end of an IRI, a name, or `new`.")]
Names = Annotated[list[str] | None, typer.Option("--name", help="NAME=END: what a name means, or NAME=new.")]
Note = Annotated[str | None, typer.Option(help="For whoever reads the table.")]
_ANSWERS: Final = "[a]ccept, [r]eject, [e]dit, [s]kip, [q]uit"


def register(app: typer.Typer) -> None:
    """Put the commands on `uclg review`."""
    for command in (accept, reject, reopen, edit, add, walk, apply):
        app.command()(command)


def accept(draft: Id, marks: Marks = None, every: Every = False, kind: Kind = None, new: New = False) -> None:
    """Take facts as they stand, with their changes."""
    _decide(decide.accept, draft, marks, every, kind, new, "open")


def reject(draft: Id, marks: Marks = None, every: Every = False, kind: Kind = None, new: New = False) -> None:
    """Leave facts out."""
    _decide(decide.reject, draft, marks, every, kind, new, "open")


def reopen(
    draft: Id,
    marks: Marks = None,
    every: Annotated[bool, typer.Option("--all", help="All facts.")] = False,
    kind: Kind = None,
    new: New = False,
) -> None:
    """Make facts undecided again; what was changed in them stays changed."""
    _decide(decide.reopen, draft, marks, every, kind, new, None)


def edit(
    draft: Id,
    mark: Annotated[str, typer.Argument(help="Mark of the fact.")],
    fields: Fields = None,
    labels: Labels = None,
    thing: Thing = None,
    name: Names = None,
    note: Note = None,
) -> None:
    """Change a fact. What is not given stays; whether it is accepted does not change."""
    settings = load()
    review = review_of(settings, draft)
    review = decide.edit(
        review,
        mark,
        fields=pairs(fields or [], "FIELD=VALUE, like status=planned"),
        labels=pairs(labels or [], 'LANGUAGE=WORDS, like en="Launch of the study"'),
        thing=thing,
        names=names(name or []),
        note=note,
        known=things_of(settings),
    )
    print_fact(review, review.proposal(mark))


def add(
    draft: Id,
    kind: Annotated[str, typer.Argument(help="Kind of the fact, like activity.")],
    fields: Fields = None,
    words: Annotated[
        list[str] | None, typer.Option(help='The words that say it: en="...", one for each version.')
    ] = None,
    at: Annotated[list[str] | None, typer.Option(help="The same by their place: en=120-180.")] = None,
    section: Annotated[str, typer.Option(help="Their section, like 1-a; default: that around them.")] = "",
    labels: Labels = None,
    thing: Thing = None,
    name: Names = None,
    note: Note = None,
) -> None:
    """Add a fact that was not read; it is accepted."""
    settings = load()
    fact: dict[str, object] = {
        "kind": kind,
        "fields": pairs(fields or [], "FIELD=VALUE, like status=planned"),
        "passages": passages(words or [], at or [], section),
        "labels": pairs(labels or [], 'LANGUAGE=WORDS, like en="Launch of the study"'),
        "thing": thing,
        "names": names(name or []),
        "note": note,
    }
    review = decide.add(review_of(settings, draft), fact, things_of(settings))
    print_fact(review, review.proposals[-1])


def apply(
    draft: Id,
    file: Annotated[Path, typer.Option("--decisions", help="A file that `uclg review decisions` wrote.")],
) -> None:
    """Decide as a file says; what it says nothing about stays as it is."""
    settings = load()
    found = carried.apply(review_of(settings, draft), carried.read(file), things_of(settings))
    for language in found.others:
        told.print(f"The text in {language} is not the one that the file was made about.")
    for mark in found.missing:
        told.print(f"{mark}: the draft has no such fact; the decision is kept, should it be read again.")
    _told(found.review)


def walk(draft: Id) -> None:
    """Ask about each undecided fact, one by one, with its words where they stand."""
    review = review_of(load(), draft)
    for mark in chosen(review, state="open"):
        review, more = _asked(review, review.proposal(mark))
        if not more:
            break
    _told(review)


def _asked(review: Review, proposal: Proposal) -> tuple[Review, bool]:
    """Ask about one fact until it is decided or left; gives whether to go on."""
    while True:
        out.print()
        print_fact(review, proposal)
        try:
            answer = typer.prompt(_ANSWERS, default="s", err=True).strip().casefold()[:1]
        except typer.Abort:
            return review, False
        if answer == "a":
            return decide.accept(review, [proposal.mark]), True
        if answer == "r":
            return decide.reject(review, [proposal.mark]), True
        if answer in ("s", "q"):
            return review, answer == "s"
        if answer == "e":
            review = _edited(review, proposal.mark)
            proposal = review.proposal(proposal.mark)


def _edited(review: Review, mark: str) -> Review:
    """Change fields and labels as a line says; a fault is told, and nothing changes."""
    line = typer.prompt("FIELD=VALUE, or label.en=WORDS, thing=END", default="", err=True)
    try:
        given = pairs([line], "FIELD=VALUE") if line else {}
        labels = {name[6:]: value for name, value in given.items() if name.startswith("label.")}
        fields = {name: value for name, value in given.items() if name != "thing" and name[:6] != "label."}
        return decide.edit(
            review, mark, fields=fields, labels=labels, thing=given.get("thing"), known=things_of(load())
        )
    except InputError as error:
        told.print(f"[red]{escape(str(error))}[/]")
        return review


def _decide(
    act: Callable[[Review, Sequence[str]], Review],
    draft: str,
    marks: list[str] | None,
    every: bool,
    kind: str | None,
    new: bool,
    state: State | None,
) -> None:
    review = review_of(load(), draft)
    if every == bool(marks):
        raise InputError("give marks, or --all")
    if not every and (kind or new):
        raise InputError("--kind and --new narrow --all down: give it too")
    wanted = marks or chosen(review, kind=kind, standing="new" if new else None, state=state)
    _told(act(review, wanted))


def _told(review: Review) -> None:
    counts = ", ".join(f"{number} {name}" for name, number in review.counts().items())
    told.print(f"{review.id}: {counts}.")

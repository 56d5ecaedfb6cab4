"""`uclg review`: what was read from a report is looked at, decided about and published."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.markup import escape

from graph.cli.output import print_json, told
from graph.cli.review_decide import register as register_deciding
from graph.cli.review_given import review_of
from graph.cli.review_publish import register as register_publishing
from graph.cli.review_shown import print_drafts, print_fact, print_facts
from graph.reports.draft import difference_as_json, passage_as_json
from graph.review import carried, drafts
from graph.review.decide import chosen
from graph.review.kept import decision_as_json
from graph.review.model import Proposal, Review
from graph.review.recovery import recover
from graph.settings import load

app = typer.Typer(
    help="Review the drafts of `uclg ingest`: accept, reject, change, add; then publish.",
    invoke_without_command=True,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="The draft, as `uclg review list` names it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback()
def review(context: typer.Context) -> None:
    """List the drafts. What a publication that died left behind is finished or thrown away first."""
    recover(load().tables)
    if context.invoked_subcommand is None:
        list_drafts()


@app.command("list")
def list_drafts(as_json: AsJson = False) -> None:
    """List the drafts: how much of each is decided, and in which version it was published."""
    folder = drafts.drafts_folder(load())
    found = drafts.listed(folder)
    if as_json:
        print_json([_listed_as_json(each) for each in found])
    elif not found:
        told.print(f"No drafts in {escape(str(folder))}: read a report in with `uclg ingest`.")
    else:
        print_drafts(found)


@app.command()
def show(
    draft: Id,
    mark: Annotated[str, typer.Argument(help="Show this fact alone, with its words where they stand.")] = "",
    kind: Annotated[str | None, typer.Option(help="Only facts of this kind.")] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only what is not decided yet.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the facts of a draft, or one of them with its words in their surroundings."""
    review = review_of(load(), draft)
    marks = set(chosen(review, kind=kind, state="open" if only_open else None))
    shown = [review.proposal(mark)] if mark else [each for each in review.proposals if each.mark in marks]
    if as_json:
        print_json(_review_as_json(review, shown))
    elif mark:
        print_fact(review, shown[0])
    else:
        print_facts(review, shown)


@app.command()
def decisions(draft: Id) -> None:
    """Print the decisions as a file for `apply`: marks, states, changes; of the report names alone."""
    sys.stdout.write(carried.as_text(review_of(load(), draft)))


@app.command()
def forget(
    draft: Id,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take a draft away with its decisions. What was published stays published."""
    folder = drafts.drafts_folder(load())
    decided = review_of(load(), draft).counts()
    told.print(f"{draft}: {decided['accepted']} accepted, {decided['rejected']} rejected.")
    if not sure and not typer.confirm("Take it away?", err=True):
        raise typer.Exit(1)
    drafts.forget(folder, draft)
    told.print(f"{draft} is gone.")


register_deciding(app)
register_publishing(app)


def _listed_as_json(each: drafts.Listed) -> dict[str, object]:
    return {
        "id": each.id,
        "languages": each.languages,
        "files": each.files,
        "graph": each.graph,
        "decided": each.decided,
        "published": each.published,
        "fault": each.fault,
    }


def _review_as_json(review: Review, shown: list[Proposal]) -> dict[str, object]:
    return {
        "id": review.id,
        "counts": review.counts(),
        "published": review.published,
        "facts": [_fact_as_json(each) for each in shown],
        "differences": [difference_as_json(each) for each in review.differences],
        "gone": {mark: decision_as_json(each) for mark, each in review.gone.items()},
    }


def _fact_as_json(proposal: Proposal) -> dict[str, object]:
    return {
        "mark": proposal.mark,
        "key": proposal.key,
        "kind": proposal.kind,
        "fields": proposal.fields,
        "labels": proposal.labels,
        "thing": proposal.thing,
        "against": proposal.standing.state,
        "added": proposal.added,
        "decision": decision_as_json(proposal.decision),
        "passages": [passage_as_json(each) for each in proposal.passages],
    }

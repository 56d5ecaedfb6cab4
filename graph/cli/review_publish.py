"""The commands of `uclg review` that show and make the change: check, publish."""

from __future__ import annotations

from typing import Annotated, Final

import typer
from rich.markup import escape

from graph.cli.build import user
from graph.cli.gone import gone_as_json, tell_gone
from graph.cli.output import out, print_json, print_table, told
from graph.cli.review_given import review_of
from graph.cli.review_shown import what
from graph.gone import Gone
from graph.review.change import COMES, Change
from graph.review.withdrawn import report_of, takes_back
from graph.settings import load

Id = Annotated[str, typer.Argument(metavar="ID", help="The draft, as `uclg review list` names it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_BACK: Final = "The report is taken back; the draft stays."
FAULTY: Final = 3  # exit code, as where a version does not conform


def register(app: typer.Typer) -> None:
    """Put the commands on `uclg review`."""
    app.command()(check)
    app.command()(publish)
    app.command()(withdraw)


def check(
    draft: Id,
    as_json: AsJson = False,
    rows: Annotated[bool, typer.Option("--rows", help="Show the rows too.")] = False,
) -> None:
    """Show what publishing would change; nothing is written.

    Ends with exit code 3 when something stands against it.
    """
    from graph.review import publish as publishing  # a build: seconds to import

    settings = load()
    with told.status("Looking ...") as status:
        change = publishing.check(settings, review_of(settings, draft), status.update)
    if as_json:
        print_json(_as_json(change))
    else:
        _print(change, rows)
    tell_gone((Gone(end) for end in change.lost), yet=False)
    if change.faults:
        raise typer.Exit(FAULTY)


def publish(
    draft: Id,
    author: Annotated[str, typer.Option(help="Who publishes; default: the user's name.")] = "",
    message: Annotated[str, typer.Option("--message", "-m", help="Why; default: the report.")] = "",
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Do not keep the text for the page of the report.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Publish the accepted facts as a version; what was published of the report before is replaced.

    Undecided facts stay in the draft and can be published later. Where all is rejected, the report is taken
    back, as by `withdraw`.
    """
    from graph.review import publish as publishing

    settings = load()
    review = review_of(settings, draft)
    with told.status("Publishing ...") as status:
        result = publishing.publish(
            settings,
            review,
            author or user(),
            message or f"Report {draft}",
            status.update,
            with_text=not without_text,
        )
    number = result.version.number if result.version else None
    if as_json:
        gone = gone_as_json(result.gone)
        print_json({"version": number, "quads": result.quads, "facts": review.counts(), "gone": gone})
    elif number is None:
        told.print("[bold]Nothing has changed[/]: the current version stays.")
    else:
        told.print(f"[bold green]Published version {number}[/] with {result.quads:,} quads.")
        if takes_back(review):
            told.print(_BACK)
        if left := review.counts()["open"]:
            told.print(f"{left} facts are undecided; they stay in the draft.")
    tell_gone(result.gone)


def withdraw(
    draft: Id,
    author: Annotated[str, typer.Option(help="Who takes it back; default: the user's name.")] = "",
    message: Annotated[str, typer.Option("--message", "-m", help="Why; default: the report.")] = "",
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take a published report back: its rows, what it alone attests, and its texts, in a new version.

    The draft stays with all decisions, and can be published again.
    """
    from graph.review import publish as publishing

    settings = load()
    review = review_of(settings, draft)
    report = report_of(review, settings.tables)
    if report and not sure and not typer.confirm(f"Take the report {report} back?", err=True):
        raise typer.Exit(1)
    with told.status("Taking back ...") as status:
        result = publishing.withdraw(
            settings, review, author or user(), message or f"Report {draft} is taken back", status.update
        )
    if result.version:
        told.print(f"[bold green]Published version {result.version.number}[/] with {result.quads:,} quads.")
    told.print(_BACK)
    tell_gone(result.gone)


def _print(change: Change, rows: bool) -> None:
    counts = ", ".join(f"{number} {name}" for name, number in change.counts().items())
    out.print(f"[bold]{change.review.id}[/] as report {change.report}: {counts}.\n")
    facts = [
        (comes, each.mark, each.kind, escape(what(each)), escape(each.thing))
        for comes in COMES
        for each in change.accepted(comes)
    ]
    if facts:
        print_table("Accepted facts", ["is", "mark", "kind", "what", "in the graph"], facts)
        out.print()
    if change.tables:
        found = [(each.file, len(each.added), len(each.removed)) for each in change.tables]
        print_table("Rows", ["table", "more", "fewer"], found, right=[1, 2])
        out.print()
    if rows:
        _print_rows(change)
    for fault in change.faults:
        out.print(f"[bold red]fault:[/] {escape(fault)}")
    if change.triples:
        out.print(f"{change.triples.added:,} triples more, {change.triples.removed:,} fewer.")
    if change.withdraws:
        out.print("All facts are rejected: publishing takes the report back.")
    if change.nothing:
        out.print("Nothing would change.")


def _print_rows(change: Change) -> None:
    for each in change.tables:
        for sign, lines in (("-", each.removed), ("+", each.added)):
            for line in lines:
                out.print(f"{sign} {each.file}: {escape(_line(each.columns, line))}")


def _line(columns: tuple[str, ...], cells: tuple[str, ...]) -> str:
    return ", ".join(f"{name}={cell}" for name, cell in zip(columns, cells, strict=False) if cell)


def _as_json(change: Change) -> dict[str, object]:
    return {
        "draft": change.review.id,
        "report": change.report,
        "counts": change.counts(),
        "facts": {comes: [each.mark for each in change.accepted(comes)] for comes in COMES},
        "tables": {
            each.file: {
                "added": [dict(zip(each.columns, row, strict=False)) for row in each.added],
                "removed": [dict(zip(each.columns, row, strict=False)) for row in each.removed],
            }
            for each in change.tables
        },
        "withdraws": change.withdraws,
        "triples": {"added": change.triples.added, "removed": change.triples.removed}
        if change.triples
        else None,
        "lost": change.lost,
        "faults": change.faults,
    }

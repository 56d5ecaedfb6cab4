"""`uclg build`: from tables to a published version."""

from __future__ import annotations

import getpass
import os
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from graph.build import Build, Builder
from graph.cli.gone import gone_as_json, tell_gone
from graph.cli.output import print_json, print_table, told
from graph.cli.report import counts, in_words, print_report
from graph.errors import NotConforming
from graph.settings import load


def build(
    message: Annotated[
        str, typer.Option("--message", "-m", help="Why this version is made.")
    ] = "Build from tables",
    author: Annotated[str, typer.Option(help="Who makes it; default: the user's name.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Build the graph from the tables, validate it and publish it as a new version.

    Unchanged tables make no new version. A fault in a table or in the data changes nothing: the last version
    stays. IRIs that the new version has no more are told, with the rows of `redirects` that lead on.
    """
    settings = load()
    builder = Builder(settings)
    try:
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=told,
            transient=True,
        ) as progress:
            task = progress.add_task("start")
            builder.tell = lambda step: progress.update(task, description=step)
            result = builder.publish(author or user(), message)
    except NotConforming:
        if builder.result.report:
            print_report(builder.result.report, least="violation")
        raise
    except KeyboardInterrupt:
        told.print("Stopped: `uclg versions` shows what is published.")
        raise typer.Exit(130) from None
    _tell_result(result, as_json)
    tell_gone(result.gone)


def user() -> str:
    """The user's name; a number where it has none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def _tell_result(result: Build, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "version": result.version.number if result.version else None,
                "quads": result.quads,
                "rows": result.rows,
                "classes": dict(result.classes),
                "findings": counts(result.report) if result.report else {},
                "gone": gone_as_json(result.gone),
                "seconds": {step: round(seconds, 3) for step, seconds in result.seconds.items()},
            }
        )
        return
    print_table("Things by class", ["class", "things"], result.classes, right=[1])
    print_table(
        "Time",
        ["step", "seconds"],
        [(step, f"{value:.2f}") for step, value in result.seconds.items()],
        right=[1],
    )
    if result.report:
        told.print(f"Validated: {in_words(result.report)} (see them with `uclg validate`).")
    if result.version:
        told.print(f"[bold green]Published version {result.version.number}[/] with {result.quads:,} quads.")
    else:
        told.print("[bold]Nothing has changed[/]: the current version stays.")

"""The command line `uclg`."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points

import typer
from rich.console import Console

from graph.errors import UclgError

app = typer.Typer(
    name="uclg",
    help="The knowledge graph of cities, good practices and UCLG bodies.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _gather() -> typer.Typer:
    from graph.cli import commands

    commands.register(app)
    for entry in entry_points(group="uclg.commands"):
        app.command(name=entry.name)(entry.load())
    return app


def main() -> None:
    """Run a command; an error made on purpose is told in its own words and sets the exit code."""
    try:
        _gather()()
    except UclgError as error:
        Console(stderr=True, soft_wrap=True).print(
            f"[bold red]error:[/] {error}", markup=True, highlight=False
        )
        sys.exit(error.exit_code)

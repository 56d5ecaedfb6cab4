"""The command line `uclg`."""

from __future__ import annotations

import io
import os
import sys
from importlib.metadata import entry_points
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from graph.errors import UclgError

app = typer.Typer(
    name="uclg",
    help="The knowledge graph of cities, good practices and UCLG bodies.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from graph.versions.manifest import software

        typer.echo(software())
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the release and exit."),
    ] = False,
) -> None:
    """What holds for every command."""


def _gather() -> typer.Typer:
    from graph.cli import commands

    commands.register(app)
    for entry in entry_points(group="uclg.commands"):
        app.command(name=entry.name)(entry.load())
    return app


def main() -> None:
    """Run a command; an error made on purpose is told in its own words and sets the exit code.

    So is what the system refuses (a full disk, a closed folder), with exit code 1. Ctrl+C ends with 130.
    """
    _print_what_can_be_printed()
    try:
        try:
            _gather()()
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told
    except UclgError as error:
        _tell(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `| head` has seen enough
        _forget_output()
        sys.exit(UclgError.exit_code)
    except OSError as error:
        _tell(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
        _forget_output()
        sys.exit(UclgError.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)


def _tell(words: str) -> None:
    Console(stderr=True, soft_wrap=True).print(f"[bold red]error:[/] {escape(words)}", highlight=False)


def _print_what_can_be_printed() -> None:
    """A terminal that knows no accents gets a question mark for them, not the end of the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _forget_output() -> None:
    """What could not be written (a full disk) would be tried once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

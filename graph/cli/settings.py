"""`uclg settings`: what can be set, what is in force."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from graph.cli.output import print_json, print_table
from graph.settings import TABLE, load


def settings(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of a table.")
    ] = False,
) -> None:
    """Show every setting, its value in force, its default and what it is for."""
    values = load()
    rows = [
        (
            s.variable,
            getattr(values, s.name),
            "environment" if os.environ.get(s.variable) else "default",
            s.help,
        )
        for s in TABLE
    ]
    if as_json:
        print_json({variable: str(value) for variable, value, _, _ in rows})
        return
    print_table("Settings", ["variable", "value", "from", "what it is for"], rows)

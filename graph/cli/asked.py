"""What is written behind the name of a curated query: `--city Bilbao --on-date=2021`; and its help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape

from graph.cli.output import out
from graph.errors import BadParameter, InputError
from queries.catalogue import CuratedQuery
from queries.parameters import expected
from queries.schema import Parameter

HELP = ("--help", "-h")


def given(words: Sequence[str]) -> dict[str, str]:
    """Values by name of option.

    Raises:
        InputError: a word that is no option, an option without a value.
        BadParameter: an option that comes twice.
    """
    values: dict[str, str] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        if not word.startswith("--") or word == "--":
            raise InputError(f"{word!r}: after the name of a query come its parameters, like --city Bilbao")
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not left:
                raise InputError(f"--{name} needs a value")
            value = left.pop(0)
        if name in values:
            raise BadParameter(f"--{name} is given twice", name)
        values[name] = value
    return values


def print_help(query: CuratedQuery, language: str) -> None:
    """What the query answers and what it asks for, in words."""
    usage = "".join(
        f" --{each.option} ..." if each.required else f" [--{each.option} ...]" for each in query.parameters
    )
    out.print(f"[bold]uclg query {query.name}[/bold]{escape(usage)}\n")
    out.print(escape(query.question.get(language)))
    if query.description:
        out.print(escape(query.description.get(language)))
    for each in query.parameters:
        out.print(f"\n  [bold]--{each.option}[/bold]  {escape(each.label.get(language))}")
        out.print(f"      {escape(_words(each))}")
    columns = ", ".join(column.label.get(language) for column in query.columns)
    if columns:
        out.print(f"\nGives: {escape(columns)}")
    out.print("\nAlso --lang, --limit, --offset, --format: uclg query --help")


def _words(parameter: Parameter) -> str:
    parts = [expected(parameter)]
    if parameter.required:
        parts.append("must be given")
    elif parameter.default is not None:
        parts.append(f"'{parameter.default}' where it is not given")
    else:
        parts.append("may be left out")
    if parameter.example is not None and parameter.example != parameter.default:
        parts.append(f"for example {parameter.example}")
    return "; ".join(parts)

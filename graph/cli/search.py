"""`uclg search`: find things in the published graph by their names."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape

from graph.cli.output import print_json, print_table, told
from graph.errors import InputError, NoVersion
from graph.search import SECTIONS, Results, Search, path_of
from graph.search.entries import LANGUAGES
from graph.settings import load
from graph.versions import Versions

_NAMES = ", ".join(section.name for section in SECTIONS)


def search(
    text: Annotated[str, typer.Argument(help="Words, or their beginnings; a slip of the pen is forgiven.")],
    classes: Annotated[
        list[str] | None,
        typer.Option("--class", "-c", help=f"Only this kind, any number of times: {_NAMES}."),
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of labels: en, es, fr.")] = "en",
    limit: Annotated[int, typer.Option(help="How many to show, up to 100.")] = 20,
    offset: Annotated[int, typer.Option(help="How many to pass over.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Find cities, bodies, people, practices, themes and more by TEXT."""
    if lang not in LANGUAGES:
        raise InputError(f"--lang {lang!r}: there are {', '.join(LANGUAGES)}")
    version = Versions(load().data).current()
    if version is None:
        raise NoVersion("Nothing has been published yet: run `uclg build`.")
    with closing(Search(path_of(version))) as index:
        found = index.find(text, language=lang, classes=classes or (), limit=limit, offset=offset)
    if as_json:
        print_json(asdict(found))
    else:
        _print(found)


def _print(found: Results) -> None:
    rows = [tuple(map(escape, (hit.label, hit.section, hit.detail, hit.iri))) for hit in found.hits]
    print_table(f"{found.total} found", ["name", "kind", "", "IRI"], rows)
    if found.total and found.match != "all":
        told.print("Not all words were found as they are; words like them count too.")

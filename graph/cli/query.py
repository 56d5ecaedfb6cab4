"""`uclg query`: ask the published graph, or any other endpoint."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer
from rapidfuzz import process
from rich.markup import escape

from graph.cli.asked import HELP, given, print_help
from graph.cli.output import out, print_table, told
from graph.curated import Page, page
from graph.engine import Answer, Engine, QueryRequest, named
from graph.engine.embedded import EmbeddedEngine
from graph.engine.remote import RemoteEngine
from graph.engine.tokens import shape
from graph.errors import InputError
from graph.settings import load
from queries.catalogue import Catalogue, CuratedQuery

CONTEXT: Final = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""How the command is to be registered: the parameters of a query are options too, and --help is its own."""

_NEAR = 75  # of 100; below it names that share a few letters are offered
_LANGUAGES = ("en", "es", "fr")


@dataclass(frozen=True)
class _How:
    """How the rows are wanted."""

    form: str
    language: str
    limit: int | None
    offset: int
    timeout: float | None


def query(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="A query of queries/; none: list them.")] = None,
    text: Annotated[str | None, typer.Option("--text", "-t", help="A SPARQL query.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", help="A file with a SPARQL query; - is standard input.")
    ] = None,
    endpoint: Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint, not the own graph.")] = None,
    form: Annotated[
        str, typer.Option("--format", help="table; json, xml, csv, tsv; turtle, ntriples, jsonld, rdfxml.")
    ] = "table",
    lang: Annotated[str, typer.Option(help="Language of titles and names: en, es, fr.")] = "en",
    limit: Annotated[int | None, typer.Option(help="Rows at most, of a query of queries/.")] = None,
    offset: Annotated[int, typer.Option(help="Rows left out before them.")] = 0,
    timeout: Annotated[float | None, typer.Option(help="Seconds; can only lower UCLG_TIMEOUT.")] = None,
) -> None:
    """Run a query: one of queries/ by NAME, or your own by --text or --file.

    What a query asks for follows its name: `uclg query bodies-led-by-a-city --city Bilbao`. `uclg query NAME
    --help` lists it; `uclg query` lists the queries.
    """
    if lang not in _LANGUAGES:
        raise InputError(f"--lang {lang!r}: there are {', '.join(_LANGUAGES)}")
    if timeout is not None and not timeout > 0:
        raise InputError(f"--timeout {timeout:g}: a query needs some time; give more than 0 seconds")
    words = list(context.args)
    if name and name.startswith("-"):  # an option that is none of the above, before any name
        words, name = [name, *words], None
    if name is None and set(HELP) & set(words):
        out.print(context.get_help())
        return
    if sum(each is not None for each in (name, text, file)) > 1:
        raise InputError("give one of NAME, --text and --file")
    settings = load()
    catalogue = Catalogue.load(base=settings.base)
    wanted = _by_name(catalogue, name) if name else None
    if wanted and set(HELP) & set(words):
        print_help(wanted, lang)
        return
    values = given(words)
    if wanted is None and (values or limit is not None or offset):
        raise InputError("parameters, --limit and --offset go with the NAME of a query")
    if wanted is None and text is None and file is None:
        rows = [(query.name, query.question.get(lang)) for query in catalogue.values()]
        print_table("Queries", ["name", "question"], rows)
        return
    engine: Engine = RemoteEngine(endpoint, settings) if endpoint else EmbeddedEngine(settings, warn=False)
    how = _How(form, lang, limit, offset, timeout)
    if wanted:
        _print_page(wanted, asyncio.run(_run(engine, wanted, values, how)), how)
    else:
        sparql = text if text is not None else _read(file)
        style = None if form == "table" else named(form, shape(sparql))
        answer = asyncio.run(_ask(engine, QueryRequest(sparql, style, timeout=timeout)))
        _print(answer, as_table=form == "table")


def _by_name(catalogue: Catalogue, name: str) -> CuratedQuery:
    if name in catalogue:
        return catalogue[name]
    near = process.extractOne(name, list(catalogue), score_cutoff=_NEAR)
    hint = f"; did you mean '{near[0]}'?" if near else "; `uclg query` lists them"
    raise InputError(f"there is no query '{name}'{hint}")


def _read(file: Path | None) -> str:
    if file is None or str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: {error}") from None


async def _ask(engine: Engine, request: QueryRequest) -> Answer:
    await engine.start()
    try:
        return await engine.query(request)
    finally:
        await engine.close()


async def _run(engine: Engine, query: CuratedQuery, values: Mapping[str, str], how: _How) -> Page:
    style = None if how.form == "table" else named(how.form, shape(query.text))
    await engine.start()
    try:
        return await page(
            engine,
            query,
            values,
            language=how.language,
            format=style,
            limit=how.limit,
            offset=how.offset,
            timeout=how.timeout,
        )
    finally:
        await engine.close()


def _print_page(query: CuratedQuery, found: Page, how: _How) -> None:
    labels = {column.name: column.label.get(how.language) for column in query.columns}
    own = f"{query.base}id/"
    table = how.form == "table"
    _print(found.answer, as_table=table, label=lambda name: labels.get(name, name), own=own)
    if found.next is not None:
        told.print(f"There are more: --offset {found.next}")


def _print(answer: Answer, *, as_table: bool, label: Callable[[str], str] = str, own: str = "") -> None:
    """Write an answer; in a table, what begins the IRIs of our things is left out: `city/es-bilbao`."""
    if not as_table or answer.format.name != "json":
        sys.stdout.buffer.write(answer.body)
        sys.stdout.flush()
        return
    found = json.loads(answer.body)
    if "boolean" in found:
        out.print("yes" if found["boolean"] else "no")
        return
    columns = found["head"]["vars"]
    rows = [
        [escape(row[column]["value"].removeprefix(own)) if column in row else "" for column in columns]
        for row in found["results"]["bindings"]
    ]
    print_table(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", [label(each) for each in columns], rows)

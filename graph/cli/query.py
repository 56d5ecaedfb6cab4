"""`uclg query`: ask the published graph, or any other endpoint."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rapidfuzz import process
from rich.markup import escape

from graph.cli.output import out, print_table
from graph.engine import Answer, Engine, QueryRequest, named
from graph.engine.embedded import EmbeddedEngine
from graph.engine.remote import RemoteEngine
from graph.engine.tokens import shape
from graph.errors import InputError
from graph.settings import load
from queries.catalogue import Catalogue

_NEAR = 75  # of 100; below it names that share a few letters are offered
_LANGUAGES = ("en", "es", "fr")


def query(
    name: Annotated[str | None, typer.Argument(help="A query of queries/; none: list them.")] = None,
    text: Annotated[str | None, typer.Option("--text", "-t", help="A SPARQL query.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", help="A file with a SPARQL query; - is standard input.")
    ] = None,
    endpoint: Annotated[str | None, typer.Option(help="Ask this SPARQL endpoint, not the own graph.")] = None,
    form: Annotated[
        str, typer.Option("--format", help="table; json, xml, csv, tsv; turtle, ntriples, jsonld, rdfxml.")
    ] = "table",
    lang: Annotated[str, typer.Option(help="Language of the list: en, es, fr.")] = "en",
    timeout: Annotated[float | None, typer.Option(help="Seconds; can only lower UCLG_TIMEOUT.")] = None,
) -> None:
    """Run a query: one of queries/ by NAME, or your own by --text or --file."""
    if lang not in _LANGUAGES:
        raise InputError(f"--lang {lang!r}: there are {', '.join(_LANGUAGES)}")
    if timeout is not None and not timeout > 0:
        raise InputError(f"--timeout {timeout:g}: a query needs some time; give more than 0 seconds")
    if sum(given is not None for given in (name, text, file)) > 1:
        raise InputError("give one of NAME, --text and --file")
    settings = load()
    catalogue = Catalogue.load(base=settings.base)
    if name is None and text is None and file is None:
        rows = [(query.name, query.question.get(lang)) for query in catalogue.values()]
        print_table("Queries", ["name", "question"], rows)
        return
    wanted = _by_name(catalogue, name) if name else text if text is not None else _read(file)
    engine: Engine = RemoteEngine(endpoint, settings) if endpoint else EmbeddedEngine(settings, warn=False)
    style = None if form == "table" else named(form, shape(wanted))
    request = QueryRequest(wanted, style, timeout=timeout)
    _print(asyncio.run(_ask(engine, request)), as_table=form == "table")


def _by_name(catalogue: Catalogue, name: str) -> str:
    if name in catalogue:
        return catalogue[name].text
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


def _print(answer: Answer, *, as_table: bool) -> None:
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
        [escape(row[column]["value"]) if column in row else "" for column in columns]
        for row in found["results"]["bindings"]
    ]
    print_table(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", columns, rows)

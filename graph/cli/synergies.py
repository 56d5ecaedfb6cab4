"""`uclg synergies`: where bodies and cities could work together."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer
from rich.markup import escape

from graph.cli.output import out, print_json, told
from graph.cli.synergies_asked import Words, asked_of
from graph.errors import InputError
from graph.iris import Iris
from graph.settings import Settings, load
from graph.synergies.asked import chosen
from graph.synergies.engines import ENGINES, LOCAL, by_spark
from graph.synergies.find import find, sources_of
from graph.synergies.kept import folder_of, opened
from graph.synergies.model import KINDS
from graph.synergies.told import Told, published
from graph.synergies.told import told as tell
from graph.synergies.words import LANGUAGES
from graph.versions import Version, Versions

_KINDS = ", ".join(KINDS)


def synergies(
    body: Annotated[
        list[str] | None, typer.Option("--body", help="Only of this body: IRI, its end, or a part of a name.")
    ] = None,
    city: Annotated[
        list[str] | None,
        typer.Option("--city", help="Only with this city or other government: a side, or by a seat of it."),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", help=f"Only with this kind: {_KINDS}.")] = None,
    least: Annotated[float, typer.Option(help="Only as strong as this, from 0 to 1.")] = 0.0,
    theme: Annotated[
        str | None, typer.Option("--theme", help="Only about this theme or one below it: notation or name.")
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", help="Only in this region of the world: notation or name.")
    ] = None,
    since: Annotated[
        int | None, typer.Option("--since", help="Only those that this version did not have.")
    ] = None,
    on_date: Annotated[
        str | None, typer.Option("--on-date", help="As on this day, like 2021-12-31: worked out anew.")
    ] = None,
    partners: Annotated[
        bool, typer.Option("--partners", help="Of partner institutions too: worked out anew.")
    ] = False,
    engine: Annotated[
        str,
        typer.Option(
            help="What works it out: duckdb, or spark, always anew: pip install 'uclg-graph\\[spark]'."
        ),
    ] = ENGINES[0],
    master: Annotated[
        str, typer.Option(help="Where Spark works; the versions must lie on the same path there.")
    ] = LOCAL,
    lang: Annotated[str, typer.Option(help="Language: en, es, fr.")] = "en",
    limit: Annotated[int, typer.Option(help="How many to show.")] = 20,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, with all languages and nodes.")
    ] = False,
) -> None:
    """List synergies, strongest first: between whom, why, and what could be done about it."""
    if lang not in LANGUAGES:
        raise InputError(f"--lang {lang!r}: there are {', '.join(LANGUAGES)}")
    if wrong := [each for each in kind or () if each not in KINDS]:
        raise InputError(f"--kind {wrong[0]!r}: there are {_KINDS}")
    if engine not in ENGINES:
        raise InputError(f"--engine {engine!r}: there are {', '.join(ENGINES)}")
    settings, day = load(), _day(on_date)
    words = Words(body or (), city or (), kind or (), least, theme, region)
    with Versions(settings.data).reading() as version:
        if engine == "duckdb" and day is None and not partners:
            found = published(version.open(), Iris(settings.base))
        else:
            found = _anew(
                version, settings, day, partners=partners, master=master if engine == "spark" else None
            )
        known = _known(settings, since)
        found = chosen(found, asked_of(words, version.open(), found, known, settings.base))
    if as_json:
        print_json([asdict(each) for each in found[:limit]])
        return
    for each in found[:limit]:
        _print(each, lang)
    told.print(f"{len(found)} found" + (f", {limit} shown" if len(found) > limit else ""))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"--on-date {text!r}: write a day like 2021-12-31") from None


def _known(settings: Settings, number: int | None) -> list[Told]:
    """What a version had."""
    if number is None:
        return []
    with Versions(settings.data).reading(number) as version:
        return published(version.open(), Iris(settings.base))


def _anew(
    version: Version, settings: Settings, day: date | None, *, partners: bool, master: str | None
) -> list[Told]:
    """Worked out by Spark, where there is a master, else by DuckDB."""
    folder, iris = folder_of(version), Iris(settings.base)
    if master is None:
        with opened(folder) as connection:
            found = find(connection, day, partners=partners)
            sources = sources_of(connection)
    else:
        with by_spark(folder, day, master=master, partners=partners) as (found, connection):
            sources = sources_of(connection)
    return sorted((tell(each, sources, iris) for each in found), key=lambda each: (-each.strength, each.iri))


def _print(each: Told, language: str) -> None:
    names = " – ".join(
        escape(names.get(language) or names.get("en") or iri.rsplit("/", 1)[-1])
        for iri, names in each.between
    )
    out.print(f"[bold]{each.strength:.2f}  {names}[/bold]")
    out.print(f"      {escape(each.reason[language])}")
    out.print(f"      [italic]{escape(each.next_step[language])}[/italic]")
    parts = ", ".join(f"{part.kind} {part.share:.0%}" for part in each.parts)
    out.print(f"      {parts}; sources: {len(each.sources)}\n")

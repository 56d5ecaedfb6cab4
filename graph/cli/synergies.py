"""`uclg synergies`: where bodies and cities could work together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from rich.markup import escape

from graph.cli import synergies_options as options
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


def synergies(
    body: options.Bodies = None,
    city: options.Cities = None,
    kind: options.Kinds = None,
    least: options.Least = 0.0,
    theme: options.Theme = None,
    region: options.Region = None,
    since: options.Since = None,
    on_date: options.OnDate = None,
    partners: options.Partners = False,
    engine: options.Engine = ENGINES[0],
    master: options.Master = LOCAL,
    lang: options.Lang = "en",
    limit: options.Limit = 20,
    as_json: options.AsJson = False,
) -> None:
    """List synergies, strongest first: between whom, why, and what could be done about it."""
    _check("--lang", [lang], LANGUAGES)
    _check("--kind", kind or (), KINDS)
    _check("--engine", [engine], ENGINES)
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


def _check(option: str, given: Iterable[str], known: Sequence[str]) -> None:
    """
    Raises:
        InputError: something given is none of the known values.
    """
    if wrong := [each for each in given if each not in known]:
        raise InputError(f"{option} {wrong[0]!r}: there are {', '.join(known)}")


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

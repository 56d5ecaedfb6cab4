"""`uclg report`: the draft of a consultation mechanism's yearly report, filled from the graph."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from graph.brief import Reader
from graph.cli.output import print_json, told
from graph.curated import resolve
from graph.engine.embedded import EmbeddedEngine
from graph.errors import InputError
from graph.reporting import Period, Report, compose, gather, read_period
from graph.reporting.gather import Gathered
from graph.settings import Settings, load
from graph.synergies.words import LANGUAGES
from graph.versions import Versions
from queries.schema import Labels, Parameter

FORMATS: Final = ("docx", "html", "md", "ics")
_BODY: Final = Parameter.model_validate(
    {"name": "body", "type": "iri", "class": "Body", "label": Labels(en="Body", es="Órgano", fr="Organe")}
)


def report(
    body: Annotated[str, typer.Option(help="Whose report: its IRI, the end of that, or its name.")],
    period: Annotated[str, typer.Option(help="A year or two: 2020, 2020-2021.")],
    lang: Annotated[str, typer.Option(help="Language: en, es, fr.")] = "en",
    form: Annotated[
        str | None,
        typer.Option("--format", help="docx, html, md or ics; default: what the name of the file says."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Say what was written as JSON.")] = False,
) -> None:
    """Draft a consultation mechanism's report on a year or two from what the graph knows.

    Activities by component and along the calendar, leadership, synergies, partners, results, with notes that
    lead to the sources, and a plain word where nothing is recorded. As ics: activities and events with dates.
    """
    if lang not in LANGUAGES:
        raise InputError(f"--lang {lang!r}: there are {', '.join(LANGUAGES)}")
    style = form or (output.suffix.removeprefix(".").lower() if output else "docx")
    if style not in FORMATS:
        raise InputError(f"a report is written as {', '.join(FORMATS)}, not as {style!r}; see --format")
    years = read_period(period)
    settings = load()
    with told.status("Reading the graph ..."):
        gathered, version = asyncio.run(_gathered(settings, body, years, lang))
    made = None if version is None else Versions(settings.data).get(version).manifest.created.date()
    drafted = compose(gathered, lang, version=version, made=made)
    file = output or Path(f"report-{gathered.body.iri.rsplit('/', 1)[-1]}-{years}-{lang}.{style}")
    file.write_bytes(_written(style, drafted, gathered, made))
    _tell(file, drafted, gathered, version, as_json=as_json)


async def _gathered(
    settings: Settings, name: str, period: Period, language: str
) -> tuple[Gathered, int | None]:
    """What is told, and the number of the version that told it.

    Raises:
        Ambiguous, NameNotFound, BadParameter: as for the parameters of curated queries.
    """
    engine = EmbeddedEngine(settings, warn=False)
    await engine.start()
    try:
        body = (await resolve(engine, _BODY, name, language, base=settings.base)).value
        reader = Reader(engine)
        return await gather(reader, body, period), reader.version
    finally:
        await engine.close()


def _written(style: str, drafted: Report, gathered: Gathered, made: date | None) -> bytes:
    """The file; what writes it takes a moment to load, so only where it is needed."""
    if style == "ics":
        from graph.reporting.calendar import calendar

        return calendar(gathered, drafted.language, made=made)
    if style == "docx":
        from graph.reporting.document import document

        return document(drafted)
    write: Callable[[Report], str]
    if style == "md":
        from graph.reporting.markdown import markdown as write
    else:
        from graph.reporting.page import page as write
    return write(drafted).encode()


def _tell(file: Path, drafted: Report, gathered: Gathered, version: int | None, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "file": str(file),
                "body": gathered.body.iri,
                "period": str(gathered.period),
                "language": drafted.language,
                "version": version,
                "activities": len(gathered.activities),
                "events": len(gathered.events),
                "notes": len(drafted.notes),
                "gaps": list(drafted.gaps),
            }
        )
        return
    if not gathered.activities and not gathered.events:
        told.print(f"Nothing is recorded of what {drafted.body.text} did in {gathered.period}.", markup=False)
    told.print(f"Written: {file}", markup=False)
    if drafted.gaps:
        told.print(f"Nothing recorded under: {'; '.join(drafted.gaps)}", markup=False)

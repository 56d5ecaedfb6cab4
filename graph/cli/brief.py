"""`uclg brief`: why two bodies could work together, or with whom one could, on two pages."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from graph.brief import Brief, Reader, compose, gather
from graph.cli.output import told
from graph.curated import resolve
from graph.engine import Engine
from graph.engine.embedded import EmbeddedEngine
from graph.errors import InputError
from graph.settings import Settings, load
from graph.synergies.words import LANGUAGES
from graph.versions import Versions
from queries.schema import Labels, Parameter

_FORMATS: Final = ("html", "docx")
_BODY: Final = Parameter.model_validate(
    {"name": "body", "type": "iri", "class": "Body", "label": Labels(en="Body", es="Órgano", fr="Organe")}
)


def brief(
    body: Annotated[str, typer.Argument(help="A body: its IRI, the end of that, or its name.")],
    other: Annotated[str | None, typer.Argument(help="Another one; none: those it could work with.")] = None,
    lang: Annotated[str, typer.Option(help="Language: en, es, fr.")] = "en",
    form: Annotated[
        str | None, typer.Option("--format", help="html or docx; default: what the name of the file says.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")] = None,
) -> None:
    """Write a brief on two bodies, or on one: why, with whom, who is in office, on what evidence."""
    if lang not in LANGUAGES:
        raise InputError(f"--lang {lang!r}: there are {', '.join(LANGUAGES)}")
    style = form or (output.suffix.removeprefix(".").lower() if output else "html")
    if style not in _FORMATS:
        raise InputError(f"a brief is written as {' or '.join(_FORMATS)}, not as {style!r}; see --format")
    settings = load()
    names, made = asyncio.run(_made(settings, [each for each in (body, other) if each is not None], lang))
    file = output or Path(f"brief-{'-'.join(names)}-{lang}.{style}")
    file.write_bytes(_written(made, style))
    told.print(f"Written: {file}")


async def _made(settings: Settings, bodies: list[str], language: str) -> tuple[list[str], Brief]:
    """The ends of the IRIs of the bodies, and their brief."""
    engine = EmbeddedEngine(settings, warn=False)
    await engine.start()
    try:
        iris = [await _iri(engine, each, language, settings.base) for each in bodies]
        reader = Reader(engine)
        gathered = await gather(reader, *iris)
    finally:
        await engine.close()
    composed = compose(gathered, language, version=reader.version, made=_day(settings, reader.version))
    return [iri.rsplit("/", 1)[-1] for iri in iris], composed


async def _iri(engine: Engine, name: str, language: str, base: str) -> str:
    """The body that a name means.

    Raises:
        Ambiguous, NameNotFound, BadParameter: as for the parameters of curated queries.
    """
    return (await resolve(engine, _BODY, name, language, base=base)).value


def _day(settings: Settings, number: int | None) -> date | None:
    return None if number is None else Versions(settings.data).get(number).manifest.created.date()


def _written(made: Brief, style: str) -> bytes:
    """The file; what writes it takes a moment to load, so only where it is needed."""
    if style == "docx":
        from graph.brief.document import document

        return document(made)
    from graph.brief.page import page

    return page(made).encode()

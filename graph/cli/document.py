"""`uclg document`: the texts of published reports, which the operator keeps."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from graph.cli.output import told
from graph.errors import InputError, NoVersion
from graph.reports.files import read_document
from graph.review import documents
from graph.review.current import current
from graph.settings import load

app = typer.Typer(help="Keep the texts of published reports, so that their pages can show them.")


@app.callback()
def document() -> None:
    """Keep the texts of published reports, so that their pages can show them."""


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="Files that reports were read from.")],
) -> None:
    """Keep the text of a file that a published report was read from; the file is known by its SHA-256."""
    settings = load()
    with current(settings) as store:
        if store is None:
            raise NoVersion(f"Nothing has been published in {settings.data} yet: run `uclg build`.")
        for file in files:
            version = documents.version_of(store, settings.base, _sha256(file))
            if version is None:
                raise InputError(f"{file}: no published report was read from this very file")
            text = read_document(file)
            documents.check(text, version)
            where = documents.keep(settings.data, version.report, version.language, text.text)
            told.print(escape(f"{file}: {version.report} ({version.language}), kept as {where}"))


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}") from None

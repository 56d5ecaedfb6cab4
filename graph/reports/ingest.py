"""From files to a draft: what the command line and an upload do alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Store

from graph.errors import InputError
from graph.reports.against import Against
from graph.reports.document import Document
from graph.reports.draft import Draft, make, mechanism_of
from graph.reports.files import read_document
from graph.reports.known import Known
from graph.reports.model import Reading
from graph.reports.read import read


def ingest(paths: Sequence[Path], store: Store | None, base: str, version: int | None = None) -> Draft:
    """Read the language versions of one report and hold them against a graph.

    Args:
        paths: a file for each language version.
        store: the graph; None where nothing has been published yet.
        base: start of the IRIs.
        version: number of the graph's version.

    Raises:
        InputError: a file cannot be read, or two are in one language.
    """
    return ingest_documents([read_document(path) for path in paths], store, base, version)


def ingest_documents(
    documents: Sequence[Document], store: Store | None, base: str, version: int | None = None
) -> Draft:
    """The same from documents that have been read already.

    Raises:
        InputError: two documents are in one language, or one is in none that can be read.
    """
    known = Known.of(store, base) if store is not None else Known()
    readings: list[Reading] = []
    for document in documents:
        reading = _told(document, known)
        for other in readings:
            if other.language == reading.language:
                names = f"{other.document.name} and {document.name}"
                raise InputError(
                    f"{names} are both in one language ({reading.language}); give one file for each language"
                )
        readings.append(reading)
    texts = {reading.language: reading.document.text_sha256 for reading in readings}
    return make(readings, Against(store, base, mechanism_of(readings), texts), version)


def _told(document: Document, known: Known) -> Reading:
    try:
        return read(document, known)
    except InputError as error:
        raise InputError(f"{document.name}: {error}") from None

"""The cleaned texts of published reports: UCLG_DATA/documents/<report>/<language>.txt.

They are the operator's own, outside tables and graph; a page shows one if its checksum is that of the graph.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from graph.errors import InputError
from graph.reports.document import Document
from graph.versions.disk import make_folder, remove, replace
from ontology import UCLG

FOLDER: Final = "documents"
_FILE: Final = NamedNode(UCLG + "sha256")
_TEXT: Final = NamedNode(UCLG + "textSha256")


@dataclass(frozen=True)
class Version:
    """A language version of a published report; `text_sha256` is empty where the graph does not tell."""

    report: str
    language: str
    text_sha256: str = ""


def path_of(data: Path, report: str, language: str) -> Path:
    """Where the text of a version is kept."""
    return data / FOLDER / report / f"{language}.txt"


def keep(data: Path, report: str, language: str, text: str) -> Path:
    """Keep the cleaned text of a version; gives where."""
    path = path_of(data, report, language)
    make_folder(path.parent)
    replace(path, text)
    return path


def forget(data: Path, report: str) -> None:
    """Keep no text of a report any more."""
    folder = data / FOLDER / report
    if folder.is_dir():
        remove(folder)


def version_of(store: Store, base: str, sha256: str) -> Version | None:
    """The published version that was read from a file, by the file's SHA-256."""
    start = f"{base}id/report/"
    for quad in store.quads_for_pattern(None, _FILE, Literal(sha256)):
        node = quad.subject
        if not isinstance(node, NamedNode) or not node.value.startswith(start):
            continue
        report, _, language = node.value.removeprefix(start).partition("/")
        said = (quad.object for quad in store.quads_for_pattern(node, _TEXT, None))
        texts = [term.value for term in said if isinstance(term, Literal)]
        return Version(report, language, min(texts, default=""))
    return None


def check(document: Document, version: Version) -> None:
    """Whether a document gives the very text that the passages of a version count in.

    Raises:
        InputError: another release cleaned the text otherwise, so that passages would be marked wrongly.
    """
    if version.text_sha256 and version.text_sha256 != hashlib.sha256(document.text.encode()).hexdigest():
        raise InputError(
            f"{document.name} is the file of {version.report} ({version.language}), but this release cleans "
            "its text otherwise than the one that read it. Read the report in and publish it again."
        )

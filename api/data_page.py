"""The page of downloads, and its machine twin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit
from starlette.requests import Request

from api.address import base_of
from api.data_words import WORDS
from api.rendering import frame, render
from graph.exports.about import GEONAMES, LICENSES, NAME
from graph.exports.package import File, Package
from ontology.text import plain

_WHOLE: Final = {"N-Quads": "nquads", "TriG": "trig", "Turtle": "turtle", "JSON-LD": "jsonld"}
_OTHERS: Final = {
    "README.txt": "readme",
    "LICENSE.txt": "license_file",
    "datapackage.json": "package",
    "SHA256SUMS": "sums",
    "void.ttl": "void",
}


@dataclass(frozen=True)
class Link:
    """A file as the page shows it."""

    name: str
    href: str
    format: str
    size: str
    what: str = ""


@dataclass(frozen=True)
class Row:
    """The files of a class: CSV, then Parquet."""

    label: str
    rows: str
    files: tuple[Link, ...]


def page(request: Request, package: Package, language: str, query: str = "") -> str:
    """The page.

    Args:
        query: added to the links of the files; of a version that is asked for by its number.
    """
    words = WORDS[language]

    def link(file: File, what: str = "") -> Link:
        return Link(file.name, f"data/{file.name}{query}", file.format, _size(file.bytes, language), what)

    by_name = {file.name: file for file in package.files}
    whole = {file.format: file for file in package.files if file.packed and not file.kind}
    return render(
        "data.html",
        **frame(request, language, words, words["title"]),
        version=package.version,
        date=format_date(package.created, format="long", locale=language),
        triples=format_decimal(package.triples, locale=language),
        license=package.about.license,
        license_name=LICENSES.get(package.about.license, package.about.license),
        title=package.about.title[language],
        publisher=package.about.publisher[0] or NAME,
        base=package.about.base,
        geonames=GEONAMES,
        address=base_of(request),
        whole=[link(whole[name], words[key]) for name, key in _WHOLE.items()],
        tables=_rows(package, language, link),
        others=[link(by_name[name], words[key]) for name, key in _OTHERS.items()],
    )


def _rows(package: Package, language: str, link: Callable[[File], Link]) -> list[Row]:
    kinds: dict[str, list[File]] = {}
    for file in package.files:
        if file.kind:
            kinds.setdefault(file.kind, []).append(file)
    rows = [
        Row(
            package.labels[kind][language],
            format_decimal(files[0].rows or 0, locale=language),
            tuple(link(file) for file in files),
        )
        for kind, files in kinds.items()
    ]
    return sorted(rows, key=lambda row: plain(row.label))


def as_json(package: Package, address: str, query: str = "") -> dict[str, Any]:
    """The same for programs: every file with its address, size and checksum."""
    return {
        "version": package.version,
        "published": package.created.isoformat(),
        "title": package.about.title,
        "license": package.about.license or None,
        "attribution": package.about.attribution,
        "triples": package.triples,
        "files": [
            asdict(file) | {"columns": list(file.columns), "url": f"{address}data/{file.name}{query}"}
            for file in package.files
        ],
    }


def _size(size: int, language: str) -> str:
    unit, factor = ("megabyte", 1_000_000) if size >= 1_000_000 else ("kilobyte", 1_000)
    pattern = "#,##0.#" if size < 10 * factor else "#,##0"
    number = format_decimal(max(size / factor, 0.1), format=pattern, locale=language)
    return format_unit(number, f"digital-{unit}", length="short", locale=language)

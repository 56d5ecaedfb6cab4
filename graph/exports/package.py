"""The list of the files as a Data Package (frictionlessdata.io): formats, sizes, checksums and columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from graph.errors import NoExports
from graph.exports.about import GEONAMES, LICENSES, NAME, About
from graph.exports.columns import Column, Table
from graph.versions import Version

PACKAGE: Final = "datapackage.json"
SUMS: Final = "SHA256SUMS"
DERIVATION: Final = "exports"
# Media type of the content, and the name of the format.
_ENDINGS: Final[Mapping[str, tuple[str, str]]] = {
    ".nq.gz": ("application/n-quads", "N-Quads"),
    ".trig.gz": ("application/trig", "TriG"),
    ".ttl.gz": ("text/turtle", "Turtle"),
    ".jsonld.gz": ("application/ld+json", "JSON-LD"),
    ".csv.gz": ("text/csv", "CSV"),
    ".parquet": ("application/vnd.apache.parquet", "Parquet"),
    ".ttl": ("text/turtle", "Turtle"),
    ".json": ("application/json", "JSON"),
    "": ("text/plain", "text"),
}
_TYPES: Final = {
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "earliest": "date",
    "latest": "date",
    "year": "year",
}


@dataclass(frozen=True)
class File:
    """One file.

    Attributes:
        mediatype: of the content, which is compressed by gzip where `packed`.
        kind: IRI of the class whose instances are the rows of a table; empty of other files.
        rows: of a table.
        columns: names of the columns of a table.
    """

    name: str
    format: str
    mediatype: str
    packed: bool
    bytes: int
    sha256: str
    kind: str = ""
    rows: int | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Package:
    """The files of a version in the order of their names, and what the dataset says of itself.

    Attributes:
        version: number of the version, published at `created`.
        labels: of every class that has tables, by language.
    """

    folder: Path
    version: int
    created: datetime
    about: About
    triples: int
    labels: Mapping[str, Mapping[str, str]]
    files: tuple[File, ...]

    def file(self, name: str) -> File | None:
        """The file of that name; whatever is not in the list is not there."""
        return next((file for file in self.files if file.name == name), None)


def format_of(name: str) -> tuple[str, str]:
    """Media type of the content and name of the format of a file."""
    return next(found for ending, found in _ENDINGS.items() if name.endswith(ending))


def of_version(version: Version) -> Package:
    """What was made of a version as it was published.

    Raises:
        NoExports: it was published by a program that made no files, or has gone.
    """
    try:
        return _read(version.derived(DERIVATION))
    except FileNotFoundError:
        raise NoExports(
            f"Version {version.number} has no files to download: `uclg build` publishes it with them."
        ) from None


@lru_cache(maxsize=8)
def _read(folder: Path) -> Package:
    """Nothing in the folder of a version ever changes."""
    text = (folder / PACKAGE).read_bytes()
    sums = (folder / SUMS).read_bytes()
    said = json.loads(text)
    extra = said["uclg"]
    about = extra["about"] | {"publisher": tuple(extra["about"]["publisher"])}
    own = [_own(PACKAGE, text), _own(SUMS, sums)]
    files = [*(_file(resource) for resource in said["resources"]), *own]
    return Package(
        folder,
        extra["version"],
        datetime.fromisoformat(said["created"]),
        About(**about),
        extra["triples"],
        extra["labels"],
        tuple(sorted(files, key=lambda file: file.name)),
    )


def _own(name: str, content: bytes) -> File:
    """A list cannot hold itself."""
    mediatype, format_ = format_of(name)
    return File(name, format_, mediatype, False, len(content), hashlib.sha256(content).hexdigest())


def _file(resource: Mapping[str, Any]) -> File:
    fields = resource.get("schema", {}).get("fields", ())
    return File(
        resource["path"],
        format_of(resource["path"])[1],
        resource["mediatype"],
        resource["path"].endswith(".gz"),
        resource["bytes"],
        resource["hash"].removeprefix("sha256:"),
        resource.get("uclg:class", ""),
        resource.get("uclg:rows"),
        tuple(field["name"] for field in fields),
    )


def package(
    said: About,
    *,
    number: int,
    created: datetime,
    triples: int,
    labels: Mapping[str, Mapping[str, str]],
    files: Sequence[tuple[Path, str]],
    tables: Sequence[Table],
) -> str:
    """The Data Package as a text.

    Args:
        files: every file to be listed with its SHA-256 in hex.
        tables: those whose files are among them, as `{name}.csv.gz` and `{name}.parquet`.
    """
    by_name = {table.name: table for table in tables}
    named = {"name": LICENSES.get(said.license, "other"), "path": said.license}
    document = {
        "profile": "data-package",
        "name": NAME,
        "title": said.title["en"],
        "description": said.description["en"],
        "homepage": said.base,
        "version": str(number),
        "created": created.isoformat(),
        "licenses": [named] if said.license else [],
        "contributors": [{"title": said.publisher[0] or NAME, "role": "publisher"}],
        "sources": [{"title": GEONAMES, "path": "https://www.geonames.org/"}],
        "resources": [_resource(path, digest, by_name) for path, digest in files],
        "uclg": {
            "version": number,
            "triples": triples,
            "attribution": said.attribution,
            "about": vars(said),
            "labels": labels,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _resource(path: Path, digest: str, tables: Mapping[str, Table]) -> dict[str, Any]:
    mediatype, format_ = format_of(path.name)
    stem = path.name.partition(".")[0]
    found: dict[str, Any] = {
        "name": path.name.lower().replace(".", "-"),
        "path": path.name,
        "format": format_.lower(),
        "mediatype": mediatype,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }
    if path.name.endswith(".gz"):
        found["compression"] = "gz"
    if format_ in ("CSV", "Parquet"):
        table = tables[stem]
        fields = list(_fields(table.columns, lists=format_ == "Parquet"))
        found |= {"uclg:class": table.iri, "uclg:rows": table.rows}
        found |= {"profile": "tabular-data-resource"} if format_ == "CSV" else {}
        found["schema"] = {"fields": fields, "primaryKey": "iri", "missingValues": [""]}
    return found


def _fields(columns: Sequence[Column], *, lists: bool) -> Iterator[dict[str, Any]]:
    yield {"name": "iri", "type": "string", "format": "uri"}
    for column in columns:
        field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string")}
        if column.many:
            field = {"name": column.name, "type": "array" if lists else "string"}
            field |= {} if lists else {"uclg:separator": "|"}
        elif column.kind == "iri":
            field["format"] = "uri"
        yield (
            field
            | {"uclg:property": column.predicate}
            | ({"uclg:language": column.language} if column.language else {})
        )

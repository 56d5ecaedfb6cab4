"""The derivation: every file that people download, made of a version as it is published."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb
from pyoxigraph import RdfFormat, serialize

from graph.descriptions.reused import REUSED
from graph.exports import package
from graph.exports.about import About, about
from graph.exports.columns import Table, tables
from graph.exports.jsonld import write_jsonld
from graph.exports.model import LANGUAGES, model
from graph.exports.quads import quads_of
from graph.exports.rdf import write_trig, write_turtle
from graph.exports.tables import write_tables
from graph.exports.void import GRAPH, VOID_FILE, VOID_PREFIXES, void_triples
from graph.exports.words import LICENSE, README, license_text, readme
from graph.versions import Sealed, disk
from ontology.prefixes import expand

STEM: Final = "uclg-graph"


def exports(sealed: Sealed) -> None:
    """Write all files of a version into the folder of the derivation.

    The same content gives the same bytes, whatever the version, but for `datapackage.json`, which states the
    version's number and time, and `SHA256SUMS`.

    Raises:
        InputError: the version holds a blank node or a quoted triple.
        OSError: the disk is full.
    """
    folder, dump = sealed.folder, sealed.dump_path
    with tempfile.TemporaryDirectory(dir=folder, prefix=".scratch-") as name:
        scratch = Path(name)
        _link(dump, folder / f"{STEM}.nq.gz")
        triples = write_turtle(dump, folder / f"{STEM}.ttl.gz")
        write_jsonld(dump, folder / f"{STEM}.jsonld.gz")
        with quads_of(dump, scratch, without_end=GRAPH) as database:
            write_trig(database, folder / f"{STEM}.trig.gz", scratch)
            database.execute("DROP TABLE lines")
            said, made = about(database), tables(database, model())
            write_tables(database, made, folder, _metadata(said))
            _write_void(database, made, said, folder / VOID_FILE)
            labels = _labels(database, made)
    _describe(sealed, said, made, labels, triples)


def _link(dump: Path, target: Path) -> None:
    """The dump is there already; a file system without hard links gets a copy."""
    try:
        os.link(dump, target)
    except OSError:
        shutil.copyfile(dump, target)


def _metadata(said: About) -> dict[str, str]:
    return {"title": said.title["en"], "license": said.license, "attribution": said.attribution}


def _write_void(database: duckdb.DuckDBPyConnection, made: list[Table], said: About, target: Path) -> None:
    found = sorted(void_triples(database, made, model(), said), key=lambda triple: str(triple))
    with target.open("wb") as file:
        body = serialize(found, format=RdfFormat.TURTLE, prefixes=VOID_PREFIXES)
        assert body is not None
        head, rest = _parted(body)
        file.write(b"".join(sorted(head)) + rest)


def _parted(body: bytes) -> tuple[list[bytes], bytes]:
    lines = body.splitlines(keepends=True)
    end = next((place for place, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return lines[:end], b"".join(lines[end:])


def _labels(database: duckdb.DuckDBPyConnection, made: list[Table]) -> dict[str, Mapping[str, str]]:
    """Of every class; where the dataset gives it none, the end of its IRI."""
    rows = database.execute(
        "SELECT s, tag[2:], min(o) FROM triples WHERE p = $label AND list_contains($kinds, s) GROUP BY ALL",
        {"label": expand("rdfs:label"), "kinds": [table.iri for table in made]},
    ).fetchall()
    said = {
        (expand(name), language): label
        for name, labels in REUSED.items()
        for language, label in zip(LANGUAGES, labels, strict=True)
    }
    said |= {(kind, language): text for kind, language, text in rows}
    return {
        table.iri: {
            language: said.get((table.iri, language), model().name(table.iri).replace("_", " ").capitalize())
            for language in LANGUAGES
        }
        for table in made
    }


def _describe(
    sealed: Sealed, said: About, made: list[Table], labels: Mapping[str, Mapping[str, str]], triples: int
) -> None:
    folder = sealed.folder
    (folder / README).write_text(readme(said), encoding="utf-8")
    (folder / LICENSE).write_text(license_text(said), encoding="utf-8")
    sums = disk.checksums(folder)
    text = package.package(
        said,
        number=sealed.number,
        created=sealed.created,
        triples=triples,
        labels=labels,
        files=[(folder / name, digest) for name, digest in sums.items()],
        tables=made,
    )
    (folder / package.PACKAGE).write_text(text, encoding="utf-8")
    sums = disk.checksums(folder)
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (folder / package.SUMS).write_text(lines, encoding="utf-8")

"""`uclg export`: take the files of a version out of its folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.filesize import decimal
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from graph.cli.output import print_json, print_table, told
from graph.errors import InputError
from graph.exports.package import File, Package, of_version
from graph.settings import load
from graph.tables.values import nearest
from graph.versions import Versions

_ALWAYS: Final = ("LICENSE.txt", "README.txt")


def export(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FORMAT|CLASS|FILE",
            help="Formats (nquads, trig, turtle, jsonld, csv, parquet), classes (city, mandate, ...) or "
            "names of files. None: everything.",
        ),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("export"),
    version: Annotated[int | None, typer.Option(help="Which version; default: the current one.")] = None,
    overwrite: Annotated[bool, typer.Option(help="Replace files that are there already.")] = False,
    show: Annotated[bool, typer.Option("--list", help="List what there is, and write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Write the files that can be downloaded: RDF, a CSV and a Parquet file a class, licence and checksums.

    Classes and formats together give the files of these classes in these formats.
    """
    with Versions(load().data).reading(version) as held:
        package = of_version(held)
        chosen = choose(package, what or [])
        if not show:
            _write(package, chosen, output, overwrite)
        _tell(chosen, as_json)
    if not show:
        total = decimal(sum(file.bytes for file in chosen))
        told.print(f"{len(chosen)} files of version {package.version}, {total}, in {escape(str(output))}.")


def choose(package: Package, what: Sequence[str]) -> list[File]:
    """The files that words mean: names of files, formats, classes, or formats and classes together.

    Raises:
        InputError: a word means nothing here.
    """
    if not what:
        return list(package.files)
    formats = {_word(file.format): file.format for file in package.files if file.packed or file.kind}
    classes = {file.name.partition(".")[0] for file in package.files if file.kind}
    names = {file.name for file in package.files}
    words = [word if word in names else _word(word) for word in what]
    known = sorted({*formats, *classes, *names})
    for word, given in zip(words, what, strict=True):
        if word not in known:
            raise InputError(
                f"'{given}' is no format, class or file of version {package.version}{nearest(word, known)}; "
                "`uclg export --list` shows what there is."
            )
    wanted = {formats[word] for word in words if word in formats}
    kinds = {word for word in words if word in classes}
    return [file for file in package.files if _is_wanted(file, words, wanted, kinds)]


def _is_wanted(file: File, words: Sequence[str], formats: set[str], kinds: set[str]) -> bool:
    if file.name in words or file.name in _ALWAYS:
        return True
    if not file.kind:
        return file.packed and file.format in formats
    if kinds and file.name.partition(".")[0] not in kinds:
        return False
    of_tables = formats & {"CSV", "Parquet"}
    return file.format in of_tables if of_tables else bool(kinds)


def _word(text: str) -> str:
    """`N-Quads` and `nquads` are the same, and so are `Local government` and `local-government`."""
    folded = text.strip().lower().replace(" ", "-").replace("_", "-")
    plain = folded.replace("-", "")
    return plain if plain in ("nquads", "jsonld") else folded


def _write(package: Package, chosen: Sequence[File], output: Path, overwrite: bool) -> None:
    taken = [output / file.name for file in chosen if _is_other(output / file.name, file)]
    if taken and not overwrite:
        many = f"{len(taken)} files are" if len(taken) > 1 else "a file is"
        raise InputError(f"{many} there already ({taken[0]}): add --overwrite, or choose another folder.")
    try:
        output.mkdir(parents=True, exist_ok=True)
        _copy(package, chosen, output)
    except OSError as error:
        raise InputError(f"{error.filename or output} cannot be written: {error.strerror}.") from None


def _is_other(path: Path, file: File) -> bool:
    """Whether something is there that writing would change."""
    if not path.is_file():
        return path.exists()
    with path.open("rb") as there:
        return hashlib.file_digest(there, "sha256").hexdigest() != file.sha256


def _copy(package: Package, chosen: Sequence[File], output: Path) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=told, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("writing", total=sum(file.bytes for file in chosen))
        for file in chosen:
            progress.update(task, description=file.name)
            _copy_one(package.folder / file.name, output / file.name)
            progress.advance(task, file.bytes)


def _copy_one(source: Path, target: Path) -> None:
    """Whoever looks sees the old file or the whole new one."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        shutil.copyfile(source, fresh)
        fresh.replace(target)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _tell(chosen: Sequence[File], as_json: bool) -> None:
    if as_json:
        print_json([asdict(file) for file in chosen])
        return
    rows = [
        (file.name, file.format, "" if file.rows is None else f"{file.rows:,}", decimal(file.bytes))
        for file in chosen
    ]
    print_table("Files", ["file", "format", "rows", "size"], rows, right=(2, 3))

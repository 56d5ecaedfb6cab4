"""Tables that change together with a version of the graph: both, or neither, whatever dies meanwhile.

The changed tables lie in a folder `.review-*` inside the folder of tables until the version that was built
from them is published. Then the folder becomes `.accepted-*`, and they are moved to their places one by one
(`graph.review.recovery`).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from graph.review.kept import read_as
from graph.versions import Version, disk
from graph.versions.layout import Layout
from graph.versions.manifest import Manifest
from graph.versions.version import MANIFEST

STAGED: Final = ".review-"
ACCEPTED: Final = ".accepted-"
RECORD: Final = "record.json"
TABLES: Final = "tables"
TEXTS: Final = "texts"

Tell = Callable[[str], None]
Build = Callable[[Path, Tell], Version | None]
"""Publishes a version from a folder of tables, telling its steps; None: the graph stays as it is."""


@dataclass(frozen=True)
class Files:
    """What changes, and whose work it is.

    Attributes:
        tables: whole new content by name of file.
        data: folder of the versions.
        draft: folder of the draft that it comes from.
        report: id of the report.
        texts: cleaned texts to be kept, by language.
        withdrawn: whether the report is taken back.
    """

    tables: Mapping[str, bytes]
    data: Path
    draft: Path
    report: str
    texts: Mapping[str, str] = field(default_factory=dict)
    withdrawn: bool = False


@dataclass(frozen=True)
class Record:
    """What a staged folder says about itself.

    Attributes:
        before, after: SHA-256 by name of file; of one that is not there, empty.
        number, created: of the version, once it is about to be published.
        withdrawn: whether the report is taken back, so that its texts go too.
    """

    data: str
    draft: str
    report: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    languages: tuple[str, ...]
    number: int | None = None
    created: str = ""
    withdrawn: bool = False


def stage(tables: Path, files: Files) -> Path:
    """Lay out a whole folder of tables with the changed ones in it, inside the folder of tables; gives it."""
    folder = tables / f"{STAGED}{secrets.token_hex(4)}"
    record = Record(
        str(files.data.resolve()),
        str(files.draft.resolve()),
        files.report,
        {name: checksum(tables / name) for name in files.tables},
        {name: hashlib.sha256(content).hexdigest() for name, content in files.tables.items()},
        tuple(files.texts),
        withdrawn=files.withdrawn,
    )
    folder.mkdir()
    put_record(folder, record)
    lay_out(tables, files.tables, folder / TABLES)
    (folder / TEXTS).mkdir()
    for language, text in files.texts.items():
        (folder / TEXTS / f"{language}.txt").write_bytes(text.encode("utf-8"))
    disk.sync_tree(folder)
    return folder


def lay_out(tables: Path, changed: Mapping[str, bytes], target: Path) -> None:
    """Make a folder of tables with new contents for some; what stays the same is there by hard links."""
    shutil.copytree(tables, target, ignore=_leave(tables, changed), copy_function=_link)
    for name, content in changed.items():
        (target / name).write_bytes(content)


def publish_staged(folder: Path, build: Build, tell: Tell) -> Version | None:
    """Build from a staged folder; when its version is published, it becomes an accepted one."""
    record = read_record(folder)

    def step(name: str) -> None:
        if name == "point":
            put_record(folder, _numbered(record))
        tell(name)

    version = build(folder / TABLES, step)
    if version is None:
        number = Layout(Path(record.data)).pointed()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        put_record(folder, dataclasses.replace(record, number=number, created=now))
    tell("accept")
    accept(folder)
    return version


def accept(folder: Path) -> Path:
    """Make a staged folder an accepted one, at one stroke."""
    accepted = folder.with_name(folder.name.replace(STAGED, ACCEPTED, 1))
    folder.rename(accepted)
    disk.sync(folder.parent)
    return accepted


def read_record(folder: Path) -> Record:
    """What a folder says about itself.

    Raises:
        InputError: it says nothing, or something else.
    """
    return read_as(Record, folder / RECORD)


def put_record(folder: Path, record: Record) -> None:
    """Write down what a folder says about itself, at one stroke."""
    disk.replace(folder / RECORD, json.dumps(asdict(record), indent=1) + "\n")


def checksum(path: Path) -> str:
    """SHA-256 of a file; empty where there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _numbered(record: Record) -> Record:
    """With number and time of the version that lies in its place and is about to be pointed at."""
    layout = Layout(Path(record.data))
    number = layout.numbers()[-1]
    manifest = Manifest.read(layout.path(number) / MANIFEST)
    return dataclasses.replace(record, number=number, created=manifest.created.isoformat())


def _leave(tables: Path, changed: Mapping[str, bytes]) -> Callable[[str, list[str]], set[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        own = changed if Path(folder) == tables else {}
        return {name for name in names if name.startswith(".") or name in own}

    return ignored


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)

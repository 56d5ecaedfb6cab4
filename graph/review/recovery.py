"""What a dead process left of a publication: finished if its version was published, thrown away if not."""

from __future__ import annotations

import dataclasses
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.alone import alone, together
from graph.errors import InputError, Locked, NoVersion
from graph.review import documents, kept
from graph.review.kept import Published
from graph.review.staging import (
    ACCEPTED,
    RECORD,
    STAGED,
    TABLES,
    TEXTS,
    Build,
    Files,
    Record,
    Tell,
    accept,
    checksum,
    publish_staged,
    read_record,
    stage,
)
from graph.versions import Version, disk
from graph.versions.layout import Layout

_WAIT: Final = 300.0  # seconds for somebody else who publishes
_log = logging.getLogger(__name__)


def put(tables: Path, make: Callable[[], Files], build: Build, tell: Tell) -> Version | None:
    """Change tables together with the graph: both, or neither.

    Args:
        tables: folder of the tables.
        make: says what changes; called while nobody else writes there.
        build: publishes a version from the staged folder, or raises; tells the steps of a commit.
        tell: called with the name of each step as it begins.

    Returns:
        The version; None where the graph stays as it is.

    Raises:
        Locked: another process publishes.
        InputError: a table was changed by somebody else meanwhile; says what to do.
        Exception: whatever `make` and `build` raise; nothing was changed.
    """
    with alone(tables, _WAIT):
        settle(tables, tell)
        tell("stage")
        try:
            return publish_staged(stage(tables, make()), build, tell)
        finally:
            settle(tables, tell)


def recover(tables: Path) -> None:
    """Finish or throw away what a dead process left in a folder of tables; most often there is nothing.

    Raises:
        Locked: another process publishes.
        InputError: a table was changed by somebody else meanwhile; says what to do.
    """
    if _left(tables):
        with alone(tables, _WAIT):
            settle(tables, _nobody)


@contextmanager
def settled(tables: Path) -> Iterator[Path]:
    """The folder of tables while nobody publishes into it; raises as `recover`."""
    recover(tables)
    with together(tables, _WAIT):
        yield tables


def settle(tables: Path, tell: Tell) -> None:
    """The same as `recover` for who has the folder alone."""
    for folder in _left(tables):
        if not (folder / RECORD).exists():
            disk.remove(folder)
            continue
        record = read_record(folder)
        if folder.name.startswith(ACCEPTED):
            _finish(folder, record, tell)
        elif _is_published(record):
            _finish(accept(folder), record, tell)
        else:
            _clear(folder)


def _left(tables: Path) -> list[Path]:
    if not tables.is_dir():
        return []
    return sorted(path for path in tables.iterdir() if path.name.startswith((STAGED, ACCEPTED)))


def _nobody(step: str) -> None:
    """Hears nothing."""


def _is_published(record: Record) -> bool:
    """Whether the version that was built from a staged folder was published."""
    if record.number is None:
        return False
    layout = Layout(Path(record.data))
    try:
        return layout.get(record.number).manifest.created.isoformat() == record.created
    except NoVersion:
        # Not pointed at; or so old by now that it is not kept any more.
        return (layout.pointed() or 0) > record.number and not layout.path(record.number).exists()


def _finish(folder: Path, record: Record, tell: Tell) -> None:
    _check(folder, record)
    for name, wanted in record.after.items():
        tell(f"move {name}")
        _move(folder / TABLES / name, folder.parent / name, wanted)
    tell("texts")
    if record.withdrawn:
        documents.forget(Path(record.data), record.report)
    for language in record.languages:
        text = folder / TEXTS / f"{language}.txt"
        if text.exists():
            content = text.read_bytes().decode("utf-8")
            documents.keep(Path(record.data), record.report, language, content)
    tell("mark")
    _mark(record)
    tell("finish")
    _clear(folder)


def _check(folder: Path, record: Record) -> None:
    tables = folder.parent
    for name, wanted in record.after.items():
        if checksum(tables / name) not in (record.before[name], wanted):
            raise InputError(
                f"{tables / name} was changed by somebody else while version {record.number} was published "
                f"from it. The table as it was published is {folder / TABLES / name}: bring the two together "
                f"by hand, then remove {folder}."
            )


def _move(staged: Path, target: Path, wanted: str) -> None:
    if checksum(target) == wanted:
        return
    if target.exists():
        shutil.copymode(target, staged)
    os.replace(staged, target)  # noqa: PTH105
    disk.sync(target.parent)


def _mark(record: Record) -> None:
    """Write down in the draft what was published or taken back; one that is gone or damaged loses nothing."""
    draft = Path(record.draft)
    if not draft.is_dir() or (record.number is None and not record.withdrawn):
        return
    published = None
    if record.number is not None and not record.withdrawn:
        published = Published(record.number, record.created, record.report)
    try:
        with alone(draft.parent):
            decided = kept.read(draft)
            kept.write(draft, dataclasses.replace(decided, published=published))
    except (InputError, Locked) as error:
        _log.warning("version %s was published, which the draft could not be told: %s", record.number, error)


def _clear(folder: Path) -> None:
    """The record goes first: without it, a folder means nothing."""
    (folder / RECORD).unlink(missing_ok=True)
    disk.sync(folder)
    disk.remove(folder)

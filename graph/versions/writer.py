"""What only the holder of the lock does to the folder: clear up, place, point, prune."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.errors import NoVersion
from graph.versions import disk, locks
from graph.versions.layout import UNPUBLISHED, Layout
from graph.versions.steps import Progress
from graph.versions.version import IN_USE, Version

_LEFTOVERS: Final = ("work-*", "trash-*", "current.*.new")
_log = logging.getLogger(__name__)


class Writer:
    """Changes the folder; make one only while the lock is held."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def next_number(self) -> int:
        """One more than any number in use, published or not: no number ever names two contents."""
        return max([0, *self.layout.numbers(), self.layout.pointed() or 0]) + 1

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A folder to work in; gone afterwards, together with whatever was placed but not pointed at."""
        name = f"work-{os.getpid()}-{secrets.token_hex(4)}"
        work = self.layout.folder / name
        work.mkdir()
        try:
            yield work
        finally:
            self.clear()

    def clear(self) -> None:
        """Take away what an unfinished writer left; then every directory is a published version."""
        folder = self.layout.folder
        for pattern in _LEFTOVERS:
            for leftover in folder.glob(pattern):
                self._remove(leftover)
        pointed = self.layout.pointed()
        for number in self.layout.numbers():
            if (self.layout.path(number) / UNPUBLISHED).exists():
                if number == pointed:
                    self.confirm(number)
                else:
                    self._discard(self.layout.path(number))

    def place(self, made: Path, number: int) -> None:
        """Put a finished directory where the pointer can name it; it still bears the mark."""
        made.rename(self.layout.path(number))
        disk.sync(self.layout.versions)

    def point(self, number: int) -> None:
        """Make a placed version the current one, at one stroke."""
        disk.replace(self.layout.pointer, f"{number:06d}\n")

    def confirm(self, number: int) -> None:
        """Take the mark off the version that the pointer names."""
        path = self.layout.path(number)
        (path / UNPUBLISHED).unlink(missing_ok=True)
        disk.sync(path)

    def prune(self, keep: int) -> None:
        """Delete the oldest versions beyond `keep`, except the current one and those that somebody reads."""
        pointed = self.layout.pointed()
        for version in self.layout.list()[:-keep]:
            if version.number != pointed:
                self._delete_unread(version)

    def _delete_unread(self, version: Version) -> None:
        try:
            with locks.deleting(version.path / IN_USE) as unread:
                if unread:
                    self._discard(version.path)
        except (OSError, NoVersion) as error:
            # The new version stands already; an old one that stays is no reason to fail.
            _log.warning("version %d could not be deleted: %s", version.number, error)

    def _discard(self, path: Path) -> None:
        """Rename first, so that a half-deleted directory is never taken for a version."""
        trash = self.layout.folder / f"trash-{path.name}-{secrets.token_hex(4)}"
        path.rename(trash)
        disk.sync(self.layout.versions)
        self._remove(trash)

    def _remove(self, path: Path) -> None:
        try:
            disk.remove(path)
        except OSError as error:
            _log.warning("%s could not be removed, the next writer tries again: %s", path, error)


def begin(layout: Layout, progress: Progress) -> tuple[Writer, int]:
    """Make the folder fit for work; gives the writer and the number of the next version."""
    writer = Writer(layout)
    disk.make_folder(layout.versions)
    number = writer.next_number()
    progress("clear")
    writer.clear()
    return writer, number

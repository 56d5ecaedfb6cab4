"""Which version is in force, asked with every query and so at the price of one look at a file."""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import NoVersion
from graph.versions import Version, Versions
from graph.versions.layout import Layout


class Pointer:
    """Follows the pointer of a folder of versions."""

    def __init__(self, folder: Path) -> None:
        self._versions = Versions(folder)
        self._path = str(Layout(folder).pointer)
        self._mark: tuple[int, int, int] | None = None
        self._version: Version | None = None
        self._older: dict[int, Version] = {}

    def current(self) -> Version:
        """The version in force now.

        Raises:
            NoVersion: nothing has been published yet.
            VersionError: the folder is damaged.
        """
        mark = self._look()
        if mark is None or mark != self._mark or self._version is None:
            # The mark is older than what is read: at worst the next query reads once more.
            self._version, self._mark = self._versions.current(), mark
        if self._version is None:
            raise NoVersion(f"Nothing has been published in {self._versions.folder} yet: run `uclg build`.")
        return self._version

    def at(self, number: int | None) -> Version:
        """The version of that number; None means the one in force.

        Raises:
            NoVersion: it is not kept, or nothing has been published yet.
            VersionError: the folder is damaged.
        """
        current = self.current()
        if number is None or number == current.number:
            return current
        older = self._older.get(number)
        if older is None or not older.path.is_dir():
            self._older = {known: each for known, each in self._older.items() if each.path.is_dir()}
            older = self._older[number] = self._versions.get(number)
        return older

    def _look(self) -> tuple[int, int, int] | None:
        try:
            stat = os.stat(self._path)  # noqa: PTH116
        except OSError:  # absent, or no folder: reading it tells which
            return None
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

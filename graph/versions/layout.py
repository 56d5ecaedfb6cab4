"""Where things lie in the folder of versions, and how they are read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from graph.errors import NoVersion, VersionError
from graph.versions.manifest import Manifest
from graph.versions.version import MANIFEST, Version

UNPUBLISHED: Final = "unpublished"
_NUMBER: Final = re.compile(r"\d{6,}")


class Layout:
    """Reads the folder; a version counts once the pointer has named it.

    A directory that lies in place but was never pointed at carries the file ``unpublished``: it is the
    leftover of a writer that died, and nobody is shown it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions = folder / "versions"
        self.pointer = folder / "current"
        self.lock = folder / "lock"

    def path(self, number: int) -> Path:
        """Directory of a version, whether it is there or not."""
        return self.versions / f"{number:06d}"

    def pointed(self) -> int | None:
        """The number that the pointer names; None when there is no pointer.

        Raises:
            VersionError: the pointer cannot be read, or holds something else.
        """
        try:
            text = self.pointer.read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise VersionError(f"{self.pointer} cannot be read: {error.strerror}.") from None
        if not re.fullmatch(r"[0-9]+", text) or int(text) < 1:
            raise VersionError(f"{self.pointer} should hold the number of a version, not {text[:40]!r}.")
        return int(text)

    def numbers(self) -> list[int]:
        """Every number that has a directory, published or not, in order."""
        if not self.versions.is_dir():
            return []
        return sorted(int(path.name) for path in self.versions.iterdir() if _NUMBER.fullmatch(path.name))

    def is_published(self, number: int) -> bool:
        """Whether the pointer names the version now, or did at some time."""
        return not (self.path(number) / UNPUBLISHED).exists() or self.pointed() == number

    def get(self, number: int) -> Version:
        """A published version.

        Raises:
            NoVersion: there is none of that number.
            VersionError: its manifest is damaged.
        """
        path = self.path(number)
        try:
            manifest = Manifest.read(path / MANIFEST)
        except FileNotFoundError:
            raise NoVersion(f"There is no version {number} in {self.folder}.") from None
        if not self.is_published(number):
            raise NoVersion(f"There is no version {number} in {self.folder}.")
        return Version(number, path, manifest)

    def list(self) -> list[Version]:
        """Every published version, oldest first."""
        found = []
        for number in self.numbers():
            try:
                found.append(self.get(number))
            except NoVersion:
                continue
        return found

    def current(self) -> Version | None:
        """The version that the pointer names; None before the first one.

        Raises:
            VersionError: the pointer is damaged, or names a version that is not there.
        """
        number = self.pointed()
        while number is not None:
            try:
                return self.get(number)
            except NoVersion:
                # A writer may have moved the pointer on and deleted the version in between.
                again = self.pointed()
                if again == number:
                    raise VersionError(
                        f"{self.pointer} names version {number}, which is not there."
                    ) from None
                number = again
        if self.list() and self.pointed() is None:
            raise VersionError(
                f"{self.pointer} is missing though there are versions: write a number into it."
            )
        return None

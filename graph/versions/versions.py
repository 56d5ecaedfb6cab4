"""The versions in a folder: read them from any process, write them from one at a time."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pyoxigraph import Store

from graph.errors import NoVersion
from graph.versions import disk, locks
from graph.versions.commit import Commit, Request
from graph.versions.derive import Derivation
from graph.versions.layout import Layout
from graph.versions.steps import Progress, silent
from graph.versions.version import Version
from graph.versions.writer import begin


class Versions:
    """The versions in `folder`, of which the newest `keep` are kept.

    Reading makes nothing: a folder that is not there has no versions.
    """

    def __init__(self, folder: Path, keep: int = 8) -> None:
        if keep < 1:
            raise ValueError("at least one version is kept")
        self.folder = folder
        self.keep = keep
        self._layout = Layout(folder)

    def current(self) -> Version | None:
        """The version in force; None before the first one.

        Raises:
            VersionError: the pointer or the manifest is damaged.
        """
        return self._layout.current()

    def list(self) -> list[Version]:
        """Every version, oldest first."""
        return self._layout.list()

    def get(self, number: int) -> Version:
        """One version.

        Raises:
            NoVersion: there is none of that number (any more).
        """
        return self._layout.get(number)

    def open(self, number: int) -> Store:
        """The store of one version, read-only; see `reading` to keep it from being deleted.

        Raises:
            NoVersion: there is none of that number (any more).
        """
        return self.get(number).open()

    @contextmanager
    def reading(self, number: int | None = None) -> Iterator[Version]:
        """Hold a version, the current one by default: it is not deleted until the block ends.

        Raises:
            NoVersion: nothing has been published yet, or not that number.
        """
        with ExitStack() as stack:
            yield self._hold(number, stack)

    def _hold(self, number: int | None, stack: ExitStack) -> Version:
        while True:
            version = self.current() if number is None else self.get(number)
            if version is None:
                raise NoVersion(f"Nothing has been published in {self.folder} yet: run `uclg build`.")
            try:
                return stack.enter_context(version.reading())
            except NoVersion:
                # Only a version that has been replaced is deleted: the pointer has moved, look again.
                if number is not None or self._layout.pointed() == version.number:
                    raise

    def commit(
        self,
        change: Callable[[Store], None],
        *,
        author: str,
        message: str,
        validate: Callable[[Store], None] | None = None,
        derivations: Mapping[str, Derivation] | None = None,
        progress: Progress | None = None,
        wait: float = 0.0,
    ) -> Version | None:
        """Publish a changed copy of the current version; whatever goes wrong, the current one stays.

        Args:
            change: gets the copy, open for writing, and changes it; must not keep it.
            author: who changes.
            message: why.
            validate: gets the changed copy and raises (NotConforming) to refuse it.
            derivations: what is made of the version as it is published, by name.
            progress: hears the name of each step (`STEPS`) before it begins.
            wait: seconds to wait for another writer.

        Returns:
            The new version, or None when the content is the same as before and nothing new is derived.

        Raises:
            Locked: another process is writing.
            VersionError: the disk is full, or the folder is damaged or may not be written.
            InputError: the changed copy holds a blank node.
            Exception: whatever `change`, `validate` or `progress` raises.
        """
        step = progress or silent
        request = Request(change, author, message, validate, step, derivations or {})
        with disk.in_plain_words(self.folder):
            disk.make_folder(self.folder)
            step("lock")
            with locks.writing(self._layout.lock, wait):
                writer, number = begin(self._layout, step)
                version = Commit(writer, number, self.current(), request).run()
                if version is not None:
                    step("prune")
                    writer.prune(self.keep)
        return version

    def usage(self) -> builtins.list[tuple[Version, disk.Usage]]:
        """Bytes on disk of every version: in all, and those that no other version shares."""
        with self._holding_all() as versions:
            return list(zip(versions, disk.usage([version.path for version in versions]), strict=True))

    def bytes_in_all(self) -> int:
        """Bytes on disk of all versions together, shared files counted once."""
        with self._holding_all() as versions:
            return disk.bytes_in_all([version.path for version in versions])

    @contextmanager
    def _holding_all(self) -> Iterator[builtins.list[Version]]:
        with ExitStack() as stack:
            held = []
            for version in self.list():
                with suppress(NoVersion):  # deleted since it was listed
                    held.append(stack.enter_context(version.reading()))
            yield held

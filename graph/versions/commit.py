"""A commit: one change, in full or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from graph.canonical import Content, difference, graph_counts, write_dump
from graph.errors import VersionError
from graph.versions import disk
from graph.versions.derive import Derivation, Sealed, derive
from graph.versions.layout import UNPUBLISHED
from graph.versions.manifest import Dump, Manifest, software
from graph.versions.steps import Progress
from graph.versions.version import DUMP, IN_USE, MANIFEST, STORE, Version
from graph.versions.writer import Writer

# The store that is worked on lies beside the version that is made.
_SCRATCH: Final = "scratch"
_MADE: Final = "version"
_REWRITTEN: Final = 0.5


@dataclass(frozen=True)
class Request:
    """What is asked for; `validate` raises NotConforming when the changed store must not be published."""

    change: Callable[[Store], None]
    author: str
    message: str
    validate: Callable[[Store], None] | None
    progress: Progress
    derivations: Mapping[str, Derivation] = field(default_factory=dict)


class Commit:
    """Makes version `number` from `parent` in an empty folder `work`, then publishes it."""

    def __init__(self, writer: Writer, number: int, parent: Version | None, request: Request) -> None:
        self.writer = writer
        self.number = number
        self.parent = parent
        self.request = request
        self.created = datetime.now(UTC)

    def run(self) -> Version | None:
        """Take every step; None when the change changed nothing."""
        step = self.request.progress
        with self.writer.workspace() as work:
            manifest = self._make(work)
            if manifest is None:
                return None
            step("sync")
            disk.sync_tree(work / _MADE)
            step("place")
            self.writer.place(work / _MADE, self.number)
            step("point")
            self.writer.point(self.number)
            step("confirm")  # done by the workspace as it clears up, as it is after a crash
        return Version(self.number, self.writer.layout.path(self.number), manifest)

    def _make(self, work: Path) -> Manifest | None:
        step, made = self.request.progress, work / _MADE
        made.mkdir()
        content = self._fill(work, made)
        if content is None:
            return None
        step("check")
        graphs = _open_as_readers_do(made / STORE, content)
        step("derive")
        sealed = Sealed(self.number, self.created, made / STORE, made / DUMP, made)
        derived = derive(self.request.derivations, made, sealed)
        step("describe")
        manifest = self._describe(made, content, graphs, derived)
        (made / MANIFEST).write_text(manifest.text(), encoding="utf-8")
        (made / IN_USE).touch()
        (made / UNPUBLISHED).touch()
        return manifest

    def _fill(self, work: Path, made: Path) -> Content | None:
        """Copy, change, validate, dump and seal; None when the content is the parent's."""
        step, scratch = self.request.progress, work / _SCRATCH
        step("copy")
        if self.parent is not None:
            self.parent.open().backup(str(scratch))
        store = Store(str(scratch))
        step("change")
        self.request.change(store)
        step("validate")
        if self.request.validate is not None:
            self.request.validate(store)
        step("dump")
        content = write_dump(store, made / DUMP, scratch=work)
        if self.parent is not None and self._is_as(self.parent.manifest, content):
            return None
        step("seal")
        _seal(store, made / STORE, self.parent)
        return content

    def _is_as(self, parent: Manifest, content: Content) -> bool:
        """Whether the parent has the same content, and everything that is to be derived from it."""
        return parent.checksum == content.checksum and {*self.request.derivations} <= {*parent.derivations}

    def _describe(
        self, made: Path, content: Content, graphs: dict[str, int], derived: dict[str, str]
    ) -> Manifest:
        parent, dump, store = self.parent, made / DUMP, made / STORE
        if parent is None:
            (added, removed), files = (content.quads, 0), disk.checksums(store)
        else:
            added, removed = difference(parent.dump_path, dump)
            files = disk.checksums(store, parent.store_path, parent.manifest.files)
        return Manifest(
            number=self.number,
            parent=parent.number if parent else None,
            created=self.created,
            author=self.request.author,
            message=self.request.message,
            quads=content.quads,
            added=added,
            removed=removed,
            graphs=graphs,
            checksum=content.checksum,
            dump=Dump(name=dump.name, bytes=dump.stat().st_size),
            files=files,
            derivations=tuple(self.request.derivations),
            derived=derived,
            software=software(),
        )


def _seal(store: Store, sealed: Path, parent: Version | None) -> None:
    """Make a store of finished files only.

    A backup of a store open for writing flushes it first: no log is left that a reader would have to replay,
    and nothing that a forgotten reference to `store` could still touch.
    """
    store.flush()
    store.backup(str(sealed))
    if parent is None or _is_rewritten(sealed, parent.store_path):
        disk.remove(sealed)
        store.optimize()
        store.backup(str(sealed))


def _open_as_readers_do(path: Path, content: Content) -> dict[str, int]:
    """Counts by graph of a sealed store.

    Raises:
        VersionError: the store does not hold what was dumped.
    """
    store = Store.read_only(str(path))
    if len(store) != content.quads:
        raise VersionError(
            f"The sealed store holds {len(store)} quads instead of {content.quads}; nothing was published."
        )
    return graph_counts(store)


def _is_rewritten(store: Path, parent: Path) -> bool:
    """Whether most of a store's bytes are its own: then compacting it costs no sharing, and saves space."""
    shared = {path.stat().st_ino for path in parent.glob("*.sst")}
    sizes = [(path.stat().st_ino in shared, path.stat().st_size) for path in store.glob("*.sst")]
    own = sum(size for is_shared, size in sizes if not is_shared)
    return own > _REWRITTEN * sum(size for _, size in sizes)

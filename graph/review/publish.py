"""Accepted facts become rows, tables and a version of the graph: shown first, then done in full or not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Quad, Store

import shapes
from graph.build import Build, Builder
from graph.errors import InputError, NotConforming, TableErrors
from graph.review import blame
from graph.review.change import Change, Triples, table_change
from graph.review.current import current
from graph.review.model import Review
from graph.review.recovery import put, recover, settled
from graph.review.redirects import followed
from graph.review.rows import Rows, rows_of
from graph.review.rows.write import written
from graph.review.staging import Files, Tell, lay_out
from graph.settings import Settings
from graph.versions import Version

__all__ = ["check", "publish", "recover"]


@dataclass(frozen=True)
class _Made:
    """The rows of a review, the new content of each table that they change, and what becomes of IRIs."""

    rows: Rows
    files: dict[str, bytes]
    lost: tuple[str, ...] = ()
    withdrawn: frozenset[str] = frozenset()


def check(settings: Settings, review: Review, tell: Tell | None = None, *, build: bool = True) -> Change:
    """What publishing would change; nothing is written.

    Args:
        tell: called with the name of each step as it begins.
        build: also build the graph in memory (some seconds), to count triples, to hold it to the shapes and
            to find what IRIs would go.

    Raises:
        InputError: the tables as they are cannot be read.
        Locked: another process publishes.
    """
    with settled(settings.tables) as tables, current(settings) as store:
        made = _made(settings, review, store, follow=build)
        changes = tuple(table_change(tables, name, content) for name, content in sorted(made.files.items()))
        change = Change(review, made.rows.report, changes, made.rows.faults, lost=made.lost)
        return _built(settings, change, made, store, tell) if build and not change.faults else change


def _built(settings: Settings, change: Change, made: _Made, store: Store | None, tell: Tell | None) -> Change:
    """The change with what a build of its tables gives."""
    with tempfile.TemporaryDirectory(prefix="uclg-review-") as folder:
        staged = Path(folder) / "tables"
        lay_out(settings.tables, made.files, staged)
        builder = Builder(replace(settings, tables=staged), tell)
        try:
            fresh = builder.in_memory()
            change = replace(change, triples=_triples(builder, fresh, store))
            builder.validate(fresh)
        except (TableErrors, NotConforming) as error:
            return replace(change, faults=_faults(error, staged, made.rows, change.review, settings.base))
    return change


def publish(
    settings: Settings,
    review: Review,
    author: str,
    message: str,
    tell: Tell | None = None,
    *,
    with_text: bool = True,
) -> Build:
    """Publish the accepted facts of a draft as a version, with the tables that it is built from.

    What was published of the same report before is replaced. The draft is told the version; its undecided
    facts may be published later.

    Args:
        with_text: keep the cleaned texts in UCLG_DATA/documents, so that the report's page can show them.

    Raises:
        TableErrors: facts cannot become rows, or the rows are wrong; each fault names its fact.
        NotConforming: the graph would break the shapes; the message names the facts.
        InputError: nothing is accepted.
        Locked, VersionError: another process publishes, the disk is full, ...; nothing was changed.
    """
    if not review.accepted() and review.published is None:
        raise InputError(f"Nothing of {review.id} is accepted: nothing was published.")
    publication = _Publication(settings, review, author, message, review.texts if with_text else {})
    put(settings.tables, publication.files, publication.build, tell or (lambda _: None))
    return publication.done


class _Publication:
    """One publication: first its files, then a build from the folder that they are staged in."""

    def __init__(
        self, settings: Settings, review: Review, author: str, message: str, texts: Mapping[str, str]
    ) -> None:
        self.settings, self.review, self.texts = settings, review, texts
        self.author, self.message = author, message
        self.made = _Made(Rows(""), {})
        self.done = Build()

    def files(self) -> Files:
        """What changes.

        Raises:
            TableErrors: facts cannot become rows.
        """
        with current(self.settings) as store:
            made = _made(self.settings, self.review, store)
        if made.rows.faults:
            raise TableErrors(list(made.rows.faults))
        self.made = made
        return Files(made.files, self.settings.data, self.review.folder, made.rows.report, self.texts)

    def build(self, staged: Path, tell: Tell) -> Version | None:
        """Publish a version; faults name their facts."""
        builder = Builder(replace(self.settings, tables=staged), tell)
        try:
            self.done = builder.publish(self.author, self.message)
        except (TableErrors, NotConforming) as error:
            faults = _faults(error, staged, self.made.rows, self.review, self.settings.base)
            if isinstance(error, NotConforming):
                raise NotConforming("\n".join([*faults, str(error)]), error.report) from None
            raise TableErrors(list(faults)) from None
        told = self.done.gone
        self.done.gone = tuple(each for each in told if each.old not in self.made.withdrawn)
        return self.done.version


def _made(settings: Settings, review: Review, store: Store | None, *, follow: bool = True) -> _Made:
    """Rows and tables; `follow`: those of `redirects` too, for which the tables are read as they would be."""
    rows = rows_of(review, settings.tables, store, settings.base)
    files = {} if rows.faults else written(settings.tables, rows, rows.report)
    if not follow:
        return _Made(rows, files)
    done = followed(settings, review, rows, files, store)
    if done.rows is not rows:
        files = written(settings.tables, done.rows, rows.report)
    return _Made(done.rows, files, done.lost, done.withdrawn)


def _triples(builder: Builder, fresh: Store, store: Store | None) -> Triples:
    """What a build has more and less than the current version, in the graphs that a build makes."""
    start, void = builder.iris.graph("").value, builder.iris.graph("void").value

    def told(quads: Iterable[Quad]) -> set[Quad]:
        names = ((quad, getattr(quad.graph_name, "value", "")) for quad in quads)
        return {quad for quad, name in names if name.startswith(start) and name != void}

    new, old = told(fresh), told(store or ())
    return Triples(len(new - old), len(old - new))


def _faults(
    error: TableErrors | NotConforming, staged: Path, rows: Rows, review: Review, base: str
) -> tuple[str, ...]:
    if isinstance(error, TableErrors):
        return tuple(blame.of_tables(error.faults, staged, rows, review))
    if isinstance(error.report, shapes.Report):
        return tuple(blame.of_shapes(error.report, rows, review, base))
    return (str(error),)

"""Accepted facts become rows, tables and a version of the graph: shown first, then done in full or not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Quad, Store

import shapes
from graph.build import Build, Builder
from graph.errors import InputError, NotConforming, TableErrors
from graph.review import blame
from graph.review.change import Change, Triples, table_change
from graph.review.current import current
from graph.review.drafts import load
from graph.review.model import Review
from graph.review.recovery import put, recover, settled
from graph.review.redirects import followed
from graph.review.rows import Rows, rows_of
from graph.review.rows.write import written
from graph.review.staging import Files, Tell, lay_out
from graph.review.withdrawn import report_of, takes_back, withdrawn_rows
from graph.settings import Settings
from graph.versions import Version

__all__ = ["check", "publish", "recover", "withdraw"]


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
        back = takes_back(review)
        made = (_taken_back if back else _made)(settings, review, store, follow=build)
        changes = tuple(table_change(tables, name, content) for name, content in sorted(made.files.items()))
        change = Change(review, made.rows.report, changes, made.rows.faults, lost=made.lost, withdraws=back)
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

    What was published of the same report before is replaced; where all is rejected by now, it is taken back.
    The draft is told the version; its undecided facts may be published later.

    Args:
        with_text: keep the cleaned texts in UCLG_DATA/documents, so that the report's page can show them.

    Raises:
        TableErrors: facts cannot become rows, or the rows are wrong; each fault names its fact.
        NotConforming: the graph would break the shapes; the message names the facts.
        InputError: nothing is accepted.
        Locked, VersionError: another process publishes, the disk is full, ...; nothing was changed.
    """
    return _put(_Publication(settings, review, author, message, with_text=with_text), tell)


def withdraw(
    settings: Settings, review: Review, author: str, message: str, tell: Tell | None = None
) -> Build:
    """Take a published report back: its rows, what it alone attests, its texts. The draft stays as decided.

    Raises:
        InputError: the tables have no report of this draft.
        TableErrors, NotConforming: the tables would be wrong without it.
        Locked, VersionError: as `publish`; nothing was changed.
    """
    return _put(_Publication(settings, review, author, message, back=True), tell)


def _put(publication: _Publication, tell: Tell | None) -> Build:
    put(publication.settings.tables, publication.files, publication.build, tell or (lambda _: None))
    return publication.done


class _Publication:
    """One publication, or one taken back: first its files, then a build from where they are staged."""

    def __init__(
        self,
        settings: Settings,
        review: Review,
        author: str,
        message: str,
        *,
        with_text: bool = False,
        back: bool = False,
    ) -> None:
        self.settings, self.review = settings, review
        self.author, self.message = author, message
        self.with_text, self.back = with_text, back
        self.made = _Made(Rows(""), {})
        self.done = Build()

    def files(self) -> Files:
        """What changes, by the decisions as they are on the disk now that nobody else publishes.

        Raises:
            TableErrors: facts cannot become rows.
            InputError: nothing is accepted, or the draft is gone.
        """
        self.review = review = load(self.review.folder.parent, self.review.id)
        back = self.back or takes_back(review)
        if not back and not review.accepted():
            raise InputError(f"Nothing of {review.id} is accepted: nothing was published.")
        with current(self.settings) as store:
            made = (_taken_back if back else _made)(self.settings, review, store)
        if made.rows.faults:
            raise TableErrors(list(made.rows.faults))
        self.made = made
        texts = review.texts if self.with_text and not back else {}
        return Files(made.files, self.settings.data, review.folder, made.rows.report, texts, withdrawn=back)

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


def _taken_back(settings: Settings, review: Review, store: Store | None, *, follow: bool = True) -> _Made:
    """Rows and tables without the report; that its IRIs lead nowhere any more is what a person asked for.

    Raises:
        InputError: the tables have no report of this draft.
    """
    report = report_of(review, settings.tables)
    if not report:
        raise InputError(f"No report of {review.id} is published: there is nothing to take back.")
    made = _with_redirects(settings, review, store, withdrawn_rows(report, settings.tables), follow=follow)
    return replace(made, lost=(), withdrawn=made.withdrawn | frozenset(made.lost))


def _made(settings: Settings, review: Review, store: Store | None, *, follow: bool = True) -> _Made:
    """Rows and tables of what is accepted."""
    rows = rows_of(review, settings.tables, store, settings.base)
    return _with_redirects(settings, review, store, rows, follow=follow)


def _with_redirects(
    settings: Settings, review: Review, store: Store | None, rows: Rows, *, follow: bool
) -> _Made:
    """Rows and tables; `follow`: those of `redirects` too, for which the tables are read as they would be."""
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

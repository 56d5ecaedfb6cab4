"""Links stay good: what IRIs a publication takes away, and the rows of `redirects` that lead on from them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Store

from graph.build import Builder
from graph.errors import InputError
from graph.facts import terms
from graph.facts.redirects import TABLE, final
from graph.gone import DERIVED, Named, gone
from graph.iris import Iris
from graph.review.model import Review
from graph.review.rows import Rows
from graph.review.rows.model import Made
from graph.review.rows.shelf import Shelf
from graph.review.staging import lay_out
from graph.settings import Settings
from ontology.prefixes import expand

_START, _END = NamedNode(expand("oa:start")), NamedNode(expand("oa:end"))
_NOTE: Final = "since the report {} was {}"


@dataclass(frozen=True)
class Followed:
    """What becomes of IRIs.

    Attributes:
        rows: those of the review, with the rows of `redirects` that come and go.
        lost: ends of the IRIs that lead nowhere any more.
        withdrawn: of other such IRIs, for a person took back what was published.
    """

    rows: Rows
    lost: tuple[str, ...] = ()
    withdrawn: frozenset[str] = frozenset()


def followed(
    settings: Settings, review: Review, rows: Rows, files: Mapping[str, bytes], store: Store | None
) -> Followed:
    """Hold the tables as they would be against the version in force.

    Args:
        files: whole new content by name of file.
        store: the version in force; None: nothing has been published.
    """
    shelf = Shelf(settings.tables)
    if store is None or not files or not shelf.columns(TABLE):
        return Followed(rows)
    iris = Iris(settings.base)
    after = _after(settings, files, iris)
    if after is None:
        return Followed(rows)
    before = Named.of(store, iris)
    more, lost = _led(rows, shelf, before, after)
    withdrawn = _withdrawn(store, iris, review, rows.report, lost) if lost else set()
    withdrawn |= {end for end in lost if before.replaced.get(end) in withdrawn}
    return Followed(more, tuple(sorted(lost - withdrawn)), frozenset(withdrawn))


def _after(settings: Settings, files: Mapping[str, bytes], iris: Iris) -> Named | None:
    """What IRIs the tables as they would be give; None where they are wrong: the build tells that."""
    with tempfile.TemporaryDirectory(prefix="uclg-review-") as folder:
        staged = Path(folder) / "tables"
        lay_out(settings.tables, files, staged)
        try:
            return Named.of(Builder(replace(settings, tables=staged)).stated(redirected=False), iris)
        except InputError:
            return None


def _led(rows: Rows, shelf: Shelf, before: Named, after: Named) -> tuple[Rows, set[str]]:
    """The rows with those of `redirects`, and the ends of IRIs that lead nowhere.

    A row goes when its IRI is that of a thing again, or when what it led to is gone; one that never led
    anywhere is a person's mistake, which the build tells.
    """
    went = gone(before, after)
    back = before.replaced.keys() & after.things
    there = {row["old"]: row for row in shelf.rows(TABLE)}
    leads = {each.old: each.new for each in went if each.new}
    leads |= {old: row["new"] for old, row in there.items() if old not in back}
    lost = {each.old for each in went if final(each.old, leads) not in after.things}
    idle = [row for old, row in there.items() if old in back or old in lost & before.replaced.keys()]
    done = "published" if "reports" in rows.tables else "taken back"
    new = [
        Made({"old": each.old, "new": each.new, "note": _NOTE.format(rows.report, done)})
        for each in went
        if each.new and each.old not in there
    ]
    if not (new or idle):
        return rows, lost
    tables = {**rows.tables, TABLE: tuple(new)}
    return replace(rows, tables=tables, gone={**rows.gone, TABLE: tuple(idle)}), lost


def _withdrawn(store: Store, iris: Iris, review: Review, report: str, lost: set[str]) -> set[str]:
    """Those that the passages of facts tell of that a person no longer accepts, and what only these named."""
    found: set[str] = set()
    for proposal in review.proposals:
        if proposal.state != "accepted":
            for place in proposal.passages:
                version = iris.thing("report", f"{report}/{place.language}")
                found |= _told(store, iris, version, place.start, place.end)
    found &= lost
    while more := {end for end in lost - found if _only_of(store, iris, end, found)}:
        found |= more
    return found


def _told(store: Store, iris: Iris, version: NamedNode, start: int, end: int) -> set[str]:
    """Ends of the IRIs of what is told at a place of a version."""
    found = set()
    for quad in store.quads_for_pattern(None, terms.own("inVersion"), version):
        if isinstance(quad.subject, NamedNode) and _span(store, quad.subject) == (start, end):
            stated = store.quads_for_pattern(None, terms.own("statedIn"), quad.subject)
            found |= set(_ends((each.subject for each in stated), iris))
    return found


def _span(store: Store, passage: NamedNode) -> tuple[int, ...]:
    return tuple(
        int(getattr(quad.object, "value", -1))
        for predicate in (_START, _END)
        for quad in store.quads_for_pattern(passage, predicate, None)
    )


def _only_of(store: Store, iris: Iris, end: str, withdrawn: set[str]) -> bool:
    """Whether nothing names a thing but what was withdrawn and what is derived."""
    stated = (
        quad.subject
        for quad in store.quads_for_pattern(None, None, NamedNode(f"{iris.base}id/{end}"))
        if quad.graph_name != iris.graph("inferred")
    )
    naming = {each for each in _ends(stated, iris) if each.partition("/")[0] not in DERIVED}
    return bool(naming) and naming <= withdrawn


def _ends(subjects: Iterator[object], iris: Iris) -> Iterator[str]:
    start = f"{iris.base}id/"
    for each in subjects:
        if isinstance(each, NamedNode) and each.value.startswith(start):
            yield each.value.removeprefix(start)

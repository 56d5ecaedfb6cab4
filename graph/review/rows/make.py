"""All rows of a review, a concern after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from graph.reports.against import Against
from graph.reports.lookup import Lookup
from graph.reports.model import Fact, Value
from graph.review.model import NEW, Proposal, Review
from graph.review.rows.desk import Cells, Desk
from graph.review.rows.differences import difference_rows
from graph.review.rows.doings import activity_rows
from graph.review.rows.editions import edition_rows
from graph.review.rows.events import event_note, event_rows
from graph.review.rows.model import Rows
from graph.review.rows.objectives import objective_rows
from graph.review.rows.partners import partner_rows
from graph.review.rows.report import find_report, report_rows, source_rows
from graph.review.rows.seats import note_of, seat_rows
from graph.review.rows.shelf import Shelf
from graph.review.rows.statements import result_rows, statement_rows
from ontology.vocabulary import Vocabulary

_CONCERNS = (
    report_rows,
    seat_rows,
    edition_rows,
    objective_rows,
    partner_rows,
    event_rows,
    activity_rows,
    result_rows,
    statement_rows,
    difference_rows,
    source_rows,
)


def rows_of(review: Review, tables: Path, store: Store | None, base: str) -> Rows:
    """The rows that the accepted facts of a review become; the same whenever they are asked for.

    Args:
        tables: the folder of the tables as they stand; nothing is written there.
        store: the graph that the facts are held against; None where nothing has been published yet.
        base: start of the IRIs.

    Raises:
        InputError: a table cannot be read. What is wrong with facts is told by `Rows.faults`.
    """
    shelf, look = Shelf(tables), Lookup(store, base)
    desk = Desk(review, shelf, look, Vocabulary.load(), things(review, store, base))
    find_report(desk)
    if not desk.faults:
        for concern in _CONCERNS:
            concern(desk)
    if passages := desk.spans.rows(desk.report):
        desk.made["report_passages"] = passages
    made = {table: tuple(rows) for table, rows in desk.made.items()}
    return Rows(desk.report, made, _gone(desk), tuple(dict.fromkeys(desk.faults)))


def things(review: Review, store: Store | None, base: str) -> dict[str, str]:
    """End of the IRI of what each accepted fact is about in the graph, by mark; a person's word goes
    first.
    """
    accepted = review.accepted()
    named = {each.mark: each.decision.thing for each in accepted if each.decision.thing}
    if store is None:
        found = {each.mark: each.thing for each in accepted}
    else:
        free = [each for each in accepted if each.mark not in named]
        against = Against(store, base, _mechanism(accepted), _texts(review))
        standings = against.standings([_meant(each) for each in free])
        found = {each.mark: standing.thing for each, standing in zip(free, standings, strict=True)}
    every = {**found, **named}
    return {mark: thing for mark, thing in every.items() if thing and thing != NEW}


def _mechanism(accepted: tuple[Proposal, ...]) -> str:
    return next((_meant(each).text("body") for each in accepted if each.kind == "mechanism"), "")


def _texts(review: Review) -> dict[str, str]:
    versions: Any = review.head["versions"]
    return {each["language"]: each["text_sha256"] for each in versions}


def _meant(proposal: Proposal) -> Fact:
    """The fact with its changes, and with what a person said that its new names mean."""
    fields: Mapping[str, Value] = {
        name: tuple(_named(proposal, each) for each in value)
        if isinstance(value, tuple)
        else _named(proposal, value)
        if isinstance(value, str)
        else value
        for name, value in proposal.fields.items()
    }
    return dataclasses.replace(proposal.fact, fields=fields)


def _named(proposal: Proposal, value: str) -> str:
    meant = proposal.meant(value.removeprefix("new:")) if value.startswith("new:") else ""
    return meant if meant and meant != NEW else value


def _gone(desk: Desk) -> dict[str, tuple[Cells, ...]]:
    """Rows that an earlier publication added to tables that sources share, and that no fact asks for now."""
    sources = {desk.source(language) for language in desk.languages}
    found: dict[str, tuple[Cells, ...]] = {}
    for table, note in (("roles", note_of(desk)), ("events", event_note(desk))):
        rows = desk.shelf.rows(table)
        found[table] = tuple(row for row in rows if desk.made_here(row, note) and not desk.has(table, row))
    own = desk.shelf.find("collaborations", body_id=desk.body)
    told = (row for row in own if row["source"] in sources and not desk.has("collaborations", row))
    found["collaborations"] = tuple(told)
    return {table: rows for table, rows in found.items() if rows}

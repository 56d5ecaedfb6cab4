"""What is wrong with a row or with the graph is told with the fact that it comes from."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import shapes
from graph.errors import TableErrors
from graph.review import blame, decide
from graph.review.model import Review
from graph.review.publish import check, publish
from graph.review.rows import Made, Rows
from graph.settings import Settings, load
from ontology import BASE, UCLG

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The tables of the repository, to be changed; nothing has been published."""
    shutil.copytree(DATA, tmp_path / "tables")
    return dataclasses.replace(load({}), tables=tmp_path / "tables", data=tmp_path / "data")


def _rows(review: Review) -> tuple[Rows, str]:
    """A row of an activity, and how its fact is told."""
    activity = next(each for each in review.proposals if each.kind == "activity")
    made = Made({"id": "a-guide", "status": "finished", "body": "cop-mobility"}, (activity.mark,))
    return Rows("a-report", {"activities": (made,)}), f"activity-1 ({activity.mark}): "


def test_a_fault_of_a_table_names_the_fact_of_the_row(review: Review, settings: Settings) -> None:
    rows, named = _rows(review)
    file = settings.tables / "activities.csv"
    header = file.read_text().splitlines()[0].split(",")
    made = rows.tables["activities"][0].cells
    with file.open("a") as table:
        table.write(",".join(made.get(column, "") for column in header) + "\n")
    number = file.read_text().count("\n")
    faults = [f"activities.csv, row {number}, status: is wrong", "activities.csv, row 2, id: is old", "else"]
    told = blame.of_tables(faults, settings.tables, rows, review)
    assert told == [named + faults[0], faults[1], faults[2]]


def test_a_violation_names_the_fact_of_the_thing(review: Review) -> None:
    rows, named = _rows(review)

    def result(end: str, severity: str = shapes.VIOLATION) -> shapes.Result:
        focus, path = NamedNode(f"{BASE}id/{end}"), NamedNode(UCLG + "activityStatus")
        return shapes.Result(focus, path, None, severity, "c", "s#rule", {"en": "one status"})

    report = shapes.Report.of([result("activity/a-guide"), result("city/es-bilbao", shapes.INFO)])
    [told] = blame.of_shapes(report, rows, review, BASE)
    assert told == f"{named}activity/a-guide, activityStatus: one status"


def test_facts_that_cannot_become_rows_are_told_at_once_and_nothing_is_changed(
    review: Review, settings: Settings
) -> None:
    wish = decide.chosen(review, kind="wish")
    decided = decide.accept(review, wish)
    change = check(settings, decided)
    assert change.faults
    assert change.triples is None
    assert not change.nothing
    before = {path.name: path.read_bytes() for path in settings.tables.glob("*.csv")}
    with pytest.raises(TableErrors) as raised:
        publish(settings, decided, "tests", "too little")
    assert tuple(raised.value.faults) == change.faults
    assert {path.name: path.read_bytes() for path in settings.tables.glob("*.csv")} == before
    assert {path.name for path in settings.tables.iterdir()} == {path.name for path in DATA.iterdir()}
    assert not settings.data.exists()

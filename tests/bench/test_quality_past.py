"""Nothing of the future is left in the past: whatever is written later, the past stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.quality.graphs import Graphs
from bench.quality.known import Known, know
from bench.quality.methods import body_scores, city_scores
from bench.quality.past import past
from graph.dates import PartialDate
from graph.tables import Row, Tables, read_tables
from graph.tables.row import Single, Value
from ontology.vocabulary import Vocabulary

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[2] / "data"
DATES = {
    "roles": ("start", "end", "seen"),
    "events": ("start", "end"),
    "collaborations": ("year",),
    "awards": ("year",),
    "practices": ("year",),
    "editions": ("year", "issued"),
    "bodies": ("start", "end"),
}
SAYS = {"roles": "body_id", "collaborations": "body_id", "events": "bodies"}


@cache
def tables() -> Tables:
    return read_tables(DATA, Vocabulary.load())


def changed(year: int, random: Random) -> Tables:
    """The tables after a later history that went another way."""
    return Tables(
        {name: tuple(_rewritten(name, rows, year, random)) for name, rows in tables().rows.items()}, DATA
    )


def _rewritten(name: str, rows: tuple[Row, ...], year: int, random: Random) -> list[Row]:
    columns = DATES.get(name, ())
    bodies = [row.text("id") for row in tables()["bodies"]]
    found = []
    for row in rows:
        values = {**row.values, **{column: _later(row.values[column], year, random) for column in columns}}
        dates = [row.values[column] for column in columns if row.values[column] is not None]
        if dates and all(_is_later(date, year) for date in dates):
            if name != "bodies" and random.random() < 0.5:
                continue
            if name in SAYS:
                body = random.choice(bodies)
                values[SAYS[name]] = (body,) if name == "events" else body
        found.append(Row(row.file, row.line, values))
    return found


def _is_later(value: Value, year: int) -> bool:
    if isinstance(value, tuple):
        return all(_is_later(each, year) for each in value)
    return (value.first.year if isinstance(value, PartialDate) else int(str(value))) > year


def _later(value: Value, year: int, random: Random) -> Value:
    """Another date after the year for each that is after it."""
    if isinstance(value, tuple):
        return tuple(_other(each, year, random) for each in value)
    return None if value is None else _other(value, year, random)


def _other(value: Single, year: int, random: Random) -> Single:
    if not _is_later(value, year):
        return value
    other = year + random.randint(1, 9)
    return PartialDate.parse(str(other)) if isinstance(value, PartialDate) else other


@given(st.integers(2008, 2024), st.randoms(use_true_random=False), st.booleans())
@settings(deadline=None, max_examples=20)
def test_whatever_is_written_of_later_years_the_past_is_the_same(
    year: int, random: Random, undated: bool
) -> None:
    assert (
        past(changed(year, random), year, undated=undated).rows == past(tables(), year, undated=undated).rows
    )


@given(st.integers(2008, 2024))
@settings(deadline=None)
def test_no_date_after_the_year_is_left(year: int) -> None:
    left = past(tables(), year)
    for name, columns in DATES.items():
        for row in left[name]:
            for column in columns:
                value = row.values[column]
                each = value if isinstance(value, tuple) else (value,)
                assert all(one is None or not _is_later(one, year) for one in each)


@given(st.integers(2008, 2024))
@settings(deadline=None)
def test_whatever_a_row_names_is_there(year: int) -> None:
    left = past(tables(), year)
    bodies, events = ({row.text("id") for row in left[name]} for name in ("bodies", "events"))
    assert {row.text("body_id") for row in left["roles"]} <= bodies
    assert {body for row in left["events"] for body in row.texts("bodies")} <= bodies
    assert {row.text("parent_id") for row in left["bodies"]} - {""} <= bodies
    assert {row.text("launched_at") for row in left["editions"]} - {""} <= events


def test_what_carries_no_date_is_there_only_if_it_is_asked_for() -> None:
    def bare(row: Row) -> bool:
        return not any(row.values[column] for column in DATES["roles"])

    assert not any(bare(row) for row in past(tables(), 2020)["roles"])
    kept = past(tables(), 2020, undated=True)["roles"]
    assert sum(bare(row) for row in kept) == sum(bare(row) for row in tables()["roles"])


def test_a_mandate_that_began_before_keeps_its_beginning_and_loses_its_end() -> None:
    row = next(row for row in tables()["roles"] if str(row.values["end"]) == "2023-12")
    same = next(each for each in past(tables(), 2022)["roles"] if each.line == row.line)
    assert (same.values["start"], same.values["end"]) == (row.values["start"], None)


@pytest.mark.slow
def test_no_score_is_another_when_the_later_years_went_another_way() -> None:
    graphs = Graphs()

    def seen(given: Tables) -> Known:
        with graphs.opened(past(given, 2018)) as connection:
            return know(connection, 2018)

    told, again = seen(tables()), seen(changed(2018, Random(5)))
    assert (told.cities, told.bodies) == (again.cities, again.bodies)
    of: tuple[Callable[[Known], dict[str, np.ndarray]], ...] = (city_scores, body_scores)
    for scores in of:
        one, two = scores(told), scores(again)
        assert one.keys() == two.keys()
        assert all(np.array_equal(one[method], two[method]) for method in one)
        assert sum(float(values.sum()) > 0 for values in one.values()) > 5

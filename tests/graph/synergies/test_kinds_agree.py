"""The SQL of every kind gives what the naive version gives, on random graphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.synergies.compute import compute
from graph.synergies.edges import EPOCH
from graph.synergies.read import database
from tests.graph.synergies.invented import DAY, fill, tables
from tests.graph.synergies.naive import HALVES, Naive, Tables

DETAILS = {
    ("bodies", "shared-leadership"): "shared_leadership",
    ("bodies", "shared-membership"): "shared_membership",
    ("bodies", "shared-themes"): "shared_themes",
    ("bodies", "shared-partners"): "shared_partners",
    ("bodies", "meeting-opportunity"): "meeting_opportunity",
    ("bodies", "knowledge"): "knowledge",
    ("bodies", "bridge"): "bridge",
    ("invitation", "bridge"): "invitation",
    ("cities", "city-to-city"): "city_to_city",
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with database(tmp_path_factory.mktemp("scratch")) as opened:
        yield opened


def computed(connection: duckdb.DuckDBPyConnection, filled: Tables) -> None:
    fill(connection, filled)
    compute(connection, EPOCH + timedelta(DAY), partners=bool(filled["asked"][0]["partners"]))


@pytest.mark.slow
@settings(deadline=None)
@given(seed=st.integers(0, 2**32 - 1), size=st.integers(0, 60))
def test_sql_and_the_naive_version_agree_on_every_detail_and_strength(
    seed: int, size: int, connection: duckdb.DuckDBPyConnection
) -> None:
    filled = tables(seed, size)
    computed(connection, filled)
    naive = Naive(filled)
    for key, expected in naive.details().items():
        query = f"SELECT a, b, via, node_a, node_b, giver, amount FROM {DETAILS[key]}"
        assert sorted(connection.execute(query).fetchall()) == sorted(expected), key
    rows = connection.execute("SELECT family, kind, a, b, strength FROM parts").fetchall()
    assert {(family, kind, a, b): strength for family, kind, a, b, strength in rows} == naive.parts()


def test_the_random_graphs_have_something_of_every_kind() -> None:
    details = [Naive(tables(seed, size)).details() for seed in range(20) for size in (15, 30, 50)]
    found = Counter(key for one in details for key, rows in one.items() if rows)
    assert set(found) == set(DETAILS) == set(HALVES)


@pytest.mark.slow
@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_same_tables_give_the_same_figures_whatever_the_order_of_their_rows(
    seed: int, connection: duckdb.DuckDBPyConnection
) -> None:
    filled = tables(seed, 50)
    asked = "SELECT * FROM {} ORDER BY ALL"
    computed(connection, filled)
    first = [connection.execute(asked.format(name)).fetchall() for name in ("parts", "kept", "evidence")]
    computed(connection, {name: rows[::-1] for name, rows in filled.items()})
    again = [connection.execute(asked.format(name)).fetchall() for name in ("parts", "kept", "evidence")]
    assert again == first


@pytest.mark.slow
@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_kind_alone_is_worth_more_than_its_cap_and_all_stay_between_0_and_1(
    seed: int, connection: duckdb.DuckDBPyConnection
) -> None:
    computed(connection, tables(seed, 60))
    single = connection.execute(
        "SELECT max(p.strength) FROM pairs AS p "
        "WHERE (SELECT count(*) FROM parts WHERE family = p.family AND a = p.a AND b = p.b) = 1"
    ).fetchone()
    both = connection.execute(
        "SELECT min(strength), max(strength) FROM (FROM parts UNION ALL BY NAME FROM pairs)"
    )
    assert single is not None
    assert single[0] is None or single[0] <= 0.65
    for least, most in both.fetchall():
        assert least is None or 0 < least <= most < 1

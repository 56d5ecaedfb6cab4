"""DuckDB, Spark and the naive version give the same answers, to the last digit, on random graphs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.settings import Settings
from graph.synergies.compute import DuckDB, run
from graph.synergies.edges import EPOCH, question
from graph.synergies.engines import Spark, spark
from graph.synergies.engines.session import SMALL, missing
from graph.synergies.kept import NEEDED, write
from graph.synergies.read import database
from tests.graph.synergies.invented import DAY, fill, tables
from tests.graph.synergies.naive import Naive
from tests.graph.synergies.test_kinds_agree import DETAILS
from tests.graph.synergies.test_real_synergies import uclg

LACKING = missing()
needs_spark = pytest.mark.skipif(LACKING is not None, reason=str(LACKING))
SUMS = ("parts", "pairs", "kept", "evidence")


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with database(tmp_path_factory.mktemp("scratch")) as opened:
        yield opened


@pytest.fixture(scope="module")
def engine() -> Iterator[Spark]:
    with spark("local[2]", SMALL) as started:
        yield started


def of_duckdb(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall()


def of_spark(engine: Spark, name: str) -> list[tuple[object, ...]]:
    return engine.rows(f"SELECT * FROM {name} ORDER BY ALL NULLS LAST")


@needs_spark
@pytest.mark.slow
@settings(deadline=None, max_examples=3, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 2**32 - 1), size=st.integers(30, 60))
def test_duckdb_spark_and_plain_python_agree(
    seed: int, size: int, connection: duckdb.DuckDBPyConnection, engine: Spark
) -> None:
    filled = tables(seed, size)
    fill(connection, filled)
    partners = bool(filled["asked"][0]["partners"])
    asked = question(EPOCH + timedelta(DAY), partners=partners, per_body=3, per_city=2, at_most=12)
    with TemporaryDirectory() as folder:
        write(connection, Path(folder), NEEDED)
        engine.read(Path(folder))
        run(engine, asked)
    run(DuckDB(connection), asked)
    naive = Naive(filled)
    for key, expected in naive.details().items():
        query = f"SELECT a, b, via, node_a, node_b, giver, amount FROM {DETAILS[key]}"
        assert sorted(engine.rows(query)) == sorted(expected), key
        assert sorted(connection.execute(query).fetchall()) == sorted(expected), key
    for name in SUMS:
        assert of_spark(engine, name) == of_duckdb(connection, name), name
    assert {(f, k, a, b): s for f, k, a, b, s in of_duckdb(connection, "parts")} == naive.parts()
    assert {(f, a, b): s for f, a, b, s in of_duckdb(connection, "pairs")} == naive.pairs()


@needs_spark
@pytest.mark.slow
def test_the_command_says_by_spark_what_it_says_by_duckdb_and_nothing_else(published: Settings) -> None:
    words = ("--city", "Bilbao", "--on-date", "2021-12-31", "--json", "--limit", "500")
    expected = uclg(published, *words)
    done = uclg(published, *words, "--engine", "spark", "--master", "local[2]")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(expected.stdout)
    assert done.stderr == expected.stderr
    assert len(json.loads(done.stdout)) > 5


def test_a_master_that_is_none_is_named() -> None:
    with pytest.raises(InputError, match=r"'nowhere' is no master of Spark.*spark://"), spark("nowhere"):
        pass


def test_without_pyspark_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(InputError, match=r"PySpark: pip install 'uclg-graph\[spark\]'"), spark():
        pass


@needs_spark
def test_without_java_it_is_said_that_it_takes_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InputError, match="Java 17"), spark():
        pass


def test_an_engine_that_there_is_not_is_named(published: Settings) -> None:
    done = uclg(published, "--engine", "abacus")
    assert done.returncode == 2
    assert "there are duckdb, spark" in done.stderr

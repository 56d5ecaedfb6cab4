"""A whole build: from tables to a version, or to a clear word and no change."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from graph.build import Builder
from graph.errors import NotConforming, TableErrors
from graph.settings import Settings
from graph.versions import Versions
from queries.catalogue import Catalogue

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(published: Settings, tmp_path: Path) -> Settings:
    """Tables of one's own to spoil, and a data folder that already holds the real version 1."""
    tables = tmp_path / "tables"
    shutil.copytree(published.tables, tables)
    shutil.copytree(published.data, tmp_path / "var")
    return replace(published, tables=tables, data=tmp_path / "var")


def spoil(settings: Settings, table: str, was: str, becomes: str) -> None:
    file = settings.tables / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def checksum(settings: Settings) -> str:
    version = Versions(settings.data).current()
    assert version is not None
    return version.manifest.checksum


def test_two_builds_of_the_same_tables_give_byte_identical_dumps(published: Settings, tmp_path: Path) -> None:
    again = replace(published, data=tmp_path)
    built = Builder(again).publish(author="another", message="another time")
    first = Versions(published.data).current()
    assert built.version is not None
    assert first is not None
    assert built.version.dump_path.read_bytes() == first.dump_path.read_bytes()


def test_unchanged_tables_make_no_new_version(copy: Settings) -> None:
    result = Builder(copy).publish(author="tests", message="again")
    assert result.version is None
    assert [version.number for version in Versions(copy.data).list()] == [1]


def test_a_changed_row_makes_a_new_version_that_says_so(copy: Settings) -> None:
    before = checksum(copy)
    spoil(copy, "bodies", "UCLG Committee on Culture", "UCLG Committee on Culture and Rights")
    result = Builder(copy).publish(author="ana", message="renamed")
    assert result.version is not None
    assert (result.version.number, result.version.manifest.author) == (2, "ana")
    assert checksum(copy) != before


def test_faults_in_tables_are_told_at_once_and_nothing_changes(copy: Settings) -> None:
    before = checksum(copy)
    spoil(copy, "roles", "cop-digital-cities,lead,", "cop-digital-city,lead,")
    spoil(copy, "roles", "committee-culture,vice-president,", "committee-culture,vice-presidnet,")
    with pytest.raises(TableErrors) as caught:
        Builder(copy).publish(author="tests", message="spoilt")
    assert len(caught.value.faults) == 2
    assert "did you mean 'cop-digital-cities'?" in str(caught.value)
    assert "did you mean 'vice-president'?" in str(caught.value)
    assert checksum(copy) == before


def test_data_that_break_a_shape_are_refused_and_nothing_changes(copy: Settings) -> None:
    before = checksum(copy)
    spoil(
        copy,
        "editions",
        "scs-2019,smart-cities-study,smart-cities-study-2019,3,",
        "scs-2019,smart-cities-study,smart-cities-study-2019,2,",
    )
    builder = Builder(copy)
    with pytest.raises(NotConforming, match="violation"):
        builder.publish(author="tests", message="two second editions")
    assert builder.result.report is not None
    assert not builder.result.report.conforms
    assert checksum(copy) == before


def test_no_triple_stands_in_two_graphs(store: Store) -> None:
    times = Counter(quad.triple for quad in store)
    assert [triple for triple, number in times.items() if number > 1] == []


def test_every_thing_that_is_mentioned_is_described(store: Store) -> None:
    """No link between things of ours leads nowhere."""
    prefix = "https://w3id.org/uclg-graph/id/"
    described = {quad.subject for quad in store}
    loose = {
        quad.object
        for quad in store
        if isinstance(quad.object, NamedNode)
        and quad.object.value.startswith(prefix)
        and quad.object not in described
    }
    assert loose == set()


def test_things_move_with_the_base_and_the_queries_with_them(published: Settings) -> None:
    moved = replace(published, base="https://data.example.org/kg/")
    store = Builder(moved).in_memory()
    text = Catalogue.load(base=moved.base)["bodies-led-by-a-city"].text
    rows = cast("QuerySolutions", store.query(text, use_default_graph_as_union=True))
    bodies = {cast("NamedNode", row["body"]).value for row in rows}
    assert "https://data.example.org/kg/id/body/cop-digital-cities" in bodies
    assert not [quad for quad in store if str(quad.subject).startswith("<https://w3id.org/uclg-graph/id/")]

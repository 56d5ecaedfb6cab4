"""What synergies are worked out from lies beside each version, as Parquet."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.derivations import DERIVATIONS
from graph.errors import InputError, NoSynergyTables
from graph.iris import Iris
from graph.settings import Settings
from graph.synergies.find import edges, find, sources_of
from graph.synergies.kept import KEPT, NAME, folder_of, opened
from graph.versions import Version, Versions
from ontology import BASE
from ontology.prefixes import expand

IRIS = Iris(BASE)
DERIVED = {NAME: DERIVATIONS[NAME]}
DAY = date(2026, 11, 1)


def publish(folder: Path, quads: list[Quad]) -> Version:
    version = Versions(folder).commit(
        lambda store: store.extend(quads), author="test", message="a graph", derivations=DERIVED
    )
    assert version is not None
    return version


def said(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    thing = NamedNode(f"{BASE}id/body/{subject}")
    return Quad(thing, NamedNode(expand(predicate)), value, IRIS.graph("table/bodies"))


def bodies(many: int) -> list[Quad]:
    kind = NamedNode(f"{BASE}id/body-kind/committee")
    notation = Quad(kind, NamedNode(expand("skos:notation")), Literal("committee"), IRIS.graph("schemes"))
    return [
        notation,
        *(said(f"b-{number}", "uclg:bodyKind", kind) for number in range(many)),
        *(
            said(f"b-{number}", "rdfs:label", Literal(f"Body {number}", language="en"))
            for number in range(many)
        ),
    ]


def test_every_table_is_kept_and_nothing_else(tmp_path: Path) -> None:
    folder = folder_of(publish(tmp_path, bodies(3)))
    assert {file.name for file in folder.iterdir()} == {f"{name}.parquet" for name in KEPT}


def test_the_files_are_the_same_byte_for_byte_whatever_the_order_of_the_quads(tmp_path: Path) -> None:
    quads = bodies(200)
    one = folder_of(publish(tmp_path / "one", quads))
    random.Random(5).shuffle(quads)
    other = folder_of(publish(tmp_path / "other", quads))
    assert {file.name: file.read_bytes() for file in one.iterdir()} == {
        file.name: file.read_bytes() for file in other.iterdir()
    }


def test_a_day_that_no_calendar_has_keeps_no_version_from_being_published(tmp_path: Path) -> None:
    quads = [*bodies(1), said("b-0", "schema:startDate", Literal("2021-02-30"))]
    with opened(folder_of(publish(tmp_path, quads))) as connection:
        assert connection.execute("SELECT starts FROM bodies").fetchall() == [(None,)]


def test_a_version_without_the_tables_says_what_to_do(tmp_path: Path) -> None:
    version = Versions(tmp_path).commit(lambda store: store.extend(bodies(1)), author="test", message="bare")
    assert version is not None
    with pytest.raises(NoSynergyTables, match="`uclg build` publishes the graph again"):
        folder_of(version)


def test_a_graph_that_says_nothing_of_now_asks_for_a_day(tmp_path: Path) -> None:
    with opened(folder_of(publish(tmp_path, bodies(2)))) as connection:
        with pytest.raises(InputError, match="say for which day"):
            find(connection)
        assert find(connection, DAY) == []


def test_a_path_with_a_quote_is_a_path(tmp_path: Path) -> None:
    with opened(folder_of(publish(tmp_path / "l'an", bodies(2)))) as connection:
        assert connection.execute("SELECT count(*) FROM bodies").fetchone() == (2,)


@pytest.mark.parametrize("day", [None, date(2021, 12, 31)])
def test_what_is_kept_gives_what_the_dump_gives(day: date | None, published: Settings) -> None:
    with Versions(published.data).reading() as version:
        with edges(version.dump_path) as connection:
            expected = find(connection, day), sources_of(connection)
        with opened(folder_of(version)) as connection:
            assert (find(connection, day), sources_of(connection)) == expected
    assert expected[0]

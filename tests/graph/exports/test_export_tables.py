"""CSV and Parquet say what the graph says, and the same as one another."""

from __future__ import annotations

import csv
import gzip
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graph.exports.model import snake
from graph.exports.package import File, Package
from graph.exports.void import GRAPH
from ontology import BASE, UCLG
from ontology.prefixes import expand
from tests.graph.exports.conftest import facts, iri, make, text, typed

pytestmark = pytest.mark.slow

SCHEMA = tuple(map(expand, ("owl:", "rdf:", "rdfs:")))


@pytest.fixture(scope="module")
def counted(store: Store) -> Store:
    """The graph without what VoID says of it, which counts neither itself nor as things to download."""
    graph = NamedNode(BASE + GRAPH)
    without = Store()
    without.extend(quad for quad in store if quad.graph_name != graph)
    return without


def parquet(path: Path) -> list[dict[str, Any]]:
    found = duckdb.read_parquet(str(path))
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def asked(store: Store, query: str) -> list[Any]:
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return list(found)


def as_csv(value: object) -> str:
    """What a cell of Parquet is in CSV."""
    if isinstance(value, list):
        return "|".join(
            str(one).replace("\\", "\\\\").replace("|", "\\|") if isinstance(one, str) else as_csv(one)
            for one in value
        )
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def tables(package: Package, format_: str) -> dict[str, File]:
    return {file.kind: file for file in package.files if file.kind and file.format == format_}


@pytest.mark.slow
def test_every_class_of_the_data_has_its_files(package: Package, counted: Store) -> None:
    kinds = {row["c"].value for row in asked(counted, "SELECT DISTINCT ?c { ?s a ?c }")}
    own = {kind for kind in kinds if kind.startswith(UCLG)}
    assert own <= set(tables(package, "CSV"))
    assert set(tables(package, "CSV")) == set(tables(package, "Parquet"))
    covered = " ".join(f"<{kind}>" for kind in tables(package, "CSV"))
    left = asked(
        counted, f"SELECT DISTINCT ?c {{ ?s a ?c FILTER NOT EXISTS {{ VALUES ?k {{ {covered} }} ?s a ?k }} }}"
    )
    assert all(row["c"].value.startswith(SCHEMA) for row in left)


@pytest.mark.slow
def test_every_table_has_a_row_for_each_thing_that_sparql_finds(package: Package, counted: Store) -> None:
    counts = {
        row["c"].value: int(row["n"].value)
        for row in asked(counted, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    }
    for kind, file in tables(package, "Parquet").items():
        found = parquet(package.folder / file.name)
        things = [row["iri"] for row in found]
        assert len(found) == counts[kind] == file.rows
        assert things == sorted(set(things), key=lambda name: name.encode())


@pytest.mark.slow
def test_csv_and_parquet_hold_the_same(package: Package) -> None:
    for kind, file in tables(package, "CSV").items():
        of_csv = rows(package.folder / file.name)
        of_parquet = parquet(package.folder / tables(package, "Parquet")[kind].name)
        assert [*of_csv[0]] == [*of_parquet[0]] == [*file.columns]
        assert of_csv == [{name: as_csv(cell) for name, cell in row.items()} for row in of_parquet]


@pytest.mark.slow
def test_no_value_of_the_graph_is_missing_from_the_tables(package: Package, counted: Store) -> None:
    """Counted property by property, so that a column that swallows values would show."""
    for kind, file in tables(package, "Parquet").items():
        query = f"SELECT ?p (COUNT(*) AS ?n) {{ ?s a <{kind}> ; ?p ?o }} GROUP BY ?p"
        wanted = {row["p"].value: int(row["n"].value) for row in asked(counted, query)}
        found: dict[str, int] = {}
        columns = {field["name"]: field for field in _fields(package, file.name)}
        for row in parquet(package.folder / file.name):
            for name, cell in row.items():
                if name != "iri" and not _derived(name, columns):
                    predicate = columns[name]["uclg:property"]
                    size = len(cell) if isinstance(cell, list) else cell is not None
                    found[predicate] = found.get(predicate, 0) + size
        assert {name: count for name, count in found.items() if count} == wanted


def _fields(package: Package, name: str) -> list[dict[str, Any]]:
    import json

    said = json.loads((package.folder / "datapackage.json").read_text("utf-8"))
    fields: list[dict[str, Any]] = next(one for one in said["resources"] if one["path"] == name)["schema"][
        "fields"
    ]
    return fields


def _derived(name: str, columns: dict[str, dict[str, Any]]) -> bool:
    """The days that a partial date may mean stand beside it."""
    stem = name.removesuffix("_earliest").removesuffix("_latest")
    return stem != name and stem in columns


def test_values_are_typed_by_the_ontology(tmp_path: Path) -> None:
    out = make(
        facts(
            ("event/a", "rdf:type", iri("uclg:Event")),
            ("event/a", "rdfs:label", text("Meeting")),
            ("event/a", "rdfs:label", text("Reunión | «a\\b»", "es")),
            ("event/a", "schema:startDate", typed("2020", "gYear")),
            ("event/a", "schema:endDate", typed("2020-02", "gYearMonth")),
            ("event/a", "uclg:earliestDate", typed("2020-01-01", "date")),
            ("event/a", "uclg:online", typed("true", "boolean")),
            ("event/a", "uclg:involves", iri("body/b")),
            ("event/a", "uclg:involves", iri("body/a")),
            ("place/a", "rdf:type", iri("uclg:Place")),
            ("place/a", "uclg:population", typed("345821", "integer")),
            ("place/a", "wgs:lat", typed("43.26271", "decimal")),
            ("practice/a", "rdf:type", iri("uclg:Practice")),
            ("practice/a", "uclg:year", typed("2019", "gYear")),
        ),
        tmp_path / "made",
    )
    (event,) = parquet(out / "event.parquet")
    assert event["label_en"] == "Meeting"
    assert event["label_es"] == "Reunión | «a\\b»"
    assert event["label_fr"] is None
    assert (event["start_date"], event["start_date_earliest"], event["start_date_latest"]) == (
        "2020",
        date(2020, 1, 1),
        date(2020, 12, 31),
    )
    assert (event["end_date"], event["end_date_latest"]) == ("2020-02", date(2020, 2, 29))
    assert event["earliest_date"] == date(2020, 1, 1)
    assert event["online"] is True
    assert event["involves"] == [f"{BASE}id/body/a", f"{BASE}id/body/b"]
    assert event["type"] == [UCLG + "Event"]
    (place,) = parquet(out / "place.parquet")
    assert (place["population"], place["lat"]) == (345821, 43.26271)
    (practice,) = parquet(out / "practice.parquet")
    assert practice["year"] == 2019
    (line,) = rows(out / "event.csv.gz")
    assert line["involves"] == f"{BASE}id/body/a|{BASE}id/body/b"
    assert line["online"] == "true"


def test_a_bar_within_a_list_is_told_from_one_between_values(tmp_path: Path) -> None:
    out = make(
        facts(
            ("city/a", "rdf:type", iri("uclg:City")),
            ("city/a", "skos:altLabel", text("a|b\\")),
            ("city/a", "skos:altLabel", text("c")),
        ),
        tmp_path / "made",
    )
    (line,) = rows(out / "city.csv.gz")
    assert line["alt_label_en"] == "a\\|b\\\\|c"


@pytest.mark.parametrize(
    ("value", "kind"),
    [("99999999999999999999", "integer"), ("soon", "date"), ("2020-13", "gYearMonth")],
)
def test_a_value_that_its_type_cannot_hold_turns_the_column_into_text(
    tmp_path: Path, value: str, kind: str
) -> None:
    name = {"integer": "uclg:population", "date": "uclg:earliestDate", "gYearMonth": "schema:startDate"}[kind]
    out = make(
        facts(("event/a", "rdf:type", iri("uclg:Event")), ("event/a", name, typed(value, kind))),
        tmp_path / "made",
    )
    (event,) = parquet(out / "event.parquet")
    cell = event[snake(name.partition(":")[2])]
    assert cell in (value, [value])


def test_a_property_with_more_values_than_foreseen_becomes_a_list(tmp_path: Path) -> None:
    out = make(
        facts(
            ("city/a", "rdf:type", iri("uclg:City")),
            ("city/a", "uclg:country", iri("country/es")),
            ("city/a", "uclg:country", iri("country/fr")),
        ),
        tmp_path / "made",
    )
    (city,) = parquet(out / "city.parquet")
    assert city["country"] == [f"{BASE}id/country/es", f"{BASE}id/country/fr"]


def test_columns_that_ontology_and_shapes_foresee_are_there_without_values(tmp_path: Path) -> None:
    out = make(facts(("mandate/a", "rdf:type", iri("uclg:Mandate"))), tmp_path / "made")
    (mandate,) = parquet(out / "mandate.parquet")
    assert {
        "iri",
        "label_en",
        "label_es",
        "label_fr",
        "role",
        "start_date",
        "start_date_latest",
        "seen",
    } <= set(mandate)


def test_classes_and_properties_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    out = make(
        facts(
            ("a", "rdf:type", iri("uclg:City")),
            ("a", "rdfs:label", text("A")),
            ("a", "skos:notation", Literal("x")),
            ("b", "rdf:type", NamedNode("http://example.org/City")),
            ("b", "rdfs:label", text("B")),
        )
        + facts(("a", "rdfs:label", text("A")), graph="table/b"),
        tmp_path / "made",
    )
    assert {path.name for path in out.glob("*city*.parquet")} == {"city.parquet", "other-city.parquet"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_any_text_comes_back_from_both_kinds_of_table(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    quads = facts(
        ("city/a", "rdf:type", iri("uclg:City")),
        *(("city/a", "skos:altLabel", text(value)) for value in values),
    )
    out = make(quads, tmp_path_factory.mktemp("text") / "made")
    (city,) = parquet(out / "city.parquet")
    assert sorted(city["alt_label_en"] or []) == sorted(values)
    (line,) = rows(out / "city.csv.gz")
    assert line["alt_label_en"] == as_csv(city["alt_label_en"])

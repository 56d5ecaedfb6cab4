"""Faults that no column shows alone are told all at once, by table, row and column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad

from graph.errors import TableErrors
from graph.facts.report import report_quads
from graph.iris import Iris
from graph.tables import Tables
from graph.tables.row import Value


class Context:
    """What a build hands to the makers of quads."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris


def changed(tables: Tables, table: str, key: str, **values: Value) -> tuple[Tables, int]:
    """The tables with other values in one row, and its row number."""
    line = 0
    rows = []
    for row in tables[table]:
        hit = row.text("id") == key and not line
        line = row.line if hit else line
        rows.append(replace(row, values={**row.values, **values}) if hit else row)
    assert line, key
    return replace(tables, rows={**tables.rows, table: tuple(rows)}), line


@pytest.fixture
def faults(others: list[Quad], iris: Iris) -> Callable[[Tables], list[str]]:
    def find(tables: Tables) -> list[str]:
        with pytest.raises(TableErrors) as caught:
            list(report_quads(tables, Context(iris), others))
        return caught.value.faults

    return find


Faults = Callable[[Tables], list[str]]


def test_a_mandate_that_no_row_of_roles_leads_to_is_named_with_holder_role_and_body(
    tables: Tables, faults: Faults
) -> None:
    broken, line = changed(tables, "report_facts", "mandate-culture", role="president")
    seat = "city/es-bilbao as president of committee-culture"
    said = f"roles has no such mandate ({seat}), or several and none from this report"
    assert faults(broken) == [f"report_facts.csv, row {line}, role: {said}"]


def test_a_fact_about_nothing_and_one_about_two_things_are_told(tables: Tables, faults: Faults) -> None:
    broken, first = changed(tables, "report_facts", "study-scope", thing=None)
    broken, second = changed(broken, "report_facts", "mandate-hub", thing="city/es-bilbao")
    message = "name either a thing, or the body, role and holder of a mandate"
    found = faults(broken)
    assert f"report_facts.csv, row {first}, thing: {message}" in found
    assert f"report_facts.csv, row {second}, thing: {message}" in found


def test_half_a_mandate_is_told(tables: Tables, faults: Faults) -> None:
    broken, line = changed(tables, "report_facts", "mandate-hub", holder=None)
    assert faults(broken) == [
        f"report_facts.csv, row {line}, role: a mandate needs its body, its role and its holder"
    ]


def test_a_passage_of_another_report_is_told(tables: Tables, faults: Faults) -> None:
    broken, line = changed(tables, "activities", "mechanisms-renewal", passages=("renewal", "elsewhere"))
    assert faults(broken) == [
        f"activities.csv, row {line}, passages: 'elsewhere' is not a passage of digital-cities-2020-2021"
    ]


def test_a_version_that_has_none_of_the_passages_is_told(tables: Tables, faults: Faults) -> None:
    broken, line = changed(tables, "report_facts", "study-cycle", language="es", passages=("study-cycle",))
    assert faults(broken) == [
        f"report_facts.csv, row {line}, passages: the version 'es' has none of these passages"
    ]


@pytest.mark.parametrize(("start", "end"), [(40, 40), (0, 99_999)])
def test_a_passage_that_ends_before_it_begins_or_after_the_text_is_told(
    tables: Tables, faults: Faults, start: int, end: int
) -> None:
    broken, line = changed(tables, "report_passages", "gold-vi", start=start, end=end)
    assert faults(broken) == [
        f"report_passages.csv, row {line}, end: {end} must be more than the start, {start}, and at most 6532"
    ]


def test_a_page_without_a_language_is_told(tables: Tables, faults: Faults) -> None:
    broken, line = changed(tables, "report_facts", "edition-2012-page-en", language=None)
    assert faults(broken) == [
        f"report_facts.csv, row {line}, language: must not be empty when there is a value for page"
    ]


def test_a_difference_with_one_side_is_told(tables: Tables, faults: Faults) -> None:
    rows = tables["report_differences"]
    broken = replace(tables, rows={**tables.rows, "report_differences": rows[:-1]})
    said = "a difference needs a row for each of the versions that differ"
    assert faults(broken) == [f"report_differences.csv, row {rows[-2].line}, id: {said}"]


def test_of_two_terms_of_office_the_one_that_the_report_is_a_source_of_is_meant(
    tables: Tables, others: list[Quad], iris: Iris
) -> None:
    copies = []
    older = NamedNode("https://example.org/older")
    for quad in others:
        if str(quad.subject).endswith("committee-culture--vice-president--es-bilbao--2020>"):
            value = NamedNode("https://example.org/page") if "source" in quad.predicate.value else quad.object
            copies.append(Quad(older, quad.predicate, value, quad.graph_name))
    assert copies
    found = list(report_quads(tables, Context(iris), [*copies, *others]))
    subjects = {quad.subject for quad in found}
    assert older not in subjects
    assert iris.thing("mandate", "committee-culture--vice-president--es-bilbao--2020") in subjects


def test_a_statement_that_another_table_made_is_tied_to_its_passage_and_not_made_again(
    tables: Tables, others: list[Quad], quads: list[Quad]
) -> None:
    about = NamedNode("https://w3id.org/uclg-graph/ontology#about")
    existing = {quad.subject for quad in others if quad.predicate == about}
    terms = {quad.predicate.value.split("#")[-1] for quad in quads if quad.subject in existing}
    assert existing
    tied = {"statedIn", "statedProperty", "statedValue", "statedRepresentative", "readBy"}
    assert {"statedIn"} <= terms <= tied


def test_quads_come_in_the_same_order_every_time(tables: Tables, others: list[Quad], iris: Iris) -> None:
    first = list(report_quads(tables, Context(iris), others))
    second = list(report_quads(tables, Context(iris), others))
    assert first == second
    assert len(first) == len(set(first))


def test_every_iri_stands_under_the_base_that_is_set(tables: Tables, iris: Iris, others: list[Quad]) -> None:
    def moved(term: object) -> NamedNode:
        assert isinstance(term, NamedNode)
        return NamedNode(term.value.replace(iris.base + "id/", "http://localhost/id/"))

    elsewhere = [
        Quad(moved(q.subject), q.predicate, moved(q.object) if isinstance(q.object, NamedNode) else q.object)
        for q in others
    ]
    found = list(report_quads(tables, Context(Iris("http://localhost/")), elsewhere))
    assert not [quad for quad in found if str(quad.subject).startswith(f"<{iris.base}")]

"""The report among everything else: the real tables, whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.facts import FactContext, all_quads
from graph.iris import Iris
from graph.places import Gazetteer
from graph.resources import resource_quads
from graph.tables import Tables
from ontology import UCLG
from ontology.vocabulary import Vocabulary

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ORG = "http://www.w3.org/ns/org#"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def whole(tables: Tables, iris: Iris) -> list[Quad]:
    context = FactContext(iris, Vocabulary.load(), Gazetteer.load(tables))
    return [*resource_quads(iris), *all_quads(tables, context)]


@pytest.fixture(scope="module")
def own(whole: list[Quad], iris: Iris) -> list[Quad]:
    return [quad for quad in whole if quad.graph_name == iris.graph("report/digital-cities-2020-2021")]


def test_whatever_the_report_points_to_is_described_somewhere(
    whole: list[Quad], own: list[Quad], iris: Iris
) -> None:
    described = {quad.subject for quad in whole if quad.predicate == TYPE}
    named = {node for quad in own for node in (quad.subject, quad.object) if isinstance(node, NamedNode)}
    things = {node for node in named if node.value.startswith(iris.base + "id/")}
    assert {node.value for node in things if node not in described} == set()


def test_no_triple_of_the_report_stands_in_another_graph_too(whole: list[Quad], own: list[Quad]) -> None:
    times = Counter(quad.triple for quad in whole)
    assert [quad for quad in own if times[quad.triple] > 1] == []


def test_all_terms_are_declared_in_the_ontology(whole: list[Quad], own: list[Quad]) -> None:
    declared = {quad.subject for quad in whole if quad.predicate == TYPE}
    used = {quad.predicate for quad in own} | {
        quad.object for quad in own if quad.predicate == TYPE and isinstance(quad.object, NamedNode)
    }
    assert {term.value for term in used if term.value.startswith(UCLG) and term not in declared} == set()


def test_each_of_the_four_leaderships_is_one_mandate_with_both_versions_as_sources(
    whole: list[Quad], iris: Iris
) -> None:
    versions = {iris.thing("report", f"digital-cities-2020-2021/{language}") for language in ("en", "es")}
    sources: dict[object, set[object]] = {}
    for quad in whole:
        if quad.predicate.value == "http://purl.org/dc/terms/source" and quad.object in versions:
            sources.setdefault(quad.subject, set()).add(quad.object)
    mandates = sorted(
        str(node) for node, found in sources.items() if "/id/mandate/" in str(node) and found == versions
    )
    seats = [node.split("/id/mandate/")[1].split("--es-bilbao")[0] for node in mandates]
    assert seats == [
        "committee-culture--vice-president",
        "cop-digital-cities--lead",
        "local4action-hub-bilbao--lead",
        "pc-opportunities-culture-diplomacy--co-chair",
    ]


def test_the_report_s_statements_on_the_world_council_are_those_of_the_table_of_statements(
    whole: list[Quad], iris: Iris
) -> None:
    council = iris.thing("event", "wc-2020-guangzhou")
    about = {q.subject for q in whole if q.predicate.value == UCLG + "about" and q.object == council}
    spanish = iris.thing("report", "digital-cities-2020-2021/es")
    said = {q.subject for q in whole if q.subject in about and q.object == spanish}
    ends = [q.object for q in whole if q.subject in said and q.predicate.value == UCLG + "statedEnd"]
    passages = [q.object for q in whole if q.subject in said and q.predicate.value == UCLG + "statedIn"]
    assert [str(end)[1:11] for end in ends] == ["2020-11-15"]
    assert set(passages) == {iris.thing("passage", "digital-cities-2020-2021/es/world-council")}


def test_the_tables_of_the_report_are_described_in_three_languages() -> None:
    folder = Path(__file__).resolve().parents[4] / "data" / "schemas"
    for name in ("reports", "report_versions", "report_passages", "report_facts", "report_differences"):
        text = (folder / f"{name}.json").read_text("utf-8")
        assert text.count('"description"') == text.count('"description_es"') == text.count('"description_fr"')

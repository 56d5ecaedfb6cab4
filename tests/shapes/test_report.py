"""A report says what is wrong to people in three languages and to machines as SHACL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Store
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SH

import shapes
from ontology import UCLG
from ontology.files import ontology_file
from shapes import INFO, VIOLATION, WARNING, Report, Result
from shapes.parse import project_shapes
from shapes.reference import from_graph

THING = NamedNode("http://example.org/thing")


def result(
    severity: str = VIOLATION, component: str = "MinCountConstraintComponent", value: Literal | None = None
) -> Result:
    """A finding."""
    return Result(
        focus=THING,
        path=NamedNode("http://example.org/p"),
        value=value,
        severity=severity,
        component=str(SH) + component,
        shape="http://example.org/shapes#Thing-p",
        messages={"en": "Say p.", "es": "Indique p."},
    )


def test_only_a_violation_keeps_data_from_conforming() -> None:
    assert Report.of([result(INFO), result(WARNING)]).conforms
    assert not Report.of([result(INFO), result(VIOLATION)]).conforms


def test_findings_come_once_and_the_gravest_first() -> None:
    report = Report.of([result(INFO), result(VIOLATION), result(INFO), result(WARNING)])
    assert [r.severity for r in report.results] == [VIOLATION, WARNING, INFO]
    assert report.counts == {VIOLATION: 1, WARNING: 1, INFO: 1}


def test_a_message_falls_back_to_english() -> None:
    assert result().message("es") == "Indique p."
    assert result().message("fr") == "Say p."
    assert result().rule == "Thing-p"


def test_a_value_of_the_wrong_datatype_is_not_also_out_of_range() -> None:
    wrong = result(component="DatatypeConstraintComponent", value=Literal("x"))
    beside = result(component="MinInclusiveConstraintComponent", value=Literal("x"))
    other = result(component="MinInclusiveConstraintComponent", value=Literal(-1))
    assert set(Report.of([wrong, beside, other]).results) == {wrong, other}


def test_the_graph_is_a_validation_report_that_shacl_tools_read() -> None:
    report = Report.of([result(value=Literal("x", language="en")), result(INFO)])
    graph = report.graph()
    node = graph.value(None, RDF.type, SH.ValidationReport)
    assert graph.value(node, SH.conforms) == rdflib.Literal(False)
    assert {str(m) for m in graph.objects(None, SH.resultMessage)} == {"Say p.", "Indique p."}
    assert from_graph(graph, rdflib.Graph()) == report


def test_the_graph_of_no_findings_says_that_the_data_conform() -> None:
    graph = Report(()).graph()
    assert list(graph.objects(None, SH.conforms)) == [rdflib.Literal(True)]
    assert len(graph) == 2


def test_the_graph_of_both_engines_is_the_same(
    sound: rdflib.Graph, store_of: Callable[[rdflib.Graph], Store]
) -> None:
    sound.remove((None, rdflib.RDFS.label, None))
    fast, judge = shapes.validate(store_of(sound)), shapes.validate_reference(sound)
    assert fast.results
    assert isomorphic(fast.graph(), judge.graph())


def test_every_class_of_the_ontology_has_a_shape() -> None:
    ontology = rdflib.Graph().parse(ontology_file())
    own = {str(c) for c in ontology.subjects(RDF.type, rdflib.OWL.Class) if str(c).startswith(UCLG)}
    assert own <= {str(target) for shape in project_shapes() for target in shape.targets}


def test_the_shapes_say_nothing_about_where_the_data_are_published() -> None:
    # Data may be published under another base; only the ontology's terms always stay where they are.
    texts = {p: p.read_text(encoding="utf-8") for p in shapes.shape_files()}
    body = {p.name: t.split("@prefix sh:")[-1] for p, t in texts.items()}
    assert [name for name, text in body.items() if "w3id.org/uclg-graph/id/" in text] == []


@pytest.mark.parametrize("file", shapes.shape_files(), ids=lambda path: path.stem)
def test_a_shapes_file_begins_by_saying_what_it_is_about(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")

"""The fast validator: compiled shapes, run on the store that holds the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store
from rdflib import RDF, Graph

from shapes.classes import Classes
from shapes.compile import Check, compile_shapes
from shapes.model import Shape
from shapes.parse import parse, project_shapes
from shapes.report import Report, Result

_TYPE = NamedNode(str(RDF.type))


def validate(store: Store, shapes: Graph | None = None) -> Report:
    """Validate all graphs of the store as one.

    Args:
        store: the data, with the ontology whose subclasses decide what is an instance of what.
        shapes: other shapes than the project's.

    Raises:
        UnsupportedShape: the shapes use what the engine does not know.
    """
    return _run(store, compile_shapes(_chosen(shapes), Classes.of(store)))


def validate_nodes(store: Store, nodes: Iterable[NamedNode], shapes: Graph | None = None) -> Report:
    """Validate these nodes only, each as a focus node of every shape that targets it.

    A rule that looks from one node at another finds what is wrong at the node where it is reported: give the
    neighbours of a change too.
    """
    focus = {node.value for node in nodes}
    classes = Classes.of(store, look=False)
    types = {kind for iri in focus for kind in _types(store, iri)}
    concerned = [s for s in _chosen(shapes) if any(classes.has(target, types) for target in s.targets)]
    return _run(store, compile_shapes(concerned, classes, sorted(focus)))


def _chosen(shapes: Graph | None) -> tuple[Shape, ...]:
    return project_shapes() if shapes is None else parse(shapes)


def _types(store: Store, iri: str) -> set[str]:
    found = store.quads_for_pattern(NamedNode(iri), _TYPE, None, None)
    return {quad.object.value for quad in found if isinstance(quad.object, NamedNode)}


def _run(store: Store, checks: list[Check]) -> Report:
    return Report.of([result for check in checks for result in _results(store, check)])


def _results(store: Store, check: Check) -> Iterator[Result]:
    rows = store.query(check.text, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"not a SELECT query: {check.text}")
    names = {variable.value for variable in rows.variables}
    for row in rows:
        for component in _broken(check, row):
            yield _result(check.shape, component, row, names)


def _broken(check: Check, row: QuerySolution) -> list[str]:
    if len(check.components) == 1:
        return list(check.components)
    flags = [row[f"c{number}"] for number in range(len(check.components))]
    return [c for c, flag in zip(check.components, flags, strict=True) if _true(flag)]


def _true(flag: object) -> bool:
    return isinstance(flag, Literal) and flag.value == "true"


def _result(shape: Shape, component: str, row: QuerySolution, names: set[str]) -> Result:
    value = row["value"] if "value" in names else None
    path = row["path"] if "path" in names else None
    closed = component.endswith("ClosedConstraintComponent")
    about_values = not (closed or shape.path is not None)
    if isinstance(path, NamedNode):
        predicate: NamedNode | None = path
    else:
        predicate = NamedNode(str(shape.path)) if shape.path is not None else None
    return Result(
        focus=row["this"],
        path=predicate,
        value=row["this"] if value is None and about_values else value,
        severity=shape.severity,
        component=component,
        shape=str(shape.node),
        messages=shape.messages,
    )

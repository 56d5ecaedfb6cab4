"""Shapes as SPARQL: a few queries a shape, each of which finds all nodes that break it.

A query never asks about one focus node. Its first pattern names the targets, the rest keeps only those that
break a constraint, so that what comes back is as long as the list of findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib.namespace import SH

from shapes.classes import Classes
from shapes.expressions import sure, term, value_expression
from shapes.model import Constraint, Shape, UnsupportedShape

_PROJECTION = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(?P<variables>[^{]*?)\s*(?:WHERE\s*)?\{")


@dataclass(frozen=True)
class Check:
    """One query and how to read its rows.

    Args:
        text: SPARQL with `?this`, and `?value`, `?path` and `?c0`, `?c1`, … where there are such.
        shape: whose constraints these are.
        components: IRI of the component of each flag; a row breaks those whose flag is true. A single
            component has no flag.
    """

    text: str
    shape: Shape
    components: tuple[str, ...]


def compile_shapes(shapes: Sequence[Shape], classes: Classes, focus: Sequence[str] = ()) -> list[Check]:
    """All queries of the shapes.

    Args:
        shapes: those with a target.
        classes: the class tree of the store that they will run on.
        focus: IRIs of the only nodes to look at; none means all.

    Raises:
        UnsupportedShape: a constraint stands where the compiler does not know it.
    """
    return [check for shape in shapes for check in _checks(shape, _target(shape, classes, focus), classes)]


def _target(shape: Shape, classes: Classes, focus: Sequence[str]) -> str:
    kinds = sorted({kind for target in shape.targets for kind in classes.needed(target)})
    nodes = f"VALUES ?this {{ {' '.join(f'<{iri}>' for iri in focus)} }} " if focus else ""
    if len(kinds) == 1:
        return f"{nodes}?this a {term(kinds[0])} ."
    return f"{nodes}VALUES ?type__ {{ {' '.join(map(term, kinds))} }} ?this a ?type__ ."


def _checks(shape: Shape, target: str, classes: Classes) -> Iterator[Check]:
    values = _value_check(shape, target, classes)
    if values is not None:
        yield values
    for constraint in shape.constraints:
        if constraint.parameter in _WHOLE:
            text = _WHOLE[constraint.parameter](shape, constraint, target)
            yield Check(text, shape, (constraint.component,))
    if shape.path is not None and shape.properties:
        raise UnsupportedShape(f"{shape.node}: sh:property inside a property shape is not supported")
    for inner in shape.properties:
        yield from _checks(inner, target, classes)


def _value_check(shape: Shape, target: str, classes: Classes) -> Check | None:
    """One scan over the values for all constraints that look at a value alone."""
    variable = "?this" if shape.path is None else "?value"
    found = [(c.component, value_expression(c, variable, classes)) for c in shape.constraints]
    tests = [(component, sure(test)) for component, test in found if test is not None]
    if not tests:
        return None
    flags = [f"(!{test} AS ?c{number})" for number, (_, test) in enumerate(tests)] if len(tests) > 1 else []
    triple = "" if shape.path is None else f"?this {term(shape.path)} ?value ."
    value = [] if shape.path is None else ["?value"]
    text = (
        f"SELECT {' '.join(['?this', *value, *flags])} WHERE {{ {target} {triple} "
        f"FILTER(!({' && '.join(test for _, test in tests)})) }}"
    )
    return Check(text, shape, tuple(component for component, _ in tests))


def _path(shape: Shape, constraint: Constraint) -> str:
    if shape.path is None:
        raise UnsupportedShape(f"{shape.node}: {constraint.parameter} needs a property shape")
    return term(shape.path)


def _min_count(shape: Shape, constraint: Constraint, target: str) -> str:
    path, least = _path(shape, constraint), int(str(constraint.value))
    if least == 1:
        return f"SELECT ?this WHERE {{ {target} FILTER NOT EXISTS {{ ?this {path} ?v }} }}"
    return (
        f"SELECT ?this WHERE {{ {target} OPTIONAL {{ ?this {path} ?v }} }} "
        f"GROUP BY ?this HAVING(COUNT(DISTINCT ?v) < {least})"
    )


def _max_count(shape: Shape, constraint: Constraint, target: str) -> str:
    path, most = _path(shape, constraint), int(str(constraint.value))
    if most == 0:
        return f"SELECT ?this WHERE {{ {target} ?this {path} ?v }}"
    if most == 1:
        return f"SELECT ?this WHERE {{ {target} ?this {path} ?v, ?w FILTER(!SAMETERM(?v, ?w)) }}"
    having = f"GROUP BY ?this HAVING(COUNT(DISTINCT ?v) > {most})"
    return f"SELECT ?this WHERE {{ {target} ?this {path} ?v }} {having}"


def _unique_lang(shape: Shape, constraint: Constraint, target: str) -> str:
    path = _path(shape, constraint)
    return (
        f"SELECT ?this WHERE {{ {target} ?this {path} ?v, ?w "
        'FILTER(LANG(?v) = LANG(?w) && LANG(?v) != "" && STR(?v) < STR(?w)) }'
    )


def _has_value(shape: Shape, constraint: Constraint, target: str) -> str:
    path, value = _path(shape, constraint), term(constraint.value)
    return f"SELECT ?this WHERE {{ {target} FILTER NOT EXISTS {{ ?this {path} {value} }} }}"


def _disjoint(shape: Shape, constraint: Constraint, target: str) -> str:
    path, other = _path(shape, constraint), term(constraint.value)
    return f"SELECT ?this ?value WHERE {{ {target} ?this {path} ?value . ?this {other} ?value }}"


def _closed(shape: Shape, constraint: Constraint, target: str) -> str:
    if shape.path is not None:
        raise UnsupportedShape(f"{shape.node}: sh:closed needs a node shape")
    allowed = ", ".join(map(term, constraint.members))
    return (
        f"SELECT ?this ?path ?value WHERE {{ {target} ?this ?path ?value FILTER(?path NOT IN ({allowed})) }}"
    )


def _sparql(shape: Shape, constraint: Constraint, target: str) -> str:
    """The author's query with the targets as its first pattern, which is where `$this` gets its values."""
    text = str(constraint.value).replace("$this", "?this")
    if _PROJECTION.search(text) is None:
        raise UnsupportedShape(f"{shape.node}: its SPARQL constraint is not SELECT … WHERE {{ … }}")
    return _PROJECTION.sub(lambda found: f"{found.group(0)} {target} ", text, count=1)


_WHOLE = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.uniqueLang: _unique_lang,
    SH.hasValue: _has_value,
    SH.disjoint: _disjoint,
    SH.closed: _closed,
    SH.sparql: _sparql,
}

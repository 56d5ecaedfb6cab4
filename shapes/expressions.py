"""Constraints on one value, and whole shapes where they are nested, as SPARQL expressions.

An expression is true where the value conforms. False and an error both mean that it does not: callers wrap it
in `COALESCE(…, false)`, which is what SHACL asks for where values cannot be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Final

from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Literal, Node, URIRef

from shapes.classes import Classes
from shapes.model import Constraint, Shape, UnsupportedShape

# Whose lexical form pySHACL checks too, by a cast that fails for what is no such value.
_CHECKED: Final = {XSD.integer, XSD.decimal, XSD.date, XSD.dateTime}
_PLAIN: Final = {
    XSD.string,
    RDF.langString,
    XSD.gYear,
    XSD.gYearMonth,
    XSD.anyURI,
    URIRef("http://www.opengis.net/ont/geosparql#wktLiteral"),
}
_KINDS: Final = {
    SH.IRI: "isIRI({0})",
    SH.Literal: "isLiteral({0})",
    SH.BlankNode: "isBlank({0})",
    SH.BlankNodeOrIRI: "!isLiteral({0})",
    SH.BlankNodeOrLiteral: "!isIRI({0})",
    SH.IRIOrLiteral: "!isBlank({0})",
}
_COMPARE: Final = {
    SH.minInclusive: ">=",
    SH.maxInclusive: "<=",
    SH.minExclusive: ">",
    SH.maxExclusive: "<",
}

_fresh = count()


def term(node: Node) -> str:
    """A term as SPARQL writes it."""
    if not isinstance(node, URIRef | Literal):
        raise UnsupportedShape(f"{node} is no IRI and no literal")
    return node.n3()


def sure(expression: str) -> str:
    """The expression with an error counted as false."""
    return f"COALESCE({expression}, false)"


def value_expression(constraint: Constraint, variable: str, classes: Classes) -> str | None:
    """What makes the value conform, or None when the constraint is not about single values."""
    make = _VALUE.get(constraint.parameter)
    return None if make is None else make(constraint, variable, classes)


def shape_expression(shape: Shape, variable: str, classes: Classes) -> str:
    """What makes the node in the variable conform to a nested shape.

    Raises:
        UnsupportedShape: the nested shape has constraints that are only supported at the top.
    """
    if shape.path is not None:
        return _path_expression(shape, variable, classes)
    parts = []
    for constraint in shape.constraints:
        part = value_expression(constraint, variable, classes)
        if part is None:
            raise UnsupportedShape(f"{shape.node}: {constraint.parameter} is not supported in a nested shape")
        parts.append(sure(part))
    parts += [_path_expression(p, variable, classes) for p in shape.properties]
    return "(" + (" && ".join(parts) or "true") + ")"


def _path_expression(shape: Shape, variable: str, classes: Classes) -> str:
    value = f"?x{next(_fresh)}"
    triple = f"{variable} {term(shape.path or shape.node)} {value}"
    parts, tests = [], []
    for constraint in shape.constraints:
        test = value_expression(constraint, value, classes)
        if test is not None:
            tests.append(sure(test))
        elif constraint.parameter == SH.minCount and str(constraint.value) == "1":
            parts.append(f"EXISTS {{ {triple} }}")
        elif constraint.parameter == SH.maxCount and str(constraint.value) == "0":
            parts.append(f"NOT EXISTS {{ {triple} }}")
        else:
            raise UnsupportedShape(f"{shape.node}: {constraint.parameter} is not supported in a nested shape")
    if tests:
        parts.append(f"NOT EXISTS {{ {triple} FILTER(!({' && '.join(tests)})) }}")
    return "(" + (" && ".join(parts) or "true") + ")"


def _class(constraint: Constraint, variable: str, classes: Classes) -> str:
    kinds = classes.needed(constraint.value)
    return "(" + " || ".join(f"EXISTS {{ {variable} a {term(kind)} }}" for kind in kinds) + ")"


def _datatype(constraint: Constraint, variable: str, _: Classes) -> str:
    datatype = constraint.value
    same = f"DATATYPE({variable}) = {term(datatype)}"
    if datatype in _CHECKED:
        return f"({same} && {term(datatype)}(STR({variable})) = {variable})"
    if datatype in _PLAIN:
        return f"({same})"
    raise UnsupportedShape(f"sh:datatype {datatype} is not supported")


def _node_kind(constraint: Constraint, variable: str, _: Classes) -> str:
    kind = URIRef(str(constraint.value))
    if kind not in _KINDS:
        raise UnsupportedShape(f"sh:nodeKind {kind} does not exist")
    return _KINDS[kind].format(variable)


def _compare(constraint: Constraint, variable: str, _: Classes) -> str:
    return f"({variable} {_COMPARE[constraint.parameter]} {term(constraint.value)})"


def _min_length(constraint: Constraint, variable: str, _: Classes) -> str:
    return f"(STRLEN(STR({variable})) >= {constraint.value})"


def _max_length(constraint: Constraint, variable: str, _: Classes) -> str:
    return f"(STRLEN(STR({variable})) <= {constraint.value})"


def _pattern(constraint: Constraint, variable: str, _: Classes) -> str:
    pattern, flags = Literal(str(constraint.value)).n3(), Literal(constraint.flags).n3()
    return f"REGEX(STR({variable}), {pattern}, {flags})"


def _language_in(constraint: Constraint, variable: str, _: Classes) -> str:
    tests = [f"LANGMATCHES(LANG({variable}), {Literal(str(tag)).n3()})" for tag in constraint.members]
    return "(" + " || ".join(tests) + ")"


def _in(constraint: Constraint, variable: str, _: Classes) -> str:
    tests = [f"SAMETERM({variable}, {term(member)})" for member in constraint.members]
    return "(" + (" || ".join(tests) or "false") + ")"


def _all(constraint: Constraint, variable: str, classes: Classes) -> str:
    return "(" + " && ".join(shape_expression(s, variable, classes) for s in constraint.shapes) + ")"


def _any(constraint: Constraint, variable: str, classes: Classes) -> str:
    return "(" + " || ".join(shape_expression(s, variable, classes) for s in constraint.shapes) + ")"


def _not(constraint: Constraint, variable: str, classes: Classes) -> str:
    return f"(!{shape_expression(constraint.shapes[0], variable, classes)})"


_VALUE: Final[dict[URIRef, Callable[[Constraint, str, Classes], str]]] = {
    SH.nodeKind: _node_kind,
    SH.datatype: _datatype,
    SH.minInclusive: _compare,
    SH.maxInclusive: _compare,
    SH.minExclusive: _compare,
    SH.maxExclusive: _compare,
    SH.minLength: _min_length,
    SH.maxLength: _max_length,
    SH.pattern: _pattern,
    SH.languageIn: _language_in,
    SH["in"]: _in,
    SH["class"]: _class,
    SH.node: _all,
    SH["and"]: _all,
    SH["or"]: _any,
    SH["not"]: _not,
}

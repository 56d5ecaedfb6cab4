"""What a SPARQL constraint may contain so that it means the same for one focus node and for all at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Store
from pyparsing import ParseException
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import Variable

_FORBIDDEN: Final = {
    "Minus": "MINUS",
    "ServiceGraphPattern": "SERVICE",
    "ToMultiSet": "VALUES or a subquery",
    "Graph": "GRAPH",
    "Group": "grouping",
    "AggregateJoin": "grouping",
    "Slice": "LIMIT",
    "OrderBy": "ORDER BY",
}
_PROJECTED: Final = {Variable("this"), Variable("value"), Variable("path")}


def query_faults(text: str) -> list[str]:
    """What is wrong with the query of a constraint, prefixes included.

    The engine runs it once for all focus nodes, with the targets as first pattern. That equals SHACL's one
    run a focus node as long as `$this` is bound by a triple pattern in every branch, and nothing counts or
    cuts rows.
    """
    try:
        # This one also finds unknown prefixes, for which rdflib raises a bare Exception.
        Store().query(text.replace("$this", "?this"))
        query = prepareQuery(text)
    except (ParseException, SyntaxError) as error:
        return [f"its query is no SPARQL: {str(error).strip()}"]
    return [*_faults(query)]


def _faults(query: Query) -> Iterator[str]:
    if query.algebra.name != "SelectQuery":
        yield "its query must be a SELECT"
        return
    for part in _parts(query.algebra):
        if part.name in _FORBIDDEN:
            yield f"its query may not use {_FORBIDDEN[part.name]}"
    projected = set(query.algebra.PV)
    if Variable("this") not in projected:
        yield "its query must select $this"
    if projected - _PROJECTED:
        yield "its query may select only $this, ?value and ?path"
    if any(_bare(part) for part in _parts(query.algebra)):
        yield "its query must compare texts, STR(?a) < STR(?b), or numbers, xsd:integer(STR(?a))"
    if not _binds_this(query.algebra.p):
        yield "every branch of its query must have a triple pattern with $this"


def _parts(part: object) -> Iterator[CompValue]:
    if isinstance(part, CompValue):
        yield part
        for inner in part.values():
            yield from _parts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _parts(inner)


def _bare(part: CompValue) -> bool:
    """Whether values of any type are put in order: engines disagree about which of `"x"` and `1` is less."""
    if part.name != "RelationalExpression" or part.op not in ("<", ">", "<=", ">="):
        return False
    return isinstance(part.expr, Variable) or isinstance(part.other, Variable)


def _binds_this(part: CompValue) -> bool:
    if part.name == "BGP":
        return any(Variable("this") in triple for triple in part.triples)
    if part.name == "Join":
        return _binds_this(part.p1) or _binds_this(part.p2)
    if part.name == "LeftJoin":
        return _binds_this(part.p1)
    if part.name == "Union":
        return _binds_this(part.p1) and _binds_this(part.p2)
    inner = part.get("p")
    return isinstance(inner, CompValue) and _binds_this(inner)

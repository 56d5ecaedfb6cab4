"""What must hold between the header of a query and its body, checked as a file is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from pyoxigraph import QueryBoolean, QuerySolutions, Store

from queries.binding import parameter_blocks
from queries.paging import page
from queries.parameters import ParameterError, Term, read
from queries.schema import Header
from queries.tokens import Block, form_start, variables

Form = Literal["select", "ask", "construct"]

_EMPTY: Final = Store()


class Fault(NamedTuple):
    """What is wrong, and where: at a place of the body, or at a part of the header."""

    message: str
    place: int = 0
    path: tuple[str, ...] = ()


def form(text: str) -> Form:
    """Whether a query gives rows, a yes or no, or triples.

    Raises:
        SyntaxError: it is not SPARQL.
    """
    found = _EMPTY.query(text)
    if isinstance(found, QuerySolutions):
        return "select"
    return "ask" if isinstance(found, QueryBoolean) else "construct"


def faults(header: Header, text: str, base: str) -> Iterator[Fault]:
    """Everything that is wrong with a body under its header."""
    try:
        found = _EMPTY.query(text)
    except (SyntaxError, ValueError) as error:
        yield Fault(f"the body is not SPARQL: {error}")
        return
    projected = [v.value for v in found.variables] if isinstance(found, QuerySolutions) else []
    yield from _columns(header, projected)
    yield from _parameters(header, text, base)
    if projected:
        try:
            _EMPTY.query(page(text, 1, 1))
        except SyntaxError:
            yield Fault("LIMIT must be able to follow: end with ORDER BY and no LIMIT, OFFSET or VALUES")


def _columns(header: Header, projected: list[str]) -> Iterator[Fault]:
    declared = [column.name for column in header.columns]
    for name in projected:
        if name not in declared:
            yield Fault(f"the query gives ?{name}: describe it under 'columns'", path=("columns",))
    for place, name in enumerate(declared):
        if name not in projected:
            yield Fault(f"the query does not give ?{name}: take it out", path=("columns", str(place)))
    if set(declared) == set(projected) and declared != projected:
        yield Fault(f"write the columns in the order of the query: {', '.join(projected)}", path=("columns",))


def _parameters(header: Header, text: str, base: str) -> Iterator[Fault]:
    names = {each.name for each in header.parameters}
    found = parameter_blocks(text, frozenset(names))
    for block in found:
        for stray in sorted(set(block.variables) - names):
            yield Fault(
                f"?{stray} stands in the row of the parameters: declare it, or give it a block of its own",
                block.start,
            )
    bound = {name for block in found for name in block.variables}
    used = [
        token.text[1:]
        for token in variables(text)
        if not any(block.start <= token.start < block.end for block in found)
    ]
    for place, each in enumerate(header.parameters):
        path = ("parameters", str(place))
        if each.name not in bound:
            yield Fault(f"no VALUES block of the body binds ?{each.name}", path=path)
        elif each.name not in used:
            yield Fault(f"the body does not use ?{each.name}", path=path)
    if bound == names:
        yield from _rows(header, text, found, base)


def _rows(header: Header, text: str, found: list[Block], base: str) -> Iterator[Fault]:
    """The row of each block holds what the header gives as examples."""
    shown: dict[str, Term | None] = {}
    for place, each in enumerate(header.parameters):
        try:
            shown[each.name] = None if each.shown is None else read(each, each.shown, base)
            if each.default is not None and each.default != each.shown:
                read(each, each.default, base)
        except (ParameterError, KeyError) as error:
            yield Fault(f"the example or default does not fit: {error}", path=("parameters", str(place)))
            return
    for block in found:
        row = _row(text, block)
        if row is None:
            yield Fault("the VALUES block of the parameters has one row, the examples", block.start)
            continue
        for name, term in row.items():
            if term != shown[name]:
                yield Fault(
                    f"?{name} is {term or 'UNDEF'} here and {shown[name] or 'open'} in the header",
                    block.start,
                )


def _row(text: str, block: Block) -> Mapping[str, Term | None] | None:
    alone = f"{text[: form_start(text)]} SELECT * WHERE {{ {text[block.start : block.end]} }}"
    solutions = _EMPTY.query(alone)
    rows = list(solutions) if isinstance(solutions, QuerySolutions) else []
    return {name: rows[0][name] for name in block.variables} if len(rows) == 1 else None

"""CSV that any reader takes apart as it was meant (RFC 4180), also where an IRI holds a comma.

The serialiser of the store quotes literals but never IRIs: `http://e/a,b` would be read as two fields.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from graph.engine.caps import Body

_END: Final = b"\r\n"
_SPECIAL: Final = frozenset('",\r\n')
_Term = NamedNode | BlankNode | Literal | Triple | None


def holds(table: bytes) -> bool:
    """Whether each row has as many fields as the head: a comma that stands by itself gives one more."""
    outside = b"".join(table.split(b'"')[::2])
    width = outside.partition(_END)[0].count(b",")
    return outside.count(b",") == width * outside.count(_END)


def write(solutions: QuerySolutions, body: Body) -> None:
    """The same table with every field quoted that needs it.

    Raises:
        QueryTooLarge: from `body`.
    """
    body.write((",".join(variable.value for variable in solutions.variables) + "\r\n").encode())
    for solution in solutions:
        body.write((",".join(map(_field, solution)) + "\r\n").encode())


def _field(term: _Term) -> str:
    if term is None:
        return ""
    text = term.value if isinstance(term, NamedNode | Literal) else str(term)
    return '"' + text.replace('"', '""') + '"' if not _SPECIAL.isdisjoint(text) else text

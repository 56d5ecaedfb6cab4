r"""Parameters take their place in a query: a VALUES block of terms for the one that stands in the file.

A term is written by pyoxigraph as N-Triples, which is SPARQL too. Two things are written in another way, as
engines differ over `\uXXXX`: some read it wherever it stands, even behind another backslash, and one takes
four more digits where it finds them. So a `u` behind a backslash, and every such escape, has eight digits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from queries.parameters import Term
from queries.tokens import Block, blocks

if TYPE_CHECKING:
    from queries.catalogue import CuratedQuery

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPE: Final = re.compile(r"\\\\(?P<letter>[uU])|\\u(?P<code>[0-9A-Fa-f]{4})|\\.")


def bind(query: CuratedQuery, values: Mapping[str, Term | None]) -> str:
    """The text of a query with these terms for its parameters; what is not given is left open.

    Args:
        values: terms by name of parameter; None or missing leaves it open (UNDEF).

    Raises:
        ValueError: a name is no parameter, or one that must have a value has none.
    """
    known = {each.name: each for each in query.parameters}
    if stray := [name for name in values if name not in known]:
        raise ValueError(f"{query.name} has no parameter {', '.join(map(repr, stray))}")
    for each in known.values():
        if values.get(each.name) is None and (each.required or each.default is not None):
            raise ValueError(f"{query.name}: {each.name} must have a value")
    text = query.text
    for block in reversed(parameter_blocks(text, frozenset(known))):
        text = text[: block.start] + _written(block, values) + text[block.end :]
    return text


def parameter_blocks(text: str, names: frozenset[str]) -> list[Block]:
    """The VALUES blocks that hold a parameter."""
    return [block for block in blocks(text) if names & set(block.variables)]


def sparql(term: Term | None) -> str:
    """A term as SPARQL on any engine; UNDEF for none."""
    if term is None:
        return "UNDEF"
    if isinstance(term, NamedNode):
        return str(term)
    text = _ESCAPE.sub(_eight_digits, str(Literal(term.value)))
    return text + (f"^^{term.datatype}" if term.datatype.value != _STRING else "")


def _eight_digits(match: re.Match[str]) -> str:
    if letter := match["letter"]:
        return rf"\\\U{ord(letter):08X}"
    return rf"\U0000{match['code']}" if match["code"] else match.group()


def _written(block: Block, values: Mapping[str, Term | None]) -> str:
    names = " ".join(f"?{name}" for name in block.variables)
    return f"VALUES ({names}) {{ ({' '.join(sparql(values.get(name)) for name in block.variables)}) }}"

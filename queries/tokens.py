"""The few tokens of SPARQL that finding a VALUES block takes; strings, IRIs and comments stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"""
    (?P<space>(?:[\x20\t\r\n]|\#[^\r\n]*)+)
    |(?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
        |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    |(?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    |(?P<variable>[?$]\w+)
    |(?P<prefixed>[A-Za-z][\w.-]*:[\w.\-%:/]*|:[\w.\-%:/]*)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Token(NamedTuple):
    """A token: its kind (a group of the pattern above), its text, and where it begins and ends."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A VALUES block of a text: its variables, and where it stands from its keyword to its closing brace."""

    variables: tuple[str, ...]
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, without white space and comments."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match.group(), match.start(), match.end())


def variables(text: str) -> Iterator[Token]:
    """Every mention of a variable."""
    return (token for token in tokens(text) if token.kind == "variable")


def form_start(text: str) -> int:
    """Where the prologue (BASE and PREFIX) ends and the form of the query is named."""
    return next(
        (t.start for t in tokens(text) if t.kind == "word" and t.text.upper() in _FORMS),
        len(text),
    )


def blocks(text: str) -> list[Block]:
    """The VALUES blocks, in their order; what is no whole block is left to the parser to complain about."""
    every = list(tokens(text))
    found = []
    for place, token in enumerate(every):
        if token.kind == "word" and token.text.upper() == "VALUES":
            opening = next((n for n in range(place, len(every)) if every[n].text == "{"), None)
            closing = next((n for n in range(place, len(every)) if every[n].text == "}"), None)
            if opening is not None and closing is not None:
                names = [t.text[1:] for t in every[place:opening] if t.kind == "variable"]
                found.append(Block(tuple(names), token.start, every[closing].end))
    return found

"""SPARQL as tokens: what a text asks for, without parsing it.

The parser behind this engine reads letters, not tokens: it finds a keyword in `trueSERVICE`, in `SERVICE:x{}`
and after `FILTER(1<2)#>` (each was tried). So a text that could be read in two ways is read in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from graph.engine.formats import Shape

_BASE: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_FIRST: Final = _BASE + "_"
_INNER: Final = _FIRST + r"0-9\u00b7\u0300-\u036f\u203f-\u2040"
_NAME: Final = _INNER + "-"
_ESCAPED: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PREFIX: Final = rf"(?:[{_BASE}](?:[{_NAME}.]*[{_NAME}])?)?"
_LOCAL: Final = rf"(?:(?:[{_FIRST}0-9:]|{_ESCAPED})(?:\.*(?:[{_NAME}:]|{_ESCAPED}))*)?"
_IRI: Final = r"""<(?:[^\x00-\x20<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"""
_SPACE: Final = r"(?:[\x20\t\r\n]|\#[^\r\n]*)"

# The large ones are compiled when first needed: readers seldom need them, and are to start fast.
_TOKEN: Final = cache(
    lambda: re.compile(
        rf"""
    (?P<space>{_SPACE}+)
    |(?P<string>'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\"
        |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    |(?P<iri>{_IRI})
    |(?P<variable>[?$][{_FIRST}0-9][{_INNER}]*)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<blank>_:[{_FIRST}0-9](?:[{_NAME}.]*[{_NAME}])?)
    |(?P<prefixed>(?P<prefix>{_PREFIX}):{_LOCAL})
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<other>.)
    """,
        re.VERBOSE | re.DOTALL,
    )
)
_FORM: Final = re.compile(r"SELECT|ASK|CONSTRUCT|DESCRIBE", re.IGNORECASE)
_BARE: Final = re.compile(r"[\x20\t\r\n]*+(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.IGNORECASE)
# Only keywords are taken in any case: that of the large classes of letters would take 40 ms to compile.
_PROLOGUE: Final = cache(
    lambda: re.compile(
        rf"{_SPACE}*(?:(?i:PREFIX){_SPACE}*{_PREFIX}:{_SPACE}*{_IRI}|(?i:BASE){_SPACE}*{_IRI}"
        rf"|(?i:VERSION){_SPACE}*(?:'[^']*'|\"[^\"]*\"))"
    )
)
_SPACES: Final = re.compile(rf"{_SPACE}*")
_SERVICE: Final = re.compile("service", re.IGNORECASE)
# What follows the keyword: where to, and a group.
_CALL: Final = cache(
    lambda: re.compile(
        rf"{_SPACE}*(?i:SILENT{_SPACE}*)?(?:{_IRI}|[?$][{_FIRST}0-9][{_INNER}]*|{_PREFIX}:{_LOCAL}){_SPACE}*\{{"
    )
)
# The same for an IRI in full, read as the parser does: it takes spaces and comments whole.
_TARGET: Final = re.compile(rf"{_SPACE}*+(?i:SILENT{_SPACE}*+)?+({_IRI})")
_SHAPES: Final = {
    "SELECT": Shape.ROWS,
    "ASK": Shape.BOOLEAN,
    "CONSTRUCT": Shape.TRIPLES,
    "DESCRIBE": Shape.TRIPLES,
}


class Token(NamedTuple):
    """A token: its kind (a group of the pattern above), its text and where it begins."""

    kind: str
    text: str
    start: int


class Call(NamedTuple):
    """A call of another endpoint: where it begins, and its IRI unless it is written in another way."""

    start: int
    iri: str | None


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, without white space and comments; the longest one wins."""
    for match in _TOKEN().finditer(text):
        kind = match.lastgroup or "other"
        if kind != "space":
            yield Token("prefixed" if kind == "prefix" else kind, match.group(), match.start())


def shape(text: str) -> Shape | None:
    """What the query gives, read off its first keyword after the prologue; None when there is none."""
    form = _BARE.match(text)  # nearly all; a prologue begins with another word
    if form is None:
        form = _FORM.match(text, _prologue_end(text))
    return _SHAPES[form[form.lastindex or 0].upper()] if form else None


def after_prologue(text: str) -> Token | None:
    """The token that should say which form of query it is; None at the end of the text."""
    start = _prologue_end(text)
    found = next(tokens(text[start:]), None)
    return found._replace(start=found.start + start) if found else None


def _prologue_end(text: str) -> int:
    at = 0
    while match := _PROLOGUE().match(text, at):
        at = match.end()
    spaces = _SPACES.match(text, at)
    return spaces.end() if spaces else at


def describes_dataset(text: str) -> bool:
    """Whether the query says itself, by FROM, what it is asked of."""
    if "from" not in text.lower():
        return False
    return any(_is_from(token) for token in _clauses(text))


def _is_from(token: Token) -> bool:
    word = token.text.upper()
    return word in ("FROM", "FROMNAMED") if token.kind == "word" else word.startswith(("FROM:", "FROMNAMED:"))


def _clauses(text: str) -> Iterator[Token]:
    """Words and prefixed names, except those of the prologue."""
    before = ""
    for token in tokens(text):
        if token.kind == "word" or (token.kind == "prefixed" and before != "PREFIX"):
            yield token
        before = token.text.upper()


def undeclared_prefix(text: str) -> Token | None:
    """The first name whose prefix the text does not declare; for explaining a syntax error."""
    declared: set[str] = set()
    before = ""
    for token in tokens(text):
        if token.kind == "prefixed":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return token
        before = token.text.upper()
    return None


def calls_service(text: str) -> int | None:
    """Where the text asks another endpoint by SERVICE; None where it does not."""
    call = next(service_calls(text), None)
    return call.start if call else None


def service_calls(text: str) -> Iterator[Call]:
    """All calls of other endpoints by SERVICE, however the text may be read; some may come twice.

    Strings, comments, variables and IRIs may hold the word. `<` is followed both as the start of an IRI and
    as a comparison, since only a parser could tell.
    """
    if not _SERVICE.search(text):
        return
    seen: set[tuple[int, bool]] = set()
    ahead = [(0, False)]
    while ahead:
        at, graph = ahead.pop()
        token = _TOKEN().match(text, at)
        if token is None or (at, graph) in seen:
            continue
        seen.add((at, graph))
        kind = token.lastgroup
        if kind in ("word", "prefixed", "prefix") and not graph:
            yield from _calls(text, token)
        if kind == "iri":
            ahead.append((at + 1, False))
        # After GRAPH comes a name, which may be `service:x` with a group behind it.
        ahead.append((token.end(), graph if kind == "space" else token.group().upper() == "GRAPH"))


def _calls(text: str, token: re.Match[str]) -> Iterator[Call]:
    for word in _SERVICE.finditer(text, token.start(), token.end()):
        if _CALL().match(text, word.end()):
            target = _TARGET.match(text, word.end())
            yield Call(word.start(), target[1][1:-1] if target else None)

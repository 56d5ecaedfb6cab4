"""What is wrong with a query's text, and where, in words that help."""

from __future__ import annotations

from typing import Final

from graph.engine.locate import PLACE, items_of, locate
from graph.engine.tokens import after_prologue, shape, undeclared_prefix
from graph.errors import QuerySyntaxError

# How the parser's list tells the first signs of terms.
_QUOTE: Final = '"\'"'
_DIGITS: Final = "['0'..='9']"
_BEGIN_TERMS: Final = ("$", "?", "<", "'", '\\"', "+", "-", ".", ":", "_:")
_UPDATES: Final = frozenset(
    ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")
)
_MOST: Final = 12


def explained(error: SyntaxError, text: str) -> QuerySyntaxError:
    """The parser's error as one of ours, with line and column counted from one where they are known."""
    if shape(text) is None:
        return no_query(text)
    unknown = undeclared_prefix(text)
    if unknown is not None:
        prefix = unknown.text.partition(":")[0]
        return _error(f"the prefix '{prefix}:' is not declared", *position(text, unknown.start))
    fault = locate(text)
    if fault is not None:
        return _error(_expectation(fault.expected), *position(text, fault.offset))
    match = PLACE.fullmatch(str(error))
    if match is None:
        return QuerySyntaxError(str(error))
    return _error(_expectation(items_of(match[3])), int(match[1]), int(match[2]))


def no_query(text: str) -> QuerySyntaxError:
    """The error of a text whose prologue is followed by none of the four forms of query."""
    token = after_prologue(text)
    if token is None:
        return _error("the query ends too early", *position(text, len(text)))
    if token.text.upper() in _UPDATES:
        what = f"{token.text.upper()} is an update; only queries are answered here"
    else:
        what = f"expected SELECT, ASK, CONSTRUCT or DESCRIBE, not {token.text[:40]!r}"
    return _error(what, *position(text, token.start))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, counted from one."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _error(what: str, line: int, column: int) -> QuerySyntaxError:
    return QuerySyntaxError(f"Line {line}, column {column}: {what}.", line, column)


def _expectation(items: list[str]) -> str:
    """What could stand there: terms by their names, then words, then signs; no classes of letters."""
    known = [item for item in items if not item.startswith(("[", "<unreported"))]
    sentence = next((item for item in known if item[0] != '"' and item.count(" ") >= 2), None)
    if sentence:
        return sentence if sentence[1].isupper() else sentence[0].lower() + sentence[1:]
    terms = _terms(items)
    others = [item for item in known if not (terms and item.lstrip('"').startswith(_BEGIN_TERMS))]
    listed = terms + sorted(others, key=lambda item: item.startswith('"'))
    if not listed:
        return "the query ends too early, or this is not expected here"
    more = ["..."] if len(listed) > _MOST else []
    return f"expected {', '.join(listed[:_MOST] + more)}"


def _terms(items: list[str]) -> list[str]:
    """The terms whose first signs are in the list."""
    if '"?"' not in items:
        return ["a number"] if items == [_DIGITS] else []
    found = {"a variable": '"?"', "an IRI": '"<"', "a string": _QUOTE, "a number": _DIGITS}
    return [term for term, sign in found.items() if sign in items]

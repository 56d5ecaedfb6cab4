"""What is wrong with a query's text, and where, in words that help."""

from __future__ import annotations

import re
from typing import Final

from graph.engine.tokens import after_prologue, shape, undeclared_prefix
from graph.errors import QuerySyntaxError

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
# An item of the parser's list: a class of letters in brackets, a quoted sign, or a word.
_ITEM: Final = re.compile(r"(\[(?:'.'|[^'\]])*\]|\"(?:[^\"\\]|\\.)*\"|[^,]+)(?:, |$)", re.DOTALL)
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
    match = _PLACE.fullmatch(str(error))
    if match is None:
        return QuerySyntaxError(str(error))
    return _error(_expectation(match[3]), int(match[1]), int(match[2]))


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


def _expectation(text: str) -> str:
    """The parser's list of what could stand there: words before signs, without its classes of letters."""
    items: list[str] = [item.strip() for item in _ITEM.findall(text)]
    known = [item for item in items if not item.startswith(("[", "<unreported"))]
    sentence = next((item for item in known if item[0] != '"' and item.count(" ") >= 2), None)
    if sentence:
        return sentence[0].lower() + sentence[1:]
    if not known:
        return "the query ends too early, or this is not expected here"
    known.sort(key=lambda item: item.startswith('"'))
    more = ["..."] if len(known) > _MOST else []
    return f"expected {', '.join(known[:_MOST] + more)}"

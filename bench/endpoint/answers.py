"""Whether servers say the same: answers as sets of rows, in any order, numbers by their value."""

from __future__ import annotations

import csv
import io
import json
import urllib.error
import urllib.request
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from urllib.parse import quote

from bench.endpoint.engines import Server
from bench.endpoint.questions import CSV, Question

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = {_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")}
# How Virtuoso 7 answers ASK in JSON, whatever the standard says.
_VIRTUOSO_ASK: Final = "__ASK_RETVAL"
Rows = Counter[tuple[tuple[str, str], ...]]


def target(server: Server, question: Question) -> str:
    """Path and query of a GET."""
    return f"{server.path}?query={quote(question.text, safe='')}"


def request(server: Server, question: Question, more: str = "") -> bytes:
    """A whole HTTP request over a connection that stays open."""
    head = f"GET {target(server, question)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {question.accept}\r\n"
    return f"{head}{more}\r\n".encode("ascii")


class Refused(Exception):
    """The answer is an error, or there is none in time."""


def ask(server: Server, question: Question, seconds: float = 60.0) -> tuple[bytes, str | None]:
    """The body of the answer, and its ETag.

    Raises:
        Refused: there is none.
    """
    url = f"http://127.0.0.1:{server.port}{target(server, question)}"
    asked = urllib.request.Request(url, headers={"Accept": question.accept})
    try:
        with urllib.request.urlopen(asked, timeout=seconds) as answer:
            return answer.read(), answer.headers.get("ETag")
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        raise Refused(f"{question.sort}: {error}") from None


def rows(body: bytes, question: Question) -> Rows | bool:
    """The rows of an answer, how often each comes; of ASK the truth."""
    if question.accept == CSV:
        return Counter(tuple(line) for line in _of_csv(body.decode()))
    # Engines differ in whether what they put together of texts in one language is in that language.
    languages = "GROUP_CONCAT" not in question.text
    told: dict[str, Any] = json.loads(body)
    if "boolean" in told:
        return bool(told["boolean"])
    found = told["results"]["bindings"]
    if told["head"].get("vars") == [_VIRTUOSO_ASK]:
        return any(row[_VIRTUOSO_ASK]["value"] != "0" for row in found)
    return Counter(
        tuple(sorted((name, _term(term, languages)) for name, term in row.items())) for row in found
    )


def _of_csv(text: str) -> list[list[tuple[str, str]]]:
    lines = list(csv.reader(io.StringIO(text)))
    return [list(zip(lines[0], line, strict=False)) for line in lines[1:]]


def _term(term: dict[str, str], languages: bool) -> str:
    value, kind = term["value"], term.get("datatype", "")
    if kind in _NUMBERS:
        try:
            return f"number {Decimal(value).normalize():f}"
        except InvalidOperation:
            return value
    language = term.get("xml:lang", "").lower() if languages else ""
    # What GROUP_CONCAT puts together has no order that the standard would give.
    words = " ".join(sorted(value.split()))
    return f"{words}@{language}^{kind.replace(_XSD + 'string', '')}"


def differing(server: Server, first: Server, asked: list[Question], seconds: float = 20.0) -> list[str]:
    """The sorts of questions that a server answers otherwise than the first one, or not in time."""
    found = []
    for question in asked:
        wanted = rows(ask(first, question)[0], question)
        try:
            same = rows(ask(server, question, seconds)[0], question) == wanted
        except (Refused, ValueError, KeyError):
            same = False
        if not same:
            found.append(question.sort)
    return found

"""Cities that lead and that no table knows: named where their role is, and known from there on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graph.reports.model import Name
from graph.reports.names import Mention
from graph.reports.patterns import CAPITALS
from graph.reports.rules.roles import role_words
from graph.reports.rules.statement import Statement

_CAP: Final = rf"[{CAPITALS}][\w’'-]+"
_MANY: Final = rf"{_CAP}(?:[\s-]{_CAP}){{0,2}}"
_PREFIX: Final = (
    r"(?:[Cc]ity|[Mm]unicipality|[Tt]own|[Vv]ille|[Cc]ommune|[Mm]unicipalité|[Cc]iudad|[Aa]yuntamiento|[Mm]unicipio|"
    r"[Mm]unicipalidad|[Aa]lcaldía|[Ii]ntendencia|[Vv]illa)\s+(?:of\s+|de\s+|d[’'])"
)
_LABEL: Final = 40  # characters of what stands before a colon
_NAMED: Final = re.compile(rf"{_PREFIX}(?P<name>{_MANY})")
# `Presidency: Casablanca`, `Casablanca: vice-presidency of ...`
_QUOTED: Final = re.compile(r"[«“\"][^«»“”\"]*[»”\"]")  # `the hub “Bilbao - City of Values”`
_LISTED: Final = re.compile(
    rf"(?:[,:]|\s(?:and|y|e|et))\s+(?:{_PREFIX})?(?P<name>{_CAP})(?=\s*(?:$|[,.;(]|\s(?:and|y|et)\s))"
)
_HEAD: Final = re.compile(rf"^(?P<name>{_CAP})\s?:\s")


def newcomers(statements: Iterable[Statement]) -> dict[str, Name]:
    """New names of cities by how they are written."""
    found: dict[str, Name] = {}
    for statement in statements:
        for name in _in(statement):
            found.setdefault(name, Name(f"new:{name}", name))
    return found


def _in(statement: Statement) -> Iterator[str]:
    told = statement.part.section in ("1-b", "1-e", "2")
    roles = role_words(statement.leveled, statement.pack) if told else []
    if not roles or statement.of_kind("person"):
        return
    head = _HEAD.match(statement.text)
    matches = [*_NAMED.finditer(statement.text)]
    colon = statement.text.find(":")
    if roles[0].end <= colon + 1 <= _LABEL and not statement.has("seats", "candidate"):
        matches += _LISTED.finditer(statement.text, colon)
    if head and roles[0].start >= head.end():
        matches.append(head)
    for match in matches:
        start, end = match.span("name")
        known = any(m.start < end and start < m.end for m in statement.mentions)
        quoted = any(each.start() < start < each.end() for each in _QUOTED.finditer(statement.text))
        if not known and not quoted and not match["name"].isupper():
            yield match["name"]


def mentioned(text: str, names: dict[str, Name], known: list[Mention]) -> list[Mention]:
    """The mentions of a text with those of newcomers among them."""
    found = list(known)
    for words, name in names.items():
        places = (match.span() for match in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text))
        found += [
            Mention(start, end, name)
            for start, end in places
            if not any(m.start < end and start < m.end for m in known)
        ]
    return sorted(found, key=lambda each: each.start)

"""What a version says of the things that can be found, read from its dump in one pass.

A line of the dump costs half a microsecond that way, a quad of the store ten.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.search.sections import BY_SCHEME, SECTIONS, Section, kinds
from ontology import UCLG
from ontology.prefixes import expand

_TYPE: Final = expand("rdf:type")
_CONCEPT: Final = expand("skos:Concept")
_SCHEME: Final = expand("skos:inScheme")
_SPATIAL: Final = expand("dct:spatial")
_POPULATION: Final = expand("uclg:population")
_REPRESENTED: Final = expand("uclg:representedBy")
_BODY: Final = expand("org:organization")
_LABELS: Final = (expand("rdfs:label"), expand("skos:prefLabel"), expand("dct:title"))
_OTHERS: Final = (expand("skos:altLabel"), expand("uclg:acronym"))
_ABOUT: Final = (expand("dct:description"), expand("skos:definition"))
_DETAIL: Final = frozenset(expand(name) for section in SECTIONS for name in section.detail)
_EVIDENCE: Final = frozenset(
    f"<{expand(name)}>".encode()
    for name in ("rdf:type", "uclg:about", "uclg:statement", "uclg:statedIn", "uclg:matchOf", "dct:source")
)  # links that make nothing prominent
_TYPE_NAME: Final = f"<{_TYPE}>".encode()
_REPRESENTED_NAME: Final = f"<{_REPRESENTED}>".encode()
_INFERRED: Final = b"/graph/inferred> .\n"
_BATCH: Final = 20_000  # lines


class Text(NamedTuple):
    """A literal; the language is empty where it is unknown."""

    text: str
    language: str


_Row = tuple[bytes, bytes, bytes, bytes]


def _worth() -> dict[bytes, frozenset[bytes]]:
    """The properties that are read of each class; details are told of some that are not found themselves."""
    named = frozenset((*_LABELS, *_OTHERS, *_ABOUT, *_DETAIL, _TYPE, _SCHEME, _SPATIAL)) - {_BODY}
    worth = dict.fromkeys((*kinds(), _CONCEPT, expand("skos:ConceptScheme")), named)
    worth[UCLG + "Mandate"] = frozenset((_REPRESENTED, _BODY))
    worth[UCLG + "Place"] = frozenset((_POPULATION,))
    return {
        f"<{kind}>".encode(): frozenset(f"<{iri}>".encode() for iri in properties)
        for kind, properties in worth.items()
    }


@dataclass(slots=True)
class Thing:
    """What the dump says of a node."""

    kind: str = ""
    section: Section | None = None
    labels: list[Text] = field(default_factory=list)
    others: list[Text] = field(default_factory=list)
    about: list[Text] = field(default_factory=list)
    detail: list[tuple[str, str]] = field(default_factory=list)
    place: str | None = None


@dataclass
class Read:
    """All of it: things by IRI, links to each from what is stated, and inhabitants of places."""

    things: dict[str, Thing] = field(default_factory=dict)
    links: Counter[bytes] = field(default_factory=Counter)
    inhabitants: dict[str, int] = field(default_factory=dict)
    _mandates: dict[str, tuple[list[str], list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: ([], []))
    )

    def add(self, quad: Quad) -> None:
        """Take in what a quad says."""
        if not isinstance(quad.subject, NamedNode):
            return
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
        if isinstance(value, NamedNode):
            self._link(subject, predicate, value.value)
        elif isinstance(value, Literal):
            self._text(subject, predicate, value)

    def _link(self, subject: str, predicate: str, value: str) -> None:
        if predicate in (_REPRESENTED, _BODY):
            self._mandates[subject][predicate == _BODY].append(value)
            return
        thing = self.things.setdefault(subject, Thing())
        if predicate == _TYPE and value in kinds():
            thing.kind, thing.section = value.removeprefix(UCLG), kinds()[value]
        elif predicate == _SPATIAL:
            thing.place = value
        elif predicate == _SCHEME and thing.section is None:
            thing.section = BY_SCHEME.get(value.rpartition("/")[2])
            thing.kind = "Concept"
        if predicate in _DETAIL:
            thing.detail.append((intern(predicate), intern(value)))

    def _text(self, subject: str, predicate: str, value: Literal) -> None:
        if predicate == _POPULATION:
            self.inhabitants[subject] = int(value.value) if value.value.isdecimal() else 0
            return
        thing = self.things.setdefault(subject, Thing())
        text = Text(intern(value.value), intern(value.language or ""))
        for names, texts in ((_LABELS, thing.labels), (_OTHERS, thing.others), (_ABOUT, thing.about)):
            if predicate in names and text not in texts:
                texts.append(text)
        if predicate in _DETAIL:
            thing.detail.append((intern(predicate), value.value))

    def close(self) -> None:
        """Tell of each person the bodies in which they represent somebody."""
        for persons, bodies in self._mandates.values():
            for thing in (self.things[person] for person in persons if person in self.things):
                thing.detail += [(_BODY, body) for body in bodies if (_BODY, body) not in thing.detail]
        self._mandates.clear()


def read(dump: Path) -> Read:
    """Read a dump: N-Quads in the order of their subjects, compressed by gzip."""
    found = Read()
    with gzip.open(dump, "rb") as packed, BufferedReader(packed) as file:
        for batch in _batches(_stated(file, found.links)):
            for quad in parse(batch, format=RdfFormat.N_QUADS):
                found.add(quad)
    found.close()
    return found


def _stated(lines: Iterable[bytes], links: Counter[bytes]) -> Iterator[_Row]:
    """Subject, predicate, object (its first word) and line of what is not inferred; links are counted."""
    for line in lines:
        if line.endswith(_INFERRED):
            continue
        subject, predicate, value, _ = line.split(b" ", 3)
        if value.startswith(b"<") and predicate not in _EVIDENCE:
            links[value] += 1
        yield subject, predicate, value, line


def _batches(rows: Iterable[_Row]) -> Iterator[bytes]:
    """What is worth parsing, in parts."""
    worth = _worth()
    batch: list[bytes] = []
    for _, group in groupby(rows, key=itemgetter(0)):
        node = list(group)
        wanted = {
            name
            for _, predicate, value, _ in node
            if predicate == _TYPE_NAME and value in worth
            for name in worth[value]
        }
        # Nine mandates of ten name no person.
        if _REPRESENTED_NAME not in wanted or any(row[1] == _REPRESENTED_NAME for row in node):
            batch += [line for _, predicate, _, line in node if predicate in wanted]
        if len(batch) > _BATCH:
            yield b"".join(batch)
            batch = []
    yield b"".join(batch)

"""What the ontology says of itself, ready to be told: its head, its terms, its changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology import BASE, UCLG
from ontology.files import ontology_file
from ontology.prefixes import expand

ONTOLOGY: Final = f"{BASE}ontology"
KINDS: Final = {
    expand("owl:Class"): "class",
    expand("owl:ObjectProperty"): "object",
    expand("owl:DatatypeProperty"): "datatype",
    expand("rdf:Property"): "property",
}
_CHANGE: Final = re.compile(r"(?P<version>\S+) \((?P<date>\d{4}-\d\d-\d\d)\)\s?: (?P<text>.+)")

_Said = Mapping[str, list[NamedNode | Literal]]


@dataclass(frozen=True)
class Term:
    """A class or a property of the ontology.

    Attributes:
        name: what stands after the hash.
        kind: `class`, `object`, `datatype` or `property` (of either sort).
        labels, definitions: text by language.
        alternatives: other names by language.
        above, below: superclasses or superproperties, and the other way round; direct ones.
        domain, range: classes and datatypes that a property leads from and to.
        inverses: of a property; itself where it is symmetric.
    """

    iri: str
    name: str
    kind: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    alternatives: Mapping[str, str]
    above: tuple[str, ...]
    below: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    inverses: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What is new in a version of the ontology; `texts` by language."""

    version: str
    date: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Documentation:
    """The whole ontology; terms in the order of the file."""

    title: Mapping[str, str]
    description: Mapping[str, str]
    version: str
    version_iri: str
    created: str
    modified: str
    license: str
    changes: tuple[Change, ...]
    terms: Mapping[str, Term]

    @property
    def classes(self) -> list[Term]:
        """The classes."""
        return [term for term in self.terms.values() if term.kind == "class"]

    @property
    def properties(self) -> list[Term]:
        """The properties."""
        return [term for term in self.terms.values() if term.kind != "class"]

    def lineage(self, iri: str) -> list[str]:
        """All superclasses or superproperties of a term, the nearest first."""
        found: list[str] = []
        waiting = [iri]
        while waiting:
            term = self.terms.get(waiting.pop(0))
            new = [above for above in (term.above if term else ()) if above not in found]
            found += new
            waiting += new
        return found

    def roots(self) -> list[Term]:
        """The classes that are below no other class of the ontology."""
        return [term for term in self.classes if not any(above in self.terms for above in term.above)]

    def properties_of(self, iri: str) -> list[Term]:
        """The properties that lead from this very class."""
        return [term for term in self.properties if iri in term.domain]

    def reused(self) -> list[str]:
        """Terms of other vocabularies that the ontology builds on, in order."""
        built = {
            iri
            for term in self.terms.values()
            for iri in (*term.above, *term.domain, *term.range)
            if iri not in self.terms
        }
        return sorted(built)


@cache
def documentation() -> Documentation:
    """What `uclg.ttl` says; read once.

    Raises:
        SyntaxError: the file is not Turtle.
        ValueError: a note on changes is not written as `0.1.0 (2026-11-21): text`.
    """
    said: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in parse(path=str(ontology_file()), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            said[triple.subject.value][triple.predicate.value].append(triple.object)
    head = said[ONTOLOGY]
    return Documentation(
        title=_texts(head, "dct:title"),
        description=_texts(head, "dct:description"),
        version=_one(head, "owl:versionInfo"),
        version_iri=_one(head, "owl:versionIRI"),
        created=_one(head, "dct:created"),
        modified=_one(head, "dct:modified"),
        license=_one(head, "dct:license"),
        changes=_changes(head),
        terms=_terms(said),
    )


def _terms(said: Mapping[str, _Said]) -> dict[str, Term]:
    below: dict[str, list[str]] = defaultdict(list)
    own = [iri for iri in said if iri.startswith(UCLG)]
    for iri in own:
        for above in _above(said[iri]):
            below[above].append(iri)
    return {iri: _term(iri, said[iri], below[iri]) for iri in own}


def _term(iri: str, said: _Said, below: Iterable[str]) -> Term:
    types = _links(said, "rdf:type")
    symmetric = (iri,) if expand("owl:SymmetricProperty") in types else ()
    return Term(
        iri=iri,
        name=iri.removeprefix(UCLG),
        kind=next(KINDS[kind] for kind in types if kind in KINDS),
        labels=_texts(said, "rdfs:label"),
        definitions=_texts(said, "skos:definition"),
        alternatives=_texts(said, "skos:altLabel"),
        above=_above(said),
        below=tuple(below),
        domain=_links(said, "schema:domainIncludes"),
        range=_links(said, "schema:rangeIncludes"),
        inverses=_links(said, "owl:inverseOf") + symmetric,
    )


def _above(said: _Said) -> tuple[str, ...]:
    return _links(said, "rdfs:subClassOf") + _links(said, "rdfs:subPropertyOf")


def _changes(head: _Said) -> tuple[Change, ...]:
    """By the notes in the head, the newest first."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for note in head[expand("skos:historyNote")]:
        match = _CHANGE.fullmatch(note.value)
        if match is None or not isinstance(note, Literal) or note.language is None:
            raise ValueError(f"{note} should be like '0.1.0 (2026-11-21): text', with its language")
        found[match["date"], match["version"]][note.language] = match["text"]
    return tuple(Change(version, date, found[date, version]) for date, version in sorted(found, reverse=True))


def _texts(said: _Said, name: str) -> dict[str, str]:
    values = said.get(expand(name), [])
    return {value.language: value.value for value in values if isinstance(value, Literal) and value.language}


def _links(said: _Said, name: str) -> tuple[str, ...]:
    return tuple(value.value for value in said.get(expand(name), []) if isinstance(value, NamedNode))


def _one(said: _Said, name: str) -> str:
    (value,) = said[expand(name)]
    return value.value

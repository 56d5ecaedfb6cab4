"""What a description is: the thing, what links to it, and what both mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from graph.descriptions.terms import depth
from ontology.prefixes import expand

Value = NamedNode | Literal
Facts = Mapping[str, tuple[Value, ...]]
"""Values by IRI of the property; both in a fixed order."""

_TYPE: Final = expand("rdf:type")
_LABEL: Final = expand("rdfs:label")
_REPLACED: Final = expand("dct:isReplacedBy")


class Label(NamedTuple):
    """A name and the language it is in; empty where that is not known."""

    text: str
    language: str


@dataclass(frozen=True)
class Node:
    """A thing and what is told of it here.

    Attributes:
        facts: of the thing described and of its parts everything; of others label, types and dates.
        part: whether it is told in full, since it says little without its own links: a mandate, a statement.
    """

    iri: str
    facts: Facts = field(default_factory=dict)
    part: bool = False

    def all(self, name: str) -> tuple[Value, ...]:
        """Values of a property by its prefixed name, like `org:role`."""
        return self.facts.get(expand(name), ())

    def links(self, name: str) -> tuple[str, ...]:
        """IRIs that a property leads to."""
        return tuple(value.value for value in self.all(name) if isinstance(value, NamedNode))

    def text(self, name: str) -> str | None:
        """The first value of a property, as text."""
        return next((value.value for value in self.all(name)), None)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """IRIs of its classes, the most specific one first."""
        return tuple(sorted(self.links("rdf:type"), key=lambda iri: (-depth(iri), iri)))

    @property
    def type(self) -> str | None:
        """IRI of its most specific class."""
        return self.types[0] if self.types else None

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Its name by language; `""` for one in no language."""
        return _texts(self.facts.get(_LABEL, ())) or _texts(self.all("dct:title"))

    def label(self, language: str) -> Label:
        """Its name in a language, else in English, else in any, else the end of its IRI."""
        for code in (language, "en", "", *self.labels):
            if code in self.labels:
                return Label(self.labels[code], code)
        return Label(_end(self.iri), "")

    @property
    def described(self) -> bool:
        """Whether the graph says anything of it, so that it has a page."""
        return bool(self.facts)


@dataclass(frozen=True)
class Incoming:
    """Links to the thing by one property.

    Attributes:
        things: IRIs, those of this page only.
        count: how many there are on all pages.
    """

    property: str
    things: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Description:
    """One thing in its surroundings.

    Attributes:
        node: the thing with all its own triples.
        incoming: links to it, those of this page, by property; properties in the order of their IRIs.
        nodes: whatever is mentioned, by IRI: also by parts; the thing itself too.
        page, pages: which part of the incoming links this is, of how many; counted from one.
        version: number of the version that tells; None where the engine has no versions.
        licence: IRI of the licence of the dataset.
    """

    node: Node
    incoming: tuple[Incoming, ...]
    nodes: Mapping[str, Node]
    page: int = 1
    pages: int = 1
    version: int | None = None
    licence: str | None = None

    @property
    def iri(self) -> str:
        """Of the thing."""
        return self.node.iri

    @property
    def replaced_by(self) -> str | None:
        """IRI of the thing that this one was merged into."""
        return next((iri for iri in self.node.links("dct:isReplacedBy") if iri != self.iri), None)

    @property
    def linked(self) -> int:
        """How many links to it there are in all."""
        return sum(links.count for links in self.incoming)

    def get(self, iri: str) -> Node:
        """Something that is mentioned; a bare node where nothing is known of it."""
        return self.nodes.get(iri) or Node(iri)

    def things(self, name: str) -> tuple[str, ...]:
        """IRIs that link to it by a property of this prefixed name, those of this page."""
        wanted = expand(name)
        return next((links.things for links in self.incoming if links.property == wanted), ())

    def triples(self) -> Iterator[Triple]:
        """Everything as RDF, each triple once."""
        seen: set[Triple] = set()
        for triple in self._all():
            if triple not in seen:
                seen.add(triple)
                yield triple

    def _all(self) -> Iterator[Triple]:
        yield from _triples(self.node)
        thing = NamedNode(self.iri)
        for links in self.incoming:
            yield from (Triple(NamedNode(iri), NamedNode(links.property), thing) for iri in links.things)
        for node in self.nodes.values():
            yield from _triples(node)


def _triples(node: Node) -> Iterator[Triple]:
    subject = NamedNode(node.iri)
    for name, values in node.facts.items():
        predicate = NamedNode(name)
        for value in values:
            yield Triple(subject, predicate, value)


def facts_of(pairs: Iterable[tuple[str, Value]]) -> Facts:
    """Properties and values in their fixed order: types and names first, then by IRI; each value once."""
    found: dict[str, set[Value]] = {}
    for name, value in pairs:
        found.setdefault(name, set()).add(value)
    first = (_TYPE, _LABEL)
    names = sorted(found, key=lambda name: (first.index(name) if name in first else len(first), name))
    return {name: tuple(sorted(found[name], key=_order)) for name in names}


def _order(value: Value) -> tuple[str, str, str]:
    if isinstance(value, Literal):
        return value.value, value.language or "", value.datatype.value
    return value.value, "", ""


def _texts(values: Iterable[Value]) -> dict[str, str]:
    """By language, in the order en, es, fr, others; of several in one language the first."""
    found: dict[str, str] = {}
    for value in values:
        if isinstance(value, Literal):
            found.setdefault(value.language or "", value.value)
    return found


def _end(iri: str) -> str:
    """The last piece of an IRI that says something."""
    return next((part for part in reversed(iri.replace("#", "/").split("/")) if part), iri)

"""The names that the graph knows: bodies, cities, people, organizations, each with all its spellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from ontology import UCLG

KINDS: Final = ("body", "city", "government", "organization", "person")
_LABELS: Final = (
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    UCLG + "acronym",
)
_BROADER: Final = "http://www.w3.org/2004/02/skos/core#broader"


@dataclass(frozen=True)
class Entry:
    """One spelling of a thing; `id` is the end of its IRI, `language` empty where it is not told."""

    id: str
    label: str
    language: str = ""

    @property
    def kind(self) -> str:
        """`body`, `city`, ..."""
        return self.id.split("/", 1)[0]


@dataclass(frozen=True)
class Area:
    """A spelling of an area or factor of the studies; `top` where it is one of the areas that others
    belong to.
    """

    id: str
    label: str
    top: bool


@dataclass(frozen=True)
class Known:
    """All spellings, and the kind of each body (`policy-council`, `partner-institution`, ...)."""

    entries: tuple[Entry, ...] = ()
    body_kinds: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()

    @classmethod
    def of(cls, store: Store, base: str) -> Known:
        """The names in a graph whose IRIs begin with `base`."""
        start = f"{base}id/"
        found: set[tuple[str, str, str]] = set()
        for predicate in _LABELS:
            for quad in store.quads_for_pattern(None, NamedNode(predicate), None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    name = quad.subject.value.removeprefix(start)
                    if name.split("/", 1)[0] in KINDS and name != quad.subject.value:
                        found.add((name, quad.object.value, quad.object.language or ""))
        kinds: set[tuple[str, str]] = set()
        for quad in store.quads_for_pattern(None, NamedNode(UCLG + "bodyKind"), None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                kinds.add((quad.subject.value.removeprefix(start), quad.object.value.rsplit("/", 1)[-1]))
        entries = tuple(Entry(*each) for each in sorted(found))
        return cls(entries, tuple(sorted(kinds)), tuple(_areas(store, f"{start}focus-area/")))


def _areas(store: Store, start: str) -> Iterator[Area]:
    """Areas and factors; of those with one label the shortest id first, for later editions have factors of
    the same name.
    """
    labels: dict[str, set[str]] = {}
    for predicate in _LABELS[:2]:
        for quad in store.quads_for_pattern(None, NamedNode(predicate), None):
            if (
                isinstance(quad.subject, NamedNode)
                and isinstance(quad.object, Literal)
                and quad.subject.value.startswith(start)
            ):
                labels.setdefault(quad.object.value, set()).add(quad.subject.value.removeprefix(start))
    for label, ids in sorted(labels.items()):
        for each in sorted(ids, key=lambda one: (len(one), one)):
            broader = store.quads_for_pattern(NamedNode(start + each), NamedNode(_BROADER), None)
            yield Area(each, label, next(iter(broader), None) is None)

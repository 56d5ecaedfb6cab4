"""Looking into the graph by short names: `uclg:about` of `edition/scs-2019`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from ontology import UCLG

_PREFIXES: Final = {
    "org": "http://www.w3.org/ns/org#",
    "uclg": UCLG,
    "schema": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Lookup:
    """Values and things of a graph; things are the ends of their IRIs, and None as a graph has none.

    Args:
        base: start of the IRIs, before `id/`.
    """

    def __init__(self, store: Store | None, base: str) -> None:
        self._store, self._base = store, f"{base}id/"

    def values(self, thing: str, term: str) -> list[str]:
        """All values of a property, sorted."""
        if self._store is None or not thing:
            return []
        found = self._store.quads_for_pattern(self._node(thing), _term(term), None)
        return sorted({self._short(quad.object) for quad in found})

    def value(self, thing: str, term: str) -> str:
        """The first value; empty where there is none."""
        return next(iter(self.values(thing, term)), "")

    def text(self, thing: str, term: str, language: str) -> str:
        """A text in a language, else in none, else in English."""
        if self._store is None or not thing:
            return ""
        found = self._store.quads_for_pattern(self._node(thing), _term(term), None)
        texts = {q.object.language or "": q.object.value for q in found if isinstance(q.object, Literal)}
        return texts.get(language) or texts.get("") or texts.get("en") or ""

    def having(self, term: str, value: str) -> Iterator[str]:
        """Things that have another thing as the value of a property, sorted."""
        if self._store is not None and value:
            found = self._store.quads_for_pattern(None, _term(term), self._node(value))
            yield from sorted({self._short(quad.subject) for quad in found})

    def saying(self, term: str, text: str) -> Iterator[str]:
        """Things that have a plain text as the value of a property, sorted."""
        if self._store is not None:
            found = self._store.quads_for_pattern(None, _term(term), Literal(text))
            yield from sorted({self._short(quad.subject) for quad in found})

    def typed(self, name: str) -> Iterator[str]:
        """Things of a class of the ontology, sorted."""
        if self._store is not None:
            found = self._store.quads_for_pattern(None, _TYPE, NamedNode(UCLG + name))
            yield from sorted({self._short(quad.subject) for quad in found})

    def is_a(self, thing: str, name: str) -> bool:
        """Whether a thing is of a class of the ontology."""
        if self._store is None:
            return False
        found = self._store.quads_for_pattern(self._node(thing), _TYPE, NamedNode(UCLG + name))
        return next(iter(found), None) is not None

    def _node(self, thing: str) -> NamedNode:
        return NamedNode(self._base + thing.replace(" ", "-"))

    def _short(self, node: object) -> str:
        if isinstance(node, NamedNode):
            return node.value.removeprefix(self._base)
        return node.value if isinstance(node, Literal) else ""


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)

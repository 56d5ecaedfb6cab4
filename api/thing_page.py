"""The page of any thing: facts by property, with names in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from api.links import is_web, listing, local
from graph.descriptions import Description, Value, name_of
from ontology.prefixes import expand

# They make the head of the page, or have a place of their own on it.
_ELSEWHERE: Final = frozenset(
    map(expand, ("rdf:type", "rdfs:label", "skos:prefLabel", "dct:source", "uclg:statedIn"))
)
_SOURCES: Final = ("dct:source", "uclg:statedIn")
_ALL_LANGUAGES: Final = expand("skos:altLabel")


@dataclass(frozen=True)
class Item:
    """A value as it is shown.

    Attributes:
        language: what it is in; empty where that is the reader's own, or not known.
        href: where it leads, relative to the root, or absolute; None for a text.
    """

    text: str
    language: str = ""
    href: str | None = None
    outside: bool = False


@dataclass(frozen=True)
class Row:
    """A property and its values; `count` is how many there are where not all are shown."""

    label: str
    items: tuple[Item, ...]
    count: int | None = None


class View:
    """What the template shows of a description.

    Args:
        language: of the reader.
        base: of the IRIs of things.
    """

    def __init__(self, description: Description, language: str, base: str) -> None:
        self._told = description
        self._language = language
        self._base = base
        self.name = self._named(description.node.label(language))
        self.iri = description.iri

    def _named(self, label: tuple[str, str], href: str | None = None, *, outside: bool = False) -> Item:
        text, language = label
        return Item(text, "" if language == self._language else language, href, outside)

    @property
    def kinds(self) -> list[Item]:
        """Its classes, the most specific one first."""
        return [Item(name_of(iri, self._language), href=listing(iri)) for iri in self._told.node.types]

    @property
    def facts(self) -> list[Row]:
        """What is known of it, a row a property."""
        return [
            Row(name_of(name, self._language), tuple(self._items(name, values)))
            for name, values in self._told.node.facts.items()
            if name not in _ELSEWHERE
        ]

    @property
    def linked(self) -> list[Row]:
        """What refers to it, a row a property."""
        return [
            Row(
                name_of(links.property, self._language),
                tuple(sorted(map(self._link, links.things), key=lambda item: item.text.casefold())),
                links.count if links.count > len(links.things) else None,
            )
            for links in self._told.incoming
            if links.things
        ]

    @property
    def sources(self) -> list[Item]:
        """Where it is said."""
        return [self._link(iri) for name in _SOURCES for iri in self._told.node.links(name)]

    def _items(self, name: str, values: tuple[Value, ...]) -> Iterable[Item]:
        texts = [value for value in values if isinstance(value, Literal) and value.language]
        if len(texts) == len(values) and name != _ALL_LANGUAGES:
            values = tuple(_in(self._language, texts) or _in("en", texts) or texts)
        items = [
            self._link(value.value)
            if isinstance(value, NamedNode)
            else self._named((value.value, value.language or self._language))
            for value in values
        ]
        linked = any(isinstance(value, NamedNode) for value in values)
        return sorted(items, key=lambda item: item.text.casefold()) if linked else items

    def _link(self, iri: str) -> Item:
        node = self._told.get(iri)
        if node.described or iri.startswith(self._base):
            return self._named(node.label(self._language), local(iri, self._base))
        return Item(iri, href=iri if is_web(iri) else None, outside=True)


def _in(language: str, texts: list[Literal]) -> list[Literal]:
    return [text for text in texts if text.language == language]


def context_of(view: View, words: Mapping[str, str]) -> dict[str, Any]:
    """What base.html and thing.html ask for by these names."""
    return {"view": view, "words": {**words, "title": f"{view.name.text} – uclg-graph"}}

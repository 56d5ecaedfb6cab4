"""A description as JSON-LD: one tree from the thing down, in words of the project's context.

Built here and not framed by a library, since a description knows already what belongs to what, and a library
takes a second for a body with hundreds of links. Tests hold it to pyld, rdflib and pyoxigraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from graph.descriptions.context import Word, by_language, literal, words
from graph.descriptions.model import Description, Facts, Node, Value
from graph.descriptions.queries import BRIEF
from ontology.prefixes import expand

Tree = dict[str, Any]

_TYPE: Final = expand("rdf:type")
# Where a node is written, these come first; the rest by name.
_FIRST: Final = ("id", "type", "label", "title", "description")


def document(description: Description, context: str) -> Tree:
    """The description as a JSON object.

    Args:
        context: address of the context, which the document names.

    Returns:
        `@context`, `id`, `type`, `label` and the rest; whatever is mentioned brings its own label. Parts are
        told in full once, where they come first. `linkedFrom` is last: what links to the thing, by property.
    """
    return {"@context": context, **_Writer(description).tree()}


class _Writer:
    def __init__(self, description: Description) -> None:
        self._description = description
        self._written: set[str] = set()

    def tree(self) -> Tree:
        told = self._description
        tree = _node(told.iri, told.node.facts, self._child)
        linked: Tree = {}
        for links in told.incoming:
            things = [self._child(iri, links.property) for iri in links.things]
            word = words().back.get(links.property)
            if word is None:
                word = words().property(links.property)
                linked[word.name] = things if word.type == "@id" else [_as_node(thing) for thing in things]
            elif things:
                tree[word.name] = things
        return tree | ({"linkedFrom": linked} if any(linked.values()) else {})

    def _child(self, iri: str, back: str = "") -> Tree | str:
        """A neighbour; `back` is the property by which it leads to the thing, and need not say so again."""
        node = self._description.get(iri)
        if not node.part or iri in self._written:
            return self._mention(iri)
        self._written.add(iri)
        return _node(iri, _without(node.facts, back, self._description.iri), self._mention)

    def _mention(self, iri: str) -> Tree | str:
        """In brief; the thing itself by its IRI alone."""
        facts = {} if iri == self._description.iri else self._description.get(iri).facts
        brief = {name: facts[name] for name in BRIEF if name in facts}
        return _node(iri, brief, str) if brief else iri


def _without(facts: Facts, name: str, iri: str) -> Facts:
    if name not in facts:
        return facts
    return {**facts, name: tuple(value for value in facts[name] if value != NamedNode(iri))}


def _node(iri: str, facts: Facts, child: Callable[[str], Tree | str]) -> Tree:
    tree: Tree = {"id": iri}
    types = [words().type(name) for name in Node(iri, facts).types]
    if types:
        tree["type"] = types[0] if len(types) == 1 else types
    for name, values in facts.items():
        if name != _TYPE and values:
            key, told = _told(name, values, child)
            tree[key] = told
    return _ordered(tree)


def _told(name: str, values: tuple[Value, ...], child: Callable[[str], Tree | str]) -> tuple[str, Any]:
    """A property's key, and its values as they stand there."""
    word = words().property(name)
    if word.container == "@language":
        texts = [value for value in values if isinstance(value, Literal)]
        mapped = by_language(texts) if len(texts) == len(values) else None
        if mapped is not None:
            return word.name, mapped
        word = word.without_container(name)
    told = [_value(value, word, child) for value in values]
    return word.name, told[0] if len(told) == 1 and word.container != "@set" else told


def _value(value: Value, word: Word, child: Callable[[str], Tree | str]) -> Any:  # noqa: ANN401
    if isinstance(value, Literal):
        return literal(value, word.type)
    told = child(value.value)
    return told if word.type == "@id" else _as_node(told)


def _as_node(told: Tree | str) -> Tree:
    """Where the context does not say that a text is an IRI, the tree does."""
    return {"id": told} if isinstance(told, str) else told


def _ordered(tree: Mapping[str, Any]) -> Tree:
    names = sorted(tree, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    return {name: tree[name] for name in names}

"""The concept schemes on the page of the ontology: how many concepts each has, and the themes as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_decimal

from api.links import local
from api.vocabulary_figures import Figures
from ontology.text import plain
from ontology.vocabulary import Concept, Scheme, Vocabulary


@dataclass(frozen=True)
class Link:
    """A term or a concept where it is mentioned.

    Attributes:
        code: how it is written in files.
        href: of a term: within the page, or absolute; of a concept: relative to the root.
    """

    text: str
    code: str
    href: str = ""


@dataclass(frozen=True)
class Branch:
    """A node of a tree."""

    link: Link
    below: tuple[Branch, ...]


class ListsView:
    """What the template shows of them.

    Args:
        language: of the reader.
        base: of the IRIs of things.
        figures: what the graph has; may be empty.
        vocabulary: the concept schemes under that base.
    """

    def __init__(self, language: str, base: str, figures: Figures, vocabulary: Vocabulary) -> None:
        self._language = language
        self._base = base
        self._figures = figures
        self._vocabulary = vocabulary

    @property
    def schemes(self) -> list[tuple[str, str, str, str]]:
        """Name, address, code and number of concepts of each list."""
        found = [
            (scheme.labels[self._language], local(scheme.iri, self._base), scheme.name, self._size(scheme))
            for scheme in self._vocabulary.schemes.values()
        ]
        return sorted(found, key=lambda row: plain(row[0]))

    def _size(self, scheme: Scheme) -> str:
        """Some concepts are made from tables, so the graph knows best."""
        number = self._figures.counts.get(scheme.iri, len(scheme.concepts))
        return format_decimal(number, locale=self._language)

    @property
    def themes(self) -> list[Branch]:
        """The themes, from the wide to the narrow."""
        below: dict[str, list[Concept]] = {}
        for concept in self._vocabulary.schemes["theme"].concepts.values():
            for above in concept.broader or ("",):
                below.setdefault(above, []).append(concept)

        def branches(above: str) -> tuple[Branch, ...]:
            found = sorted(below.get(above, ()), key=lambda one: plain(one.labels[self._language]))
            return tuple(Branch(self._concept(one), branches(one.iri)) for one in found)

        return list(branches(""))

    def _concept(self, concept: Concept) -> Link:
        return Link(concept.labels[self._language], concept.notation, local(concept.iri, self._base))

"""The page of the ontology: every term with its words, its neighbours, its rules and an example."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from babel.numbers import format_decimal

from api.links import listing, local
from api.vocabulary_figures import Example, Figures
from api.vocabulary_lists import Branch, Link
from api.vocabulary_ontology_words import KINDS
from api.vocabulary_rules import rules
from api.vocabulary_words import long_date, typeset
from graph.descriptions.terms import name_of, short, terms
from ontology.docs import Documentation, Term, documentation
from ontology.docs_diagram import ARROWS, BOXES
from ontology.prefixes import PREFIXES, expand
from ontology.text import plain

LANGUAGES: Final = ("en", "es", "fr")


@dataclass(frozen=True)
class Words:
    """What a term is called and means in one language."""

    language: str
    label: str
    definition: str
    other: str = ""


@dataclass(frozen=True)
class Entry:
    """A term as the page shows it.

    Attributes:
        own: words in the reader's language; `others` in the other two.
        rows: what it is related to, by the name of the relation in the words of the page.
        rules: names of the shapes that are about it.
        count: of things in the graph; None where that is not known or not counted.
        listing, document: addresses relative to the root.
    """

    name: str
    iri: str
    kind: str
    own: Words
    others: tuple[Words, ...]
    rows: tuple[tuple[str, tuple[Link, ...]], ...]
    rules: tuple[str, ...]
    count: str | None = None
    listing: str = ""
    example: Example | None = None
    document: str = ""


class OntologyView:
    """What the template shows.

    Args:
        language: of the reader.
        base: of the IRIs of things.
        figures: what the graph has; may be empty.
    """

    def __init__(self, language: str, base: str, figures: Figures) -> None:
        self._language = language
        self._base = base
        self._figures = figures
        self.about: Documentation = documentation()

    @property
    def title(self) -> str:
        """Of the ontology."""
        return typeset(self.about.title[self._language], self._language)

    @property
    def description(self) -> str:
        """Of the ontology."""
        return typeset(self.about.description[self._language], self._language)

    @property
    def changes(self) -> list[tuple[str, str, str, str]]:
        """Number, day, day in words, and words of each version."""
        return [
            (
                change.version,
                change.date,
                long_date(change.date, self._language),
                typeset(change.texts[self._language], self._language),
            )
            for change in self.about.changes
        ]

    def link(self, iri: str) -> Link:
        """A term of ours on this page, or one of others where they have it."""
        term = self.about.terms.get(iri)
        code = short(iri) or iri
        if term is not None:
            return Link(term.labels[self._language], code, f"#{term.name}")
        return Link(name_of(iri, self._language) if iri in terms().names else "", code, iri)

    def _links(self, iris: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self.link(iri) for iri in iris)

    @property
    def tree(self) -> list[Branch]:
        """The classes, each with those below it."""
        return [self._branch(term) for term in self._by_label(self.about.roots())]

    def _branch(self, term: Term) -> Branch:
        below = self._by_label(self.about.terms[iri] for iri in term.below)
        return Branch(self.link(term.iri), tuple(map(self._branch, below)))

    def _by_label(self, terms: Iterable[Term]) -> list[Term]:
        return sorted(terms, key=lambda term: plain(term.labels[self._language]))

    @property
    def index(self) -> list[Link]:
        """The properties by name."""
        return [self.link(term.iri) for term in self._by_label(self.about.properties)]

    @property
    def classes(self) -> list[Entry]:
        """Every class, in the order of the file."""
        return [self._class(term) for term in self.about.classes]

    @property
    def properties(self) -> list[Entry]:
        """Every property, in the order of the file."""
        return [self._property(term) for term in self.about.properties]

    def _words(self, term: Term) -> list[Words]:
        """The reader's language first."""
        return [
            Words(
                code,
                typeset(term.labels[code], code),
                typeset(term.definitions[code], code),
                term.alternatives.get(code, ""),
            )
            for code in sorted(LANGUAGES, key=lambda code: code != self._language)
        ]

    def _class(self, term: Term) -> Entry:
        lineage = self.about.lineage(term.iri)
        inherited = [found.iri for above in lineage for found in self.about.properties_of(above)]
        about = [rule for rule in rules() if term.iri in rule.targets]
        foreign = sorted({rule.path for rule in about if rule.path and rule.path not in self.about.terms})
        rows = (
            ("super", term.above),
            ("sub", term.below),
            ("own", [found.iri for found in self.about.properties_of(term.iri)]),
            ("inherited", inherited),
            ("foreign", foreign),
            ("incoming", [found.iri for found in self.about.properties if term.iri in found.range]),
        )
        example = self._figures.examples.get(term.iri)
        entry = self._entry(term, rows, tuple(rule.name for rule in about))
        if self._figures.counts:
            count = format_decimal(self._figures.counts.get(term.iri, 0), locale=self._language)
            entry = replace(entry, count=count, listing=listing(term.iri))
        if example is None:
            return entry
        return replace(entry, example=example, document=local(example.iri, self._base))

    def _property(self, term: Term) -> Entry:
        rows = (
            ("domain", term.domain),
            ("range", term.range),
            ("super", term.above),
            ("sub", term.below),
            ("inverse", term.inverses),
        )
        return self._entry(term, rows, tuple(rule.name for rule in rules() if rule.path == term.iri))

    def _entry(self, term: Term, rows: Iterable[tuple[str, Iterable[str]]], about: tuple[str, ...]) -> Entry:
        own, *others = self._words(term)
        linked = tuple((key, self._links(iris)) for key, iris in rows)
        return Entry(
            name=term.name,
            iri=term.iri,
            kind=KINDS[term.kind][self._language],
            own=own,
            others=tuple(others),
            rows=tuple(row for row in linked if row[1]),
            rules=about,
        )

    @property
    def vocabularies(self) -> list[tuple[str, str, tuple[Link, ...]]]:
        """Prefix, namespace and terms of each vocabulary that is built on."""
        reused = self.about.reused()
        found = []
        for prefix, namespace in PREFIXES.items():
            terms = self._links(iri for iri in reused if iri.startswith(namespace))
            if terms:
                found.append((prefix, namespace, terms))
        return found

    @property
    def arrows(self) -> list[tuple[Link, Link, Link]]:
        """The diagram in words: from, property, to."""
        return [
            (
                self.link(expand(f"uclg:{arrow.source}")),
                self.link(expand(arrow.property)),
                self.link(expand(f"uclg:{arrow.target}")),
            )
            for arrow in ARROWS
        ]

    def drawn(self, name: str) -> Link:
        """A class or property of the diagram, by its own or its prefixed name."""
        return self.link(expand(name if ":" in name else f"uclg:{name}"))

    boxes = BOXES
    lines = ARROWS

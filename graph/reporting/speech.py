"""Names, dates and notes of one report in the language of its reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal

from graph.descriptions.model import Node
from graph.reporting.gather import Gathered
from graph.reporting.model import Span
from graph.reporting.notes import Notes
from graph.reporting.words import WORDS
from graph.synergies.words import Named, joined, theme, themes, to
from graph.written import written
from ontology.text import plain

# What the names of roles say beyond a seat in the body that follows.
_BEYOND: Final = re.compile(r" de comisión o consejo$| de commission ou de conseil$")


class Speech:
    """Says what was gathered in one language, and numbers the sources as it refers to them."""

    def __init__(self, told: Gathered, language: str) -> None:
        self.told = told
        self.language = language
        self.words = WORDS[language]
        self.notes = Notes(told, language)

    def word(self, key: str, **values: object) -> str:
        """A text of the report's own."""
        return self.words[key].format(colon=self.words["colon"], **values)

    def named(self, node: Node) -> Named:
        """A thing as the sentences of synergies know it."""
        kind = next((iri.rsplit("/", 1)[-1] for iri in node.links("uclg:bodyKind")), "")
        return Named(node.iri, node.labels, kind, node.text("uclg:acronym") or "")

    def name(self, node: Node) -> Span:
        """A thing by its name, which leads to it."""
        text = self.named(node).plain(self.language) if node.labels else node.label(self.language).text
        return Span(text, self._other(node), node.iri)

    def names(self, iris: Iterable[str]) -> str:
        """Several bodies as they stand in a sentence: `UN-Habitat, the World Secretariat and Uraia`."""
        bodies = [self.named(self.told.get(iri)).body(self.language) for iri in dict.fromkeys(iris)]
        return joined(sorted(bodies, key=str.casefold), self.language)

    def body(self) -> str:
        """The body that reports, with its article and a capital letter."""
        return capital(self.named(self.told.body).body(self.language))

    def role(self, mandate: Node) -> str:
        """As what: `Co-chair`, `Copresidencia`."""
        own = dict(each.split("=") for each in self.word("roles").split())
        roles = [
            own.get(iri.rsplit("/", 1)[-1], self.told.get(iri).label(self.language).text)
            for iri in mandate.links("org:role")
        ]
        return _BEYOND.sub("", ", ".join(roles)).replace("_", " ")

    def text(self, node: Node, name: str) -> Span:
        """A text that is told in several languages: in this one, else in English, else in any."""
        texts = {value.language or "": value.value for value in node.all(name) if isinstance(value, Literal)}
        for language in (self.language, "en", *texts):
            if language in texts:
                return Span(texts[language], "" if language == self.language else language)
        return Span("")

    def written(self, day: str) -> str:
        """A date as far as it is known."""
        return written(day, self.language)

    def listed(self, iris: Iterable[str]) -> str:
        """Concepts by their names, small at the beginning as within a sentence."""
        names = [self.name(self.told.get(iri)).text for iri in iris]
        return joined(sorted(map(theme, names), key=plain), self.language)

    def focus(self, areas: Iterable[str]) -> str:
        """On what a work is: `focused on governance`, `consacrée au thème « gouvernance »`."""
        labels = [self.name(self.told.get(iri)).text for iri in areas]
        names = themes(labels, self.language)
        if self.language == "fr":
            names = to(names, "fr").replace("à les ", "aux ", 1)
        if self.language == "es":
            quoted = joined([f"«{theme(label)}»" for label in labels], "es")
            names = f"{'al ámbito' if len(labels) == 1 else 'a los ámbitos'} {quoted}"
        return self.word("focus", areas=names)

    def cited(self, *nodes: Node) -> Span:
        """References to what says so."""
        return Span("", notes=self.notes.of(*nodes))

    def _other(self, node: Node) -> str:
        """The language of a name, where it is not the reader's."""
        language = node.label(self.language).language
        return "" if language == self.language else language


def capital(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]

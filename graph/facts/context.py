"""What turning rows into quads needs besides the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from graph.iris import Iris
from graph.places import Gazetteer, Government
from ontology import BASE
from ontology.vocabulary import Vocabulary

LANGUAGES: Final = ("en", "es", "fr")


@dataclass(frozen=True)
class FactContext:
    """The base of the IRIs, the concept schemes and the gazetteer."""

    iris: Iris
    vocabulary: Vocabulary
    gazetteer: Gazetteer

    def concept(self, scheme: str, notation: str) -> NamedNode:
        """IRI of a concept; the schemes move to the base of the data, what others publish stays.

        Raises:
            KeyError: the scheme has no such concept.
        """
        iri = self.vocabulary.schemes[scheme].concepts[notation].iri
        return NamedNode(self.iris.base + iri.removeprefix(BASE) if iri.startswith(BASE) else iri)

    def concept_class(self, scheme: str, notation: str) -> NamedNode:
        """The class that a kind implies, as the scheme says."""
        return NamedNode(self.vocabulary.schemes[scheme].concepts[notation].links["impliesClass"])

    def name(self, scheme: str, notation: str, language: str) -> str:
        """What a concept is called in a language."""
        labels = self.vocabulary.schemes[scheme].concepts[notation].labels
        return labels.get(language, labels["en"])

    def body(self, key: str) -> NamedNode:
        """IRI of a row of bodies."""
        return self.iris.thing("body", key)

    def government(self, name: str, country: str) -> Government:
        """The local government that a name means."""
        return self.gazetteer.government(name, country)

    def source(self, value: str) -> NamedNode:
        """The node of a source: the page itself, a language version of a report, or `id/source/...`."""
        if value.startswith(("http://", "https://")):
            return NamedNode(value)
        if value.startswith("reports/"):
            report, language = value.removeprefix("reports/").removesuffix(".txt").rsplit(".", 1)
            return self.iris.thing("report", f"{report}/{language}")
        return self.iris.thing("source", value)

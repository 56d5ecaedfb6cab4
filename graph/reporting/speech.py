"""Names, dates and notes of one report in the language of its reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal

from graph.brief.evidence import shown
from graph.descriptions.model import Node
from graph.reporting.gather import Gathered
from graph.reporting.model import Note, Span
from graph.reporting.words import WORDS
from graph.synergies.words import Named, joined, theme, themes, to
from graph.written import written
from ontology import UCLG
from ontology.text import plain

_PAGES: Final = 2
"""Pages on the web that one statement refers to, at most."""
# What the names of roles say beyond a seat in the body that follows.
_BEYOND: Final = re.compile(r" de comisión o consejo$| de commission ou de conseil$")


class Speech:
    """Says what was gathered in one language, and numbers the sources as it refers to them."""

    def __init__(self, told: Gathered, language: str) -> None:
        self.told = told
        self.language = language
        self.words = WORDS[language]
        self._notes: dict[str, int] = {}

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
        roles = [self.told.get(iri).label(self.language).text for iri in mandate.links("org:role")]
        return _BEYOND.sub("", ", ".join(roles))

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
        """On what a work is: `on governance`, `consacrée au thème « gouvernance »`."""
        names = themes([self.name(self.told.get(iri)).text for iri in areas], self.language)
        if self.language == "fr":
            names = to(names, "fr").replace("à les ", "aux ", 1)
        return self.word("focus", areas=names)

    def cited(self, *nodes: Node) -> Span:
        """References to what says so: reports in the reader's language, then a few pages."""
        sources = dict.fromkeys(iri for node in nodes for iri in sorted(node.links("dct:source")))
        reports = [iri for iri in sources if f"{UCLG}ReportVersion" in self.told.get(iri).types]
        pages = [iri for iri in sources if iri not in reports][: _PAGES if not reports else 1]
        wanted = [*self._versions(reports), *pages]
        numbers = [self._notes.setdefault(iri, len(self._notes) + 1) for iri in wanted]
        return Span("", notes=tuple(sorted(numbers)))

    def _versions(self, reports: Iterable[str]) -> list[str]:
        """Of each report one version: the reader's, else the English one, else any."""
        best: dict[str, str] = {}
        for iri in sorted(reports, key=self._nearness):
            report = next(iter(self.told.get(iri).links("uclg:versionOf")), iri.rsplit("/", 1)[0])
            best.setdefault(report, iri)
        return list(best.values())

    def _nearness(self, version: str) -> tuple[bool, bool, str]:
        language = self.told.get(version).text("dct:language")
        return language != self.language, language != "en", version

    def notes(self) -> tuple[Note, ...]:
        """What was referred to, under its numbers."""
        return tuple(self._note(iri, number) for iri, number in self._notes.items())

    def _note(self, iri: str, number: int) -> Note:
        node = self.told.get(iri)
        ours = f"{UCLG}ReportVersion" in node.types or "/id/source/" in iri
        name = self.name(node) if ours or node.all("dct:title") else Span("")
        return Note(number, Span(name.text, name.language), iri, shown(iri))

    def _other(self, node: Node) -> str:
        """The language of a name, where it is not the reader's."""
        language = node.label(self.language).language
        return "" if language == self.language else language


def capital(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]

"""Names, dates and figures of one brief in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from babel.numbers import format_decimal, format_percent
from pyoxigraph import Literal

from graph.brief.gather import Gathered
from graph.brief.model import More, Name
from graph.brief.words import WORDS
from graph.descriptions.model import Node
from graph.synergies.words import Named
from graph.written import LOCALES, written

_DAY: Final = 10
_MONTH: Final = 7
# What stands before a day, a month and a year after "since" and "until".
_SINCE: Final = {"en": ("", "", ""), "es": ("el ", "", ""), "fr": ("le ", "", "")}
_UNTIL: Final = {
    "en": ("until ", "until ", "until "),
    "es": ("hasta el ", "hasta ", "hasta "),
    "fr": ("jusqu’au ", "jusqu’en ", "jusqu’en "),
}


class Tongue:
    """Says what was gathered in one language."""

    def __init__(self, told: Gathered, language: str) -> None:
        self.told = told
        self.language = language
        self.words = WORDS[language]

    def word(self, key: str, **values: object) -> str:
        """A text of the brief's own."""
        return self.words[key].format(**values)

    def name(self, node: Node) -> Name:
        """A thing by its name, which leads to it; nothing of another language passes for the reader's."""
        language = node.label(self.language).language
        return Name(self.plain(node), "" if language == self.language else language, node.iri)

    def names(self, iris: Iterable[str]) -> tuple[Name, ...]:
        """Several things, in the order of their names."""
        found = [self.name(self.told.get(iri)) for iri in dict.fromkeys(iris)]
        return tuple(sorted(found, key=lambda name: name.text.casefold()))

    def plain(self, node: Node) -> str:
        """A name without anything else."""
        return self.named(node).plain(self.language) if node.labels else node.label(self.language).text

    def named(self, body: Node) -> Named:
        """A body as the sentences of synergies know it."""
        kind = next((iri.rsplit("/", 1)[-1] for iri in body.links("uclg:bodyKind")), "")
        return Named(body.iri, body.labels, kind, body.text("uclg:acronym") or "")

    def kind(self, part: Node) -> str:
        """What a kind of synergy is called."""
        return ", ".join(name.text for name in self.names(part.links("uclg:synergyKind")))

    def sentence(self, node: Node, name: str, language: str = "") -> str:
        """A text that is told in several languages, in this one; empty where there is none."""
        texts = {value.language: value.value for value in node.all(name) if isinstance(value, Literal)}
        return texts.get(language or self.language) or texts.get("en") or ""

    def written(self, date: str) -> str:
        """A date as far as it is known."""
        return written(date, self.language)

    def span(self, start: str | None, end: str | None) -> str:
        """From when to when; empty where neither is known."""
        if start and end:
            return f"{self.written(start)} – {self.written(end)}"
        if start:
            return self.word("from", day=_SINCE[self.language][_place(start)] + self.written(start))
        return _UNTIL[self.language][_place(end)] + self.written(end) if end else ""

    def decimal(self, value: float) -> str:
        """A figure with two decimals."""
        return format_decimal(value, "0.00", locale=LOCALES[self.language])

    def percent(self, value: float) -> str:
        """A share."""
        return format_percent(value, locale=LOCALES[self.language])

    def more(self, left: int, iri: str) -> More | None:
        """How many are left out, where any are."""
        return More(self.word("more", n=left), iri) if left > 0 else None


def _place(date: str) -> int:
    """0 for a day, 1 for a month, 2 for a year."""
    return 0 if len(date) == _DAY else 1 if len(date) == _MONTH else 2

"""What the index holds of a thing: its names, what is told of it, and how prominent it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from graph.search.read import Read, Text, Thing
from graph.search.sections import SECTIONS, Section
from ontology.prefixes import expand

LANGUAGES: Final = ("en", "es", "fr")
_MOST_LINKS: Final = 12.0  # what links may add to prominence
_MOST_INHABITANTS: Final = 4.0
_LONGEST: Final = 240  # characters of a description
_DETAILS: Final = 2  # of one property


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the index.

    Attributes:
        labels: by language.
        names: labels and other names, each once.
        detail, about: by language; about is cut to what a list has room for.
        weight: prominence, about 0 to 24.
    """

    iri: str
    section: Section
    kind: str
    labels: dict[str, str]
    names: list[Text]
    detail: dict[str, str]
    about: dict[str, str]
    weight: float


def in_language(texts: dict[str, str], language: str) -> tuple[str, str]:
    """The text and its language: the one that is wanted, else English, else the first of any."""
    for code in (language, "en", *sorted(texts)):
        if code in texts:
            return texts[code], code
    return "", ""


@dataclass(frozen=True)
class Made:
    """The entries of a section, the most prominent ones first; each is made as it is asked for."""

    section: Section
    count: int
    entries: Iterator[Entry]


def entries(found: Read) -> Iterator[Made]:
    """Those of each section, in the order of `SECTIONS`."""
    by_section: dict[str, list[tuple[float, str]]] = {section.name: [] for section in SECTIONS}
    for iri, thing in found.things.items():
        if thing.section is not None and thing.labels:
            by_section[thing.section.name].append((-_weight(iri, thing, thing.section, found), iri))
    maker = _Maker(found)
    for section in SECTIONS:
        ordered = sorted(by_section.pop(section.name))
        yield Made(section, len(ordered), (maker.entry(iri, section, -weight) for weight, iri in ordered))


class _Maker:
    """Makes entries; what is told of a thing beside its name is mostly told of others too."""

    def __init__(self, found: Read) -> None:
        self._things = found.things
        self._known: dict[tuple[str, str], str] = {}

    def entry(self, iri: str, section: Section, weight: float) -> Entry:
        """The entry of a thing."""
        thing = self._things[iri]
        return Entry(
            iri,
            section,
            thing.kind,
            _by_language(thing.labels),
            list(dict.fromkeys((*thing.labels, *thing.others))),
            self._detail(thing, section),
            {code: _cut(text) for code, text in _by_language(thing.about).items()},
            weight,
        )

    def _detail(self, thing: Thing, section: Section) -> dict[str, str]:
        values = [
            value
            for name in section.detail
            for value in sorted({value for key, value in thing.detail if key == expand(name)})[:_DETAILS]
        ]
        told = {
            language: ", ".join(filter(None, (self._told(value, language) for value in values)))
            for language in LANGUAGES
        }
        return {language: text for language, text in told.items() if text}

    def _told(self, value: str, language: str) -> str:
        """What people read of a value: the label of a thing, the year of a date; else nothing."""
        key = (value, language)
        if key not in self._known:
            thing = self._things.get(value)
            label = in_language(_by_language(thing.labels), language)[0] if thing else ""
            self._known[key] = label or (value[:4] if value[:4].isdecimal() else "")
        return self._known[key]


def _weight(iri: str, thing: Thing, section: Section, found: Read) -> float:
    links = min(_MOST_LINKS, 2 * math.log2(1 + found.links[f"<{iri}>".encode()]))
    inhabitants = found.inhabitants.get(thing.place or "", 0)
    return round(section.bonus + links + min(_MOST_INHABITANTS, math.log10(1 + inhabitants) / 2), 2)


def _by_language(texts: Iterable[Text]) -> dict[str, str]:
    """Of several texts of a language the first by its letters."""
    found: dict[str, str] = {}
    for text in sorted(texts):
        found.setdefault(text.language, text.text)
    return dict(sorted(found.items()))


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0].rstrip(",;:.") + "…"

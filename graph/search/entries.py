"""What the index holds of a thing: its names, what is told of it, and how prominent it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
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


def entries(found: Read) -> Iterator[list[Entry]]:
    """The entries of each section, in the order of `SECTIONS`; the most prominent come first."""
    by_section: dict[str, list[str]] = {section.name: [] for section in SECTIONS}
    for iri, thing in found.things.items():
        if thing.section is not None and thing.labels:
            by_section[thing.section.name].append(iri)
    for section in SECTIONS:
        made = [_entry(iri, section, found) for iri in by_section[section.name]]
        yield sorted(made, key=lambda entry: (-entry.weight, entry.iri))


def _entry(iri: str, section: Section, found: Read) -> Entry:
    thing = found.things[iri]
    names = list(dict.fromkeys((*thing.labels, *thing.others)))
    return Entry(
        iri,
        section,
        thing.kind,
        _by_language(thing.labels),
        names,
        _detail(thing, section, found),
        {code: _cut(text) for code, text in _by_language(thing.about).items()},
        round(_weight(iri, thing, section, found), 2),
    )


def _weight(iri: str, thing: Thing, section: Section, found: Read) -> float:
    links = min(_MOST_LINKS, 2 * math.log2(1 + found.links[f"<{iri}>".encode()]))
    inhabitants = found.inhabitants.get(thing.place or "", 0)
    return section.bonus + links + min(_MOST_INHABITANTS, math.log10(1 + inhabitants) / 2)


def _by_language(texts: Iterable[Text]) -> dict[str, str]:
    """Of several texts of a language the first by its letters."""
    found: dict[str, str] = {}
    for text in sorted(texts):
        found.setdefault(text.language, text.text)
    return dict(sorted(found.items()))


def _detail(thing: Thing, section: Section, found: Read) -> dict[str, str]:
    told: dict[str, str] = {}
    for language in LANGUAGES:
        parts = [
            part
            for name in section.detail
            for part in _told(
                sorted({value for key, value in thing.detail if key == expand(name)}), language, found
            )
        ]
        if parts:
            told[language] = ", ".join(parts)
    return told


def _told(values: Sequence[str], language: str, found: Read) -> Iterator[str]:
    """What people read of values: the label of a thing, the year of a date."""
    for value in values[:_DETAILS]:
        thing = found.things.get(value)
        if thing is not None:
            yield in_language(_by_language(thing.labels), language)[0]
        elif value[:4].isdecimal():
            yield value[:4]


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0].rstrip(",;:.") + "…"

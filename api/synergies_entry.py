"""A synergy as the pages show it: a sentence, a bar, its kinds, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from babel.numbers import format_decimal, format_percent

from api.links import is_web, local
from api.queries_labels import Label, shortened
from api.synergies_concepts import kind_labels
from api.synergies_told import named_by
from graph.synergies.told import Told


@dataclass(frozen=True)
class Link:
    """A name, and where it leads; `language` where that is not the reader's, `cites` numbers of sources."""

    text: str
    href: str
    language: str = ""
    cites: tuple[int, ...] = ()


@dataclass(frozen=True)
class Part:
    """A kind: `share` of the whole and `strength` as people write them."""

    kind: str
    label: str
    share: str
    strength: str
    reason: str
    rests_on: tuple[Link, ...]


@dataclass(frozen=True)
class Entry:
    """A synergy.

    Attributes:
        key: the end of its IRI.
        href: of its page, relative to the root; empty where it has none.
        width: of its bar in per cent.
        brief: where two bodies have theirs, relative to the root.
    """

    key: str
    href: str
    between: tuple[Link, ...]
    strength: str
    width: str
    reason: str
    next_step: str
    parts: tuple[Part, ...]
    sources: tuple[tuple[Link, str], ...]
    brief: str = ""


class Maker:
    """Makes entries in one language."""

    def __init__(self, language: str, base: str) -> None:
        self.language = language
        self._base = base
        self._kinds = kind_labels(base)

    def all(self, told: Sequence[Told], names: Mapping[str, Label], *, anew: bool = False) -> list[Entry]:
        """Entries of a list."""
        return [self.entry(each, names, anew=anew) for each in told]

    def entry(self, told: Told, names: Mapping[str, Label], *, anew: bool = False) -> Entry:
        """One entry; those that were worked out for the page have none of their own."""
        key = end(told.iri)
        return Entry(
            key,
            "" if anew else f"synergies/{key}",
            tuple(self.link(iri, named_by(iri, known, self.language)) for iri, known in told.between),
            self.number(told.strength),
            f"{100 * told.strength:.1f}",
            told.reason[self.language],
            told.next_step[self.language],
            tuple(
                Part(
                    part.kind,
                    self._kinds[part.kind][self.language],
                    str(format_percent(part.share, locale=self.language)),
                    self.number(part.strength),
                    part.reason[self.language],
                    tuple(self.named(iri, names) for iri in part.rests_on),
                )
                for part in told.parts
            ),
            tuple((self.named(iri, names), self._outside(iri)) for iri in told.sources),
            "/".join(["briefs", *(end(side) for side in told.sides)]) if told.family == "bodies" else "",
        )

    def _outside(self, iri: str) -> str:
        return iri if is_web(iri) and not iri.startswith(self._base) else ""

    def number(self, value: float) -> str:
        """Two decimals, as the language writes them."""
        return str(format_decimal(value, format="0.00", locale=self.language))

    def named(self, iri: str, names: Mapping[str, Label]) -> Link:
        """A thing by the name that is known of it."""
        return self.link(iri, names.get(iri) or Label(shortened(iri, self._base), ""))

    def link(self, iri: str, label: Label) -> Link:
        """A thing by its name."""
        language = label.language if label.language != self.language else ""
        return Link(label.text, local(iri, self._base), language)


def end(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rsplit("/", 1)[-1]


def cited(entry: Entry, told: Told, sources: Mapping[str, Sequence[str]]) -> Entry:
    """With the numbers of the sources at each thing that it rests on.

    Args:
        sources: IRIs of sources by IRI of a node.
    """
    numbers = {iri: number for number, iri in enumerate(told.sources, 1)}
    parts = []
    for part, mine in zip(entry.parts, told.parts, strict=True):
        links = (
            replace(
                link, cites=tuple(sorted(numbers[each] for each in sources.get(iri, ()) if each in numbers))
            )
            for link, iri in zip(part.rests_on, mine.rests_on, strict=True)
        )
        parts.append(replace(part, rests_on=tuple(links)))
    return replace(entry, parts=tuple(parts))

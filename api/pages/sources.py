"""The sources of a page, numbered in the order in which it refers to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from api.links import is_web
from api.pages.model import Cite, Link, Source, Words
from graph.descriptions import Description, Node
from ontology.prefixes import expand

_PLACE = expand("uclg:Place")


@dataclass
class _Listed:
    number: int
    uses: int = 0
    passages: list[str] = field(default_factory=list)


class Reading(NamedTuple):
    """Where a passage is read: IRI of the version of a report, and the place in it."""

    version: str
    words: Words


class Sources:
    """Gives numbers to sources, and remembers what of them was referred to.

    Args:
        named: makes the link to a thing.
        reading: says where the words of a passage are, by its IRI.
    """

    def __init__(
        self, told: Description, named: Callable[[str], Link], reading: Callable[[str], Reading | None]
    ) -> None:
        self._told = told
        self._named = named
        self._reading = reading
        self._found: dict[str, _Listed] = {}

    def of(self, node: Node) -> tuple[Cite, ...]:
        """References to whatever says what a node tells; passages go with the document that they are in."""
        words: dict[str, list[Words]] = defaultdict(list)
        passages: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(node.links("uclg:statedIn"), key=self._place):
            if reading := self._reading(iri):
                words[reading.version].append(reading.words)
                passages[reading.version].append(iri)
        iris = dict.fromkeys((*node.links("dct:source"), *words))
        cites = tuple(replace(self._cite(iri), words=tuple(words[iri])) for iri in iris)
        for version, found in passages.items():
            listed = self._found[version].passages
            listed += [iri for iri in found if iri not in listed]
        return cites

    def _place(self, passage: str) -> tuple[int, str]:
        """For the order of the text, as far as it is known."""
        return int(self._told.get(passage).text("oa:start") or 0), passage

    def cite(self, iris: Iterable[str]) -> tuple[Cite, ...]:
        """References to some sources."""
        return tuple(self._cite(iri) for iri in dict.fromkeys(iris))

    def passage(self, node: Node) -> tuple[Cite, ...]:
        """References to the version that a passage is in, with the way to its words."""
        reading = self._reading(node.iri)
        words = (reading.words,) if reading else ()
        return tuple(replace(cite, words=words) for cite in self.cite(node.links("uclg:inVersion")))

    def _cite(self, iri: str) -> Cite:
        listed = self._found.setdefault(iri, _Listed(len(self._found) + 1))
        listed.uses += 1
        return Cite(listed.number, listed.uses)

    def listed(self, cites: Iterable[Cite]) -> tuple[Source, ...]:
        """All that were referred to, by number; `cites` are the references that stand on the page."""
        turns: dict[int, list[int]] = defaultdict(list)
        for cite in cites:
            turns[cite.number].append(cite.turn)
        return tuple(
            Source(
                listed.number,
                self._name(iri),
                self._page(iri),
                tuple(sorted(turns[listed.number])),
                tuple(map(self._named, listed.passages)),
                tuple(reading.words for iri in listed.passages if (reading := self._reading(iri))),
            )
            for iri, listed in self._found.items()
        )

    def _name(self, iri: str) -> Link:
        """What it is called; of a place, who tells of it too."""
        link = self._named(iri)
        place = _PLACE in self._told.get(iri).types
        return replace(link, text=f"{link.text} (GeoNames)") if place else link

    def _page(self, iri: str) -> Link | None:
        node = self._told.get(iri)
        ours = expand("uclg:ReportVersion") in node.types or "/id/source/" in iri
        if ours or not is_web(iri):
            return None
        host = iri.split("/")[2].removeprefix("www.")
        return Link("GeoNames" if _PLACE in node.types else host, href=iri, outside=True)

"""The sources of a page, numbered in the order in which it refers to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from api.links import is_web
from api.pages.model import Cite, Link, Source
from graph.descriptions import Description, Node
from ontology.prefixes import expand

_PLACE = expand("uclg:Place")


@dataclass
class _Listed:
    number: int
    uses: int = 0
    passages: list[str] = field(default_factory=list)


class Sources:
    """Gives numbers to sources, and remembers what of them was referred to.

    Args:
        named: makes the link to a thing.
    """

    def __init__(self, told: Description, named: Callable[[str], Link]) -> None:
        self._told = told
        self._named = named
        self._found: dict[str, _Listed] = {}

    def of(self, node: Node) -> tuple[Cite, ...]:
        """References to whatever says what a node tells; passages go with the document that they are in."""
        passages = node.links("uclg:statedIn")
        documents = [one for iri in passages for one in self._told.get(iri).links("uclg:inVersion")]
        cites = self.cite([*node.links("dct:source"), *documents])
        for passage in passages:
            self._passage(passage)
        return cites

    def cite(self, iris: Iterable[str]) -> tuple[Cite, ...]:
        """References to some sources."""
        return tuple(self._cite(iri) for iri in dict.fromkeys(iris))

    def _cite(self, iri: str) -> Cite:
        listed = self._found.setdefault(iri, _Listed(len(self._found) + 1))
        listed.uses += 1
        return Cite(listed.number, listed.uses)

    def _passage(self, iri: str) -> None:
        for version in self._told.get(iri).links("uclg:inVersion"):
            listed = self._found.get(version)
            if listed and iri not in listed.passages:
                listed.passages.append(iri)

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
                tuple(self._named(passage) for passage in listed.passages),
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

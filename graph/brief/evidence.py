"""The sources of a brief, numbered in the order in which it refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from graph.brief.model import More, Name, Source
from graph.brief.tongue import Tongue
from graph.descriptions.model import Node
from ontology import UCLG

MOST: Final = 13
"""Sources listed."""
EACH: Final = 5
_SHOWN: Final = 110


class Evidence:
    """Gives numbers to sources as they are referred to."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._found: dict[str, int] = {}
        self._left: set[str] = set()

    def of(self, *nodes: Node) -> tuple[int, ...]:
        """The numbers of what says what these nodes tell: reports first, then pages, a few in all."""
        iris = dict.fromkeys(iri for node in nodes for iri in sorted(node.links("dct:source")))
        wanted = sorted(iris, key=lambda iri: not self._ours(iri))
        self._left.update(wanted[EACH:])
        return tuple(sorted(filter(None, map(self._number, wanted[:EACH]))))

    def _number(self, iri: str) -> int | None:
        """The number of a source; none where the list is full."""
        if iri not in self._found and len(self._found) == MOST:
            self._left.add(iri)
            return None
        return self._found.setdefault(iri, len(self._found) + 1)

    def _ours(self, iri: str) -> bool:
        return f"{UCLG}ReportVersion" in self._tongue.told.get(iri).types

    def listed(self, iri: str) -> tuple[tuple[Source, ...], More | None]:
        """The sources under their numbers, and how many are left out; `iri` leads to all of them."""
        sources = tuple(self._source(one, number) for one, number in self._found.items())
        return sources, self._tongue.more(len(self._left - self._found.keys()), iri)

    def _source(self, iri: str, number: int) -> Source:
        node = self._tongue.told.get(iri)
        name = self._tongue.name(node)
        if self._ours(iri) or "/id/source/" in iri:
            return Source(number, name, shown=node.text("uclg:fileName") or "")
        title = node.text("dct:title")
        return Source(number, name if title else Name(""), iri, shown(iri))


def shown(url: str) -> str:
    """An address as it is printed: without its scheme, and cut where nobody would type it.

    >>> shown("https://www.uclg.org/en/")
    'www.uclg.org/en'
    """
    text = unquote(url.split("://", 1)[-1]).rstrip("/")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def latest(dates: Iterable[str]) -> str:
    """The one that reaches furthest: a year reaches to its end.

    >>> latest(["2020-05", "2020", "2019-12-31"])
    '2020'
    """
    return max(dates, key=lambda text: (text + "-12-31"[len(text) - 4 :])[:10], default="")

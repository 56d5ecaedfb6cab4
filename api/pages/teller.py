"""What every page needs: names with links, dates, numbers and sources, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from babel import Locale
from babel.numbers import format_decimal
from pyoxigraph import Literal, NamedNode

from api.links import is_web, local
from api.pages.dates import all_of, between, exact, one_of, written
from api.pages.model import Cite, Entry, Link, Pair, Pairs, Words
from api.pages.sources import Reading, Sources
from api.pages.words import said
from api.reports_address import page_of, place_of
from graph.descriptions import Description, Node, name_of
from graph.descriptions.terms import terms
from ontology.prefixes import expand

_DAY: Final = len("2020-01-31")

Fact = tuple[str, Iterable[Entry]]
"""What is told, and the values."""


class Teller:
    """Tells of one description in one language, and remembers what it has told.

    Attributes:
        told_of: IRIs of the thing's own properties.
        come_from: what leads to the thing, as property and IRI.

    Args:
        base: of the IRIs of things.
    """

    def __init__(self, told: Description, language: str, base: str) -> None:
        self.told = told
        self.node = told.node
        self.language = language
        self.told_of: set[str] = set()
        self.come_from: set[tuple[str, str]] = set()
        self.sources = Sources(told, self.link, self.reading)
        self._base = base

    def word(self, key: str, **values: str) -> str:
        """One of the page's own words."""
        return said(self.language, key, **values)

    def term(self, name: str) -> str:
        """What a class or a property is called, with a capital."""
        text = name_of(expand(name), self.language)
        return text[:1].upper() + text[1:]

    def number(self, text: str) -> str:
        """As the language writes it."""
        try:
            return str(format_decimal(text, locale=self.language))
        except (ValueError, ArithmeticError):
            return text

    # names

    def text(self, text: str, language: str = "") -> Link:
        """A text, with its language where that is not the reader's."""
        return self._linked(text, language, None)

    def link(self, iri: str) -> Link:
        """The name of a thing, and where its page is."""
        node = self.told.get(iri)
        if node.described or iri.startswith(self._base):
            name = node.label(self.language)
            return self._linked(name.text, name.language, local(iri, self._base))
        return Link(iri, href=iri if is_web(iri) else None, outside=True)

    def reading(self, passage: str) -> Reading | None:
        """Where the words of a passage are."""
        place = place_of(passage, self._base)
        if place is None:
            return None
        words = Words(place.language, self.tongue(place.language), place.href())
        return Reading(self._base + place.version, words)

    def reading_page(self, iri: str) -> str | None:
        """Where a report or one of its versions is read."""
        return page_of(iri, self._base)

    def tongue(self, language: str) -> str:
        """A language's name in the reader's."""
        return _tongue(language, self.language)

    def entry(self, iri: str, *, note: str = "", cites: tuple[Cite, ...] = ()) -> Entry:
        """A thing as a fact."""
        return Entry((self.link(iri),), note, cites)

    def plain(self, text: str | None) -> Entry:
        """A text in the reader's language, or in none."""
        return Entry((Link(text),)) if text else Entry()

    def others(self, iris: Iterable[str]) -> Entry:
        """Several things as one fact, without the thing whose page this is."""
        return self.entries(iri for iri in iris if iri != self.told.iri)

    def entries(self, iris: Iterable[str]) -> Entry:
        """Several things as one fact."""
        return Entry(tuple(self.link(iri) for iri in iris))

    def _linked(self, text: str, language: str, href: str | None) -> Link:
        if language in ("", self.language):
            return Link(text, href=href)
        return Link(text, language, _tongue(language, self.language), href)

    def said(self, node: Node, name: str) -> tuple[Link, ...]:
        """Texts in the reader's language, else in English, else in any."""
        texts = [value for value in node.all(name) if isinstance(value, Literal)]
        for code in (self.language, "en"):
            found = [text for text in texts if text.language == code]
            if found:
                return tuple(self.text(text.value, text.language or "") for text in found)
        return tuple(self.text(text.value, text.language or "") for text in texts)

    # what the thing itself says, and what says it

    def own(self, name: str) -> tuple[str, ...]:
        """IRIs that the thing leads to by a property."""
        self.told_of.add(expand(name))
        return self.node.links(name)

    def parts(self, name: str) -> list[Node]:
        """Those of them that are told in full on this page."""
        return [node for node in map(self.told.get, self.own(name)) if node.part]

    def come(self, name: str, *classes: str) -> list[Node]:
        """What leads to the thing by a property, of some classes or of those below them."""
        wanted = {expand(one) for one in classes}
        nodes = map(self.told.get, self.told.things(name))
        found = [node for node in nodes if not wanted or wanted & _kinds(node)]
        self.come_from.update((expand(name), node.iri) for node in found)
        return found

    def count(self, name: str) -> int:
        """How many links to the thing by a property there are on all pages."""
        return next((links.count for links in self.told.incoming if links.property == expand(name)), 0)

    def pairs(self, *rows: Fact, cites: tuple[Cite, ...] | None = None) -> list[Pairs]:
        """Facts in a block of their own with the sources of the thing; none where there is nothing."""
        found = [Pair(label, tuple(filter(None, entries))) for label, entries in rows]
        kept = tuple(pair for pair in found if pair.entries)
        if not kept:
            return []
        return [Pairs(kept, self.sources.of(self.node) if cites is None else cites)]

    def facts(self, *names: str) -> list[Fact]:
        """Properties of the thing itself as rows, under their own names."""
        return [(self.term(name), self.values(self.node, name)) for name in names]

    def values(self, node: Node, name: str) -> list[Entry]:
        """Values of a property as they are shown."""
        if node is self.node:
            self.told_of.add(expand(name))
        values = node.all(name)
        if any(isinstance(value, Literal) and value.language for value in values):
            return [Entry((link,)) for link in self.said(node, name)]
        return [self._value(value) for value in values]

    def joined(self, node: Node, name: str) -> Entry:
        """The same as one entry, for a cell of a table."""
        return Entry(tuple(link for entry in self.values(node, name) for link in entry.links))

    def _value(self, value: NamedNode | Literal) -> Entry:
        if isinstance(value, NamedNode):
            return self.entry(value.value)
        kind = value.datatype.value.rpartition("#")[2]
        if kind in ("date", "gYear", "gYearMonth"):
            return self.plain(written(value.value, self.language))
        if kind in ("integer", "decimal"):
            return self.plain(self.number(value.value))
        if kind == "boolean":
            return self.plain(self.word("yes" if value.value == "true" else "no"))
        return self.plain(value.value)

    def is_a(self, *classes: str) -> bool:
        """Whether the thing is of one of these classes."""
        return bool({expand(name) for name in classes} & set(self.node.types))

    # dates

    def when(self, node: Node) -> str:
        """When something was: its start and end as known; where it was only seen, that."""
        start = [value.value for value in node.all("schema:startDate")]
        end = [value.value for value in node.all("schema:endDate")]
        seen = exact(value.value for value in node.all("uclg:seen"))
        return self.period(start, end, seen, going=bool(node.all("uclg:inForceOn")))

    def period(self, start: list[str], end: list[str], seen: list[str], *, going: bool = False) -> str:
        """A period in words; `seen in` is not `since`, and `from` does not say that it goes on."""
        if len(start) == len(end) == 1:
            return between(start[0], end[0], self.language)
        if start and end:
            first, last = one_of(start, self.language), one_of(end, self.language)
            return first if first == last else f"{first} – {last}"
        if start:
            return self._dated("since" if going else "from", start)
        if end:
            return self._dated("until", end)
        if len(seen) > 1:
            return self.word("seen_many", dates=all_of(seen, self.language))
        return self._dated("seen", seen) if seen else ""

    def day(self, node: Node) -> str:
        """When an event was: a day, a month or a year, or from when to when."""
        start = [value.value for value in node.all("schema:startDate")]
        end = [value.value for value in node.all("schema:endDate")]
        return self.span(start, end)

    def span(self, start: list[str], end: list[str]) -> str:
        """A date, or from when to when."""
        if start and not end:
            return one_of(start, self.language)
        return self.period(start, end, [])

    def _dated(self, key: str, dates: list[str]) -> str:
        whole = len(min(dates)) == _DAY
        return self.word(f"{key}_day" if whole else key, date=one_of(dates, self.language))


def _kinds(node: Node) -> set[str]:
    """Its classes and all above them: what is only mentioned carries the most specific one alone."""
    return {one for iri in node.types for one in (iri, *terms().above.get(iri, ()))}


def _tongue(language: str, reader: str) -> str:
    """A language's name in the reader's."""
    try:
        return str(Locale.parse(reader).languages.get(language, language))
    except ValueError:
        return language


def newest(nodes: Iterable[Node]) -> list[Node]:
    """The latest first; what has no date last."""
    return sorted(
        nodes,
        key=lambda node: (node.text("uclg:latestDate") or node.text("uclg:year") or "", node.iri),
        reverse=True,
    )

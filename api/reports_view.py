"""Makes of a report what its page shows: marked words or sections, cards with facts, differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

from api import reports_read
from api.links import local, with_query
from api.pages.words import said
from api.reports_marks import Span, marked
from api.reports_outline import Block, outline
from api.reports_read import Passage, Report, Version
from api.reports_shown import Beside, Card, Difference, Entry, File, Link, Section, Shown, Side
from api.reports_words import WORDS
from api.synergies_concepts import vocabulary
from graph.descriptions import name_of
from graph.descriptions.model import Node
from ontology.prefixes import expand

# Works have a title and a subtitle.
_TITLED: Final = frozenset(map(expand, ("uclg:Edition", "uclg:Practice", "uclg:Report", "uclg:Study")))
_LONG, _TITLE = 60, 12  # characters of a name that is shortened, and of the shortest title that is left
_MEDIA: Final = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": "text",
}


class Viewer:
    """Shows some versions of a report.

    Args:
        shown: the versions on the page, of which the first has the plain anchors.
        language: of the reader.
        kept: what addresses of other pages keep of the query.
        version: the same for pages that are not in a language by their address.
    """

    def __init__(
        self, report: Report, shown: Sequence[Version], language: str, base: str, *, kept: str, version: str
    ) -> None:
        self._report = report
        self._language = language
        self._base = base
        self._kept = kept
        self._version = version
        self._words = WORDS[language]
        self._before = {each.language: "" if not at else f"{each.language}_" for at, each in enumerate(shown)}
        self._differences = {
            side.statement.iri: f"difference_{number}"
            for number, each in enumerate(report.differences, 1)
            for side in each.sides
        }

    # a version

    def version(self, version: Version, text: str | None) -> Shown:
        """A version with its text, or without it section by section."""
        numbered = {number: self._beside(number, each) for number, each in enumerate(version.passages, 1)}
        before = self._before[version.language]
        name = self.tongue(version.language)
        if text is None:
            sections = tuple(self._sections(version, numbered))
            contents = tuple(Entry(1, each.title, each.anchor) for each in sections)
            return Shown(version.language, name, None, contents, {}, sections, numbered)
        blocks = outline(text, version.language)
        headings = {each.start: f"{before}part_{at}" for at, each in enumerate(blocks) if each.section}
        spans = [Span(number, each.start, each.end) for number, each in enumerate(version.passages, 1)]
        contents = tuple(_contents(text, blocks, headings))
        return Shown(version.language, name, marked(text, blocks, spans), contents, headings, (), numbered)

    def file(self, version: Version) -> File:
        """What its document is called, how long it is, and its checksums."""
        node = version.node
        format_ = _MEDIA.get(node.text("dct:format") or "", "")
        characters = node.text("uclg:characters")
        sums = [("of_file", node.text("uclg:sha256")), ("of_text", version.text_sha256)]
        return File(
            node.text("uclg:fileName") or "",
            self.tongue(version.language),
            self._words[f"format_{format_}"] if format_ else "",
            self._words["characters"].format(number=self._number(int(characters))) if characters else "",
            tuple((self._words[key], value) for key, value in sums if value),
        )

    def tongue(self, language: str) -> str:
        """What a language is called by the reader, with a capital."""
        name = str(Locale.parse(self._language).languages.get(language, language))
        return name[:1].upper() + name[1:]

    def _sections(self, version: Version, numbered: Mapping[int, Beside]) -> Iterator[Section]:
        """In the order of the template: the order of the text, but for what stands before the first part."""
        found: dict[str, list[Beside]] = {}
        for number, each in enumerate(version.passages, 1):
            found.setdefault(each.section, []).append(numbered[number])
        for section in sorted(found):
            anchor = f"{self._before[version.language]}section_{section}"
            yield Section(self._section(section), anchor, tuple(found[section]))

    def _section(self, notation: str) -> str:
        concept = vocabulary(self._base).schemes["report-section"].concepts.get(notation)
        if concept is None:
            return notation or self._words["unplaced"]
        number = notation.upper().replace("-", ".")
        return f"{number}. {concept.labels.get(self._language) or concept.labels['en']}"

    # passages

    def _beside(self, number: int, passage: Passage) -> Beside:
        before = self._before[passage.place.language]
        start, end = self._number(passage.start), self._number(passage.end)
        return Beside(
            number,
            before + passage.name,
            f"{before}facts_{passage.name}",
            self._page(passage.node.iri),
            said(self._language, "position", start=start, end=end),
            f"{start}–{end}",
            tuple(self._cards(passage)),
        )

    def _cards(self, passage: Passage) -> Iterator[Card]:
        for fact in passage.facts:
            stated: list[Link] = []
            differs: list[Link] = []
            for node in fact.statements:
                anchor = self._differences.get(node.iri)
                link = self._link(node, f"#{anchor}" if anchor else "")
                (differs if anchor else stated).append(link)
            name = self._link(fact.thing, self._page(fact.thing.iri))
            texts = dict.fromkeys(link for link in stated if link.text != name.text)
            if _TITLED.intersection(fact.thing.types):
                name = _short(name)
            yield Card(self._kind(fact.thing), name, tuple(texts), tuple(differs))

    def _kind(self, node: Node) -> str:
        return name_of(node.type, self._language) if node.type else ""

    def _link(self, node: Node, href: str) -> Link:
        label = node.label(self._language)
        return Link(label.text, "" if label.language == self._language else label.language, href)

    def _page(self, iri: str) -> str:
        return with_query(local(iri, self._base), self._version)

    def words(self, passage: Passage) -> str:
        """Where the words of a passage are: on this page, else on that of their version."""
        before = self._before.get(passage.place.language)
        if before is not None:
            return f"#{before}{passage.name}"
        return "?" + passage.place.href(self._kept).partition("?")[2]

    # between the versions

    def differences(self) -> Iterator[Difference]:
        """What the versions say differently."""
        for number, each in enumerate(self._report.differences, 1):
            thing = self._link(each.thing, self._page(each.thing.iri))
            yield Difference(f"difference_{number}", thing, tuple(map(self._side, each.sides)))

    def _side(self, side: reports_read.Side) -> Side:
        stated = self._link(side.statement, "")
        return Side(self.tongue(side.language), stated, tuple(map(self.words, side.passages)))

    def _number(self, number: int) -> str:
        return str(format_decimal(number, locale=self._language))


def _short(name: Link) -> Link:
    """A long title without its subtitle."""
    title, colon, _ = name.text.partition(": ")
    if len(name.text) <= _LONG or not colon or len(title) < _TITLE:
        return name
    return replace(name, text=title.rstrip(), whole=name.text)


def _contents(text: str, blocks: Iterable[Block], headings: Mapping[int, str]) -> Iterator[Entry]:
    levels = {"part": 1, "component": 2}
    for each in blocks:
        if each.kind in levels:
            yield Entry(levels[each.kind], text[each.start : each.end].strip(), headings[each.start])

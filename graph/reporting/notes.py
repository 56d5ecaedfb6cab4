"""The notes of a report: where each statement can be read, numbered as they are referred to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graph.brief.evidence import shown
from graph.descriptions.model import Node
from graph.reporting.gather import Gathered
from graph.reporting.model import Note, Span
from graph.reporting.words import WORDS
from ontology import UCLG

_PAGES: Final = 2
"""Pages on the web that one statement refers to, at most; one beside a report."""
_PASSAGE: Final = "/id/passage/"


class Notes:
    """Gives a number to each source at its first mention.

    A source is a passage of a report where the graph has the place of the words, else a version of the
    report, or a page on the web.
    """

    def __init__(self, told: Gathered, language: str) -> None:
        self._told = told
        self._language = language
        self._numbers: dict[str, int] = {}

    def of(self, *nodes: Node) -> tuple[int, ...]:
        """References to what says so: reports in the reader's language, then a few pages."""
        passages = list(dict.fromkeys(iri for node in nodes for iri in self._passages(node)))
        sources = dict.fromkeys(iri for node in nodes for iri in sorted(node.links("dct:source")))
        pages = [iri for iri in sources if not self._is_version(iri)][: 1 if passages else _PAGES]
        wanted = [*passages, *pages]
        return tuple(sorted(self._numbers.setdefault(iri, len(self._numbers) + 1) for iri in wanted))

    def listed(self) -> tuple[Note, ...]:
        """What was referred to, under its numbers."""
        named: set[str] = set()
        return tuple(self._note(iri, number, named) for iri, number in self._numbers.items())

    def _passages(self, node: Node) -> Iterator[str]:
        """Of each report that says so, a passage of one version, or that version."""
        read: dict[str, list[str]] = {}
        for passage in node.links("uclg:statedIn"):
            for version in self._told.get(passage).links("uclg:inVersion"):
                read.setdefault(version, []).append(passage)
        versions = {*read, *(iri for iri in node.links("dct:source") if self._is_version(iri))}
        for version in self._nearest(versions):
            places = read.get(version, [])
            yield min(places, key=self._rank) if places else version

    def _rank(self, passage: str) -> tuple[int, int, str]:
        """Passages that say little else go first, then the longer ones: headings are short."""
        node = self._told.get(passage)
        start, end = int(node.text("oa:start") or 0), int(node.text("oa:end") or 0)
        return self._told.told_in[passage], start - end, passage

    def _is_version(self, iri: str) -> bool:
        return f"{UCLG}ReportVersion" in self._told.get(iri).types

    def _nearest(self, versions: Iterable[str]) -> list[str]:
        """Of each report one version: the reader's, else the English one, else any."""
        best: dict[str, str] = {}
        for iri in sorted(versions, key=self._nearness):
            report = next(iter(self._told.get(iri).links("uclg:versionOf")), iri.rsplit("/", 1)[0])
            best.setdefault(report, iri)
        return list(best.values())

    def _nearness(self, version: str) -> tuple[bool, bool, str]:
        language = self._told.get(version).text("dct:language")
        return language != self._language, language != "en", version

    def _note(self, iri: str, number: int, named: set[str]) -> Note:
        """A note; `named` are the versions of reports that a note has named whole."""
        node = self._told.get(iri)
        if _PASSAGE in iri:
            version = next(iter(node.links("uclg:inVersion")), "")
            name = self._name(self._told.get(version))
            text = _without_body(name.text) if version in named & self._told.reports else name.text
            named.add(version)
            return Note(number, replace(name, text=f"{text}, {self._place(node)}"), page_of(iri))
        ours = self._is_version(iri) or "/id/source/" in iri
        name = self._name(node) if ours or node.all("dct:title") else Span("")
        return Note(number, name, iri, shown(iri))

    def _name(self, node: Node) -> Span:
        label = node.label(self._language)
        return Span(label.text, "" if label.language == self._language else label.language)

    def _place(self, passage: Node) -> str:
        """`component A`, `part 3`."""
        section = next((iri.rsplit("/", 1)[-1] for iri in passage.links("uclg:section")), "")
        key = "component" if "-" in section else "part"
        return WORDS[self._language][key].format(name=section.rsplit("-", 1)[-1].upper())


def _without_body(name: str) -> str:
    """`Report 2020-2021 (English)` of `Committee on Culture: report 2020-2021 (English)`."""
    rest = re.split(r"\s*:\s+", name, maxsplit=1)[-1]
    return rest[:1].upper() + rest[1:]


def page_of(passage: str) -> str:
    """The page of a report, at the words of a passage.

    >>> page_of("https://w3id.org/uclg-graph/id/passage/one-2020/es/aim")
    'https://w3id.org/uclg-graph/reports/one-2020?text=es#aim'
    """
    base, _, rest = passage.partition(_PASSAGE)
    report, language, name = rest.split("/", 2)
    return f"{base}/reports/{report}?text={language}#{name}"

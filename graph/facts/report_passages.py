"""A report as a document: its language versions, and the passages that facts were read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from babel import Locale
from pyoxigraph import Literal, NamedNode, Triple

from graph.facts.context import LANGUAGES
from graph.facts.report_terms import FORMAT, OFFSET_END, OFFSET_START, dates, labels
from graph.facts.terms import COMMENT, LABEL, LANGUAGE, SOURCE, TYPE, own, whole
from graph.iris import Iris
from graph.tables import Row, Tables

# What `media` says, as a media type.
_MEDIA: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text": "text/plain",
}
_PASSAGE: Final = {
    "en": "Section {section}, {language} version: {id}",
    "es": "Apartado {section}, versión en {language}: {id}",
    "fr": "Partie {section}, version en {language}\u00a0: {id}",
}


@dataclass(frozen=True)
class Passages:
    """Finds the passages that a row names, by language version.

    Attributes:
        iris: makes the IRIs.
        by_name: languages that have a passage, by (report, passage).
    """

    iris: Iris
    by_name: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def of(cls, tables: Tables, iris: Iris) -> Passages:
        """Index the table `report_passages`."""
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for row in tables["report_passages"]:
            key = (row.text("report"), row.text("id"))
            found[key] = (*found.get(key, ()), row.text("language"))
        return cls(iris, found)

    def version(self, report: str, language: str) -> NamedNode:
        """IRI of a language version."""
        return self.iris.thing("report", f"{report}/{language}")

    def passage(self, report: str, language: str, name: str) -> NamedNode:
        """IRI of a passage of a language version."""
        return self.iris.thing("passage", f"{report}/{language}/{name}")

    def cited(self, row: Row) -> dict[str, list[NamedNode]]:
        """The passages in the row's column `passages`, by language of the version that has them.

        A row that names a language is about that version only.
        """
        report, only = row.text("report"), row.text("language") if "language" in row else ""
        found: dict[str, list[NamedNode]] = {}
        for name in row.texts("passages"):
            for language in self.by_name.get((report, name), ()):
                if only in ("", language):
                    found.setdefault(language, []).append(self.passage(report, language, name))
        return found

    def stated_in(self, node: NamedNode, row: Row) -> Iterator[Triple]:
        """Ties a thing to every passage that its row names."""
        for passages in self.cited(row).values():
            for passage in passages:
                yield Triple(node, own("statedIn"), passage)

    def sources(self, node: NamedNode, row: Row) -> Iterator[Triple]:
        """Ties a thing to the language versions that speak of it."""
        for language in self.cited(row):
            yield Triple(node, SOURCE, self.version(row.text("report"), language))


def report_triples(row: Row, iris: Iris) -> Iterator[Triple]:
    """A row of `reports`."""
    node = iris.thing("report", row.text("id"))
    yield Triple(node, TYPE, own("Report"))
    yield from labels(node, row, "title")
    yield Triple(node, own("body"), iris.thing("body", row.text("body")))
    yield from dates(node, row)
    if note := row.text("note"):
        yield Triple(node, COMMENT, Literal(note, language="en"))


def version_triples(row: Row, passages: Passages, titles: Mapping[str, Row]) -> Iterator[Triple]:
    """A row of `report_versions`; `titles` are the rows of `reports` by id."""
    report, language = row.text("report"), row.text("language")
    node = passages.version(report, language)
    yield Triple(passages.iris.thing("report", report), own("version"), node)
    yield Triple(node, TYPE, own("ReportVersion"))
    for shown in LANGUAGES:
        text = f"{titles[report].text(f'title_{shown}')} ({_called(language, shown)})"
        yield Triple(node, LABEL, Literal(text, language=shown))
    yield Triple(node, LANGUAGE, Literal(language))
    yield Triple(node, own("fileName"), Literal(row.text("file")))
    yield Triple(node, FORMAT, Literal(_MEDIA[row.text("media")]))
    yield Triple(node, own("sha256"), Literal(row.text("sha256")))
    yield Triple(node, own("textSha256"), Literal(row.text("text_sha256")))
    yield Triple(node, own("characters"), whole(row.integer("characters") or 0))


def passage_triples(row: Row, passages: Passages) -> Iterator[Triple]:
    """A row of `report_passages`: where in which version, and the checksum of the words; never the words."""
    report, language, name = row.text("report"), row.text("language"), row.text("id")
    section = row.text("section")
    node = passages.passage(report, language, name)
    yield Triple(node, TYPE, own("Passage"))
    for shown, pattern in _PASSAGE.items():
        text = pattern.format(section=_number(section), language=_called(language, shown), id=name)
        yield Triple(node, LABEL, Literal(text, language=shown))
    yield Triple(node, own("inVersion"), passages.version(report, language))
    yield Triple(node, own("section"), passages.iris.thing("report-section", section))
    yield Triple(node, OFFSET_START, whole(row.integer("start") or 0))
    yield Triple(node, OFFSET_END, whole(row.integer("end") or 0))
    yield Triple(node, own("sha256"), Literal(row.text("sha256")))


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by their id."""
    return {row.text("id"): row for row in rows}


def _called(language: str, shown: str) -> str:
    """Name of a language in another one: `('es', 'fr')` gives `espagnol`."""
    return str(Locale.parse(shown).languages[language])


def _number(section: str) -> str:
    """`1-a` as people write it: `1.A`."""
    return section.upper().replace("-", ".")

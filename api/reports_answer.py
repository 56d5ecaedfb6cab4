"""Reports for programs: the shapes of the JSON answers, and how they are filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from pydantic import BaseModel, Field

from api.links import local, with_query
from api.reports_listed import Page
from api.reports_read import Fact, Passage, Report, Side, Version
from api.synergies_answer import Language, Mentioned
from graph.descriptions.model import Node


class ListedReport(BaseModel):
    """A report in the list."""

    iri: str
    label: str
    href: str = Field(description="Its page, relative to the root.")
    body: Mentioned
    start: str | None = Field(description="Of the period that it is on: a year, a month or a day.")
    end: str | None
    languages: list[Language] = Field(description="That there is a version in.")
    facts: int = Field(description="That were read from it; the same one in several versions counts once.")


class Reports(BaseModel):
    """Reports, the latest period first."""

    language: Language
    version: int | None = Field(description="Of the graph; null where the server has no versions.")
    total: int
    limit: int
    offset: int
    reports: list[ListedReport]


class StatedFact(BaseModel):
    """What a passage says of one thing."""

    thing: Mentioned
    kind: str | None = Field(description="IRI of the class of the thing.")
    statements: list[Mentioned] = Field(description="What is stated of it; none: that there is such a thing.")


class ReportPassage(BaseModel):
    """Words that facts were read from."""

    iri: str
    href: str = Field(description="Its place on the page of the report, relative to the root.")
    section: str = Field(description="Part of the template: a notation of the scheme `report-section`.")
    start: int = Field(description="Characters of the cleaned text before it, as Unicode code points.")
    end: int
    sha256: str = Field(description="Of the words in UTF-8.")
    facts: list[StatedFact]


class VersionOfReport(BaseModel):
    """A report in one language."""

    iri: str
    language: Language
    file: str | None
    format: str | None = Field(description="Media type of the file.")
    sha256: str | None = Field(description="Of the file.")
    characters: int | None = Field(description="Of the cleaned text.")
    text_sha256: str | None = Field(description="Of the cleaned text in UTF-8.")
    passages: list[ReportPassage]
    text: str = Field(
        default="", description="The cleaned text; left out where the operator has not put it here."
    )


class DifferenceSide(BaseModel):
    """What one version says."""

    language: Language
    statement: Mentioned
    passages: list[str] = Field(description="Their places on pages of the report, relative to the root.")


class ReportDifference(BaseModel):
    """Where versions say different things."""

    thing: Mentioned
    sides: list[DifferenceSide]


class WholeReport(ListedReport):
    """A report with what was read from it."""

    language: Language = Field(description="Of labels.")
    version: int | None = Field(description="Of the graph; null where the server has no versions.")
    versions: list[VersionOfReport]
    differences: list[ReportDifference]


class Teller:
    """Fills the shapes, in one language.

    Args:
        base: of the IRIs of things.
        kept: what addresses of other pages keep of this one's query.
    """

    def __init__(self, language: str, base: str, kept: str = "") -> None:
        self._language = cast("Language", language)
        self._base = base
        self._kept = kept

    def reports(self, page: Page, version: int | None, limit: int, offset: int) -> Reports:
        """A page of the list."""
        return Reports(
            language=self._language,
            version=version,
            total=page.total,
            limit=limit,
            offset=offset,
            reports=[self._listed(each.node, each.body, each.languages, each.facts) for each in page.reports],
        )

    def report(
        self, report: Report, shown: Iterable[Version], texts: Mapping[str, str], version: int | None
    ) -> WholeReport:
        """A report.

        Args:
            shown: its versions that are asked for.
            texts: those that are here, by language; a version without one has none set.
        """
        languages = tuple(each.language for each in report.versions)
        return WholeReport(
            **dict(self._listed(report.node, report.body, languages, report.facts)),
            language=self._language,
            version=version,
            versions=[self._version(each, texts.get(each.language)) for each in shown],
            differences=[
                ReportDifference(thing=self._thing(each.thing), sides=[*map(self._side, each.sides)])
                for each in report.differences
            ],
        )

    def _listed(self, node: Node, body: Node, languages: tuple[str, ...], facts: int) -> ListedReport:
        return ListedReport(
            iri=node.iri,
            label=node.label(self._language).text,
            href=with_query(f"reports/{node.iri.rsplit('/', 1)[-1]}", self._kept),
            body=self._thing(body),
            start=node.text("schema:startDate"),
            end=node.text("schema:endDate"),
            languages=cast("list[Language]", list(languages)),
            facts=facts,
        )

    def _version(self, version: Version, text: str | None) -> VersionOfReport:
        node = version.node
        characters = node.text("uclg:characters")
        return VersionOfReport(
            iri=node.iri,
            language=cast("Language", version.language),
            file=node.text("uclg:fileName"),
            format=node.text("dct:format"),
            sha256=node.text("uclg:sha256"),
            characters=int(characters) if characters else None,
            text_sha256=version.text_sha256 or None,
            passages=[*map(self._passage, version.passages)],
            **({} if text is None else {"text": text}),
        )

    def _passage(self, passage: Passage) -> ReportPassage:
        return ReportPassage(
            iri=passage.node.iri,
            href=passage.place.href(self._kept),
            section=passage.section,
            start=passage.start,
            end=passage.end,
            sha256=passage.sha256,
            facts=[*map(self._fact, passage.facts)],
        )

    def _fact(self, fact: Fact) -> StatedFact:
        statements = [self._thing(node) for node in fact.statements]
        return StatedFact(thing=self._thing(fact.thing), kind=fact.thing.type, statements=statements)

    def _side(self, side: Side) -> DifferenceSide:
        return DifferenceSide(
            language=cast("Language", side.language),
            statement=self._thing(side.statement),
            passages=[each.place.href(self._kept) for each in side.passages],
        )

    def _thing(self, node: Node) -> Mentioned:
        label = node.label(self._language)
        place = with_query(local(node.iri, self._base), self._kept)
        return Mentioned(iri=node.iri, label=label.text, language=label.language or None, href=place)

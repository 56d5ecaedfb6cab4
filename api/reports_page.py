"""The page of all reports, and the page of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from babel.numbers import format_decimal

from api.links import local, with_query
from api.pages.dates import between, written
from api.rendering import frame, prepared, render
from api.reports_listed import Page
from api.reports_read import Report, Version
from api.reports_view import Viewer
from api.reports_words import WORDS
from api.synergies_sent import Asking
from api.words import NAMES
from graph.descriptions.model import Node

prepared("reports.html", "reports_one.html", "reports_blocks.html")


@dataclass(frozen=True)
class Row:
    """A report in the list."""

    title: str
    title_language: str
    href: str
    body: str
    body_language: str
    body_href: str
    period: str
    versions: tuple[tuple[str, str, str], ...]
    facts: str


@dataclass(frozen=True)
class View:
    """A way to read a report: its name, its address relative to the page, and whether it is this one."""

    name: str
    href: str
    language: str
    chosen: bool


def listing(asked: Asking, page: Page, offset: int, links: Mapping[str, str], as_json: str, kept: str) -> str:
    """The page of all reports.

    Args:
        links: to the pages before and after.
        kept: what addresses of other pages keep of the query.
    """
    words = WORDS[asked.language]
    return render(
        "reports.html",
        **frame(asked.request, asked.language, words, words["title"]),
        heading=words["title"],
        found=_found(page, offset, asked.language),
        rows=[_row(asked, each.node, each.body, each.languages, each.facts, kept) for each in page.reports],
        paging=links,
        as_json=as_json,
    )


def whole(
    asked: Asking, report: Report, shown: Sequence[Version], texts: Mapping[str, str], kept: str
) -> str:
    """The page of a report.

    Args:
        shown: the versions that are asked for.
        texts: those of them that are here, by language.
        kept: what addresses of other pages keep of the query.
    """
    language, words = asked.language, WORDS[asked.language]
    number = asked.request.query_params.get("version")
    version = urlencode({"version": number}) if number else ""
    ordered = sorted(shown, key=lambda each: each.language != language)  # the reader's own first
    viewer = Viewer(report, ordered, language, asked.base, kept=kept, version=version)
    title = report.node.label(language)
    return render(
        "reports_one.html",
        **frame(asked.request, language, words, title.text),
        row=_row(asked, report.node, report.body, (), report.facts, version),
        notes=report.node.all("rdfs:comment"),
        views=_views(report, ordered, language, kept),
        versions=[viewer.version(each, texts.get(each.language)) for each in ordered],
        files=[viewer.file(each) for each in report.versions],
        missing=any(each.language not in texts for each in ordered),
        read=words["read_one" if report.facts == 1 else "read"].format(
            number=_number(report.facts, language)
        ),
        differences=[*viewer.differences()],
        thing=with_query(local(report.node.iri, asked.base), version),
        as_json="?" + "&".join(filter(None, ("format=json", kept))),
    )


def _row(asked: Asking, node: Node, body: Node, languages: Sequence[str], facts: int, kept: str) -> Row:
    label, name = node.label(asked.language), body.label(asked.language)
    href = f"reports/{node.iri.rsplit('/', 1)[-1]}"
    return Row(
        label.text,
        "" if label.language == asked.language else label.language,
        with_query(href, kept),
        name.text,
        "" if name.language == asked.language else name.language,
        with_query(local(body.iri, asked.base), kept),
        _period(node, asked.language),
        tuple((code, NAMES.get(code, code), with_query(f"{href}?text={code}", kept)) for code in languages),
        _number(facts, asked.language),
    )


def _views(report: Report, shown: Sequence[Version], language: str, kept: str) -> list[View]:
    """Ways to read it; none where there is only one."""
    codes = [each.language for each in report.versions]
    if len(codes) < 2:
        return []
    alone = shown[0].language if len(shown) == 1 else ""
    views = [View(WORDS[language]["together"], f"?{kept}", "", not alone)]
    for code in codes:
        href = "?" + "&".join(filter(None, (f"text={code}", kept)))
        views.append(View(NAMES.get(code, code), href, code, code == alone))
    return views


def _period(node: Node, language: str) -> str:
    start, end = node.text("schema:startDate"), node.text("schema:endDate")
    if start and end:
        return between(start, end, language)
    return written(start or end or "", language) if start or end else ""


def _found(page: Page, offset: int, language: str) -> str:
    words = WORDS[language]
    if not page.reports:
        return words["none_here" if page.total else "none"]
    if page.total == 1:
        return words["found_one"]
    numbers = {"total": page.total, "first": offset + 1, "last": offset + len(page.reports)}
    return words["found"].format(**{name: _number(value, language) for name, value in numbers.items()})


def _number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=language))

"""Which body reports, and for which years: read from the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.reports.model import Fact, Name
from graph.reports.patterns import level
from graph.reports.periods import YEAR
from graph.reports.rules.statement import Report

_YEARS = re.compile(
    rf"(?<!\d)(?P<a>{YEAR})(?:\s*[-–—/]\s*(?P<b>{YEAR}|\d\d)|(?:\s+\w{{1,3}}\s+)(?P<c>{YEAR}))?(?!\d)"
)


def read_title(report: Report) -> Iterator[Fact]:
    """The mechanism and the period; kept in the report for the other rules."""
    yield from _mechanism(report)
    yield from _period(report)


def _lines(report: Report) -> list[tuple[int, int]]:
    first = report.template.headings[0][1:] if report.template.headings else None
    return [*report.template.title, *([first] if first else [])]


def _mechanism(report: Report) -> Iterator[Fact]:
    text = report.document.text
    best: tuple[float, int, int, Name] | None = None
    for start, end in report.template.title:
        for mention in report.names.find(text, start, end):
            if mention.kind != "body" or mention.name.id in ("body/uclg",):
                continue
            share = (mention.end - mention.start) / max(1, end - start)
            score = mention.name.score + share
            if best is None or score > best[0]:
                best = (score, mention.start, mention.end, mention.name)
    if best is None:
        best = _unknown(report)
    if best is None:
        return
    _, start, end, name = best
    report.mechanism = name
    place = report.passage(start, end, "")
    yield Fact(
        "mechanism",
        {"body": name.id},
        (place,),
        "title-names-body",
        max(name.score, 0.5),
        {"body": (name,)},
        {report.language: name.text},
    )


def _unknown(report: Report) -> tuple[float, int, int, Name] | None:
    """A line of the title that has the word for a kind of body."""
    text = report.document.text
    for start, end in report.template.title:
        words = text[start:end]
        found = report.pack.pattern("bodies", *report.pack.groups("bodies")).search(level(words))
        if found and len(words.split()) <= 20 and not words.rstrip().endswith("."):
            return (
                0.0,
                start + found.start(),
                end,
                Name(f"new:{words[found.start() :].strip()}", words[found.start() :].strip()),
            )
    return None


def _period(report: Report) -> Iterator[Fact]:
    text = report.document.text
    found: list[tuple[bool, int, re.Match[str]]] = []
    for start, end in _lines(report):
        matches = _YEARS.finditer(text, start, end)
        found.extend((m["b"] is None and m["c"] is None, m.start(), m) for m in matches)
    if not found:
        return
    _, _, match = min(found, key=lambda each: each[:2])
    first = match["a"]
    last = match["c"] or match["b"] or first
    last = first[:2] + last if len(last) == 2 else last
    report.start, report.end = first, max(first, last)
    place = report.passage(match.start(), match.end(), "")
    yield Fact(
        "period",
        {"start": first, "end": report.end},
        (place,),
        "title-names-years",
        0.95,
        {},
        {report.language: match.group()},
    )

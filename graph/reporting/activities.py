"""Part 1: what was done, is under way, is planned and is wished, by component and along the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.descriptions.model import Node
from graph.reporting.model import Block, Heading, Items, Line, Paragraph, Span, said
from graph.reporting.period import Stretch
from graph.reporting.speech import Speech
from graph.synergies.words import joined, of

COMPONENTS: Final = ("a", "b", "c", "d", "e")
STATUSES: Final = ("done", "under-way", "planned", "wished")
_MANY: Final = 6
# A name of an activity that says itself with whom: nothing is to be added.
_WITH: Final = re.compile(r"\b(with|con|avec) (?:the |el |la |le |l[’'])?[A-Z]")
_COMMON: Final = re.compile(r"[^\W\d_][a-zà-ÿœ’]")
_COMPANY: Final = re.compile(r"\b(with|con|avec) ")


def part_one(speech: Speech) -> Iterator[Block]:
    """All components, also those of which nothing is known."""
    told = speech.told
    yield Heading(speech.word("1", period=told.period), 1)
    for component in COMPONENTS:
        yield Heading(speech.word(f"1-{component}"), 2)
        works = (
            [block for study in told.studies if told.editions(study) for block in _study(speech, study)]
            if component == "a"
            else []
        )
        mine = [
            node
            for node in told.activities
            if end(node, "uclg:component") == component and end(node, "uclg:activityKind") != "leadership"
        ]
        yield from works
        yield from calendar(speech, mine)
        if not works and not mine:
            yield nothing(speech)


def calendar(speech: Speech, activities: Sequence[Node]) -> Iterator[Block]:
    """Activities under headings of status and time; those without a date last, wishes after all."""
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in activities:
        status = end(node, "uclg:activityStatus")
        if status != "wished":
            groups.setdefault((status, when(speech, node)), []).append(node)
    dated = [key for key in groups if key[1]]
    for key in [
        *dated,
        *sorted((key for key in groups if not key[1]), key=lambda key: STATUSES.index(key[0])),
    ]:
        yield Heading(f"{speech.word(key[0])} {key[1]}".strip(), 3)
        yield Items(tuple(activity(speech, node) for node in groups[key]))
    wished = [node for node in activities if end(node, "uclg:activityStatus") == "wished"]
    for node in wished:
        yield Paragraph(wish(speech, node))


def when(speech: Speech, node: Node) -> str:
    """The time of an activity as a heading says it; empty where none is known."""
    return Stretch.of(node).words(speech.language, end(node, "uclg:activityStatus") == "planned")


def activity(speech: Speech, node: Node) -> Line:
    """One activity: what, with whom, and when in the source's words where they say more than the heading."""
    name = speech.name(node)
    partners = node.links("uclg:partner")
    company = ""
    if partners and not _WITH.search(name.text):
        names = speech.names(partners)
        inside = _COMPANY.search(name.text)
        company = f"{speech.word('colon')} {names}" if inside else f", {speech.word('with', who=names)}"
    told = speech.text(node, "uclg:period")
    stretch = Stretch.of(node)
    known = not stretch.open and stretch.same(told.text, speech.language, name.text)
    more = [*_products(speech, node, name.text), *([told.text] if told.text and not known else [])]
    beside = f" ({', '.join(more)})" if more else ""
    return said(name, company, beside, speech.cited(node), ".")


def _products(speech: Speech, node: Node, name: str) -> list[str]:
    """Editions that an activity is for, where its name does not say so by their year."""
    editions = [speech.told.get(iri) for iri in node.links("uclg:product") if "/id/edition/" in iri]
    return [_dated(speech, each) for each in editions if (each.text("uclg:year") or name) not in name]


def _dated(speech: Speech, edition: Node) -> str:
    """`Smart Cities Study 2021`."""
    study = speech.told.get(next(iter(edition.links("uclg:study")), ""))
    year = edition.text("uclg:year") or ""
    return f"{study_name(speech, study).text} {year}" if study.iri else speech.name(edition).text


def wish(speech: Speech, node: Node) -> Line:
    """Something that the mechanism, or somebody in it, would like."""
    name = speech.name(node)
    actors = [speech.name(speech.told.get(iri)).text for iri in node.links("uclg:actor")]
    proper = any(name.text.startswith(actor) for actor in actors) or not _COMMON.match(name.text)
    text = name.text if proper else name.text[:1].lower() + name.text[1:]
    who = joined(actors, speech.language) or speech.body()
    lead = speech.word("city_wish" if actors else "wish", who=who)
    return said(lead, replace(name, text=text), speech.cited(node), ".")


def _study(speech: Speech, study: Node) -> Iterator[Block]:
    """A work that the body keeps: how often it comes out, what for, its editions."""
    name = study_name(speech, study)
    years = sorted(value.value for value in study.all("uclg:cycleYears"))
    count = f" {speech.word('or')} ".join(years)
    key = "study_cycle" if years else "study"
    body = of(speech.named(speech.told.body).body(speech.language), speech.language)
    before, _, after = speech.word(key, body=body, study="\0", years=count).partition("\0")
    yield Paragraph(said(before, name, after.removesuffix("."), speech.cited(study), "."))
    objectives = [speech.told.get(iri) for iri in study.links("uclg:objective")]
    if objectives:
        yield Paragraph(said(speech.word("objectives")))
        objectives.sort(key=lambda node: (node.text("uclg:ordinal") or "", node.iri))
        lines = [said(speech.name(node), speech.cited(node), ".") for node in objectives]
        yield Items(tuple(lines), numbered=True)
    editions = [node for node in speech.told.editions(study) if _is_out(speech, node)]
    if editions:
        yield Paragraph(said(speech.word("editions")))
        yield from (Paragraph(_edition(speech, node)) for node in editions)


def study_name(speech: Speech, study: Node) -> Span:
    """The name of a work without what it is about."""
    name = speech.name(study)
    return Span(name.text.split(":")[0].strip(), name.language, name.iri)


def _is_out(speech: Speech, edition: Node) -> bool:
    """Whether it came out before the period ended, as far as that is told."""
    issued = edition.text("dct:issued") or edition.text("uclg:year") or "9999"
    return end(edition, "uclg:editionStatus") == "done" and issued[:4] <= str(speech.told.period.last)


def _edition(speech: Speech, node: Node) -> Line:
    """`2019: third edition, published in 2020, on governance, with 24 participating cities.`"""
    year, issued = node.text("uclg:year") or "", (node.text("dct:issued") or "")[:4]
    parts = [speech.word("edition", ordinal=ordinal(speech, node))] if ordinal(speech, node) else []
    if issued and issued != year:
        parts.append(speech.word("issued", year=issued))
    areas = node.links("uclg:focusArea")
    if len(areas) > 2:
        parts.append(speech.word("areas", n=len(areas), areas=speech.listed(areas)))
    elif areas:
        parts.append(speech.focus(areas))
    factors = node.links("uclg:keyFactor")
    if factors and len(factors) <= _MANY:
        parts[-1] += f" ({speech.listed(factors)})"
    if cities := node.text("uclg:citiesCount"):
        parts.append(speech.word("cities", n=cities))
    year_span = Span(year, iri=node.iri)
    return said(year_span, f"{speech.word('colon')} ", ", ".join(parts), speech.cited(node), ".")


def ordinal(speech: Speech, edition: Node) -> str:
    """The first, second, third, as a word."""
    number = int(edition.text("uclg:ordinal") or 0)
    words = speech.word("ordinals").split()
    return words[number - 1] if 0 < number <= len(words) else ""


def nothing(speech: Speech) -> Paragraph:
    """That nothing is recorded."""
    return Paragraph(said(speech.word("nothing")), gap=True)


def end(node: Node, name: str) -> str:
    """The end of the IRI of a concept, which is its notation."""
    return next((iri.rsplit("/", 1)[-1] for iri in node.links(name)), "")

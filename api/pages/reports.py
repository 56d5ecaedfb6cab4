"""Pages of reports, their versions and passages, and of other sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from babel import Locale

from api.links import is_web
from api.pages import lists
from api.pages.evidence import passages, position, said
from api.pages.model import Block, Entry, Group, Link, Listing, Prose
from api.pages.teller import Fact, Teller
from graph.descriptions import Node, name_of


def report(teller: Teller) -> Iterator[Group]:
    """A report: whose, of when, in which languages."""
    for name in ("schema:startDate", "schema:endDate"):
        teller.own(name)
    rows = teller.facts("uclg:body")
    rows += [(teller.word("period"), [teller.plain(teller.day(teller.node))])]
    rows += _reading(teller, teller.node.iri, *teller.node.links("uclg:version"))
    yield from lists.group(teller, "about", teller.pairs(*rows, *teller.facts("rdfs:comment")))
    yield from lists.group(teller, "versions", lists.links(teller, teller.own("uclg:version")))
    yield from said(teller)


def version(teller: Teller) -> Iterator[Group]:
    """A report in one language: its passages, and what was read from them."""
    languages = [value.value for value in teller.node.all("dct:language")]
    names = Locale.parse(teller.language).languages
    rows = teller.facts("uclg:versionOf")
    rows += [(teller.term("dct:language"), [teller.plain(names.get(code, code)) for code in languages])]
    teller.own("dct:language")
    rows += _reading(teller, teller.node.iri)
    rows += teller.facts("uclg:fileName", "dct:format", "uclg:characters", "uclg:sha256", "uclg:textSha256")
    yield from lists.group(teller, "about", teller.pairs(*rows))
    yield from lists.group(teller, "passages", _sections(teller, teller.parts("uclg:hasPassage")))
    yield from lists.group(teller, "read", by_class(teller, "dct:source", said_by=teller.node.iri))


def passage(teller: Teller) -> Iterator[Group]:
    """A place in a report, and what was read there."""
    rows = teller.facts("uclg:inVersion", "uclg:section")
    for name in ("oa:start", "oa:end"):
        teller.own(name)
    rows += [(teller.word("where"), [teller.plain(position(teller, teller.node))])]
    if read := teller.reading(teller.node.iri):
        rows += [(teller.word("read_words"), [Entry((Link(read.words.tongue, href=read.words.href),))])]
    cites = teller.sources.cite(teller.node.links("uclg:inVersion"))
    yield from lists.group(teller, "about", teller.pairs(*rows, *teller.facts("uclg:sha256"), cites=cites))
    yield from lists.group(teller, "read", by_class(teller, "uclg:statedIn", said_by=teller.node.iri))


def source(teller: Teller) -> Iterator[Group]:
    """A web page or a document, and what it says."""
    rows = teller.facts("dct:title", "uclg:sourceKind", "dct:publisher", "dct:language", "rdfs:comment")
    if is_web(teller.told.iri):
        outside = Link(teller.told.iri, href=teller.told.iri, outside=True)
        rows += [(teller.word("address"), [Entry((outside,))])]
    yield from lists.group(teller, "about", teller.pairs(*rows, cites=()))
    yield from lists.group(teller, "read", by_class(teller, "dct:source", said_by=teller.node.iri))


def dataset(teller: Teller) -> Iterator[Group]:
    """The whole data set: what is in it, of which day, whose, under which licence."""
    text = [Prose(link) for link in teller.said(teller.node, "dct:description")]
    teller.own("dct:description")
    rows = teller.facts("uclg:asOf", "dct:publisher", "dct:license")
    yield from lists.group(teller, "about", text, teller.pairs(*rows))


def _reading(teller: Teller, *iris: str) -> list[Fact]:
    """Pages to read a report on: all versions side by side, or one alone."""
    links = []
    for iri in iris:
        language = teller.told.get(iri).text("dct:language") or iri.rsplit("/", 1)[-1]
        report = teller.is_a("uclg:Report") and iri == teller.node.iri
        text = teller.word("together") if report else teller.tongue(language)
        if href := teller.reading_page(iri):
            links.append(Entry((Link(text, href=href),)))
    return [(teller.word("read_words"), links)]


def _sections(teller: Teller, nodes: list[Node]) -> list[Block]:
    """Passages by the section that they are in."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[next(iter(node.links("uclg:section")), "")].append(node)
    blocks: list[Block] = []
    for iri in sorted(found):
        caption = teller.link(iri).text if iri else ""
        blocks += [
            Listing(tuple(Entry(one.links, one.note) for one in made.entries), made.total, caption)
            for made in passages(teller, found[iri])
        ]
    return blocks


def by_class(teller: Teller, name: str, *, said_by: str = "") -> list[Listing]:
    """What leads to the thing by a property, a list a class; `said_by` needs no reference on its own page."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in teller.come(name):
        found[node.type or ""].append(node)
    return [
        made
        for iri in sorted(found, key=lambda iri: (-len(found[iri]), iri))
        for made in lists.listing(
            teller, found[iri], caption=name_of(iri, teller.language) if iri else "", cited=not said_by
        )
    ]

"""Pages of studies and their editions, practices and collections, activities, events, collaborations."""

from __future__ import annotations

from collections.abc import Iterator

from api.pages import lists
from api.pages.evidence import said
from api.pages.model import Group, Prose
from api.pages.teller import Fact, Teller


def study(teller: Teller) -> Iterator[Group]:
    """A study: who keeps it, what for, its editions."""
    years = [entry.links[0].text for entry in teller.values(teller.node, "uclg:cycleYears")]
    rows = teller.facts("uclg:body", "uclg:programme")
    rows += [(teller.term("uclg:cycleYears"), [teller.plain("–".join(sorted(years)))])]
    yield from lists.group(teller, "about", teller.pairs(*rows))
    objectives = teller.own("uclg:objective")
    yield from lists.group(teller, "objectives", lists.links(teller, objectives))
    columns = [teller.word(key) for key in ("edition", "published", "focus", "cities", "status")]
    found = [
        (
            node,
            (
                teller.entry(node.iri),
                teller.joined(node, "dct:issued"),
                teller.entries(node.links("uclg:focusArea")),
                teller.joined(node, "uclg:citiesCount"),
                teller.entries(node.links("uclg:editionStatus")),
            ),
        )
        for node in sorted(
            teller.parts("uclg:hasEdition"), key=lambda one: int(one.text("uclg:ordinal") or 0)
        )
    ]
    yield from lists.group(teller, "editions", lists.table(teller, teller.word("editions"), columns, found))
    yield from _activities(teller)
    yield from said(teller)


def edition(teller: Teller) -> Iterator[Group]:
    """An edition of a study: its place among the others, what it is about, how many cities are in it."""
    names = (
        "uclg:study",
        "uclg:ordinal",
        "uclg:year",
        "dct:issued",
        "uclg:editionStatus",
        "uclg:citiesCount",
    )
    more = ("uclg:countriesCount", "uclg:launchedAt", "uclg:predecessor", "uclg:successor", "uclg:programme")
    yield from lists.group(teller, "about", teller.pairs(*teller.facts(*names, *more, "rdfs:comment")))
    yield from lists.group(
        teller,
        "subject",
        lists.links(teller, teller.own("uclg:focusArea"), caption=teller.term("uclg:focusArea")),
        lists.links(teller, teller.own("uclg:keyFactor"), caption=teller.term("uclg:keyFactor")),
    )
    yield from lists.group(
        teller, "practices", lists.practices(teller, teller.come("uclg:edition", "uclg:Practice"))
    )
    yield from lists.group(teller, "web", lists.links(teller, teller.own("foaf:page")))
    yield from _activities(teller)
    yield from said(teller)


def objective(teller: Teller) -> Iterator[Group]:
    """What a study is for."""
    yield from lists.group(teller, "about", teller.pairs(*teller.facts("uclg:objectiveOf", "uclg:ordinal")))
    yield from said(teller)


def practice(teller: Teller) -> Iterator[Group]:
    """A practice: in a few words, whose, where it was collected, what it is about."""
    text = [Prose(link) for link in teller.said(teller.node, "dct:description")]
    teller.own("dct:description")
    names = (
        "uclg:city",
        "uclg:year",
        "uclg:collection",
        "uclg:edition",
        "foaf:page",
        "uclg:sameInitiativeAs",
    )
    yield from lists.group(teller, "about", text, teller.pairs(*teller.facts(*names)))
    yield from lists.group(
        teller,
        "subject",
        lists.links(teller, teller.own("uclg:focusArea"), caption=teller.term("uclg:focusArea")),
        lists.links(teller, teller.own("dct:subject"), caption=teller.word("themes")),
        lists.links(teller, teller.own("uclg:sdg"), caption=teller.word("sdgs")),
    )
    yield from said(teller)


def collection(teller: Teller) -> Iterator[Group]:
    """A collection of practices: who keeps it, and what is in it."""
    text = [Prose(link) for link in teller.said(teller.node, "skos:definition")]
    teller.own("skos:definition")
    names = ("uclg:body", "uclg:programme", "skos:altLabel", "skos:notation", "foaf:homepage")
    yield from lists.group(teller, "about", text, teller.pairs(*teller.facts(*names)))
    yield from lists.group(teller, "practices", lists.practices(teller, teller.parts("uclg:collects")))


def activity(teller: Teller) -> Iterator[Group]:
    """What a body did, does or plans."""
    names = ("uclg:body", "uclg:actor", "uclg:activityStatus", "uclg:activityKind", "uclg:component")
    rows = teller.facts(*names, "uclg:period")
    if not teller.node.all("uclg:period"):
        rows += [(teller.word("when"), [teller.plain(teller.day(teller.node))])]
    for name in ("schema:startDate", "schema:endDate"):
        teller.own(name)
    rows += teller.facts("uclg:product", "uclg:partner", "uclg:recipient", "uclg:atEvent", "dct:subject")
    yield from lists.group(teller, "about", teller.pairs(*rows, *teller.facts("rdfs:comment")))
    yield from said(teller)


def event(teller: Teller) -> Iterator[Group]:
    """What happened where, and which bodies took part."""
    for name in ("schema:startDate", "schema:endDate"):
        teller.own(name)
    rows: list[Fact] = [(teller.word("day"), [teller.plain(teller.day(teller.node))])]
    rows += teller.facts("uclg:eventKind", "uclg:hostCity", "uclg:online", "rdfs:comment")
    yield from lists.group(teller, "about", teller.pairs(*rows))
    yield from lists.group(teller, "bodies", lists.links(teller, teller.own("uclg:involves")))
    yield from lists.group(
        teller, "editions", lists.listing(teller, teller.come("uclg:launchedAt", "uclg:Edition"))
    )
    yield from lists.group(
        teller, "activities", lists.activities(teller, teller.come("uclg:atEvent", "uclg:Activity"))
    )
    yield from said(teller)


def collaboration(teller: Teller) -> Iterator[Group]:
    """What a body does with a partner."""
    names = ("uclg:body", "uclg:partner", "uclg:collaborationKind", "uclg:topic", "dct:subject", "uclg:year")
    yield from lists.group(teller, "about", teller.pairs(*teller.facts(*names, "rdfs:comment")))
    yield from said(teller)


def change(teller: Teller) -> Iterator[Group]:
    """What a body became."""
    names = ("org:originalOrganization", "org:resultingOrganization", "schema:startDate", "rdfs:comment")
    yield from lists.group(teller, "about", teller.pairs(*teller.facts(*names)))
    yield from said(teller)


def _activities(teller: Teller) -> list[Group]:
    found = teller.come("uclg:product", "uclg:Activity")
    return lists.group(teller, "activities", lists.activities(teller, found))

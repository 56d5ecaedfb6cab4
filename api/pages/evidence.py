"""Pages of mandates, distinctions, statements and matches: who, what, when, and said by whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from api.pages import lists
from api.pages.dates import exact
from api.pages.governments import locator
from api.pages.model import Block, Entry, Group, Listing, Prose
from api.pages.teller import Teller
from graph.descriptions import Node

_STATED: Final = ("uclg:statedStart", "uclg:statedEnd", "uclg:statedRepresentative", "uclg:statedEvent")


def mandate(teller: Teller) -> Iterator[Group]:
    """Who holds which role in which body, when, and what each source says of it."""
    when = teller.when(teller.node) or teller.word("undated")
    for name in ("schema:startDate", "schema:endDate", "uclg:seen"):
        teller.own(name)
    rows = teller.facts("org:member", "uclg:onBehalfOf", "org:role", "org:organization", "uclg:representedBy")
    rows += [(teller.word("when"), [teller.plain(when)])]
    rows += teller.facts("uclg:inForceOn", "rdfs:comment")
    yield from lists.group(teller, "about", teller.pairs(*rows))
    yield from said(teller)


def distinction(teller: Teller) -> Iterator[Group]:
    """Who was distinguished by whom, as what."""
    year = teller.values(teller.node, "schema:startDate")
    rows = teller.facts("uclg:laureate", "uclg:programme", "uclg:distinctionKind", "uclg:awardEdition")
    rows += [(teller.word("year"), year), *teller.facts("rdfs:comment")]
    yield from lists.group(teller, "about", teller.pairs(*rows))
    yield from said(teller)


def statement(teller: Teller) -> Iterator[Group]:
    """What one source says of a thing."""
    names = ("uclg:about", "uclg:statedProperty", "uclg:statedValue", "uclg:statedStart", "uclg:statedEnd")
    more = ("uclg:statedSeen", "uclg:statedEvent", "uclg:statedRepresentative", "uclg:note")
    rows = teller.facts(*names, *more)
    yield from lists.group(teller, "about", teller.pairs(*rows))
    yield from lists.group(teller, "differs", lists.links(teller, teller.own("uclg:differsFrom")))
    yield from lists.group(teller, "passages", passages(teller, teller.parts("uclg:statedIn")))


def match(teller: Teller) -> Iterator[Group]:
    """Which place a government was found at, how, and how sure that is."""
    names = ("uclg:matchOf", "uclg:matchedPlace", "uclg:matchedName", "uclg:matchMethod")
    rows = teller.facts(*names, "uclg:matchScore", "uclg:unmatchedReason", "rdfs:comment")
    places = teller.node.links("uclg:matchedPlace")
    maps = [made for iri in places for made in locator(teller, teller.told.get(iri))]
    yield from lists.group(teller, "about", teller.pairs(*rows), maps)


def said(teller: Teller) -> Iterator[Group]:
    """What the sources say of the thing, whether they agree, and where in the reports they say it."""
    statements = lists.all_said(teller)
    blocks: list[Block] = [*agreement(teller, statements), *lists.statements(teller, statements)]
    yield from lists.group(teller, "statements", blocks if statements else [])
    yield from lists.group(teller, "passages", passages(teller, teller.parts("uclg:statedIn")))


def agreement(teller: Teller, statements: list[Node]) -> list[Prose]:
    """Whether the sources of a mandate agree; of which facts they say different things."""
    sources = {iri for one in statements for iri in one.links("dct:source")}
    if len(sources) < 2:
        return [Prose(teller.text(teller.word("one_source")))] if sources else []
    apart = [name for name in _STATED if _differ(statements, name)]
    if apart or any(one.links("uclg:differsFrom") for one in statements):
        dated = not teller.is_a("uclg:Mandate")
        words = [
            "date" if dated and name == "uclg:statedStart" else name.removeprefix("uclg:") for name in apart
        ]
        facts = ", ".join(teller.word(word) for word in words)
        key = "disagree_on" if apart else "disagree"
        return [Prose(teller.text(teller.word(key, facts=facts)))]
    return [Prose(teller.text(teller.word("agree", number=str(len(sources)))))]


def _differ(statements: list[Node], name: str) -> bool:
    """Whether two say different things; nothing, or a date that is less exact, contradicts none."""
    said = [set(exact(value.value for value in one.all(name))) for one in statements]
    told = [values for values in said if values]
    return any(set(exact(one | other)) not in (one, other) for one, other in combinations(told, 2))


def passages(teller: Teller, nodes: list[Node]) -> list[Listing]:
    """Places in the reports, in their order, with their positions."""
    ordered = sorted(nodes, key=lambda one: (one.links("uclg:inVersion"), int(one.text("oa:start") or 0)))
    found = tuple(
        Entry((teller.link(one.iri),), position(teller, one), teller.sources.passage(one)) for one in ordered
    )
    return [Listing(found, len(found))] if found else []


def position(teller: Teller, passage: Node) -> str:
    """From which character of a document to which."""
    start, end = passage.text("oa:start"), passage.text("oa:end")
    if start is None or end is None:
        return ""
    return teller.word("position", start=teller.number(start), end=teller.number(end))

"""Pages of bodies of every kind: sections, committees, programmes, partners."""

from __future__ import annotations

from collections.abc import Iterator

from api.pages import lists, seats, synergies
from api.pages.governments import leading_and_seats
from api.pages.model import Block, Entry, Group, Pairs, Prose
from api.pages.teller import Teller
from graph.descriptions import Node
from ontology.prefixes import expand

_WORK = ("uclg:Study", "uclg:Report", "uclg:Collection", "uclg:Edition")


def body(teller: Teller) -> Iterator[Group]:
    """A body: who leads it, who sits in it, with whom it works, what it does."""
    mandates = teller.come("org:organization", "uclg:Mandate")
    yield from lists.group(teller, "about", _about(teller))
    yield from synergies.of_a_side(teller)
    yield from lists.group(teller, "led_by", _leads(teller, mandates))
    yield from lists.group(teller, "members", _members(teller, mandates))
    yield from lists.group(
        teller,
        "mandates",
        seats.table(teller, teller.word("mandates_caption"), mandates, seats.holder, bars=True),
    )
    yield from leading_and_seats(teller, teller.parts("org:hasMembership"))
    yield from lists.group(teller, "themes", lists.links(teller, teller.own("dct:subject")))
    yield from _company(teller)
    yield from _doings(teller)
    yield from lists.group(teller, "statements", lists.statements(teller, lists.all_said(teller)))


def _about(teller: Teller) -> list[Pairs]:
    teller.own("dct:identifier")  # the end of its IRI
    names = [
        Entry((teller.text(text, language),))
        for language, text in teller.node.labels.items()
        if language != teller.node.label(teller.language).language
    ]
    return teller.pairs(
        *teller.facts("uclg:acronym"),
        (teller.word("other_names"), names),
        *teller.facts("skos:altLabel", "uclg:bodyKind", "org:subOrganizationOf"),
        *teller.facts("schema:startDate", "schema:endDate", "uclg:predecessor", "uclg:successor"),
        *teller.facts(
            "org:resultedFrom", "org:changedBy", "foaf:homepage", "skos:exactMatch", "rdfs:comment"
        ),
    )


def _leads(teller: Teller, mandates: list[Node]) -> list[Block]:
    leading = [one for one in mandates if seats.rank_of(teller, one) == "leadership"]
    now = [one for one in leading if seats.is_now(one)]
    found: list[Block] = [*seats.table(teller, seats.today(teller, "leads_now", now), now, seats.holder)]
    ours = expand("uclg:ConsultationBody") in teller.node.types or leading
    if not now and ours and teller.told.page == 1:
        found.append(Prose(teller.text(teller.word("no_lead"))))
    return found


def _members(teller: Teller, mandates: list[Node]) -> list[Block]:
    now = [
        one
        for one in mandates
        if seats.is_now(one) and seats.rank_of(teller, one) in ("office", "membership")
    ]
    return [*seats.table(teller, seats.today(teller, "members_now", now), now, seats.holder)]


def _company(teller: Teller) -> Iterator[Group]:
    """With whom it works: collaborations, partners of which no more is known, and its own parts."""
    together = [
        *teller.come("uclg:body", "uclg:Collaboration"),
        *teller.come("uclg:partner", "uclg:Collaboration"),
    ]
    told = {iri for one in together for iri in (*one.links("uclg:partner"), *one.links("uclg:body"))}
    partners = [iri for iri in teller.own("uclg:partnerOf") if iri not in told]
    yield from lists.group(
        teller,
        "collaborations",
        lists.collaborations(teller, together),
        lists.links(teller, partners, caption=teller.word("partners")),
    )
    yield from lists.group(
        teller,
        "within",
        lists.links(teller, teller.own("org:hasSubOrganization")),
        lists.listing(teller, teller.come("org:subOrganizationOf")),
    )


def _doings(teller: Teller) -> Iterator[Group]:
    """What it does and keeps."""
    events = [*teller.parts("uclg:involvedIn"), *teller.come("uclg:involves", "uclg:Event")]
    yield from lists.group(teller, "events", lists.events(teller, events))
    some = [one for name in ("uclg:body", "uclg:partner", "uclg:actor", "uclg:recipient", "uclg:product")
            for one in teller.come(name, "uclg:Activity")]  # fmt: skip
    done = list({one.iri: one for one in some}.values())
    yield from lists.group(teller, "activities", lists.activities(teller, done))
    kept = [*teller.come("uclg:body", *_WORK), *teller.come("uclg:programme", *_WORK)]
    yield from lists.group(teller, "kept", lists.listing(teller, {one.iri: one for one in kept}.values()))
    given = teller.come("uclg:programme", "uclg:Distinction")
    yield from lists.group(
        teller, "given", lists.distinctions(teller, given, by="uclg:laureate", key="given")
    )
    received = teller.parts("uclg:hasDistinction")
    yield from lists.group(teller, "distinctions", lists.distinctions(teller, received, by="uclg:programme"))

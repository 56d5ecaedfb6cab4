"""Pages of cities, of other local governments, of people and of organizations that hold seats."""

from __future__ import annotations

from collections.abc import Iterator

from api.pages import lists, seats, synergies
from api.pages.model import Group, Map, Pairs, Row, Table
from api.pages.teller import Teller
from graph.descriptions import Node


def government(teller: Teller) -> Iterator[Group]:
    """A local government: what leads it, sits where, has done what."""
    yield from lists.group(teller, "about", _about(teller), _locator(teller))
    yield from synergies.of_a_side(teller)
    mandates = teller.parts("org:hasMembership")
    yield from leading_and_seats(teller, mandates)
    yield from lists.group(teller, "represented", _people(teller, mandates))
    practices = teller.parts("uclg:hasPractice")
    yield from lists.group(teller, "practices", lists.practices_by_collection(teller, practices))
    yield from lists.group(
        teller,
        "distinctions",
        lists.distinctions(teller, teller.parts("uclg:hasDistinction"), by="uclg:programme"),
    )
    yield from lists.group(
        teller, "hosted", lists.events(teller, teller.parts("uclg:hosted"), key="hosted", host=False)
    )
    editions = {iri for node in practices for iri in node.links("uclg:edition")}
    yield from lists.group(teller, "editions", lists.links(teller, sorted(editions)))
    yield from lists.group(teller, "themes", lists.links(teller, teller.own("uclg:hasTheme")))
    yield from lists.group(
        teller, "activities", lists.activities(teller, teller.come("uclg:actor", "uclg:Activity"))
    )
    yield from lists.group(teller, "statements", lists.statements(teller, lists.all_said(teller)))


def holder(teller: Teller) -> Iterator[Group]:
    """A person or an organization: seats of its own, and those in which it stands for another."""
    facts = ("schema:jobTitle", "uclg:acronym", "skos:altLabel", "foaf:homepage", "rdfs:comment")
    yield from lists.group(teller, "about", teller.pairs(*teller.facts(*facts)))
    yield from leading_and_seats(teller, teller.parts("org:hasMembership"))
    for key, mandates in (
        ("represents", teller.parts("uclg:representsIn")),
        ("on_its_behalf", teller.come("uclg:onBehalfOf", "uclg:Mandate")),
    ):
        yield from lists.group(teller, key, _represented(teller, key, mandates))
    yield from lists.group(
        teller,
        "distinctions",
        lists.distinctions(teller, teller.parts("uclg:hasDistinction"), by="uclg:programme"),
    )
    yield from lists.group(teller, "statements", lists.statements(teller, lists.all_said(teller)))


def leading_and_seats(teller: Teller, mandates: list[Node]) -> Iterator[Group]:
    """What it leads and where it sits: now, before, and where no date is known."""
    leading = [one for one in mandates if seats.rank_of(teller, one) == "leadership"]
    sitting = [one for one in mandates if one not in leading]
    for key, some in (("leads", leading), ("seats", sitting)):
        now = [one for one in some if seats.is_now(one)]
        before = [one for one in some if not seats.is_now(one) and one.text("uclg:latestDate")]
        undated = [one for one in some if not seats.is_now(one) and not one.text("uclg:latestDate")]
        yield from lists.group(
            teller,
            key,
            seats.table(teller, seats.today(teller, "now", now), now, seats.body),
            seats.table(teller, teller.word("before"), before, seats.body),
            seats.table(teller, teller.word("no_date"), undated, seats.body),
        )


def _represented(teller: Teller, key: str, mandates: list[Node]) -> list[Table]:
    return seats.table(teller, teller.word(key), mandates, seats.body, seats.holder)


def _about(teller: Teller) -> list[Pairs]:
    place = next((teller.told.get(iri) for iri in teller.own("dct:spatial")), None)
    kind = teller.facts("uclg:governmentKind", "skos:altLabel", "dct:identifier", "uclg:placeMatch")
    country = teller.facts("uclg:country")
    if place is None:
        return teller.pairs(*kind, *country, cites=())
    blocks = teller.pairs(*kind, cites=())
    rows = [*country, (teller.term("dct:spatial"), [teller.entry(place.iri)])]
    rows += [(teller.term("uclg:population"), teller.values(place, "uclg:population"))]
    rows += [(teller.word("coordinates"), [teller.plain(coordinates(teller, place))])]
    return blocks + teller.pairs(*rows, cites=teller.sources.cite([place.iri]))


def _locator(teller: Teller) -> list[Map]:
    return [made for iri in teller.own("dct:spatial") for made in locator(teller, teller.told.get(iri))]


def locator(teller: Teller, place: Node) -> list[Map]:
    """A place on the map; none where it has no coordinates."""
    latitude, longitude = place.text("wgs:lat"), place.text("wgs:long")
    if latitude is None or longitude is None:
        return []
    caption = teller.word("on_the_map", place=teller.link(place.iri).text)
    return [Map(float(latitude), float(longitude), caption)]


def coordinates(teller: Teller, place: Node) -> str | None:
    """Latitude and longitude as a person writes them."""
    latitude, longitude = place.text("wgs:lat"), place.text("wgs:long")
    if latitude is None or longitude is None:
        return None
    north = teller.word("north" if float(latitude) >= 0 else "south")
    east = teller.word("east" if float(longitude) >= 0 else "west")
    return (
        f"{teller.number(f'{abs(float(latitude)):.3f}')}° {north}, "
        f"{teller.number(f'{abs(float(longitude)):.3f}')}° {east}"
    )


def _people(teller: Teller, mandates: list[Node]) -> list[Table]:
    """Who represents it, in which bodies, by which sources."""
    found: dict[str, list[Node]] = {}
    for mandate in mandates:
        for iri in mandate.links("uclg:representedBy"):
            found.setdefault(iri, []).append(mandate)
    rows = [
        Row(
            (
                teller.entry(iri),
                teller.entries(dict.fromkeys(body for one in some for body in one.links("org:organization"))),
            ),
            cites=teller.sources.cite(
                dict.fromkeys(source for one in some for source in one.links("dct:source"))
            ),
        )
        for iri, some in sorted(found.items(), key=lambda pair: teller.link(pair[0]).text.casefold())
    ]
    columns = (teller.word("person"), teller.word("in_bodies"))
    return [Table(teller.word("represented"), columns, tuple(rows), len(rows))] if rows else []

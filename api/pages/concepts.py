"""Pages of themes, roles and other concepts, and of their schemes."""

from __future__ import annotations

from collections.abc import Iterator

from api.pages import lists, seats
from api.pages.model import Branch, Group, Listing, Prose, Tree
from api.pages.teller import Teller
from graph.descriptions import Node

_ABOUT = (
    "skos:altLabel",
    "skos:notation",
    "dct:identifier",
    "uclg:rank",
    "uclg:rankOrder",
    "uclg:impliesClass",
)
_MATCHES = ("skos:related", "skos:exactMatch", "skos:relatedMatch", "uclg:component", "skos:inScheme")


def concept(teller: Teller) -> Iterator[Group]:
    """A concept: what it means, what is above and below it, what carries it."""
    text = [Prose(link) for link in teller.said(teller.node, "skos:definition")]
    teller.own("skos:definition")
    rows = [*teller.facts(*_ABOUT), *teller.facts(*_MATCHES, "rdfs:comment")]
    yield from lists.group(teller, "about", text, teller.pairs(*rows))
    own = teller.own("skos:related")
    related = [node for node in teller.come("skos:related") if node.iri not in own]
    yield from lists.group(teller, "hierarchy", _hierarchy(teller))
    yield from lists.group(teller, "related", lists.listing(teller, related, cited=False), *_matched(teller))
    mandates = teller.come("org:role", "uclg:Mandate")
    yield from lists.group(
        teller,
        "role_mandates",
        seats.table(teller, teller.word("role_mandates"), mandates, seats.body, seats.holder),
    )
    yield from _carriers(teller)
    yield from lists.group(teller, "statements", lists.statements(teller, lists.all_said(teller)))


def scheme(teller: Teller) -> Iterator[Group]:
    """A scheme: its concepts, those at the top first."""
    said = (teller.said(teller.node, name) for name in ("skos:definition", "dct:description"))
    text = [Prose(link) for link in next(filter(None, said), ())]
    for name in ("skos:definition", "dct:description", "dct:title"):
        teller.own(name)
    yield from lists.group(teller, "about", text)
    top = {node.iri: node for node in teller.come("skos:topConceptOf")}
    top |= {iri: teller.told.get(iri) for iri in teller.own("skos:hasTopConcept")}
    rest = [node for node in teller.come("skos:inScheme") if node.iri not in top]
    yield from lists.group(teller, "top", lists.listing(teller, top.values(), cited=False))
    yield from lists.group(teller, "concepts", lists.listing(teller, rest, cited=False))


def _matched(teller: Teller) -> Iterator[list[Listing]]:
    """Concepts of other schemes that say of themselves that they match this one."""
    for name in ("skos:exactMatch", "skos:relatedMatch"):
        found = teller.come(name)
        yield lists.listing(teller, found, caption=teller.term(name), cited=False)


def _hierarchy(teller: Teller) -> list[Tree]:
    """From what is above a concept to what is below it."""
    below = tuple(
        Branch(teller.link(node.iri)) for node in lists.by_name(teller, teller.come("skos:broader"))
    )
    above = teller.own("skos:broader")
    if not below and not above:
        return []
    here = Branch(teller.link(teller.told.iri), below, chosen=True)
    if not above:
        return [Tree((here,))]
    return [Tree(tuple(Branch(teller.link(iri), (here,)) for iri in above))]


def _carriers(teller: Teller) -> Iterator[Group]:
    """What is about it, or of its kind: practices as a table, all else by class."""
    found: dict[str, Node] = {}
    for name in ("dct:subject", "uclg:focusArea", "uclg:sdg", "uclg:keyFactor"):
        found |= {node.iri: node for node in teller.come(name, "uclg:Practice")}
    themes = ("dct:subject", "uclg:hasTheme")
    bodies = {node.iri: node for name in themes for node in teller.come(name, "uclg:Body")}
    yield from lists.group(teller, "bodies", lists.listing(teller, bodies.values(), cited=False))
    yield from lists.group(teller, "practices", lists.practices(teller, found.values()))
    cities = teller.come("uclg:hasTheme", "uclg:LocalGovernment")
    yield from lists.group(teller, "cities_theme", lists.listing(teller, cities, cited=False))
    together = teller.come("dct:subject", "uclg:Collaboration")
    yield from lists.group(teller, "collaborations", lists.listing(teller, together))
    activities = teller.come("dct:subject", "uclg:Activity") + teller.come("uclg:component", "uclg:Activity")
    yield from lists.group(teller, "activities", lists.activities(teller, activities))

"""Whatever a page has not told yet, so that nothing the graph says is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from api.pages import lists
from api.pages.model import Group
from api.pages.teller import Teller
from graph.descriptions import name_of, short
from ontology.prefixes import expand

# They make the head of the page, stand in its list of sources, or follow from what it tells.
HIDDEN: Final = """
    dct:source dct:title rdf:type rdfs:label skos:inScheme skos:prefLabel skos:topConceptOf uclg:earliestDate
    uclg:hasBeenLedBy uclg:hasLed uclg:hasMember uclg:hasRoleHolder uclg:hasTheme uclg:holdsRoleIn
    uclg:latestDate uclg:leads uclg:ledBy uclg:memberOf uclg:partnerOf uclg:statedIn
"""
_KNOWN: Final = frozenset(map(expand, HIDDEN.split()))
_REPLACED: Final = expand("dct:isReplacedBy")  # says of an old IRI what this thing is called now


def rest(teller: Teller) -> Iterator[Group]:
    """The thing's other facts, and what else refers to it, by property."""
    names = [short(iri) or iri for iri in teller.node.facts if iri not in _KNOWN | teller.told_of]
    yield from lists.group(teller, "more", teller.pairs(*teller.facts(*names), cites=()))
    blocks = []
    for incoming in teller.told.incoming:
        found = [
            teller.told.get(iri)
            for iri in incoming.things
            if (incoming.property, iri) not in teller.come_from
        ]
        blocks += lists.listing(teller, found, caption=_caption(teller, incoming.property), cited=False)
    yield from lists.group(teller, "refers", blocks)


def _caption(teller: Teller, iri: str) -> str:
    if iri == _REPLACED:
        return teller.word("earlier_addresses")
    text = name_of(iri, teller.language)
    return text[:1].upper() + text[1:]

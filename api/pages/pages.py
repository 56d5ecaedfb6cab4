"""Chooses how a thing is told by its most specific class, and puts its page together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from api.pages import bodies, concepts, evidence, governments, places, reports, synergies, works
from api.pages.model import Cite, Group, Listing, Page, Pairs, Prose, Table
from api.pages.rest import rest
from api.pages.teller import Teller
from graph.descriptions import Description
from graph.descriptions.terms import terms
from ontology.prefixes import expand

Maker = Callable[[Teller], Iterator[Group]]

MAKERS: Final[dict[str, Maker]] = {
    expand(name): maker
    for name, maker in {
        "uclg:LocalGovernment": governments.government,
        "uclg:Person": governments.holder,
        "uclg:Organization": governments.holder,
        "uclg:Body": bodies.body,
        "uclg:Mandate": evidence.mandate,
        "uclg:Distinction": evidence.distinction,
        "uclg:Statement": evidence.statement,
        "uclg:PlaceMatch": evidence.match,
        "uclg:Study": works.study,
        "uclg:Edition": works.edition,
        "uclg:Objective": works.objective,
        "uclg:Practice": works.practice,
        "uclg:Collection": works.collection,
        "uclg:Activity": works.activity,
        "uclg:Event": works.event,
        "uclg:Collaboration": works.collaboration,
        "uclg:BodyChange": works.change,
        "uclg:Report": reports.report,
        "uclg:ReportVersion": reports.version,
        "uclg:Passage": reports.passage,
        "uclg:Source": reports.source,
        "uclg:Country": places.country,
        "uclg:Place": places.place,
        "uclg:Synergy": synergies.synergy,
        "uclg:SynergyPart": synergies.part,
        "skos:Concept": concepts.concept,
        "skos:ConceptScheme": concepts.scheme,
        "dcat:Dataset": reports.dataset,
    }.items()
}
"""By IRI of the class; classes below it are told in the same way."""


def page_of(told: Description, language: str, base: str) -> Page:
    """The page about a thing; what has no way of its own to be told is told fact by fact.

    Args:
        language: of the reader: `en`, `es` or `fr`.
        base: of the IRIs of things.
    """
    teller = Teller(told, language, base)
    maker = maker_of(told)
    groups = [*maker(teller)] if maker else []
    groups += rest(teller)
    teller.sources.of(told.node)  # listed, even where no group refers to them
    return Page(tuple(groups), teller.sources.listed(_cites(groups)))


def _cites(groups: Iterable[Group]) -> Iterator[Cite]:
    """The references that stand in some groups."""
    for block in (block for group in groups for block in group.blocks):
        if isinstance(block, Pairs | Prose):
            yield from block.cites
        elif isinstance(block, Listing):
            yield from (cite for entry in block.entries for cite in entry.cites)
        elif isinstance(block, Table) and block.cited:
            yield from (cite for row in block.rows for cite in row.cites)


def maker_of(told: Description) -> Maker | None:
    """How things of its class are told."""
    for iri in told.node.types:
        if iri in MAKERS:
            return MAKERS[iri]
        for above in sorted(terms().above.get(iri, ())):
            if above in MAKERS:
                return MAKERS[above]
    return None

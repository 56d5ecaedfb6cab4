"""Pages of synergies and of their parts as nodes of the graph; `/synergies/{id}` tells them to people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from api.pages import lists
from api.pages.model import Entry, Group, Link
from api.pages.teller import Teller


def synergy(teller: Teller) -> Iterator[Group]:
    """Between whom, how strong, why, of which kinds, and on what it rests."""
    facts = ("uclg:between", "uclg:strength", "uclg:reason", "uclg:nextStep", "uclg:synergyKind")
    more = ("uclg:asOf", "uclg:formulaVersion")
    page = Link(teller.word("synergy_why"), href=f"synergies/{teller.told.iri.rsplit('/', 1)[-1]}")
    rows = [*teller.facts(*facts, *more), (teller.word("synergy_page"), [Entry((page,))])]
    yield from lists.group(teller, "about", teller.pairs(*rows))
    parts = lists.links(teller, teller.own("uclg:synergyPart"))
    yield from lists.group(teller, "synergy_parts", parts)
    yield from _evidence(teller)


def part(teller: Teller) -> Iterator[Group]:
    """What one kind adds: to which synergy, how much, why, and on what it rests."""
    whole = [teller.entry(node.iri) for node in teller.come("uclg:synergyPart")]
    facts = ("uclg:synergyKind", "uclg:strength", "uclg:share", "uclg:reason", "uclg:nextStep")
    rows = [(teller.word("synergy_whole"), whole), *teller.facts(*facts)]
    yield from lists.group(teller, "about", teller.pairs(*rows, cites=()))
    yield from _evidence(teller)


def _evidence(teller: Teller) -> Iterator[Group]:
    found = lists.links(teller, teller.own("uclg:restsOn"))
    yield from lists.group(teller, "synergy_evidence", found)


def of_a_side(teller: Teller) -> Iterator[Group]:
    """All that a body or a city could do with others, folded away: the strongest stand above the list."""
    found = lists.listing(
        teller, teller.come("uclg:between"), total=teller.count("uclg:between"), cited=False
    )
    yield from lists.group(teller, "synergies", (replace(each, open=0) for each in found))

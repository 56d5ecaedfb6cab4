"""Editions that a report names in two ways, as one."""

from __future__ import annotations

from dataclasses import replace

from graph.reports.model import Fact, Value


def united(facts: list[Fact]) -> list[Fact]:
    """The edition to come, named by its number here and by its year there, as one.

    Only where just one has a number alone, the one after the last that has both, and just one has a later
    year alone.
    """
    editions = [fact for fact in facts if fact.kind == "edition"]
    both = [fact for fact in editions if fact.text("year") and fact.text("ordinal")]
    numbers = {fact.text("ordinal") for fact in editions if not fact.text("year")}
    years = {fact.text("year") for fact in editions if not fact.text("ordinal")} - {
        fact.text("year") for fact in both
    }
    numbers -= {fact.text("ordinal") for fact in both}
    if not both or len(numbers) != 1 or len(years) != 1:
        return facts
    number, year = int(*numbers), min(years)
    last = max(both, key=lambda fact: int(fact.text("ordinal")))
    if number != int(last.text("ordinal")) + 1 or year <= last.text("year"):
        return facts
    told: dict[str, Value] = {"year": year, "ordinal": number}
    return [
        replace(fact, fields={**told, **fact.fields})
        if fact.kind == "edition" and (fact.text("ordinal") == str(number) or fact.text("year") == year)
        else fact
        for fact in facts
    ]

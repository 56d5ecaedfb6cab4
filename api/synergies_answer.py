"""Synergies for programs: the shapes of the JSON answers, and how they are filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, cast

from pydantic import BaseModel, Field

from api.links import local
from api.queries_labels import Label
from api.synergies_asked import Wish
from api.synergies_concepts import kind_labels
from api.synergies_finding import Results
from api.synergies_told import Full, named_by
from graph.synergies.model import Family, Kind
from graph.synergies.told import Told

Language = Literal["en", "es", "fr"]


class Mentioned(BaseModel):
    """Something that has a page here."""

    iri: str
    label: str = Field(description="In the reader's language, else in English, else in any.")
    language: str | None = Field(description="Of the label; null where it is in none.")
    href: str = Field(description="Where this server shows it, relative to its root.")


class SynergyPart(BaseModel):
    """What one kind adds."""

    kind: Kind
    label: str
    strength: float = Field(description="Of this kind by itself, from 0 to 1.")
    share: float = Field(description="Of the whole strength; all kinds together make 1.")
    reason: str
    next_step: str
    rests_on: list[Mentioned] = Field(description="The nodes of the graph that say so.")


class Synergy(BaseModel):
    """A reason for two bodies to work together, for a city to be invited, or for two cities to talk."""

    iri: str
    href: str | None = Field(
        description="Its page, relative to the root; null where it was worked out for this answer."
    )
    family: Family
    strength: float = Field(description="From 0 to 1; it orders a list and is no probability.")
    as_of: date
    formula_version: str
    between: list[Mentioned]
    reason: str
    next_step: str
    parts: list[SynergyPart] = Field(description="Its kinds, the largest share first.")
    sources: list[Mentioned]


class Synergies(BaseModel):
    """Synergies, strongest first."""

    language: Language
    version: int | None = Field(description="Of the graph; null where the server has no versions.")
    as_of: date | None = Field(description="The day for which they were worked out.")
    worked_out_anew: bool = Field(description="For this answer; they are not in the graph.")
    total: int
    limit: int
    offset: int
    families: dict[Family, int] = Field(description="How many of each, whichever was asked for.")
    synergies: list[Synergy]


class Opportunities(BaseModel):
    """What a city could do, and does already."""

    city: Mentioned
    language: Language
    version: int | None
    as_of: date | None
    totals: dict[Literal["join", "talk", "bridges"], int] = Field(
        description="How many there are, where not all are told."
    )
    join: list[Synergy] = Field(description="Bodies that it could join or be invited to, and why.")
    talk: list[Synergy] = Field(description="Cities to talk to.")
    bridges: list[Synergy] = Field(description="Pairs of bodies that its own seats connect already.")


class Teller:
    """Fills the shapes, in one language."""

    def __init__(self, language: str, base: str) -> None:
        self._language = language
        self._base = base
        self._kinds = kind_labels(base)

    def synergies(self, results: Results, wish: Wish) -> Synergies:
        """A page of a list."""
        return Synergies(
            language=cast("Language", wish.language),
            version=results.version,
            as_of=results.day,
            worked_out_anew=results.anew,
            total=results.total,
            limit=wish.filters.limit,
            offset=wish.filters.offset,
            families=cast("dict[Family, int]", dict(results.families)),
            synergies=self.all(results.full, anew=results.anew),
        )

    def all(self, full: Full, *, anew: bool = False) -> list[Synergy]:
        """Synergies with their names."""
        return [self.synergy(each, full.names, anew=anew) for each in full.told]

    def synergy(self, told: Told, names: Mapping[str, Label], *, anew: bool = False) -> Synergy:
        """One of them."""
        return Synergy(
            iri=told.iri,
            href=None if anew else f"synergies/{told.iri.rsplit('/', 1)[-1]}",
            family=cast("Family", told.family),
            strength=told.strength,
            as_of=told.as_of,
            formula_version=told.formulas,
            between=[self.thing(iri, named_by(iri, known, self._language)) for iri, known in told.between],
            reason=told.reason[self._language],
            next_step=told.next_step[self._language],
            parts=[
                SynergyPart(
                    kind=cast("Kind", part.kind),
                    label=self._kinds[part.kind][self._language],
                    strength=part.strength,
                    share=part.share,
                    reason=part.reason[self._language],
                    next_step=part.next_step.get(self._language, ""),
                    rests_on=self._things(part.rests_on, names),
                )
                for part in told.parts
            ],
            sources=self._things(told.sources, names),
        )

    def thing(self, iri: str, label: Label) -> Mentioned:
        """A thing by its name."""
        return Mentioned(
            iri=iri, label=label.text, language=label.language or None, href=local(iri, self._base)
        )

    def _things(self, iris: Iterable[str], names: Mapping[str, Label]) -> list[Mentioned]:
        return [self.thing(iri, names.get(iri) or named_by(iri, {}, self._language)) for iri in iris]

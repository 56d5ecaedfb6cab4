"""What was asked of the search, and the answer to it for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from api.links import local, with_query
from graph.search import Results
from graph.search.find import DEEPEST
from ontology import UCLG
from ontology.prefixes import expand

Language = Literal["en", "es", "fr"]
Kind = Literal[
    "City",
    "Body",
    "LocalGovernment",
    "Country",
    "Person",
    "Organization",
    "Theme",
    "Practice",
    "Event",
    "Edition",
    "Report",
    "Collection",
    "Activity",
    "Concept",
]
"""The sections of the index; a test holds them to `graph.search.SECTIONS`."""


@dataclass(frozen=True)
class Asked:
    """A search; `version` is the number that the address asks for."""

    text: str
    classes: tuple[str, ...]
    language: str
    limit: int
    offset: int
    version: int | None = None

    def to(self, lang: str | None, **other: object) -> str:
        """The query part of the address of a search that differs by `other`; `lang` where it was given."""
        wanted: dict[str, object] = {
            "q": self.text,
            "class": self.classes,
            "limit": self.limit,
            "offset": self.offset,
        }
        wanted |= {"version": self.version} | other
        usual = {"limit": 20, "offset": 0, "class": (), "version": None}
        pairs = {name: value for name, value in wanted.items() if value != usual.get(name)}
        return urlencode(pairs | ({"lang": lang} if lang else {}), doseq=True, errors="replace")

    def links(self, total: int, lang: str | None) -> dict[str, str]:
        """The pages before and after this one, by their relation."""
        found = {}
        if self.offset:
            found["prev"] = self.to(lang, offset=max(0, self.offset - self.limit))
        if self.offset + self.limit < min(total, DEEPEST + self.limit):
            found["next"] = self.to(lang, offset=self.offset + self.limit)
        return found

    def place_of(self, iri: str, base: str) -> str:
        """Where a thing is shown as it is in the version that is asked for, relative to the root."""
        return with_query(local(iri, base), "" if self.version is None else f"version={self.version}")


class FoundThing(BaseModel):
    """A thing that was found."""

    iri: str
    section: Kind = Field(description="The kind that it is filtered and counted by.")
    type: str = Field(description="IRI of its own class.")
    label: str
    language: str | None = Field(description="Of the label; null where it is not known.")
    also: str | None = Field(description="The name that was found, where the label does not have it.")
    detail: str = Field(description="What is told beside the name: a country, a host city and a year.")
    description: str | None
    marks: list[tuple[int, int]] = Field(description="Where the label has it: start and end in characters.")
    href: str = Field(description="Where this server shows it, relative to its root.")


class Found(BaseModel):
    """A part of what was found."""

    query: str
    language: Language
    version: int
    total: int
    limit: int
    offset: int
    match: Literal["all", "near", "any"] = Field(
        description="`near`: similar words count too; `any`: the words were not found together."
    )
    facets: dict[Kind, int] = Field(description="How many there are of each kind, whichever was asked for.")
    hits: list[FoundThing]


def found_things(asked: Asked, results: Results, base: str, version: int) -> Found:
    """The answer for programs."""
    return Found(
        query=asked.text,
        language=cast("Language", asked.language),
        version=version,
        total=results.total,
        limit=asked.limit,
        offset=asked.offset,
        match=results.match,
        facets=cast("dict[Kind, int]", dict(results.facets)),
        hits=[
            FoundThing(
                iri=hit.iri,
                section=cast("Kind", hit.section),
                type=expand("skos:Concept") if hit.kind == "Concept" else UCLG + hit.kind,
                label=hit.label,
                language=hit.language or None,
                also=hit.also,
                detail=hit.detail,
                description=hit.description or None,
                marks=list(hit.marks),
                href=asked.place_of(hit.iri, base),
            )
            for hit in results.hits
        ],
    )

"""What an address asks of the synergies: typed parameters, names become things, and addresses like it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, Field

from api.negotiate import LANGUAGES
from api.synergies_concepts import concept
from graph.curated import resolve
from graph.engine import Engine
from graph.synergies.asked import BODIES, Asked
from graph.synergies.model import Family, Kind
from ontology.vocabulary import Concept
from queries.schema import Labels, Parameter

SHOWN: Final = 20
MOST: Final = 200
"""Synergies of one answer."""
DEEPEST: Final = 1_000_000
LONGEST: Final = 200
_NUMBER: Final = 999_999_999
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Name = Annotated[str, Field(max_length=LONGEST)]


def _written(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("Input should be a day like 2021-12-31")
    return value


Day = Annotated[date, BeforeValidator(_written)]


class Common(BaseModel):
    """What every page of synergies takes."""

    lang: Annotated[
        Literal["en", "es", "fr"] | None,
        Field(description="Of names and sentences; default: Accept-Language."),
    ] = None
    version: Annotated[
        int | None, Field(ge=1, le=_NUMBER, description="The graph as it was: the number of a version.")
    ] = None


class Turned(Common):
    """What goes through a list takes."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="Synergies in the answer.")] = SHOWN
    offset: Annotated[int, Field(ge=0, le=DEEPEST, description="Synergies left out before them.")] = 0
    format: Annotated[
        Literal["json", "jsonld", "csv", "html"] | None, Field(description="Wins over the Accept header.")
    ] = None


class Filters(Turned):
    """What narrows the list; what is empty does not count, as a form sends it."""

    body: Annotated[
        list[Name],
        Field(
            max_length=BODIES, description="A body by IRI, its end or its name; two make the pair of them."
        ),
    ] = []
    city: Annotated[
        Name,
        Field(description="A city or another local government, likewise; its seats may connect two bodies."),
    ] = ""
    kind: Annotated[list[Literal["", Kind]], Field(description="One of these kinds.")] = []
    family: Annotated[
        Literal["", Family],
        Field(description="Two bodies, a city and a body (an invitation), or two cities."),
    ] = ""
    theme: Annotated[Name, Field(description="About this theme or one below it: notation or name.")] = ""
    region: Annotated[Name, Field(description="In this region of the world: notation or name.")] = ""
    on: Annotated[
        Day | Literal[""] | None,
        Field(description="As on this day: worked out anew, with what is known now."),
    ] = None
    least: Annotated[float, Field(ge=0, le=1, description="Strength, from 0 to 1.")] = 0
    since: Annotated[
        int, Field(ge=0, le=_NUMBER, description="Only those that this version did not have; 0: all.")
    ] = 0
    partners: Annotated[bool, Field(description="Partner institutions with bodies too: worked out anew.")] = (
        False
    )

    @property
    def day(self) -> date | None:
        """The day that is asked for."""
        return self.on or None


@dataclass(frozen=True)
class Wish:
    """What is asked for, with names as things.

    Attributes:
        given: what the address says, but for what is as usual.
        bodies, city: IRIs that are meant.
        language: the reader's; `every`: whether texts are wanted in every language.
    """

    filters: Filters
    language: str
    version: int | None
    bodies: tuple[str, ...] = ()
    city: str | None = None
    theme: Concept | None = None
    region: Concept | None = None
    given: dict[str, Any] = field(default_factory=dict)
    every: bool = False

    def to(self, **other: object) -> str:
        """The query part of an address that asks the same but for `other`; None leaves one out."""
        return to(self.given, **other)


def to(given: dict[str, Any], **other: object) -> str:
    """The query part of an address, with its question mark."""
    pairs = {name: value for name, value in (given | other).items() if value not in (None, "", [], 0, False)}
    return f"?{urlencode(pairs, doseq=True)}"


def given_by(filters: BaseModel) -> dict[str, Any]:
    """What an address says that is not as usual anyway."""
    given = filters.model_dump(exclude_defaults=True)
    if "kind" in given:
        given["kind"] = sorted({each for each in given["kind"] if each})
    if "body" in given:
        given["body"] = [each for each in given["body"] if each.strip()]
    return given | ({"partners": "true"} if given.get("partners") else {})


async def wish_of(
    engine: Engine, filters: Filters, language: str, version: int | None, base: str, client: str
) -> Wish:
    """With names looked up in the graph.

    Raises:
        BadParameter: a name is unknown, or means several things (NameNotFound, Ambiguous).
        Problem: 400, there is no such theme or region.
    """
    bodies = [
        await meant(engine, "body", each, language, base=base, version=version, client=client)
        for each in filters.body
        if each.strip()
    ]
    city = filters.city.strip()
    government = (
        await meant(engine, "city", city, language, base=base, version=version, client=client)
        if city
        else None
    )
    return Wish(
        filters,
        language,
        version,
        tuple(bodies),
        government,
        concept("theme", filters.theme, base),
        concept("region", filters.region, base),
        given_by(filters),
    )


def asked_of(wish: Wish) -> Asked:
    """As the filter takes it, but for what the graph knows of city, theme, region and earlier versions."""
    filters = wish.filters
    return Asked(
        sides=tuple(frozenset([side]) for side in wish.bodies),
        kinds=frozenset(each for each in filters.kind if each),
        families=frozenset([filters.family] if filters.family else []),
        least=filters.least,
    )


async def meant(
    engine: Engine,
    what: Literal["body", "city"],
    text: str,
    language: str,
    *,
    base: str,
    version: int | None,
    client: str,
) -> str:
    """IRI of a body, or of a city or another local government.

    Raises:
        BadParameter: see `graph.curated.resolve`.
    """
    asked = {"body": _BODY, "city": _CITY}[what]
    found = await resolve(engine, asked, text, language, base=base, version=version, client=client)
    return found.value


def _parameter(name: str, labels: tuple[str, str, str], class_: str) -> Parameter:
    text = Labels(**dict(zip(LANGUAGES, labels, strict=True)))
    return Parameter(name=name, label=text, type="iri", class_=class_, required=True, example=name)


_BODY: Final = _parameter("body", ("Body", "Órgano", "Organe"), "Body")
_CITY: Final = _parameter("city", ("City", "Ciudad", "Ville"), "LocalGovernment")

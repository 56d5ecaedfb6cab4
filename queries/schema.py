"""What the header of a query file may say, as a schema."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]*$", max_length=40)]
Variable = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=40)]
Audience = Literal["secretariat", "partner", "developer"]
Topic = Literal[
    "leadership",
    "bodies",
    "partners",
    "synergies",
    "practices",
    "study",
    "activities",
    "reports",
    "evidence",
]
ParameterType = Literal["iri", "concept", "integer", "date", "text", "language"]
ColumnType = Literal["iri", "text", "integer", "decimal", "date", "boolean", "language"]

RESERVED: Final = frozenset(
    {"endpoint", "file", "form", "format", "help", "lang", "limit", "name", "offset", "query", "table"}
    | {"sort", "text", "timeout", "version"}
)
"""Names that commands and addresses use themselves."""


def _written(value: object) -> object:
    """A value as a person writes it: YAML reads 2021 as a number and 2026-11-01 as a day."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Value = Annotated[str, BeforeValidator(_written), StringConstraints(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class InThreeLanguages(_Strict):
    """The same text in English, Spanish and French."""

    en: Text
    es: Text
    fr: Text

    def get(self, language: str) -> str:
        """In this language; English where it is none of the three."""
        return {"en": self.en, "es": self.es, "fr": self.fr}.get(language, self.en)


class Labels(InThreeLanguages):
    """A short name in English, Spanish and French."""

    en: Label
    es: Label
    fr: Label


class Parameter(_Strict):
    """What a query asks for before it runs; it binds the variable of the same name.

    Attributes:
        class_: local name of the class that an `iri` must be of; `class` in the file.
        scheme: name of the scheme that a `concept` is taken from.
        min, max: bounds of an `integer`, both allowed.
        required: it must be given; one with a default never need be, another may be left out.
        default: taken where nothing is given, written as a person would write it.
        example: what stands in the file; the default where it is not said.
    """

    name: Name
    label: Labels
    type: ParameterType
    class_: Annotated[str | None, Field(alias="class", pattern=r"^[A-Z]\w+$")] = None
    scheme: Annotated[str | None, Field(pattern=r"^[a-z][a-z-]+$")] = None
    min: int | None = None
    max: int | None = None
    required: bool = False
    default: Value | None = None
    example: Value | None = None

    @property
    def option(self) -> str:
        """The name as an option of a command: `on-date` for `onDate`."""
        return "".join("-" + c.lower() if c.isupper() else c for c in self.name)

    @property
    def shown(self) -> str | None:
        """What stands in the file: the example, else the default; None for one that is left open."""
        return self.example if self.example is not None else self.default

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if (self.type == "iri") != (self.class_ is not None):
            raise ValueError("an iri, and nothing else, needs 'class', the name of a class of the ontology")
        if (self.type == "concept") != (self.scheme is not None):
            raise ValueError("a concept, and nothing else, needs 'scheme', the name of a concept scheme")
        if self.type != "integer" and (self.min is not None or self.max is not None):
            raise ValueError("only an integer has 'min' and 'max'")
        if self.required and self.default is not None:
            raise ValueError("what has a default need not be given: leave out 'required' or 'default'")
        if self.required and self.example is None:
            raise ValueError("what must be given needs an 'example'")
        if self.name.lower() in RESERVED:
            raise ValueError("the name is taken by commands and addresses; choose another")
        return self


class Column(_Strict):
    """A variable that the query gives, and what its values are."""

    name: Variable
    type: ColumnType
    label: Labels


class Header(_Strict):
    """What a query file says of itself.

    Attributes:
        title: a few words.
        question: what it answers, as a sentence; with the values that stand in the file.
        description: what the question leaves open.
        serves: whom it is for.
        topic: where a list of queries puts it.
        parameters: what it asks for.
        columns: what a table of its rows has, left to right.
    """

    title: InThreeLanguages
    question: InThreeLanguages
    description: InThreeLanguages | None = None
    serves: Annotated[tuple[Audience, ...], Field(min_length=1)]
    topic: Topic
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        for what, names in (
            ("parameter", [each.option for each in self.parameters]),
            ("column", [each.name for each in self.columns]),
        ):
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice:
                raise ValueError(f"two {what}s are called '{twice}'")
        return self

"""What the tables should look like: `datapackage.json` and a Frictionless Table Schema for each table.

Beside the standard's own words these are understood:

- ``format: partial``: a date known to the year, the month or the day;
- ``format: uri``: an http(s) address; ``format: source``: such an address or the id of a row of `sources`;
- ``format: country``: a two-letter code of ISO 3166-1;
- ``uclg:scheme``: the value is a concept of that scheme, by notation or by any of its labels;
- ``uclg:separator``: the cell holds several values, divided by this;
- ``uclg:references``: the value is the id of a row of one of these tables;
- ``uclg:rules``: rules over the cells of a row, by name (see `graph.tables.rules`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph.errors import InputError

_LANGUAGES: Final = ("en", "es", "fr")


@dataclass(frozen=True)
class Field:
    """One column."""

    name: str
    type: str = "string"
    format: str = ""
    title: str = ""
    descriptions: Mapping[str, str] | None = None
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None
    maximum: int | None = None
    example: str = ""
    scheme: str = ""
    separator: str = ""
    references: tuple[str, ...] = ()

    def description(self, language: str) -> str:
        """What the column is for, in English, Spanish or French."""
        return (self.descriptions or {}).get(language, "")


@dataclass(frozen=True)
class TableSchema:
    """One table: its name, columns and rules; `optional` tables may have no file."""

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    titles: Mapping[str, str] | None = None
    descriptions: Mapping[str, str] | None = None
    optional: bool = False

    def field(self, name: str) -> Field:
        """A column by name; KeyError when there is none."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True)
class Package:
    """All tables of a folder, in the order of `datapackage.json`."""

    folder: Path
    tables: tuple[TableSchema, ...]


def read_package(folder: Path) -> Package:
    """Read `datapackage.json` and the schemas that it names.

    Raises:
        InputError: one of them is missing or is not what it should be.
    """
    descriptor = _json(folder / "datapackage.json")
    return Package(folder, tuple(_table(folder, each) for each in descriptor["resources"]))


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path} is missing; UCLG_TABLES names the folder of the tables") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(f"{path} is not JSON: {error}") from None
    if not isinstance(content, dict):
        raise InputError(f"{path} is not a JSON object")
    return content


def _table(folder: Path, resource: dict[str, Any]) -> TableSchema:
    path = folder / str(resource["schema"])
    schema = _json(path)
    try:
        references = _references(schema, str(resource["name"]))
        fields = tuple(_field(each, references.get(each["name"], ())) for each in schema["fields"])
    except KeyError as missing:
        raise InputError(f"{path} has no {missing}") from None
    key = schema.get("primaryKey", ())
    return TableSchema(
        name=str(resource["name"]),
        fields=fields,
        key=(key,) if isinstance(key, str) else tuple(key),
        rules=tuple(schema.get("uclg:rules", ())),
        titles=_by_language(resource, "title"),
        descriptions=_by_language(resource, "description"),
        optional=bool(resource.get("uclg:optional", False)),
    )


def _references(schema: dict[str, Any], own: str) -> dict[str, tuple[str, ...]]:
    """Standard foreign keys of one column, by that column; an empty resource is the table itself."""
    found: dict[str, tuple[str, ...]] = {}
    for key in schema.get("foreignKeys", ()):
        columns = key["fields"]
        column = columns if isinstance(columns, str) else columns[0]
        found[column] = (key["reference"]["resource"] or own,)
    return found


def _field(descriptor: dict[str, Any], references: tuple[str, ...]) -> Field:
    constraints = descriptor.get("constraints", {})
    return Field(
        name=descriptor["name"],
        type=descriptor.get("type", "string"),
        format=descriptor.get("format", ""),
        title=descriptor.get("title", ""),
        descriptions=_by_language(descriptor, "description"),
        required=bool(constraints.get("required", False)),
        unique=bool(constraints.get("unique", False)),
        enum=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        example=str(descriptor.get("example", "")),
        scheme=descriptor.get("uclg:scheme", ""),
        separator=descriptor.get("uclg:separator", ""),
        references=tuple(descriptor.get("uclg:references", references)),
    )


def _by_language(descriptor: dict[str, Any], name: str) -> dict[str, str]:
    """`description`, `description_es`, `description_fr` and the like."""
    keys = {language: name if language == "en" else f"{name}_{language}" for language in _LANGUAGES}
    return {language: str(descriptor[key]) for language, key in keys.items() if key in descriptor}

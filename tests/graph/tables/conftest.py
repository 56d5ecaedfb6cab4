"""A small folder of tables with everything that a schema can ask for, and a vocabulary of three roles."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from graph.iris import fold

ROLES = {"co-chair": ["co-chair", "copresidencia"], "member": ["member", "miembro"], "chair": ["chair"]}

FIELDS: list[dict[str, object]] = [
    {"name": "body_id", "constraints": {"required": True}, "uclg:references": ["bodies"]},
    {"name": "role", "constraints": {"required": True}, "uclg:scheme": "role"},
    {"name": "holder_type", "constraints": {"enum": ["city", "government", "person", "organization"]}},
    {"name": "city"},
    {"name": "country", "format": "country"},
    {"name": "government"},
    {"name": "person"},
    {"name": "organization"},
    {"name": "start", "format": "partial"},
    {"name": "end", "format": "partial"},
    {"name": "seen", "format": "partial", "uclg:separator": ";"},
    {"name": "seats", "type": "integer", "constraints": {"minimum": 1, "maximum": 50}},
    {"name": "share", "type": "number"},
    {"name": "online", "type": "boolean"},
    {"name": "website", "format": "uri"},
    {"name": "source", "format": "source", "uclg:separator": " | "},
]
BODIES: list[dict[str, object]] = [
    {
        "name": "id",
        "constraints": {"required": True, "unique": True, "pattern": "[a-z0-9-]+"},
        "example": "cop-digital-cities",
    },
    {"name": "name", "constraints": {"required": True}},
]
SOURCES: list[dict[str, object]] = [{"name": "id", "constraints": {"required": True, "unique": True}}]


@dataclass(frozen=True)
class Concept:
    notation: str


class Scheme:
    """Finds roles by notation or label, as the real vocabulary does."""

    def find(self, text: str) -> Concept | None:
        found = [key for key, labels in ROLES.items() if fold(text) in map(fold, labels)]
        return Concept(found[0]) if found else None

    def suggest(self, text: str) -> str | None:
        return "co-chair" if fold(text).startswith("coc") else None


class Vocabulary:
    schemes: Mapping[str, Scheme] = {"role": Scheme()}


@dataclass(frozen=True)
class Folder:
    """Where the tables of a test lie; rows of `roles` are written by column name."""

    path: Path

    def write(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        path = self.path / name
        path.write_bytes(text.encode(encoding))
        return path

    def roles(self, *rows: Mapping[str, str]) -> Path:
        names = [str(field["name"]) for field in FIELDS]
        lines = [",".join(names), *(",".join(row.get(name, "") for name in names) for row in rows)]
        return self.write("roles.csv", "\n".join(lines) + "\n")

    def workbook(self, name: str, rows: list[list[object]], formats: Mapping[str, str] | None = None) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        for cell, number_format in (formats or {}).items():
            sheet[cell].number_format = number_format
        book.save(self.path / name)
        return self.path / name


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    resources = []
    rules = {"roles": ["period", "holder", "dated"]}
    for name, fields in (("bodies", BODIES), ("roles", FIELDS), ("sources", SOURCES)):
        schema = {"fields": fields, "uclg:rules": rules.get(name, [])}
        (tmp_path / f"{name}.json").write_text(json.dumps(schema), "utf-8")
        resources.append({"name": name, "schema": f"{name}.json"})
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    made = Folder(tmp_path)
    made.write("bodies.csv", "id,name\ncop-digital-cities,Digital Cities\nuclg,UCLG\n")
    made.write("sources.csv", "id\nfacts-notes\n")
    made.roles()
    return made


@pytest.fixture
def good() -> Callable[..., dict[str, str]]:
    """A good row of `roles`, changed as the test wishes."""

    def make(**changes: str) -> dict[str, str]:
        row = {"body_id": "uclg", "role": "chair", "holder_type": "city", "city": "Bilbao", "country": "ES"}
        return row | {"source": "https://example.org/a"} | changes

    return make

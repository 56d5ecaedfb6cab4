"""Describes the tables to those who keep them: writes what the schemas say into the readmes of the folder.

Run ``python -m graph.tables.describe data`` after a schema has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.tables.schema import Field, Package, TableSchema, read_package

READMES: Final = {"en": "README.md", "es": "LEEME.md", "fr": "LISEZMOI.md"}
MARK: Final = "<!-- From here on written by python -m graph.tables.describe data -->"

_WORDS: Final = {
    "en": {
        "head": "| column | what stands in it | how it is written |",
        "joint": "; ",
        "required": "must be filled",
        "unique": "given once",
        "separated": "several, separated by `{}`",
        "concept": "concept of the scheme `{}`",
        "row": "id of {}",
        "partial": "`2020`, `2020-11` or `2020-11-05`",
        "uri": "web address",
        "source": "web address, or id of `sources`",
        "country": "two letters",
        "integer": "whole number",
        "number": "number",
        "boolean": "`true` or `false`",
        "one_of": "one of {}",
        "example": "for example `{}`",
    },
    "es": {
        "head": "| columna | qué contiene | cómo se escribe |",
        "joint": "; ",
        "required": "obligatoria",
        "unique": "sin repetir",
        "separated": "varios, separados por `{}`",
        "concept": "concepto del esquema `{}`",
        "row": "id de {}",
        "partial": "`2020`, `2020-11` o `2020-11-05`",
        "uri": "dirección web",
        "source": "dirección web, o id de `sources`",
        "country": "dos letras",
        "integer": "número entero",
        "number": "número",
        "boolean": "`true` o `false`",
        "one_of": "uno de {}",
        "example": "por ejemplo `{}`",
    },
    "fr": {
        "head": "| colonne | ce qui s’y trouve | comment l’écrire |",
        "joint": "\u00a0; ",
        "required": "obligatoire",
        "unique": "sans répétition",
        "separated": "plusieurs, séparés par `{}`",
        "concept": "concept du schéma `{}`",
        "row": "id de {}",
        "partial": "`2020`, `2020-11` ou `2020-11-05`",
        "uri": "adresse web",
        "source": "adresse web, ou id de `sources`",
        "country": "deux lettres",
        "integer": "nombre entier",
        "number": "nombre",
        "boolean": "`true` ou `false`",
        "one_of": "l’un de {}",
        "example": "par exemple `{}`",
    },
}


def described(package: Package, language: str) -> str:
    """All tables and columns in English, Spanish or French, as Markdown."""
    parts = [_table(table, language) for table in package.tables]
    return "\n\n".join(parts) + "\n"


def _table(table: TableSchema, language: str) -> str:
    title = (table.titles or {}).get(language, table.name)
    lines = [f"## {table.name}: {title}", "", (table.descriptions or {}).get(language, ""), ""]
    lines += [_WORDS[language]["head"], "| --- | --- | --- |"]
    for field in table.fields:
        how = _WORDS[language]["joint"].join(_how(field, language))
        lines.append(f"| `{field.name}` | {_cell(field.description(language))} | {_cell(how)} |")
    return "\n".join(lines)


def _how(field: Field, language: str) -> Iterator[str]:
    words = _WORDS[language]
    if field.required:
        yield words["required"]
    if field.unique:
        yield words["unique"]
    if field.scheme:
        yield words["concept"].format(field.scheme)
    elif field.references:
        yield words["row"].format(", ".join(f"`{each}`" for each in field.references))
    elif field.enum:
        yield words["one_of"].format(", ".join(f"`{each}`" for each in field.enum))
    elif kind := words.get(field.format) or words.get(field.type):
        yield kind
    if field.separator:
        yield words["separated"].format(field.separator)
    if field.example:
        yield words["example"].format(field.example)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def readme(text: str, package: Package, language: str) -> str:
    """A readme with everything after its mark written anew."""
    return f"{text.split(MARK)[0].rstrip()}\n\n{MARK}\n\n{described(package, language)}"


def main(folder: Path) -> None:
    """Write the readmes of a folder anew."""
    package = read_package(folder)
    for language, name in READMES.items():
        path = folder / name
        path.write_text(readme(path.read_text("utf-8"), package, language), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
